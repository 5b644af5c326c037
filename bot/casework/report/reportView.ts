import type { Person, Role } from '../../complaint/complaint';
import type { MonthlyFigures } from '../../complaint/figures';
import { fieldsOf } from '../../complaint/inputs';
import type { Field } from '../../complaint/inputs';
import { reportActions, reportStepFor } from '../../complaint/sop';
import type { ReportAction, ReportStatus } from '../../complaint/sop';
import { holds, keepsRecords, readsRecords } from '../../complaint/visibility';
import type { MonthlyReportRow, ReportPaperRow } from '../../database/tables';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { checkReportReader, draftOf, isApproved, isMonthOver, liveFigures, reportOf } from './reportMonth';
import { lyingThere, papersOf } from './reportPapers';
import { maySign, signedCopiesOf } from './signedCopies';
import type { SignedCopy } from '../papers/signedPdf';

/**
 * A month's report as an officer sees it. Figures are live while it is a draft or was returned, and as they were frozen in
 * every other status; hash and time of freezing are null while they are live. A month nobody has touched is a draft at step 0.
 */
export interface ReportView {
  /** `YYYY-MM`. */
  month: string;
  status: ReportStatus;
  step: number;
  version: number;
  figures: MonthlyFigures;
  figuresHash: string | null;
  frozenAt: Date | null;
  narrative: Record<string, string | null> | null;
  officialNumber: string | null;
  returnNote: string | null;
  /** Oldest first; `who` is the officer's name. */
  history: { at: Date; action: string; who: string | null; note: string | null }[];
  pdfUrl: string | null;
  registerUrl: string | null;
  /** Copies with electronic signatures, the newest first. */
  signed: SignedCopy[];
  /** Files of the month that SharePoint had lost or held otherwise at the last look. */
  amiss: { kind: ReportPaperRow['kind']; state: 'missing' | 'changed'; at: Date }[];
  /** When somebody, or the schedule (`by` null), looked there last, and how many files nobody has looked at since they were filed; null = none yet. */
  looked: { at: Date; by: string | null; unseen: number } | null;
  /** Whether this person may have the month's files looked at now: they lie there. */
  mayCheck: boolean;
  /** Those that were filed again, or are about to be: at whose word and why. */
  refilings: { kind: ReportPaperRow['kind']; at: Date; by: string | null; reason: string }[];
  /** A person has worked on the DOCX in SharePoint, which was left as it is: under which name ours lies beside it; else null. */
  docxBeside: string | null;
  /** Whether this person may have a lost or changed file filed again. */
  mayRefile: boolean;
  /** Whether this person may hand in such a copy now. */
  maySign: boolean;
  allowedActions: { action: ReportAction; fields: readonly Field[] }[];
}

/**
 * Reads a month's report; writes nothing.
 * @throws Unknown for what is no month yet, and to whoever is no staff of the cases (such as an administrator alone)
 */
export async function readReport(office: Office, person: Person, month: string): Promise<ReportView> {
  const now = office.now();
  checkReportReader(person, month, now);
  const { read } = office.db;
  const report = (await reportOf(read, month)) ?? { ...draftOf(month, now), version: 0 };
  const isLive = report.status === 'draft' || report.status === 'returned';
  const { status, step, version, narrative, officialNumber, returnNote, pdfUrl, registerUrl } = report;
  return {
    ...{ month, status, step, version, narrative, officialNumber, returnNote, pdfUrl, registerUrl },
    figures: isLive ? await liveFigures(read, office, month) : (report.figures as unknown as MonthlyFigures),
    figuresHash: isLive ? null : report.figuresHash,
    frozenAt: isLive ? null : report.frozenAt,
    history: await historyOf(office, report),
    signed: await signedCopiesOf(office, month),
    ...(await lyingOf(office, person, month)),
    mayRefile: keepsRecords(person, now),
    maySign: isApproved(report) && maySign(person, now),
    allowedActions: allowedOn(report, person, now).map(action => ({ action, fields: fieldsOf(action) })),
  };
}

type OfLying = Pick<ReportView, 'amiss' | 'looked' | 'mayCheck' | 'refilings' | 'docxBeside'>;

async function lyingOf({ db, now }: Office, person: Person, month: string): Promise<OfLying> {
  const lying = lyingThere(await papersOf(db.read, month));
  const people = new Map((await loadPeople(db.read, 'ever')).map(({ id, name }) => [id, name]));
  return {
    looked: lastLookAt(lying, people),
    mayCheck: lying.length > 0 && readsRecords(person, now()),
    amiss: lying.flatMap(({ kind, state, checkedAt: at }) => (state && state !== 'same' && at ? [{ kind, state, at }] : [])),
    docxBeside: lying.find(({ kind }) => kind === 'reportDocx')?.name ?? null,
    refilings: lying.flatMap(({ kind, refiling }) => {
      if (!refiling) return [];
      const { at, by, reason } = refiling;
      return [{ kind, at: new Date(at), by: people.get(by) ?? null, reason }];
    }),
  };
}

function lastLookAt(lying: readonly ReportPaperRow[], people: ReadonlyMap<string, string>): ReportView['looked'] {
  const seen = lying.filter(({ checkedAt }) => checkedAt).toSorted((a, b) => Number(b.checkedAt) - Number(a.checkedAt));
  const [last] = seen;
  if (!last) return null;
  return { at: last.checkedAt!, by: people.get(last.checkedBy ?? '') ?? null, unseen: lying.length - seen.length };
}

async function historyOf({ db }: Office, { history }: MonthlyReportRow): Promise<ReportView['history']> {
  const people = new Map((await loadPeople(db.read, 'ever')).map(person => [person.id, person.name]));
  return history.map(({ at, action, by, note }) => ({ at: new Date(at), action, who: people.get(by ?? '') ?? null, note }));
}

/** Actions this person could take on the report now, in the order of the table. */
function allowedOn({ status, month }: MonthlyReportRow, person: Person, now: Date): ReportAction[] {
  return reportActions.filter(action => {
    const step = reportStepFor(status, action);
    if (!step || (action === 'submitReport' && !isMonthOver(month, now))) return false;
    return step.by.some(role => holds(person, role as Role, now));
  });
}
