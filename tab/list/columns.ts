import { useCallback, useState } from 'react';
import { useOffice } from '../office/office';

/** What a line can say beside its number, in the order in which it says it. */
export const columns = [
  ...(['status', 'channel', 'holder', 'due', 'registered'] as const),
  ...(['complaintClass', 'category', 'service', 'division', 'outcome', 'ended'] as const),
] as const;
export type Column = (typeof columns)[number];

/** What it says until somebody chooses. */
export const usualColumns: readonly Column[] = columns.slice(0, 5);

/** A column's heading: the list's own, or the name of the field that it shows. */
export const headingOf = (column: string): string =>
  ['number', 'status', 'channel', 'holder', 'due', 'registered', 'ended'].includes(column)
    ? `tab:list.${column}`
    : `staff:field.${column}`;

const key = (personId: string): string => `aduan.columns.${personId}`;

/** A browser may keep its storage from a page inside Teams, and somebody may have written anything there. */
function kept(personId: string): readonly Column[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key(personId)) ?? 'null');
    return Array.isArray(names) ? columns.filter(column => names.includes(column)) : usualColumns;
  } catch {
    return usualColumns;
  }
}

/**
 * The columns that this officer chose on this device: a wide screen at the desk shows more than a telephone, so that the choice does
 * not travel as filters do.
 */
export function useColumns(): { shown: readonly Column[]; show: (columns: readonly string[]) => void } {
  const { me } = useOffice();
  const [shown, setShown] = useState(() => kept(me.id));
  const show = useCallback(
    (names: readonly string[]) => {
      const chosen = columns.filter(column => names.includes(column));
      setShown(chosen);
      try {
        localStorage.setItem(key(me.id), JSON.stringify(chosen));
      } catch {
        // Then they last as long as the page.
      }
    },
    [me.id],
  );
  return { shown, show };
}
