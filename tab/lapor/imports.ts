import type { LaporImported, LaporImports, LaporOutcome, Me } from '../../bot/http/contract';
import type { Importing } from '../importing/useImporting';
import { splitMoment } from '../wib';

/** A row of an export may be one of these; what cannot be read at all is faulty. */
export const outcomes = ['new', 'changed', 'unchanged', 'notOurs'] as const satisfies readonly LaporOutcome[];
export type Outcome = LaporOutcome;

/** What an import would do, or did. */
export type Imported = LaporImported;
export type FaultyRow = LaporImported['faulty'][number];
export type ExportRow = NonNullable<LaporImported['rows']>[number];
export type PastImport = LaporImports[number];
export type LaporOptions = { everyOffice: boolean };
export type LaporImporting = Importing<Imported, LaporOptions>;

/** Whether this officer brings LAPOR!'s reports in. */
export const mayImport = ({ roles }: Me): boolean => roles.some(({ role }) => role === 'operator' || role === 'liaisonOfficer');

/** Where a file goes; with `dryRun` nothing is stored. */
export function importAddress(wanted: LaporOptions & { fileName: string; dryRun: boolean }): string {
  const query = new URLSearchParams({
    ...(wanted.dryRun && { dryRun: '1' }),
    ...(wanted.everyOffice && { office: '*' }),
    fileName: wanted.fileName,
  });
  return `/api/lapor/imports?${query.toString()}`;
}

/** The five figures of an import by the name of their word; together all data rows of the file. */
export function figuresOf({
  faulty,
  ...counts
}: Pick<Imported, Outcome | 'faulty'>): [name: Outcome | 'faulty', count: number][] {
  return [...outcomes.map(outcome => [outcome, counts[outcome]] as [Outcome, number]), ['faulty', faulty.length]];
}

/** The figures of an import of the past; an import that was broken off has none. */
export function pastFigures({ counts }: PastImport): [name: string, count: number][] {
  if (!counts) return [];
  return [...outcomes, 'faulty' as const].map(name => [name, counts[name]]);
}

/** The import that is under way now, if any: the newest, unless it has ended. */
export const underWay = (imports: readonly PastImport[]): PastImport | null =>
  imports[0]?.finishedAt === null ? imports[0] : null;

/** Whether an import was finished on the day (WIB) of this moment. */
export const doneToday = (imports: readonly PastImport[], now: string): boolean =>
  imports.some(({ finishedAt }) => finishedAt !== null && splitMoment(finishedAt).date === splitMoment(now).date);
