import type { Office } from '../casework/office';
import { loadSettings } from '../casework/office';
import { listDue, closedIn, listRecords, type RecordsAsked } from '../casework/records/listRecords';
import { recordStates } from '../casework/records/narrowRecords';
import { readRecord } from '../casework/records/readRecord';
import type { RecordFile } from '../casework/records/recordFiles';
import { askRefiling } from '../casework/records/refiling';
import type { Person } from '../complaint/complaint';
import { Invalid } from '../complaint/errors';
import { classificationCodes } from '../complaint/masterData';
import type { FiledState } from '../database/tables';
import type { FileStore } from '../files/folderStore';
import type { Log } from '../log';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, fieldsIn, letterNumberIn, oneOf, queryOf } from './body';
import { languageOf } from './errors';
import { namesIn } from './forms';
import { disposalLines, dueSheet } from './recordSheets';
import { sendFile } from './sendFile';

type Routes = 'listRecords' | 'showRecord' | 'checkRecord' | 'refileRecord' | 'exportDue';

/** Compares a case's files in SharePoint with what was confirmed when they were filed. */
export type CheckRecord = (person: Person, ticketNumber: string) => Promise<(RecordFile & { state: FiledState })[]>;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The archive, for the tab and for scripts. Answers are those of `contract.ts`. */
export function createRecordRoutes(
  office: Office,
  log: Log,
  check: CheckRecord,
  files: Pick<FileStore, 'read'>,
): Record<Routes, Signed> {
  return {
    async listRecords(req, res, person) {
      answer(res, 200, await listRecords(office, person, askedIn(queryOf(req))));
    },

    async showRecord(req, res, person) {
      answer(res, 200, await readRecord(office, person, String(req.params.ticketNumber)));
    },

    async checkRecord(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const found = await check(person, ticketNumber);
      log.info({ person: person.id, found: found.map(({ state }) => state).join(' ') }, 'archived files checked');
      const record = await readRecord(office, person, ticketNumber);
      const now = { at: office.now(), by: person.name };
      // Of a bundle that an earlier release filed nothing is kept: what was found is said now.
      const stateOf = new Map(found.flatMap(each => ('revision' in each ? [[each.revision, each.state] as const] : [])));
      const bundles = record.bundles.map(each => {
        const state = stateOf.get(each.revision);
        return { ...each, checked: each.checked ?? (state ? { ...now, state } : null) };
      });
      answer(res, 200, { ...record, bundles });
    },

    async refileRecord(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const { revision, copy, reason, replaces } = fieldsIn(req.body);
      const file = copy === undefined ? { revision: Number(revision) } : { copy: String(copy) };
      const asked = { file, reason: String(reason ?? ''), replaces: replaces === true };
      await askRefiling(office, files, person, ticketNumber, asked);
      answer(res, 200, await readRecord(office, person, ticketNumber));
    },

    async exportDue(req, res, person) {
      const query = queryOf(req);
      const type = oneOf(query, 'type', ['xlsx', 'pdf', 'docx'] as const) ?? 'xlsx';
      const language = languageOf(req, person.language);
      const officialNumber = letterNumberIn(query);
      const lines = await listDue(office, person);
      log.info({ person: person.id, cases: lines.length, type }, 'list for appraisal exported');
      const name = 'arsip-dinilai-kembali';
      const createdAt = office.now();
      if (type === 'xlsx') {
        const { renderSheets } = await import('../documents/sheet');
        const sheet = dueSheet(lines, textIn(language), namesIn(language));
        const bytes = await renderSheets({ title: sheet.name, createdAt, sheets: [sheet] });
        return sendFile(req, res, { bytes, mimeType: xlsx, name: `${name}.xlsx` });
      }
      if (officialNumber === null) throw new Invalid('invalidInput', [{ name: 'officialNumber', fault: 'missing' }]);
      // The office's papers are in its own language. What draws is loaded with the first of them.
      const { renderDisposalList } = await import('../documents/disposalList');
      const { letterhead, retention: schedule } = await loadSettings(office.db.read);
      const paper = { letterhead, schedule, officialNumber, createdAt, lines: disposalLines(lines) };
      const words = textIn('id');
      const bytes = await renderDisposalList(paper, type, (key, values) => words(`documents:${key}`, values));
      sendFile(req, res, { bytes, mimeType: type === 'pdf' ? 'application/pdf' : docx, name: `${name}.${type}` });
    },
  };
}

/** What `GET /api/records` asks for. @throws Invalid */
function askedIn(query: URLSearchParams): RecordsAsked {
  const code = oneOf(query, 'code', classificationCodes);
  const state = oneOf(query, 'state', recordStates);
  const q = query.get('q')?.trim().slice(0, 2_000);
  const cursor = query.get('cursor');
  const closed = closedAsked(query);
  return {
    ...{ ...(code && { code }), ...(state && { state }), ...(q && { q }), ...(cursor && { cursor }) },
    ...(closed && { closed }),
    limit: 25,
  };
}

function closedAsked(query: URLSearchParams): RecordsAsked['closed'] {
  const [year, month] = [query.get('year') ?? '', query.get('month') ?? ''];
  if (year === '') return undefined;
  if (!/^20\d\d$/.test(year)) throw new Invalid('invalidInput', [{ name: 'year', fault: 'notADate' }]);
  if (month !== '' && !/^(?:[1-9]|1[0-2])$/.test(month))
    throw new Invalid('invalidInput', [{ name: 'month', fault: 'notADate' }]);
  return closedIn(Number(year), month === '' ? null : Number(month));
}
