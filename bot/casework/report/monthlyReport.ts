import type { EntityManager } from 'typeorm';
import type { Person, Role } from '../../complaint/complaint';
import { NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { fieldsOf, validateInput } from '../../complaint/inputs';
import type { CleanInput } from '../../complaint/inputs';
import { reportActions, reportStepFor } from '../../complaint/sop';
import type { ReportAction, ReportStep } from '../../complaint/sop';
import { holds } from '../../complaint/visibility';
import { isUniqueViolation } from '../../database/dialect';
import type { MonthlyReportRow } from '../../database/tables';
import type { Office } from '../office';
import { findPerson } from '../people';
import { checkMonthOver, checkReportReader, draftOf, hashOf, lockedReport } from './reportMonth';
import { freezeRegister } from './frozenRegister';
import { comparedFigures } from './reportComparison';
import { queuePapers, queueReportCards, tellOfReport } from './reportNews';
import { digestOfInput, isRepeated } from '../submissions';

/** Somebody wants to move a month's report (`YYYY-MM`). `step` is the number shown on the card or page. */
export interface ReportRequest {
  month: string;
  action: string;
  by: Person;
  step?: number | null;
  input?: Record<string, unknown>;
  submissionId?: string | null;
}

/**
 * The only way a monthly report changes (SOP steps 7–8): row → step of the table → who may → what was typed → report, history,
 * papers, cards and news in one transaction. A repeated `submissionId` changes nothing.
 * @throws Unknown | NotAllowed | Refused | Invalid with the state unchanged
 */
export function actOnReport(office: Office, request: ReportRequest): Promise<MonthlyReportRow> {
  return office.db.write(tx => actWithin(tx, office, request));
}

async function actWithin(tx: EntityManager, office: Office, request: ReportRequest): Promise<MonthlyReportRow> {
  const now = office.now();
  checkReportReader(request.by, request.month, now);
  const action = knownAction(request.action);
  const report = await loadOrMake(tx, office, request.month);
  if (await isRepeatedPress(tx, office, report, request)) return report;
  await checkNotStale(tx, report, request);
  const step = reportStepFor(report.status, action);
  if (!step) throw new Refused('notNow', { action, status: report.status });
  checkPost(action, step, request.by, now);
  const input = validateInput(action, request.input ?? {});
  const changed = { ...report, ...(await changes(tx, office, report, action, input)) };
  advance(changed, step, { at: now.toISOString(), action, by: request.by.id, note: (input.note as string | undefined) ?? null });
  await save(tx, changed);
  if (action !== 'returnReport') await queuePapers(tx, report.month);
  await queueReportCards(tx, changed, now);
  await tellOfReport(tx, changed, action, request.by, now);
  return changed;
}

function knownAction(name: string): ReportAction {
  const action = reportActions.find(known => known === name);
  if (!action) throw new Unknown('unknownAction', { action: name.slice(0, 40) });
  return action;
}

/** The month's row; a month nobody has touched yet gets its draft in the same transaction. */
async function loadOrMake(tx: EntityManager, office: Office, month: string): Promise<MonthlyReportRow> {
  const found = await lockedReport(tx, office, month);
  if (found) return found;
  const draft = draftOf(month, office.now());
  try {
    await tx.insert('MonthlyReport', draft);
    return draft;
  } catch (error) {
    // Only SQL Server: the schedule or another press made it between the two statements.
    if (!isUniqueViolation(error)) throw error;
    return (await lockedReport(tx, office, month))!;
  }
}

async function isRepeatedPress(
  tx: EntityManager,
  office: Office,
  { id }: MonthlyReportRow,
  { action, by, submissionId, input }: ReportRequest,
): Promise<boolean> {
  if (!submissionId) return false;
  const inputHash = digestOfInput(office, fieldsOf(action as ReportAction), input ?? {});
  return isRepeated(tx, office, { subjectId: id, action, actorId: by.id, submissionId, inputHash });
}

async function checkNotStale(tx: EntityManager, report: MonthlyReportRow, { step }: ReportRequest): Promise<void> {
  if (step === undefined || step === null || step === report.step) return;
  throw await staleError(tx, report);
}

/** Says who did what last; a draft was drawn up by the app itself. */
async function staleError(tx: EntityManager, { month, status, history }: MonthlyReportRow): Promise<Refused> {
  const last = history.at(-1);
  const person = last?.by ? await findPerson(tx, { id: last.by }) : null;
  return new Refused('stale', { status, month, who: person?.name ?? 'Aduan', done: last?.action ?? 'draftReport' });
}

/** Acting heads (Plt., Plh.) hold the post; a written mandate covers complaints, not the report. */
function checkPost(action: ReportAction, step: ReportStep, by: Person, now: Date): void {
  if (step.by.some(role => holds(by, role as Role, now))) return;
  throw new NotAllowed('notYourRole', { action, roles: [...step.by] });
}

async function changes(
  tx: EntityManager,
  office: Office,
  { month }: MonthlyReportRow,
  action: ReportAction,
  input: CleanInput,
): Promise<Partial<MonthlyReportRow>> {
  if (action === 'returnReport') return { returnNote: String(input.note) };
  if (action !== 'submitReport') return {};
  const now = office.now();
  checkMonthOver(month, now);
  const figures = await comparedFigures(tx, office, month);
  await freezeRegister(tx, office, month, now);
  const { highlights, improvements, obstacles, recommendations, officialNumber } = input as Record<string, string | null>;
  return {
    figures: { ...figures },
    figuresHash: hashOf(figures),
    frozenAt: now,
    narrative: { highlights, improvements, obstacles, recommendations },
    officialNumber,
    returnNote: null,
    // Papers of an earlier round must not be approved by mistake: the links come back with the new ones.
    ...{ pdfUrl: null, pdfHash: null, registerUrl: null, filedStep: null },
  };
}

function advance(report: MonthlyReportRow, step: ReportStep, entry: MonthlyReportRow['history'][number]): void {
  report.status = step.to;
  report.step += 1;
  report.history = [...report.history, entry];
}

/** The version is the lock that also holds where the database's own hints would not. */
async function save(tx: EntityManager, report: MonthlyReportRow): Promise<void> {
  const { id, version } = report;
  report.version = version + 1;
  const { id: _id, month: _month, createdAt: _createdAt, ...columns } = report;
  const { affected } = await tx.update('MonthlyReport', { id, version }, columns);
  if (affected === 0) throw await staleError(tx, report);
}
