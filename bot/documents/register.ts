import { registerColumns, type RegisterRow } from '../complaint/registerRow';
import { renderSheets, type Format } from './sheet';
import type { Words } from './words';

/** Of each column the width in characters and, for dates, the format. */
const shapes: Record<keyof RegisterRow, { width: number; format?: Format }> = {
  ticketNumber: { width: 18 },
  receivedAt: { width: 17, format: 'moment' },
  channel: { width: 12 },
  laporTrackingId: { width: 16 },
  reporterName: { width: 20 },
  contact: { width: 18 },
  area: { width: 24 },
  complaintClass: { width: 26 },
  category: { width: 20 },
  service: { width: 24 },
  summary: { width: 50 },
  reportedParty: { width: 20 },
  officer: { width: 20 },
  reviewedAt: { width: 14, format: 'day' },
  dispositionAt: { width: 14, format: 'day' },
  division: { width: 28 },
  disposition: { width: 40 },
  dueAt: { width: 17, format: 'moment' },
  firstAnswerAt: { width: 17, format: 'moment' },
  answerSummary: { width: 50 },
  cycles: { width: 9 },
  status: { width: 16 },
  closedAt: { width: 17, format: 'moment' },
  closeReason: { width: 20 },
  satisfaction: { width: 10 },
  archiveLocation: { width: 50 },
  remarks: { width: 30 },
};

/** The running number stands before them. */
const columns = [{ key: 'no' as const, width: 6 }, ...registerColumns.map(key => ({ key, ...shapes[key] }))];

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
