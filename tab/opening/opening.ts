import type { Me, OpeningTaken } from '../../bot/http/contract';
import type { Importing } from '../importing/useImporting';

export type OpeningRow = NonNullable<OpeningTaken['rows']>[number];
export type OpeningImporting = Importing<OpeningTaken, object>;

/** Whether this officer takes over the cases of before (casework/importing/openingBalance.ts). */
export const mayOpen = ({ roles }: Me): boolean => roles.some(({ role }) => role === 'operator' || role === 'headOfDivision');

/** Where the sheet goes; with `dryRun` nothing is stored. */
export const openingAddress = ({ dryRun }: { dryRun: boolean }): string => `/api/opening-balance${dryRun ? '?dryRun=1' : ''}`;

/** The three figures of a sheet; together all its data rows. */
export const openingFigures = ({ new: taken, unchanged, faulty }: OpeningTaken) =>
  [['new', taken], ['unchanged', unchanged], ['faulty', faulty.length]] as const; // prettier-ignore
