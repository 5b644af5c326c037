import type { MyDesk } from '../../bot/http/contract';
import { splitMoment } from '../wib';

type Item = MyDesk['items'][number];

export const urgencies = ['late', 'today', 'later', 'undated'] as const;
export type Urgency = (typeof urgencies)[number];

/** The desk in groups, the most urgent first; empty groups are left out. Today is the office's day, in WIB. */
export function byUrgency({ items, now }: Pick<MyDesk, 'items' | 'now'>): { group: Urgency; items: Item[] }[] {
  const today = splitMoment(now).date;
  const groupOf = ({ due }: Item): Urgency => {
    if (!due) return 'undated';
    if (due.overdue) return 'late';
    return splitMoment(due.at).date === today ? 'today' : 'later';
  };
  return urgencies
    .map(group => ({ group, items: items.filter(item => groupOf(item) === group) }))
    .filter(({ items: own }) => own.length > 0);
}
