import type { EntityManager } from 'typeorm';
import type { Person, Role } from '../../complaint/complaint';
import { reportSop } from '../../complaint/sop';
import type { ReportAction, ReportStatus, ReportStep } from '../../complaint/sop';
import { holds } from '../../complaint/visibility';
import { formatMonth } from '../../complaint/wib';
import type { MonthlyReportRow, TeamsCardRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import type { NotificationKey } from '../../text/text';
import { loadPeople } from '../people';
import { notifyPerson } from '../news/teamsNews';

type Report = Pick<MonthlyReportRow, 'month' | 'status' | 'history'>;

/** Whose turn a report is in this status; empty once it was acknowledged. */
export function onTurn(status: ReportStatus): Role[] {
  const steps = Object.values<ReportStep>(reportSop[status]);
  return [...new Set(steps.flatMap(step => step.by))] as Role[];
}

/** Everyone who holds one of these posts now; acting heads count, a mandate does not. */
export const holdersOf = (people: readonly Person[], roles: readonly Role[], now: Date): Person[] =>
  people.filter(person => roles.some(role => holds(person, role, now)));

/**
 * Queues the report's cards to be shown as it is by then, in the 1:1 chats of those whose turn it is, of who acted last, and of
 * everyone who has one already.
 */
export async function queueReportCards(tx: EntityManager, report: Report, now: Date): Promise<void> {
  const { month, status, history } = report;
  const next = holdersOf(await loadPeople(tx), onTurn(status), now).map(person => person.id);
  const cards = await tx.findBy<TeamsCardRow>('TeamsCard', { subject: 'report', subjectId: month });
  const places = new Set([...next, history.at(-1)?.by ?? null, ...cards.map(card => card.conversationKey)]);
  for (const place of places) {
    if (place === null) continue;
    const lane = `card:report:${month}:${place}`;
    await enqueue(tx, { kind: 'showCard', lane, key: lane, payload: { month, place } });
  }
}

/** Queues the report's papers to be filed as it is by then. */
export async function queuePapers(tx: EntityManager, month: string): Promise<void> {
  const lane = `report:${month}`;
  await enqueue(tx, { kind: 'publishReport', lane, key: lane, payload: { month } });
}

/** After an acknowledgement it is nobody's turn: those who made and approved the report hear that it arrived. */
const news: Record<ReportAction, { key: NotificationKey; to: readonly Role[] | 'next' }> = {
  submitReport: { key: 'reportSubmitted', to: 'next' },
  approveReport: { key: 'reportSubmitted', to: 'next' },
  returnReport: { key: 'reportReturned', to: 'next' },
  acknowledgeReport: { key: 'reportAcknowledged', to: ['operator', 'headOfDivision'] },
};

/** Tells those concerned what was done, except who did it. */
export async function tellOfReport(
  tx: EntityManager,
  report: Report,
  action: ReportAction,
  by: Person,
  now: Date,
): Promise<void> {
  const { key, to } = news[action];
  const told = holdersOf(await loadPeople(tx), to === 'next' ? onTurn(report.status) : to, now);
  for (const person of told.filter(each => each.id !== by.id)) {
    await notifyPerson(tx, person, null, key, { month: formatMonth(report.month, person.language), who: by.name });
  }
}
