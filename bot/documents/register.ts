import type { RegisterRow } from '../complaint/registerRow';
import { renderSheets, type Format } from './sheet';
import type { Words } from './words';

/** The columns in the order of DOMAIN §6.2, with their width in characters and, for dates, their format. */
const columns: readonly { key: keyof RegisterRow | 'no'; width: number; format?: Format }[] = [
  { key: 'no', width: 6 },
  { key: 'ticketNumber', width: 18 },
  { key: 'receivedAt', width: 17, format: 'moment' },
  { key: 'channel', width: 12 },
  { key: 'laporTrackingId', width: 16 },
  { key: 'reporterName', width: 20 },
  { key: 'contact', width: 18 },
  { key: 'area', width: 24 },
  { key: 'complaintClass', width: 26 },
  { key: 'category', width: 20 },
  { key: 'service', width: 24 },
  { key: 'summary', width: 50 },
  { key: 'reportedParty', width: 20 },
  { key: 'officer', width: 20 },
  { key: 'reviewedAt', width: 14, format: 'day' },
  { key: 'dispositionAt', width: 14, format: 'day' },
  { key: 'division', width: 28 },
  { key: 'disposition', width: 40 },
  { key: 'dueAt', width: 17, format: 'moment' },
  { key: 'firstAnswerAt', width: 17, format: 'moment' },
  { key: 'answerSummary', width: 50 },
  { key: 'cycles', width: 9 },
  { key: 'status', width: 16 },
  { key: 'closedAt', width: 17, format: 'moment' },
  { key: 'closeReason', width: 20 },
  { key: 'satisfaction', width: 10 },
  { key: 'archiveLocation', width: 50 },
  { key: 'remarks', width: 30 },
];

/** The register as XLSX; a draft says so in its sheet's name. `createdAt` is the only time in the file: the same rows give the same bytes. */
export async function renderRegister(
  rows: readonly RegisterRow[],
  about: { title: string; createdAt: Date; isDraft?: boolean; words: Words },
): Promise<Buffer> {
  const { words, isDraft = false, ...file } = about;
  const sheet = {
    name: words(isDraft ? 'register.draftSheet' : 'register.sheet'),
    columns: columns.map(({ key, ...column }) => ({ heading: words(`register.columns.${key}`), ...column })),
    rows: rows.map((row, i) => columns.map(({ key }) => (key === 'no' ? i + 1 : row[key]))),
  };
  return renderSheets({ ...file, sheets: [sheet] });
}
