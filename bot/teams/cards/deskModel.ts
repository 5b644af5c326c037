import type { Desk, DeskItem } from '../../casework/desk';
import { formatWib } from '../../complaint/deadline';
import type { Words } from '../../text/text';
import type { MessageCardModel } from './messageCard';

/** More would be a list, and that is the tab's. */
const mostLines = 10;

/** What waits for an officer, in their own chat: number, step and due time, nothing a citizen wrote. */
export function deskModel({ items, total, overdue }: Desk, url: string | null, words: Words): MessageCardModel {
  const late = overdue > 0 ? ` ${words('staff:desk.late', { count: overdue })}` : '';
  const text = total > 0 ? words('staff:notification.digest', { total }) + late : words('staff:notification.nothingToDo');
  const lines = items.slice(0, mostLines).map(item => lineOf(item, words));
  const left = total - lines.length;
  const link = total > 0 && url ? ({ kind: 'open', url, title: words('staff:desk.openDesk') } as const) : null;
  return {
    ...{ text, ticketNumber: null, urgent: overdue > 0 },
    ...{ lines: left > 0 ? [...lines, words('staff:desk.more', { count: left })] : lines, link },
  };
}

function lineOf({ complaint, kind, action, task, due }: DeskItem, words: Words): string {
  const what =
    kind === 'promise' ? words('staff:desk.promise') : words(kind === 'step' ? `staff:action.${action}` : `staff:task.${task}`);
  const at = due && formatWib(due.at, words.language);
  const when = at ? words(due.overdue ? 'staff:card.overdue' : 'staff:card.dueAt', { at }) : words('staff:card.noDue');
  return words('staff:desk.line', { ticket: complaint.ticketNumber, what, due: when });
}
