import { In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { isSameCount, ownFigures, withoutCases } from '../../complaint/reportComparison';
import type { ComparedMonth, ReportComparison, ReportFigures } from '../../complaint/reportComparison';
import { monthBorders, monthOf } from '../../complaint/wib';
import type { ComplaintRow, MonthlyReportRow } from '../../database/tables';
import { reportedDisruptions } from '../disruption/reported';
import type { Office } from '../office';
import { figuresIn, isFrozen, liveFigures, monthBefore, reportOf } from './reportMonth';

/** The month's figures as the database has them now, with what they are held against. */
export async function comparedFigures(manager: EntityManager, office: Office, month: string): Promise<ReportFigures> {
  const figures = await liveFigures(manager, office, month);
  const disruptions = await reportedDisruptions(manager, office, monthBorders(month));
  const comparison = await comparisonOf(manager, office, month);
  return { ...figures, comparison, ...(disruptions.length > 0 && { disruptions }) };
}

async function comparisonOf(manager: EntityManager, office: Office, month: string): Promise<ReportComparison> {
  const begun = await firstMonthHere(manager);
  const compared = (other: string) => comparedMonth(manager, office, other, begun);
  return {
    previous: await compared(monthBefore(month)),
    lastYear: await compared(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`),
    corrected: await correctedBefore(manager, office, month),
  };
}

/** Frozen figures where there are any; otherwise counted, unless the office did not work here yet: half a record compares badly. */
async function comparedMonth(
  manager: EntityManager,
  office: Office,
  month: string,
  begun: string | null,
): Promise<ComparedMonth | null> {
  const report = await reportOf(manager, month);
  if (report && isFrozen(report)) return { month, isFrozen: true, figures: withoutCases(ownFigures(figuresIn(report))) };
  if (begun === null || month < begun) return null;
  return { month, isFrozen: false, figures: withoutCases(await liveFigures(manager, office, month)) };
}

/** What was brought over from before with its own date is no month of this office's work. */
async function firstMonthHere(manager: EntityManager): Promise<string | null> {
  const where = { priorNumber: IsNull() };
  const oldest = await manager.findOne<ComplaintRow>('Complaint', { where, order: { registeredAt: 'ASC' } });
  return oldest && monthOf(oldest.registeredAt);
}

async function correctedBefore(manager: EntityManager, office: Office, month: string): Promise<ReportComparison['corrected']> {
  const before = await manager.findOne<MonthlyReportRow>('MonthlyReport', {
    where: { month: LessThan(month), status: Not(In(['draft', 'returned'])) },
    order: { month: 'DESC' },
  });
  if (!before || !isFrozen(before)) return null;
  const frozen = withoutCases(ownFigures(figuresIn(before)));
  const recounted = withoutCases(await liveFigures(manager, office, before.month, frozen.policyVersion));
  return isSameCount(frozen, recounted) ? null : { month: before.month, frozen, recounted };
}
