import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { channels } from '../../complaint/complaint';
import type { ReportPeriod } from '../../complaint/reportPeriod';
import { mayLeaveOffice } from '../../complaint/visibility';
import { monthOf } from '../../complaint/wib';
import { momentFrom, momentValue } from '../../database/dialect';
import type { ComplaintRow, MonthlyReportRow } from '../../database/tables';
import type { Office } from '../office';

/** As many files as an assessor reads. */
export const mostSamples = 6;

/** A case that went through all eight steps of the SOP, and when each was first taken; steps 7 and 8 by the report of the month it was closed in. */
export interface Sample {
  complaint: Candidate;
  steps: Record<number, Date>;
}

/**
 * Cases for an assessor, chosen by a rule that anybody can repeat and nobody can steer: of those that were settled and closed in the
 * period and may leave the office, in the order of SHA-256 of `<period> <ticket number>` (hex), one of each channel, then a second of
 * each, until there are six. Visits and their parts, and cases with reports merged into them, hold other people's words and are none.
 */
export async function chooseSamples(manager: EntityManager, office: Office, period: ReportPeriod): Promise<Sample[]> {
  const reported = await reportedMonths(manager);
  const candidates = (await closedCases(manager, office, period))
    .filter(each => mayLeaveOffice(each) && reported.has(monthOf(each.closedAt!)))
    .map(each => ({ each, place: createHash('sha256').update(`${period.name} ${each.ticketNumber}`).digest('hex') }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ each }) => each);
  const queues = channels.map(channel => candidates.filter(each => each.channel === channel));
  const chosen: Sample[] = [];
  while (queues.some(queue => queue.length > 0)) {
    for (const queue of queues) {
      const next = await firstWhole(manager, queue, reported);
      if (next) chosen.push(next);
      if (chosen.length === mostSamples) return chosen;
    }
  }
  return chosen;
}

/** What is asked of a case before it is chosen; of a year there are many. */
const askedColumns = [
  ...(['id', 'ticketNumber', 'channel', 'closedAt', 'complaintClass', 'track', 'restricted', 'isConfidential'] as const),
  ...(['isAnonymous', 'reportedParty'] as const),
] satisfies (keyof ComplaintRow)[];
type Candidate = Pick<ComplaintRow, (typeof askedColumns)[number]>;

function closedCases(manager: EntityManager, { db }: Office, { start, end }: ReportPeriod): Promise<Candidate[]> {
  return manager
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select(askedColumns.map(column => `c.${column}`))
    .where(`c."status" = 'archived' AND c."outcome" = 'resolved' AND c."closedAt" >= :start AND c."closedAt" < :end`)
    .andWhere(`c."holdsParts" = 0 AND c."partOf" IS NULL`)
    .andWhere(`NOT EXISTS (SELECT 1 FROM "complaint" m WHERE m."mergedInto" = c."id")`)
    .setParameters({ start: momentValue(db.dialect, start), end: momentValue(db.dialect, end) })
    .getMany();
}

/** By month, when its report was handed to the head of division (step 7) and acknowledged by the head of office (step 8). */
async function reportedMonths(manager: EntityManager): Promise<ReadonlyMap<string, Record<number, Date>>> {
  const reports = await manager.findBy<MonthlyReportRow>('MonthlyReport', { status: 'acknowledged' });
  const at = ({ history }: MonthlyReportRow, action: string): Date =>
    new Date(history.findLast(entry => entry.action === action)!.at);
  return new Map(reports.map(report => [report.month, { 7: at(report, 'submitReport'), 8: at(report, 'acknowledgeReport') }]));
}

/** Takes cases from the queue until one has each of the steps 1 to 6 in its log. */
async function firstWhole(
  manager: EntityManager,
  queue: Candidate[],
  reported: ReadonlyMap<string, Record<number, Date>>,
): Promise<Sample | null> {
  for (let complaint = queue.shift(); complaint; complaint = queue.shift()) {
    const steps = { ...(await stepsIn(manager, complaint)), ...reported.get(monthOf(complaint.closedAt!)) };
    if (Object.keys(steps).length === 8) return { complaint, steps };
  }
  return null;
}

async function stepsIn(manager: EntityManager, { id }: Candidate): Promise<Record<number, Date>> {
  const rows = await manager
    .createQueryBuilder('LogEntry', 'l')
    .select('l.sopStep', 'step')
    .addSelect('MIN(l."occurredAt")', 'at')
    .where('l.complaintId = :id AND l.sopStep IS NOT NULL', { id })
    .groupBy('l.sopStep')
    .getRawMany<{ step: number; at: string | Date }>();
  return Object.fromEntries(rows.map(({ step, at }) => [step, momentFrom(at)]));
}
