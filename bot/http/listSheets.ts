import type { ListedView } from '../casework/reading/complaintView';
import type { WorkDone } from '../casework/desk/workLog';
import type { CellValue, Format, Sheet } from '../documents/sheet';
import type { Words } from '../text/text';
import type { Names } from './contract';

type Cell = (item: ListedView) => CellValue;

/** The list as a table: what its lines say, and how officers sorted the cases. Nothing in it is the citizen's. */
export function listSheet(items: readonly ListedView[], words: Words, names: Names): Sheet {
  const named = (of: Record<string, string>, code: string | null | undefined): string | null =>
    code ? (of[code] ?? code) : null;
  const columns: [string, number, Cell, Format?][] = [
    ['tab:list.number', 18, item => item.ticketNumber],
    ['tab:list.status', 22, item => words(item.status ? `staff:status.${item.status}` : 'tab:list.closedToYou')],
    ['tab:list.channel', 14, item => item.channel && words(`staff:channel.${item.channel}`)],
    ['staff:field.complaintClass', 26, item => named(names.complaintClass, item.sorted?.complaintClass)],
    ['staff:field.category', 22, item => named(names.category, item.sorted?.category)],
    ['staff:field.service', 26, item => named(names.service, item.sorted?.service)],
    ['staff:field.division', 30, item => named(names.division, item.sorted?.division)],
    ['tab:list.holder', 24, item => (item.status ? (item.holder?.name ?? words('tab:list.nobody')) : null)],
    ['tab:list.due', 17, item => item.due?.at ?? null, 'moment'],
    ['tab:list.overdue', 12, item => (item.due?.overdue ? words('tab:list.stateOf.overdue') : null)],
    ['tab:list.registered', 17, item => item.registeredAt, 'moment'],
    ['tab:list.ended', 17, item => item.closedAt, 'moment'],
    ['staff:field.outcome', 20, item => item.outcome && words(`staff:outcome.${item.outcome}`)],
  ];
  return {
    name: words('tab:list.title'),
    columns: columns.map(([heading, width, , format]) => ({ heading: words(heading), width, ...(format && { format }) })),
    rows: items.map(item => columns.map(([, , cell]) => cell(item))),
  };
}

/** One's own work: each thing that was done, and how often each. */
export function workSheets(done: readonly WorkDone[], words: Words): Sheet[] {
  const what = ({ action }: WorkDone): string => words(`staff:actionDone.${action}`);
  const step = (sopStep: number | null): string =>
    sopStep ? words('staff:card.sopStep', { step: sopStep, title: words(`staff:sopStep.${sopStep}`) }) : '';
  const times = new Map<string, number>();
  for (const each of done) times.set(what(each), (times.get(what(each)) ?? 0) + 1);
  const of = (...list: [string, number, Format?][]): Sheet['columns'] =>
    list.map(([name, width, format]) => ({ heading: words(`tab:work.${name}`), width, ...(format && { format }) }));
  return [
    {
      name: words('tab:work.details'),
      columns: of(['no', 6], ['date', 13, 'day'], ['time', 9, 'time'], ['number', 18], ['done', 48], ['step', 46], ['post', 24]),
      rows: done.map((each, place) => [
        ...[place + 1, each.at, each.at, each.ticketNumber ?? words('tab:work.hidden'), what(each), step(each.sopStep)],
        each.actorRole && words.has(`staff:role.${each.actorRole}`) ? words(`staff:role.${each.actorRole}`) : null,
      ]),
    },
    {
      name: words('tab:work.summary'),
      columns: of(['done', 48], ['times', 10]),
      rows: [...times].toSorted(([a], [b]) => a.localeCompare(b)),
    },
  ];
}
