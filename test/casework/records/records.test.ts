import { createHash } from 'node:crypto';
import { quickXorHash } from '../../../bot/archive/quickXorHash';
import { ArchiveRefused } from '../../../bot/archive/refused';
import type { Filed, FileToArchive } from '../../../bot/archive/sharePoint';
import { listDue, listRecords, closedIn, type RecordsAsked } from '../../../bot/casework/records/listRecords';
import { archiveCheckDuty } from '../../../bot/casework/records/archiveCheck';
import { readRecord } from '../../../bot/casework/records/readRecord';
import type { RecordFile } from '../../../bot/casework/records/recordFiles';
import { askRefiling, type Refiling } from '../../../bot/casework/records/refiling';
import { addSignedPaper } from '../../../bot/casework/papers/signedCasePapers';
import { saveRetention } from '../../../bot/casework/settings/retention';
import { loadSettings } from '../../../bot/casework/office';
import { readReport } from '../../../bot/casework/report/reportView';
import type { Complaint } from '../../../bot/complaint/complaint';
import { newId } from '../../../bot/database/dialect';
import type { OutboxRow, ReportPaperRow, SettingChangeRow } from '../../../bot/database/tables';
import { archiveDossier } from '../../../bot/effects/archiveDossier';
import { checkArchive } from '../../../bot/effects/checkArchive';
import { casePaperFile } from '../../../bot/effects/casePaperFile';
import { checkDossier } from '../../../bot/effects/checkDossier';
import { fileSignedPapers } from '../../../bot/effects/fileSignedPapers';
import { refileDossier } from '../../../bot/effects/refileDossier';
import { sha256Of } from '../../../bot/files/admit';
import { signaturesIn, versionsOf } from '../../../bot/files/pdfSignature';
import type { PersonaKey } from '../../../bot/local/personas';
import { signedPdf } from '../../files/signedPdf';
import { filesInMemory } from '../filesInMemory';
import { resolved } from '../journeys';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** The archive: what is found in it, what SharePoint still holds, what may not be touched, and what its time comes to. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T09:12');
  kept = filesInMemory();
});
afterEach(() => office.close());

/** A library that keeps what it is given. */
function library() {
  const files = new Map<string, Buffer>();
  return {
    files,
    put: async ({ path, bytes, replaces }: FileToArchive): Promise<Filed> => {
      const there = files.get(path);
      const isOther = there !== undefined && !there.equals(bytes);
      if (isOther && replaces !== undefined && quickXorHash(there) !== replaces) throw new ArchiveRefused(409, 'otherContent');
      files.set(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const webUrl = `https://contoh.sharepoint.com${path}`;
      return { itemId: path, webUrl, eTag: '"1"', size: bytes.length, sha256, quickXorHash: quickXorHash(bytes) };
    },
    look: async (path: string) => {
      const bytes = files.get(path);
      return bytes && { size: bytes.length, quickXorHash: quickXorHash(bytes) };
    },
    read: async (path: string) => files.get(path),
  };
}

const both = (shelf: ReturnType<typeof library>) => ({ general: shelf, restricted: shelf });
let kept = filesInMemory();

let citizens = 0;
const context = {
  ...{ id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null },
  stillMine: () => Promise.resolve(true),
};
async function archived(shelf = library(), changes: Partial<Complaint> = {}): Promise<{ id: string; ticket: string }> {
  citizens += 1;
  const id = await resolved(office, 'KTP saya belum dicetak', {
    from: `62800000070${String(citizens).padStart(2, '0')}`,
    name: `Warga Contoh ${citizens}`,
  });
  await archiveDossier({ office: office.office, libraries: both(shelf), files: kept })({ complaintId: id }, context);
  if (Object.keys(changes).length > 0) await office.db.write(tx => tx.update('Complaint', { id }, changes));
  return { id, ticket: (await office.row(id)).ticketNumber };
}
const list = async (who: PersonaKey, asked: Omit<RecordsAsked, 'limit'> = {}) =>
  listRecords(office.office, await office.person(who), { limit: 25, ...asked });
const tickets = async (who: PersonaKey, asked: Omit<RecordsAsked, 'limit'> = {}) =>
  (await list(who, asked)).items.map(({ listed }) => listed.ticketNumber);
const due = async (who: PersonaKey) =>
  (await listDue(office.office, await office.person(who))).map(({ listed }) => listed.ticketNumber);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error & { code?: string }) => error.code,
  );
const record = async (ticket: string, who: PersonaKey = 'recordsOfficer') =>
  readRecord(office.office, await office.person(who), ticket);
const letter = { letterNumber: '180/CONTOH/DKPS/XI/2026', reason: 'Sengketa di pengadilan' };

describe('the list', () => {
  test('is narrowed by year, month, code, number and words, and paged by place', async () => {
    const first = await archived();
    office.at('2026-12-01T09:12');
    const second = await archived(library(), { complaintClass: 'informationRequest' });
    expect(await tickets('recordsOfficer')).toEqual([second.ticket, first.ticket]);
    expect(await tickets('recordsOfficer', { closed: closedIn(2026, 11) })).toEqual([first.ticket]);
    expect(await tickets('recordsOfficer', { closed: closedIn(2026, null) })).toHaveLength(2);
    expect(await tickets('recordsOfficer', { closed: closedIn(2027, null) })).toEqual([]);
    expect(await tickets('recordsOfficer', { code: '400.12.4.4' })).toEqual([second.ticket]);
    expect(await tickets('recordsOfficer', { code: '000.8.3.4' })).toEqual([first.ticket]);
    expect(await tickets('recordsOfficer', { q: first.ticket })).toEqual([first.ticket]);
    expect(await tickets('recordsOfficer', { q: 'KTP' })).toEqual([second.ticket, first.ticket]);
    const page = await listRecords(office.office, await office.person('operator'), { limit: 1 });
    expect(page).toMatchObject({ years: [2026], mayExport: false, due: 0 });
    const { items, nextCursor } = await listRecords(office.office, await office.person('operator'), {
      ...{ limit: 1, cursor: page.nextCursor! },
    });
    expect([items[0]!.listed.ticketNumber, nextCursor]).toEqual([first.ticket, null]);
  });

  test('holds for each reader what they may read; who keeps settings or has another post is refused', async () => {
    const { ticket } = await archived();
    const secret = await archived(library(), { track: 'supervisory' });
    const confidential = await archived(library(), { isConfidential: true });
    for (const who of ['admin', 'liaisonOfficer', 'technicalDivision'] as const) {
      expect([who, await refusal(list(who))]).toEqual([who, 'archiveNotYours']);
      expect([who, await refusal(record(ticket, who))]).toEqual([who, 'archiveNotYours']);
    }
    expect(await tickets('recordsOfficer')).toEqual([ticket]);
    expect(await tickets('operator')).toEqual([confidential.ticket, ticket]);
    expect(await tickets('headOfOffice')).toEqual([secret.ticket, ticket]);
    expect(await tickets('headOfOffice', { code: '700.1.2.4' })).toEqual([secret.ticket]);
    expect(await refusal(record(secret.ticket, 'recordsOfficer'))).toBe('closedCase');
    expect(await refusal(office.does('recordsOfficer', secret.id, 'holdRecord', letter))).toBe('closedCase');
  });
});

describe('one record', () => {
  test('names its bundle as SharePoint confirmed it, and a check says same, changed or missing', async () => {
    const shelf = library();
    const { ticket } = await archived(shelf);
    const [path, bytes] = [...shelf.files][0]!;
    const before = await record(ticket);
    expect(before).toMatchObject({
      ...{ ticketNumber: ticket, state: 'active', activeUntil: '2028-11-23', inactiveUntil: '2031-11-23', events: [] },
      bundles: [{ revision: 1, path, size: bytes.length, quickXorHash: quickXorHash(bytes), checked: null }],
    });
    expect(before.bundles[0]!.columns).toMatchObject({ nomorTiket: ticket, retensiInaktifSampai: '2031-11-23' });
    const check = async () => checkDossier(office.office, both(shelf), await office.person('recordsOfficer'), ticket);
    expect(await check()).toEqual([{ revision: 1, state: 'same' }]);
    // As long as before: only the hash tells.
    shelf.files.set(path, Buffer.from(bytes.map((byte, at) => (at === 900 ? byte ^ 1 : byte))));
    expect(await check()).toEqual([{ revision: 1, state: 'changed' }]);
    shelf.files.delete(path);
    expect(await check()).toEqual([{ revision: 1, state: 'missing' }]);
    const { name } = await office.person('recordsOfficer');
    expect((await record(ticket)).bundles[0]!.checked).toEqual({ state: 'missing', at: office.now(), by: name });
  });

  test('one that an earlier release filed is compared by its SHA-256, and a SharePoint that does not answer is said', async () => {
    const shelf = library();
    const { id, ticket } = await archived(shelf);
    await office.db.write(tx => tx.delete('DossierFile', { complaintId: id }));
    const by = await office.person('recordsOfficer');
    expect((await record(ticket)).bundles).toMatchObject([{ revision: 1, path: null, size: null }]);
    expect(await checkDossier(office.office, both(shelf), by, ticket)).toEqual([{ revision: 1, state: 'same' }]);
    const [path] = [...shelf.files][0]!;
    shelf.files.set(path, Buffer.from('%PDF-lain'));
    expect(await checkDossier(office.office, both(shelf), by, ticket)).toEqual([{ revision: 1, state: 'changed' }]);
    const silent = { ...shelf, look: () => Promise.reject(new ArchiveRefused(503, 'serviceNotAvailable')) };
    expect(await refusal(checkDossier(office.office, both(silent), by, ticket))).toBe('archiveUnreachable');
  });

  test('of a case that was reopened both bundles stand there, and what was decided is decided anew', async () => {
    const shelf = library();
    const { id, ticket } = await archived(shelf);
    const decided = { decision: 'permanent', number: '1', at: '', activeUntil: '', inactiveUntil: '' } as const;
    await office.db.write(tx => tx.update('Complaint', { id }, { appraisal: decided }));
    await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
    await office.db.write(tx => tx.update('Complaint', { id }, { status: 'answered', answerState: 'delivered' }));
    await office.does('operator', id, 'confirmSettled', { via: 'phone', quote: 'Sudah.' });
    await archiveDossier({ office: office.office, libraries: both(shelf), files: kept })({ complaintId: id }, context);
    expect((await record(ticket)).bundles.map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await office.row(id)).appraisal).toBeNull();
    const found = await checkDossier(office.office, both(shelf), await office.person('recordsOfficer'), ticket);
    expect(found.map(({ state }) => state)).toEqual(['same', 'same']);
  });
});

describe('what is closed and not in the archive yet', () => {
  const waiting = async (who: PersonaKey = 'recordsOfficer') =>
    (await list(who)).waiting.map(({ waitsFor, code }) => [waitsFor, code]);

  test('says what it waits for, and is gone from there once it is confirmed', async () => {
    const id = await resolved(office, 'KTP saya belum dicetak');
    expect(await waiting()).toEqual([['soon', null]]);
    const row = { kind: 'archiveDossier' };
    const error = async (status: OutboxRow['status'], lastError: string) =>
      office.db.write(tx => tx.update('Outbox', row, { status, lastError }));
    await error('pending', 'archive:attachmentPending');
    expect(await waiting()).toEqual([['attachment', null]]);
    await error('pending', 'graph:503');
    expect(await waiting()).toEqual([['refused', 'graph:503']]);
    await error('dead', 'graph:400');
    expect(await waiting()).toEqual([['stuck', 'graph:400']]);
    await office.db.write(tx => tx.update('Complaint', { id }, { track: 'supervisory' }));
    expect([await waiting(), await waiting('headOfOffice')]).toEqual([[], [['stuck', 'graph:400']]]);
    await archiveDossier({ office: office.office, libraries: both(library()), files: kept })({ complaintId: id }, context);
    expect(await waiting('headOfOffice')).toEqual([]);
  });
});

describe('what SharePoint lost or holds otherwise', () => {
  const shelf = library();
  beforeEach(() => shelf.files.clear());

  const look = async (ticket: string) => checkDossier(office.office, both(shelf), await office.person('recordsOfficer'), ticket);
  const ask = async (ticket: string, more: { replaces?: boolean; reason?: string; by?: PersonaKey; file?: RecordFile } = {}) => {
    const { by = 'recordsOfficer', replaces = false, reason = 'Terhapus saat pindah folder', file = { revision: 1 } } = more;
    return askRefiling(office.office, kept, await office.person(by), ticket, { file, reason, replaces });
  };
  const carryOut = async () => {
    const [row] = await office.outbox('refileDossier');
    return refileDossier({ office: office.office, libraries: both(shelf), files: kept })(
      row!.payload as unknown as Refiling,
      context,
    );
  };

  test('the very bytes that were filed are filed again, at a keeper’s word with a reason, and both stand in the log', async () => {
    const { id, ticket } = await archived(shelf);
    const [[path, bytes]] = [...shelf.files] as [[string, Buffer]];
    expect(await refusal(ask(ticket))).toBe('nothingToRefile');
    shelf.files.clear();
    await look(ticket);
    expect(await refusal(ask(ticket, { by: 'operator' }))).toBe('refilingNotYours');
    expect(await refusal(ask(ticket, { reason: ' ' }))).toBe('invalidInput');
    await ask(ticket);
    await carryOut();
    expect(shelf.files.get(path)?.equals(bytes)).toBe(true);
    const { bundles, events } = await record(ticket);
    expect(bundles[0]!.checked?.state).toBe('same');
    expect(events.map(({ action, words }) => [action, words])).toEqual([
      ['recordRefiled', null],
      ['refileRecord', 'Terhapus saat pindah folder'],
    ]);
    expect(await office.breakIn(id)).toBeNull();
  });

  test('what somebody changed is replaced only at a keeper’s word, and not when it was changed once more since', async () => {
    const { ticket } = await archived(shelf);
    const [[path, bytes]] = [...shelf.files] as [[string, Buffer]];
    shelf.files.set(path, Buffer.from('%PDF-diubah'));
    await look(ticket);
    expect(await refusal(ask(ticket))).toBe('wouldReplace');
    await ask(ticket, { replaces: true });
    shelf.files.set(path, Buffer.from('%PDF-diubah lagi'));
    await carryOut();
    expect(shelf.files.get(path)?.toString()).toBe('%PDF-diubah lagi');
    expect((await record(ticket)).bundles[0]!.checked?.state).toBe('changed');
    await office.db.write(tx => tx.delete('Outbox', { kind: 'refileDossier' }));
    await ask(ticket, { replaces: true });
    await carryOut();
    expect(shelf.files.get(path)?.equals(bytes)).toBe(true);
  });

  describe('of the signed copies of a case’s papers', () => {
    /** The answer's letter and the telaahan of an archived case, signed and filed. */
    async function withCopies(): Promise<{ id: string; ticket: string; paths: string[] }> {
      const { id, ticket } = await archived(shelf);
      for (const paper of ['answer', 'review']) {
        const drawn = { paper, type: 'pdf', number: null } as const;
        const bytes = signedPdf((await casePaperFile(office.office, await office.person('operator'), ticket, drawn)).bytes);
        const pdf = { bytes, sha256: sha256Of(bytes), signatures: signaturesIn(bytes), versions: versionsOf(bytes) };
        await addSignedPaper(office.office, kept, await office.person('operator'), { ticketNumber: ticket, paper }, pdf);
        office.pass(1);
      }
      const parts = { office: office.office, libraries: both(shelf), files: kept };
      await fileSignedPapers(parts)({ complaintId: id }, context);
      return { id, ticket, paths: [...shelf.files.keys()].filter(path => path.endsWith('_tte.pdf')) };
    }
    const states = async (ticket: string) => (await record(ticket)).copies.map(({ of, checked }) => [of, checked?.state]);

    test('the round and a keeper’s look find the one that is lost, and its very bytes are filed again with its columns', async () => {
      const { id, ticket, paths } = await withCopies();
      const [answer] = paths as [string];
      const bytes = shelf.files.get(answer)!;
      const duty = archiveCheckDuty(office.office);
      expect(await duty.nextAt()).toEqual(wib('2026-12-23T08:15'));
      office.at('2026-12-23T08:15');
      shelf.files.delete(answer);
      await checkArchive({ office: office.office, libraries: both(shelf) })({} as never, context);
      expect(await states(ticket)).toEqual([
        ['review', 'same'],
        ['answer', 'missing'],
      ]);
      expect(await tickets('recordsOfficer', { state: 'differs' })).toEqual([ticket]);
      expect((await list('recordsOfficer')).differing).toBe(1);
      expect((await office.outbox('notify')).some(({ payload }) => payload.key === 'archiveDiffers')).toBe(true);
      const { copies } = await record(ticket);
      const copy = copies[1]!.id;
      expect(copies[1]).toMatchObject({ path: answer, library: 'general', size: bytes.length, checked: { by: null } });
      expect(await refusal(ask(ticket, { file: { copy: copies[0]!.id } }))).toBe('nothingToRefile');
      expect(await refusal(ask(ticket, { file: { copy: 'lain' } }))).toBe('unknownCopy');
      await ask(ticket, { file: { copy } });
      const columns: unknown[] = [];
      const [row] = await office.outbox('refileDossier');
      const put = (file: FileToArchive) => (columns.push(file.columns), shelf.put(file));
      const seen = { ...shelf, put };
      const parts = { office: office.office, libraries: both(seen), files: kept };
      await refileDossier(parts)(row!.payload as unknown as Refiling, context);
      expect(shelf.files.get(answer)?.equals(bytes)).toBe(true);
      const about = `Surat jawaban pengaduan ${ticket} (bertanda tangan elektronik)`;
      const bundle = (await record(ticket)).bundles[0]!.columns;
      expect(columns).toEqual([{ ...bundle, uraianBerkas: about, jumlahItem: 1 }]);
      expect((await look(ticket)).map(({ state }) => state)).toEqual(['same', 'same', 'same']);
      expect(await tickets('recordsOfficer', { state: 'differs' })).toEqual([]);
      const { events, copies: after } = await record(ticket);
      expect(events.map(({ action, file }) => [action, file])).toEqual([
        ['recordRefiled', { of: 'answer' }],
        ['refileRecord', { of: 'answer' }],
      ]);
      expect(after[1]!.checked?.by).toBe((await office.person('recordsOfficer')).name);
      expect(await office.breakIn(id)).toBeNull();
    });

    test('one that somebody changed is replaced at a keeper’s word alone, and of an erased reporter none is kept', async () => {
      const { id, ticket, paths } = await withCopies();
      shelf.files.set(paths[0]!, Buffer.from('%PDF-lain'));
      await look(ticket);
      const file = { copy: (await record(ticket)).copies[1]!.id };
      expect(await refusal(ask(ticket, { file }))).toBe('wouldReplace');
      await ask(ticket, { file, replaces: true });
      await carryOut();
      expect((await look(ticket)).map(({ state }) => state)).toEqual(['same', 'same', 'same']);
      shelf.files.delete(paths[0]!);
      await look(ticket);
      const { reporterId } = await office.row(id);
      await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null, erasedAt: office.now() }));
      expect(await refusal(ask(ticket, { file }))).toBe('noCopyKept');
    });
  });

  test('what was filed before copies were kept is left to SharePoint’s own recycle bin', async () => {
    const { ticket } = await archived(shelf);
    shelf.files.clear();
    kept.kept.clear();
    await look(ticket);
    expect(await refusal(ask(ticket))).toBe('noCopyKept');
  });

  test('each bundle is looked at every thirty days without anybody’s asking; what is amiss stands in the list, and its keepers hear of it once', async () => {
    const duty = archiveCheckDuty(office.office);
    expect(await duty.nextAt()).toBeNull();
    const [whole, lost] = [await archived(shelf), await archived(shelf)];
    const secret = await archived(shelf);
    await office.db.write(tx => tx.update('Complaint', { id: secret.id }, { track: 'supervisory' }));
    expect(await duty.nextAt()).toEqual(wib('2026-12-23T08:15'));
    const round = async () => {
      const [row] = await office.outbox('checkArchive');
      expect(row).toBeDefined();
      await checkArchive({ office: office.office, libraries: both(shelf) })(row!.payload as never, context);
      await office.db.write(tx => tx.delete('Outbox', { kind: 'checkArchive' }));
    };
    const pdf = { month: '2026-10', kind: 'report', step: 2, size: 4, sha256: 'ab' } as const;
    const filedPdf = {
      quickXorHash: quickXorHash(Buffer.from('%PDF')),
      url: 'https://contoh.invalid',
      by: null,
      signature: null,
    };
    const moments = {
      at: office.now(),
      filedAt: office.now(),
      checkedAt: null,
      checkedBy: null,
      state: null,
      foundHash: null,
      refiling: null,
      name: null,
    };
    const paper = { id: newId(), ...pdf, ...filedPdf, ...moments } satisfies ReportPaperRow;
    await office.db.write(tx => tx.insert('ReportPaper', paper));
    const monthPath = '/Arsip Pengaduan/2026/10/Laporan Bulanan/Laporan-Pengaduan-2026-10.pdf';
    shelf.files.set(monthPath, Buffer.from('%PDF-diubah'));
    office.at('2026-12-23T08:15');
    for (const path of shelf.files.keys()) if (!path.includes(whole.ticket) && path !== monthPath) shelf.files.delete(path);
    await duty.play();
    await round();
    expect(await tickets('recordsOfficer', { state: 'differs' })).toEqual([lost.ticket]);
    expect((await list('recordsOfficer')).differing).toBe(1);
    expect((await record(whole.ticket)).bundles[0]!.checked).toEqual({ state: 'same', at: office.now(), by: null });
    const { amiss } = await readReport(office.office, await office.person('operator'), '2026-10');
    expect(amiss).toEqual([{ kind: 'report', state: 'changed', at: office.now() }]);
    const ofMonth = (await office.outbox('notify')).filter(({ payload }) => payload.key === 'reportDiffers');
    expect(ofMonth.map(({ payload }) => payload.values)).toEqual(Array(3).fill({ month: 'Oktober 2026' }));
    const told = async () =>
      Object.fromEntries(
        (await office.outbox('notify'))
          .filter(({ payload }) => payload.key === 'archiveDiffers')
          .map(({ payload }) => [payload.personId, (payload.values as { count: number }).count]),
      );
    const [officer, head] = [await office.person('recordsOfficer'), await office.person('headOfOffice')];
    const heard = await told();
    expect([heard[officer.id], heard[head.id]]).toEqual([1, 2]);
    // Nobody is told of the same again, and there is nothing more to do until thirty days later.
    await office.db.write(tx => tx.delete('Outbox', { kind: 'notify' }));
    expect(await duty.nextAt()).toEqual(wib('2027-01-22T08:15'));
    office.at('2027-01-22T08:15');
    await duty.play();
    await round();
    expect(await told()).toEqual({});
  });
});

describe('legal hold and appraisal', () => {
  test('before its time is over a record is not appraised, afterwards it is due; a held one is not', async () => {
    const [one, two] = [await archived(), await archived()];
    const decision = { decision: 'destroyProposed', letterNumber: '045/CONTOH/DKPS/XI/2031' };
    expect(await refusal(office.does('recordsOfficer', one.id, 'appraiseRecord', decision))).toBe('inactiveOver');
    expect(await refusal(due('recordsOfficer'))).toBe('nothingDue');

    office.at('2031-11-24T09:00');
    await office.does('recordsOfficer', two.id, 'holdRecord', letter);
    expect(await due('recordsOfficer')).toEqual([one.ticket]);
    expect(await tickets('headOfDivision', { state: 'due' })).toEqual([one.ticket]);
    expect(await tickets('headOfDivision', { state: 'onHold' })).toEqual([two.ticket]);
    expect((await list('headOfDivision')).due).toBe(1);
    expect(await refusal(due('operator'))).toBe('dueNotYours');
    expect(await refusal(office.does('recordsOfficer', two.id, 'appraiseRecord', decision))).toBe('notOnHold');
    expect(await refusal(office.does('recordsOfficer', two.id, 'holdRecord', letter))).toBe('notOnHold');

    await office.does('headOfDivision', two.id, 'releaseRecord', { ...letter, reason: 'Perkara selesai' });
    expect(await due('recordsOfficer')).toEqual([one.ticket, two.ticket]);
    await office.does('recordsOfficer', one.id, 'appraiseRecord', { ...decision, note: 'Rapat panitia.' });
    expect(await due('recordsOfficer')).toEqual([two.ticket]);
    expect(await record(one.ticket)).toMatchObject({
      ...{ state: 'appraised', inactiveUntil: '2031-11-23' },
      appraisal: { decision: 'destroyProposed', number: decision.letterNumber },
      events: [{ action: 'appraiseRecord', words: 'Rapat panitia.', decision: 'destroyProposed' }],
    });
    expect((await record(two.ticket)).events.map(({ action, words }) => [action, words])).toEqual([
      ['releaseRecord', 'Perkara selesai'],
      ['holdRecord', 'Sengketa di pengadilan'],
    ]);
    // Whatever was decided, the record is where it was.
    expect((await office.row(one.id)).dossierUrl).toContain(one.ticket);
    expect(await office.breakIn(one.id)).toBeNull();
    expect(await office.breakIn(two.id)).toBeNull();
  });

  test('holding needs a letter and a reason, and is no operator’s', async () => {
    const { id } = await archived();
    expect(await refusal(office.does('recordsOfficer', id, 'holdRecord', { reason: 'x' }))).toBe('invalidInput');
    expect(await refusal(office.does('recordsOfficer', id, 'holdRecord', { letterNumber: '1' }))).toBe('invalidInput');
    expect(await refusal(office.does('operator', id, 'holdRecord', letter))).toBe('notYourRole');
    expect(await refusal(office.does('recordsOfficer', id, 'releaseRecord', letter))).toBe('onHold');
    // The reason is sealed; of the entry only the letter's number is plain.
    await office.does('headOfOffice', id, 'holdRecord', letter);
    const entry = (await office.log(id)).at(-1)!;
    expect([entry.action, entry.sopStep, entry.detail]).toEqual(['holdRecord', 6, { letterNumber: letter.letterNumber }]);
  });
});

describe('the schedule', () => {
  const input = { activeYears: '1', inactiveYears: '1', source: 'JRA contoh 1/2027' };

  test('is the administrator’s to change, is logged, and counts for what was not appraised yet', async () => {
    const [one, two] = [await archived(), await archived()];
    office.at('2031-11-24T09:00');
    const decision = { decision: 'permanent', letterNumber: '045/CONTOH/DKPS/XI/2031' };
    await office.does('recordsOfficer', one.id, 'appraiseRecord', decision);
    const { version } = await loadSettings(office.db.read);
    const save = async (who: PersonaKey, more: object = {}) =>
      saveRetention(office.office, await office.person(who), { version, input: { ...input, ...more } });
    expect(await refusal(save('recordsOfficer'))).toBe('settingsNotYours');
    for (const activeYears of ['0', '1.5', '31', 'x']) expect(await refusal(save('admin', { activeYears }))).toBe('invalidInput');
    expect(await refusal(save('admin', { source: ' ' }))).toBe('invalidInput');
    await save('admin');
    expect(await refusal(save('admin', { activeYears: '3' }))).toBe('settingsChanged');
    expect([(await record(one.ticket)).inactiveUntil, (await record(two.ticket)).inactiveUntil]).toEqual([
      ...['2031-11-23', '2028-11-23'],
    ]);
    const [change] = await office.db.read.find<SettingChangeRow>('SettingChange');
    expect(change).toMatchObject({ what: 'retention', before: { activeYears: 2 }, after: { activeYears: 1, inactiveYears: 1 } });
    // A dossier that is filed from now on carries the new dates.
    const later = await archived();
    expect((await record(later.ticket)).bundles[0]!.columns).toMatchObject({
      ...{ retensiAktifSampai: '2032-11-24', retensiInaktifSampai: '2033-11-24' },
    });
  });
});
