import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Refused, Unknown } from '../../complaint/errors';
import { canonicalJson, figuresFor } from '../../complaint/figures';
import type { MonthlyFigures } from '../../complaint/figures';
import type { ReportFigures } from '../../complaint/reportComparison';
import { isStaff } from '../../complaint/visibility';
import { monthBorders, monthOf } from '../../complaint/wib';
import { hold } from '../../database/dataSource';
import { newId } from '../../database/dialect';
import type { MonthlyReportRow } from '../../database/tables';
import { figureCases } from './figureCases';
import { loadPolicy } from '../office';
import type { Office } from '../office';

/** @throws Unknown `unknownReport` for what is no month, `futureMonth` for one that has not begun */
export function checkMonth(month: string, now: Date): void {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Unknown('unknownReport', { month: month.slice(0, 20) });
  if (month > monthOf(now)) throw new Unknown('futureMonth', { month });
}

/** @throws Unknown for what is no month yet, and to whoever is no staff of the cases (such as an administrator alone) */
export function checkReportReader(person: Person, month: string, now: Date): void {
  if (!isStaff(person, now)) throw new Unknown('unknownReport', { month: month.slice(0, 20) });
  checkMonth(month, now);
}

/** The month before a month. */
export const monthBefore = (month: string): string => monthOf(new Date(monthBorders(month).start.getTime() - 1));

export const isMonthOver = (month: string, now: Date): boolean => monthBorders(month).end <= now;

/** @throws Refused `monthNotOver`: figures are frozen once the month is over */
export function checkMonthOver(month: string, now: Date): void {
  if (!isMonthOver(month, now)) throw new Refused('monthNotOver', { month });
}

export function reportOf(manager: EntityManager, month: string): Promise<MonthlyReportRow | null> {
  return manager.findOneBy<MonthlyReportRow>('MonthlyReport', { month });
}

/** The same row, locked until the transaction ends. */
export async function lockedReport(tx: EntityManager, { db }: Office, month: string): Promise<MonthlyReportRow | null> {
  await hold(tx, db, 'MonthlyReport', { month });
  return reportOf(tx, month);
}

/**
 * A month's report before anything was done with it. Its step is 0 whether it is stored already or not, so that a card drawn
 * before is not stale after; each action adds one step and one line of history.
 */
export function draftOf(month: string, now: Date): MonthlyReportRow {
  return {
    id: newId(),
    month,
    status: 'draft',
    step: 0,
    version: 1,
    figures: null,
    figuresHash: null,
    frozenAt: null,
    narrative: null,
    officialNumber: null,
    returnNote: null,
    history: [],
    pdfUrl: null,
    pdfHash: null,
    registerUrl: null,
    filedStep: null,
    createdAt: now,
  };
}

/** A report whose figures are frozen: the only kind that is signed. */
export type FrozenReport = MonthlyReportRow & { figures: Record<string, unknown>; figuresHash: string; frozenAt: Date };

export function isFrozen(report: MonthlyReportRow): report is FrozenReport {
  return report.status !== 'draft' && report.status !== 'returned' && report.figures !== null && report.frozenAt !== null;
}

/** A report with its figures: frozen, or with the running ones and neither hash nor time of freezing. */
export type ShownReport = MonthlyReportRow & { figures: Record<string, unknown> };

export const figuresIn = ({ figures }: ShownReport): ReportFigures => figures as unknown as ReportFigures;

/** The head of division has signed these figures. */
export const isApproved = ({ status }: Pick<MonthlyReportRow, 'status'>): boolean =>
  status === 'submittedToHeadOfOffice' || status === 'acknowledged';

/** The month's figures as the database has them now, by the time rules of now or of an earlier version of the settings. */
export async function liveFigures(
  manager: EntityManager,
  office: Office,
  month: string,
  policyVersion?: number,
): Promise<MonthlyFigures> {
  const cases = await figureCases(manager, office, monthBorders(month));
  return figuresFor(month, cases, await loadPolicy(manager, policyVersion));
}

/** SHA-256 (hex) of the figures' canonical JSON: stands on the paper and shows that nothing was changed since. */
export const hashOf = (figures: ReportFigures): string => createHash('sha256').update(canonicalJson(figures)).digest('hex');
