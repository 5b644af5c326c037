import type { Person } from '../../complaint/complaint';
import { Unknown } from '../../complaint/errors';
import { figuresOver, type MonthlyFigures } from '../../complaint/figures';
import { ownFigures } from '../../complaint/reportComparison';
import { reportPeriod, type ReportPeriod } from '../../complaint/reportPeriod';
import { isStaff } from '../../complaint/visibility';
import { figureCases } from './figureCases';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { figuresIn, isApproved, isFrozen, reportOf } from './reportMonth';

/** The figures of a period for the head of office: numbers alone, no case. */
export interface Summary {
  period: ReportPeriod;
  figures: MonthlyFigures;
  /** When a month was frozen, or when the cases were counted. */
  at: Date;
  isFrozen: boolean;
  /** A month that the head of division has not approved; a quarter or year that still runs. */
  isDraft: boolean;
}

/**
 * A frozen month as it was frozen. Anything else is counted now from its cases by the formulas of DOMAIN §6.1: medians and what was open
 * cannot be had by adding months up.
 * @throws Unknown for what is no period or has not begun, and to whoever may not read a monthly report
 */
export async function readSummary(office: Office, person: Person, name: string): Promise<Summary> {
  const now = office.now();
  const period = reportPeriod(name);
  if (!period || !isStaff(person, now)) throw new Unknown('unknownPeriod', { period: name.slice(0, 20) });
  if (now < period.start) throw new Unknown('futurePeriod', { period: name });
  const { read } = office.db;
  const report = period.kind === 'month' ? await reportOf(read, name) : null;
  if (report && isFrozen(report)) {
    const figures = ownFigures(figuresIn(report));
    return { period, figures, at: report.frozenAt, isFrozen: true, isDraft: !isApproved(report) };
  }
  const cases = await figureCases(read, office, period);
  const figures = figuresOver(period.name, period, cases, await loadPolicy(read));
  return { period, figures, at: now, isFrozen: false, isDraft: period.kind === 'month' || now < period.end };
}
