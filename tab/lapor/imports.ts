import type { LaporImported, LaporImports, LaporOutcome, Me } from '../../bot/http/contract';
import { splitMoment } from '../wib';
import { numberIn } from '../words/numbers';

/** A row of an export may be one of these; what cannot be read at all is faulty. */
export const outcomes = ['new', 'changed', 'unchanged', 'notOurs'] as const satisfies readonly LaporOutcome[];
export type Outcome = LaporOutcome;

/** What an import would do, or did. */
export type Imported = LaporImported;
export type FaultyRow = LaporImported['faulty'][number];
export type ExportRow = NonNullable<LaporImported['rows']>[number];
export type PastImport = LaporImports[number];

/** The office takes no larger file (http/body.ts). */
export const largestFile = 32 * 1024 * 1024;

/** Whether this officer brings LAPOR!'s reports in. */
export const mayImport = ({ roles }: Me): boolean => roles.some(({ role }) => role === 'operator' || role === 'liaisonOfficer');

/** Where a file goes; with `dryRun` nothing is stored. */
export function importAddress(wanted: { fileName: string; everyOffice: boolean; dryRun: boolean }): string {
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

/** The size of a file: `12,3 KB`. */
export const sizeIn = (language: 'id' | 'en', bytes: number): string =>
  bytes < 1024 * 1024 ? `${numberIn(language, bytes / 1024)} KB` : `${numberIn(language, bytes / (1024 * 1024))} MB`;
