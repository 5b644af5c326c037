import { canonicalJson, type MonthlyFigures } from './figures';

/** Figures of another month beside those of a report. */
export interface ComparedMonth {
  /** `YYYY-MM`. */
  month: string;
  /** As its own report froze them; otherwise counted when this report's figures were. */
  isFrozen: boolean;
  figures: MonthlyFigures;
}

/** What a report's figures are held against. Frozen with them, and part of their hash. */
export interface ReportComparison {
  /** Null where the office did not work with these records yet. */
  previous: ComparedMonth | null;
  lastYear: ComparedMonth | null;
  /** The newest month frozen before, where counting it anew gives other figures now: what came late is a correction here. */
  corrected: { month: string; frozen: MonthlyFigures; recounted: MonthlyFigures } | null;
}

/** A disruption in the month's report; moments are ISO texts, as figures are frozen as JSON. */
export interface ReportedDisruption {
  name: string;
  startedAt: string;
  /** Null where it lasted beyond the month. */
  endedAt: string | null;
  /** Complaints that were about it and open at some time in the month. */
  cases: number;
}

/** A month's figures as its report shows them. Reports frozen before there was a comparison, or a disruption, have none. */
export type ReportFigures = MonthlyFigures & { comparison?: ReportComparison; disruptions?: ReportedDisruption[] };

/** The month's own figures alone. */
export function ownFigures({ comparison: _comparison, disruptions: _disruptions, ...figures }: ReportFigures): MonthlyFigures {
  return figures;
}

/** What may stand in another month's report: a late case is named in its own month's alone. */
export const withoutCases = (figures: MonthlyFigures): MonthlyFigures => ({
  ...figures,
  timeliness: { ...figures.timeliness, overdue: [] },
});

/** Whether two counts of a month came to the same. */
export const isSameCount = (one: MonthlyFigures, other: MonthlyFigures): boolean => canonicalJson(one) === canonicalJson(other);
