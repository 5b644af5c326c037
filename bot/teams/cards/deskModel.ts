import type { Desk, DeskItem } from '../../casework/desk/desk';
import type { DueView, ListedView } from '../../casework/reading/complaintView';
import type { PastSurge } from '../../casework/dashboard/surges';
import { formatWib } from '../../complaint/deadline';
import { choiceLabel } from '../../text/fieldText';
import { numberIn, type Words } from '../../text/text';
import type { MessageCardModel } from './messageCard';

/** More would be a list, and that is the tab's. */
const mostLines = 10;

/** What waits for an officer, in their own chat: number, step and due time, nothing a citizen wrote; above it what came in in unusual number. */
export function deskModel(
  { items, total, overdue }: Desk,
  surges: readonly PastSurge[],
  url: string | null,
  words: Words,
): MessageCardModel {
  const late = overdue > 0 ? ` ${words('staff:desk.late', { count: overdue })}` : '';
  const text = total > 0 ? words('chat:notification.digest', { total }) + late : words('chat:notification.nothingToDo');
  const lines = linesOf(
    items.map(item => lineOf(item, words)),
    total,
    words,
  );
  const ways = total > 0 && url ? [{ kind: 'open', url, title: words('staff:desk.openDesk') } as const] : [];
  return {
    text,
    ticketNumber: null,
    urgent: overdue > 0,
    lines: [...surges.slice(0, mostSurges).map(surge => surgeLine(surge, words)), ...lines],
    ways,
  };
}

/** The dashboard shows them all. */
const mostSurges = 3;

function surgeLine({ by, code, count, usual, on }: PastSurge, words: Words): string {
  const what = code === null ? words('staff:desk.anything') : choiceLabel(words, by, code);
  const day = formatWib(on, words.language, 'dateOnly');
  return words('staff:desk.surge', { what, day, count, usual: numberIn(words, usual) });
}

/** What is over two working days late, for the head of office: number, who has it and since when it is late. */
export function overdueModel(cases: readonly ListedView[], words: Words): MessageCardModel {
  const text = words('chat:notification.overdueList', { count: cases.length });
  const lines = cases.map(({ ticketNumber, holder, due }) =>
    words('staff:desk.line', {
      ticket: ticketNumber,
      what: holder?.name ?? words('staff:card.noHolder'),
      due: dueIn(due, words),
    }),
  );
  return { text, ticketNumber: null, urgent: true, lines: linesOf(lines, cases.length, words), ways: [] };
}

function linesOf(lines: readonly string[], total: number, words: Words): string[] {
  const shown = lines.slice(0, mostLines);
  const left = total - shown.length;
  return left > 0 ? [...shown, words('staff:desk.more', { count: left })] : shown;
}

function lineOf({ complaint, kind, action, task, due }: DeskItem, words: Words): string {
  const keys = {
    step: `staff:action.${action}`,
    task: `staff:task.${task}`,
    promise: 'staff:desk.promise',
    words: 'staff:desk.words',
  };
  const what = words(keys[kind]);
  return words('staff:desk.line', { ticket: complaint.ticketNumber, what, due: dueIn(due, words) });
}

function dueIn(due: DueView | null, words: Words): string {
  if (!due) return words('staff:card.noDue');
  return words(due.overdue ? 'staff:card.overdue' : 'staff:card.dueAt', { at: formatWib(due.at, words.language) });
}
