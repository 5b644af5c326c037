import type { Count, MonthlyFigures, Share } from '../complaint/figures';
import { divisions } from '../complaint/masterData';
import type { ComparedMonth, ReportFigures } from '../complaint/reportComparison';
import { locales, monthBorders } from '../complaint/wib';
import { choiceLabel } from './fieldText';
import type { FigureRow, FigureTable } from './figureTable';
import type { Words } from './text';

export const figureSections = [
  'recap',
  'byChannel',
  'byClass',
  'byCategory',
  'byService',
  'byDistrict',
  'timeliness',
  'satisfaction',
] as const;

/** Sections 2–9 of DOMAIN §6.1. */
export type FigureSections = Record<(typeof figureSections)[number], FigureTable>;

/** The list of late cases must leave the report its four pages. */
const mostOverdue = 6;

/**
 * Sections 2–9 of the monthly report (DOMAIN §6.1) from its figures, for its paper and for a screen; a section without anything to
 * count has no rows ("Nihil"). Sections 2 and 8 stand beside the month before and the same month a year ago, where those are known.
 */
export function reportSections(figures: ReportFigures, words: Words): FigureSections {
  const named = (field: string) => (code: string) =>
    code === 'unknown' ? other(unknowns[field] ?? code) : choiceLabel(words, field, code);
  const other = (code: string): string => words(`documents:report.rows.${code}`);
  const channel = (code: string): string => (code === 'other' ? other(code) : words(`staff:channel.${code}`));
  const district = (name: string): string => (name === 'other' || name === 'unknown' ? other(name) : name);
  const { byDivision, byService } = figures;
  /** Both stand in one table, each under a line of its own: one below the other they would read as one list that counts everything twice. */
  const group = (key: string, counts: Record<string, Count>, field: string): FigureRow[][] => {
    const rows = countRows(counts, named(field));
    return rows.length > 0 ? [[{ label: other(key), values: countKeys.map(() => '') }], rows] : [];
  };
  return {
    recap: beside(figures, recap, words),
    byChannel: countTable([countRows(figures.byChannel, channel)], words),
    byClass: countTable([countRows(figures.byClass, named('complaintClass'))], words),
    byCategory: countTable([countRows(figures.byCategory, named('category'))], words),
    byService: countTable(
      [...group('byDivision', byDivision, 'division'), ...group('byServiceType', byService, 'service')],
      words,
    ),
    byDistrict: countTable([countRows(figures.byDistrict, district)], words),
    timeliness: beside(figures, timeliness, words),
    satisfaction: satisfaction(figures),
  };
}

/** The month's own table with a column for each month it is held against, line by line. */
function beside(figures: ReportFigures, draw: (figures: MonthlyFigures, words: Words) => FigureTable, words: Words): FigureTable {
  const own = draw(figures, words);
  const { previous = null, lastYear = null } = figures.comparison ?? {};
  const others = [previous, lastYear].filter(other => other !== null);
  if (others.length === 0) return own;
  const drawn = others.map(other => draw(other.figures, words).rows);
  return {
    columns: [shortMonth(figures.month, words), ...others.map(other => headingOf(other, words))],
    rows: own.rows.map(line => ({ ...line, values: [...line.values, ...drawn.map(rows => valueIn(rows, line))] })),
  };
}

/** `Okt 2026`. */
const shortMonth = (month: string, { language }: Words): string =>
  monthBorders(month).start.toLocaleDateString(locales[language], { timeZone: 'Asia/Jakarta', month: 'short', year: 'numeric' });

function headingOf({ month, isFrozen }: ComparedMonth, words: Words): string {
  const short = shortMonth(month, words);
  return isFrozen ? short : words('documents:report.columns.notFrozen', { month: short });
}

/** Lines about single cases are not compared. */
function valueIn(rows: readonly FigureRow[], line: FigureRow): FigureRow['values'][number] {
  if (!('key' in line)) return '';
  return rows.find(each => 'key' in each && each.key === line.key)?.values[0] ?? null;
}

/** Divisions and services stand in one table. */
const unknowns: Record<string, string> = { division: 'unknownDivision', service: 'unknownService' };

const row = (key: string, value: number | null, unit?: FigureRow['unit']): FigureRow => ({ key, values: [value], unit });

function recap({ recap: { closedBy, ...counts }, outside, supervisory }: MonthlyFigures): FigureTable {
  const corrections = outside.earlierNowDismissed + outside.earlierNowMerged;
  return {
    rows: [
      row('openStart', counts.openStart),
      row('registered', counts.registered),
      row('reopened', counts.reopened),
      row('resolved', closedBy.resolved),
      row('rejected', closedBy.rejected),
      row('referredOut', closedBy.referredOut),
      row('withdrawn', closedBy.withdrawn),
      row('closed', counts.closed),
      row('openEnd', counts.openEnd),
      row('merged', outside.merged),
      row('dismissed', outside.dismissed),
      ...(corrections > 0 ? [row('corrections', corrections)] : []),
      row('supervisory', supervisory.registered),
    ],
  };
}

const countKeys = ['openStart', 'registered', 'reopened', 'closed', 'openEnd'] as const;

/** What has no name of its own stands last, however much it is. */
const rests = ['other', 'unknown'];

function countRows(counts: Record<string, Count>, label: (code: string) => string): FigureRow[] {
  const rows = Object.entries(counts).map(([code, count]) => ({
    isRest: rests.includes(code),
    row: { label: label(code), values: countKeys.map(key => count[key]) },
  }));
  return rows
    .toSorted(
      (a, b) =>
        Number(a.isRest) - Number(b.isRest) ||
        b.row.values[1]! - a.row.values[1]! ||
        a.row.label.localeCompare(b.row.label, 'id'),
    )
    .map(({ row }) => row);
}

function countTable(groups: FigureRow[][], words: Words): FigureTable {
  const columns = countKeys.map(key => words(`documents:report.columns.${key}`));
  return { columns, rows: groups.flat(), drawn: countKeys.indexOf('registered') };
}

const hours = (minutes: number | null): number | null => (minutes === null ? null : minutes / 60);

function timeliness({ timeliness: times, supervisory }: MonthlyFigures, words: Words): FigureTable {
  const { onTime, onTimeBy, firstResponse, settlement, promisesKept, overdueCount } = times;
  if (onTime.of + firstResponse.count + settlement.count + promisesKept.of + overdueCount === 0) return { rows: [] };
  return {
    rows: [
      row('onTime', onTime.percent, 'percent'),
      { key: 'firstWithin', values: [partOfWhole(onTime, words)] },
      row('firstAnswered', onTimeBy.answer),
      row('firstProgress', onTimeBy.progress),
      row('firstAsked', onTimeBy.asked),
      row('firstResponseMedian', hours(firstResponse.medianMinutes), 'workingHours'),
      row('firstResponseMean', hours(firstResponse.meanMinutes), 'workingHours'),
      row('settlementMedian', hours(settlement.medianMinutes), 'workingHours'),
      row('settlementMean', hours(settlement.meanMinutes), 'workingHours'),
      row('promisesKept', promisesKept.percent, 'percent'),
      row('overdue', overdueCount),
      ...overdueRows(times, supervisory.overdue, words),
    ],
  };
}

/** Late cases by their numbers, longest first; supervisory ones as a number only. */
function overdueRows({ overdue }: MonthlyFigures['timeliness'], secret: number, words: Words): FigureRow[] {
  const text = (key: string, values: Record<string, unknown> = {}): string => words(`documents:report.rows.${key}`, values);
  const listed = overdue.toSorted((a, b) => b.minutesLate - a.minutesLate).slice(0, mostOverdue);
  const shortName = (code: string | null): string => divisions.find(each => each.code === code)?.short ?? text('unknownDivision');
  return [
    ...listed.map(({ ticketNumber, division, minutesLate }): FigureRow => ({
      label: text('overdueCase', { ticket: ticketNumber, division: shortName(division) }),
      values: [hours(minutesLate)],
      unit: 'workingHours',
    })),
    ...(overdue.length > mostOverdue
      ? [{ label: text('overdueMore', { count: overdue.length - mostOverdue }), values: [null] }]
      : []),
    ...(secret > 0 ? [{ label: text('overdueSecret'), values: [secret] }] : []),
  ];
}

const partOfWhole = ({ count, of }: Share, words: Words): string => words('documents:report.units.share', { count, of });

/** Closings by the reporter's word and by silence are never added together (DOMAIN §6.1). */
function satisfaction({ satisfaction: said }: MonthlyFigures): FigureTable {
  const { confirmed, silence, notRead, reopened, meanCycles, ratings, meanRating } = said;
  const rated = Object.values(ratings).reduce((sum, count) => sum + count, 0);
  if (confirmed.of + reopened + rated === 0 && meanCycles === null) return { rows: [] };
  return {
    rows: [
      row('byReporter', confirmed.percent, 'percent'),
      row('bySilence', silence.percent, 'percent'),
      row('notRead', notRead.percent, 'percent'),
      row('reopened', reopened),
      row('meanCycles', meanCycles, 'times'),
      row('rated', rated),
      { key: 'ratings', values: [rated > 0 ? Object.values(ratings).join(' / ') : null] },
      row('ratingMean', meanRating),
    ],
  };
}
