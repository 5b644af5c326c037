import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileToArchive } from '../../bot/archive/sharePoint';
import { draftOf } from '../../bot/casework/report/reportMonth';
import type { CaseCopy } from '../../bot/casework/papers/signedCasePapers';
import type { SignedCopy } from '../../bot/casework/papers/signedPdf';
import { newId } from '../../bot/database/dialect';
import type { MonthlyReportRow, OutboxRow, ReportPaperRow } from '../../bot/database/tables';
import { fileSigned } from '../../bot/effects/fileSigned';
import { sha256Of } from '../../bot/files/admit';
import { openFolderStore, type FileStore } from '../../bot/files/folderStore';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { review } from '../casework/journeys';
import { malware, openFakeClamd } from '../files/fakeClamd';
import { plainPdf, signedPdf } from '../files/signedPdf';
import { openServer, type TestServer } from './openServer';

/** Copies of a report that were signed outside: what is taken, from whom, and what is said of it. */

const month = '2026-10';
let clamd: Awaited<ReturnType<typeof openFakeClamd>>;
let server: TestServer;
let files: FileStore;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aduan-signed-'));
  files = openFolderStore(folder);
  clamd = await openFakeClamd();
  server = await openServer({ attachments: { files, scanner: clamd.settings } });
  await reportIs('submittedToHeadOfOffice');
});
afterEach(async () => {
  await server.close();
  await clamd.close();
  rmSync(folder, { recursive: true });
});

const ours = plainPdf('Laporan Oktober');

async function reportIs(status: MonthlyReportRow['status']): Promise<void> {
  const frozen = { figures: {}, figuresHash: 'ab', frozenAt: new Date('2026-11-02T02:00:00Z'), status, step: 2, filedStep: 2 };
  await server.office.db.write(tx => tx.insert('MonthlyReport', { ...draftOf(month, new Date()), ...frozen }));
  await filed(ours, month);
}
async function filed(bytes: Buffer, of: string): Promise<void> {
  const row = { id: newId(), month: of, kind: 'report', step: 2, size: bytes.length, sha256: sha256Of(bytes) } as const;
  const known = {
    url: 'https://contoh.invalid',
    quickXorHash: '',
    filedAt: new Date(),
    by: null,
    at: new Date(),
    signature: null,
    checkedAt: null,
    checkedBy: null,
    state: null,
    foundHash: null,
    refiling: null,
    name: null,
  };
  await server.office.db.write(tx => tx.insert('ReportPaper', { ...row, ...known } satisfies ReportPaperRow));
}

const headers = async (persona: PersonaKey) => ({
  Authorization: `Bearer ${await server.token(persona)}`,
  'Content-Type': 'application/pdf',
  'Accept-Language': 'id',
});
const upload = async (persona: PersonaKey, body: Buffer, of = month) =>
  server.call('POST', `/api/reports/${of}/signed`, { body, headers: await headers(persona) });
const copies = async (persona: PersonaKey = 'operator') => {
  const { body } = await server.call('GET', `/api/reports/${month}`, { headers: await headers(persona) });
  return body as { signed: SignedCopy[]; maySign: boolean };
};
const codeOf = async (...asked: Parameters<typeof upload>) => {
  const { status, body } = await upload(...asked);
  return [status, (body as { code?: string }).code];
};

test('both heads and the records officer hand in the signed report; every reader sees who, when, which hash and by whose certificate', async () => {
  const keepers: readonly PersonaKey[] = ['headOfDivision', 'headOfOffice', 'recordsOfficer'];
  for (const { key } of personas.filter(each => !keepers.includes(each.key)))
    expect([key, (await upload(key, signedPdf(ours))).status]).toEqual([key, ['admin', 'handler'].includes(key) ? 404 : 403]);
  expect(await copies()).toMatchObject({ signed: [], maySign: false });
  expect((await copies('headOfOffice')).maySign).toBe(true);
  const bytes = signedPdf(ours);
  expect((await upload('headOfOffice', bytes)).status).toBe(201);
  const { signed } = await copies();
  expect(signed).toMatchObject([
    {
      ...{ by: 'Kadis Contoh', size: bytes.length, sha256: sha256Of(bytes), url: null, paper: 'ours', isBsre: true },
      signatures: [{ signer: 'Kepala Contoh', issuer: 'BSrE Contoh', coversWhole: true }],
    },
  ]);
  const url = `${server.baseUrl}/api/reports/${month}/signed/${signed[0]!.id}`;
  const given = Buffer.from(await (await fetch(url, { headers: await headers('operator') })).arrayBuffer());
  expect(given.equals(bytes)).toBe(true);
  expect((await fetch(url, { headers: await headers('admin') })).status).toBe(404);
  // The same file again is the same copy; with a second signature it is a newer one, and the first stays in the list.
  await upload('headOfOffice', bytes);
  await upload('recordsOfficer', signedPdf(bytes));
  expect((await copies()).signed.map(({ by, signatures }) => [by, signatures.length])).toEqual([
    ['Arsiparis Contoh', 2],
    ['Kadis Contoh', 1],
  ]);
});

test('whether it is our paper is told by its first bytes; another month’s is refused, and of a file written anew it cannot be told', async () => {
  await upload('headOfOffice', signedPdf(ours));
  await filed(plainPdf('Laporan Oktober, diketahui Kepala Dinas'), month);
  await upload('headOfOffice', signedPdf(plainPdf('ditulis ulang')));
  expect((await copies()).signed.map(({ paper }) => paper)).toEqual(['untold', 'earlier']);
  const other = plainPdf('Laporan September');
  await filed(other, '2026-09');
  expect(await codeOf('headOfOffice', signedPdf(other))).toEqual([409, 'signedOtherMonth']);
});

test('what carries no signature, or none that fits, is damaged, is no PDF, holds malware or is too large is refused, and nothing of it is kept', async () => {
  const cut = signedPdf(ours).subarray(0, -40);
  const changed = signedPdf(ours);
  changed[30]! ^= 1;
  const infected = signedPdf(plainPdf(malware));
  expect([
    await codeOf('headOfOffice', ours),
    await codeOf('headOfOffice', cut),
    await codeOf('headOfOffice', changed),
    await codeOf('headOfOffice', Buffer.from('PK bukan PDF')),
    await codeOf('headOfOffice', Buffer.alloc(0)),
    await codeOf('headOfOffice', infected),
    await codeOf('headOfOffice', Buffer.concat([ours, Buffer.alloc(1_000_000)])),
    await codeOf('headOfOffice', Buffer.concat([ours, Buffer.alloc(17 * 1024 * 1024)])),
  ]).toEqual([
    ...[
      [400, 'signedNotAtAll'],
      [400, 'signedDamaged'],
      [400, 'signedBroken'],
      [400, 'signedNotPdf'],
      [400, 'fileEmpty'],
    ],
    ...[
      [409, 'fileInfected'],
      [409, 'signedNotScanned'],
      [413, 'fileTooLarge'],
    ],
  ]);
  expect((await copies()).signed).toEqual([]);
});

test('before the head of division has approved the report there is nothing to sign', async () => {
  await server.office.db.write(tx => tx.update('MonthlyReport', { month }, { status: 'submittedToHeadOfDivision' }));
  expect(await codeOf('headOfDivision', signedPdf(ours))).toEqual([409, 'signedTooEarly']);
  expect((await copies('headOfDivision')).maySign).toBe(false);
});

test('it is filed beside ours under a name of its own, once', async () => {
  const bytes = signedPdf(ours);
  await upload('headOfDivision', bytes);
  const [row] = await server.office.db.read.findBy<OutboxRow>('Outbox', { kind: 'fileSigned' });
  expect(row!.lane).toBe(`report:${month}`);
  const papers: FileToArchive[] = [];
  const put = async (file: FileToArchive) => {
    papers.push(file);
    const webUrl = 'https://contoh.invalid/tte.pdf';
    return { itemId: 'i', webUrl, eTag: '"1"', size: file.bytes.length, sha256: sha256Of(file.bytes), quickXorHash: 'q' };
  };
  const effect = fileSigned({ office: server.office, files, sharePoint: { put } });
  const context = { id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const stillMine = () => Promise.resolve(true);
  for (let time = 0; time < 2; time++) await effect(row!.payload as { id: string }, { ...context, stillMine });
  expect(papers).toMatchObject([
    {
      path: `/Arsip Pengaduan/2026/10/Laporan Bulanan/Laporan-Pengaduan-2026-10_tte.pdf`,
      columns: { uraianBerkas: 'Laporan Bulanan Pengaduan Publik Oktober 2026 (bertanda tangan elektronik)', kurunWaktu: month },
    },
  ]);
  expect(papers[0]!.bytes.equals(bytes)).toBe(true);
  expect((await copies()).signed[0]!.url).toBe('https://contoh.invalid/tte.pdf');
});

test('a paper of a case goes through the same door: what is no signed PDF is refused, the rest comes back as it was', async () => {
  const json = { channel: 'counter', readBack: true, name: 'Warga Contoh A', contact: '6280000000001', text: 'KTP belum jadi.' };
  const { body } = await server.call('POST', '/api/complaints', { json, headers: await headers('operator').then(onlyJson) });
  const { ticketNumber } = body as { ticketNumber: string };
  const address = `/api/complaints/${ticketNumber}`;
  const acts = async (action: string, input: object) => {
    const { step } = (await server.call('GET', address, { headers: await headers('operator') })).body as { step: number };
    const json = { action, step, input };
    return server.call('POST', `${address}/actions`, { json, headers: await headers('operator').then(onlyJson) });
  };
  await acts('take', {});
  expect((await acts('submitReview', review)).status).toBe(200);
  const hands = async (bytes: Buffer) =>
    server.call('POST', `${address}/papers/review/signed`, { body: bytes, headers: await headers('operator') });
  expect((await hands(ours)).body).toMatchObject({ code: 'signedNotAtAll' });
  const drawn = await fetch(`${server.baseUrl}${address}/papers/review`, { headers: await headers('operator') });
  const bytes = signedPdf(Buffer.from(await drawn.arrayBuffer()));
  expect((await hands(bytes)).status).toBe(201);
  const { signed } = (await server.call('GET', address, { headers: await headers('operator') })).body as { signed: CaseCopy[] };
  expect(signed).toMatchObject([{ of: 'review', paper: 'ours', by: 'Petugas Contoh A' }]);
  const file = await fetch(`${server.baseUrl}${address}/signed/${signed[0]!.id}`, { headers: await headers('operator') });
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  expect(file.headers.get('content-disposition')).toBe(`inline; filename="${ticketNumber}_telaahan_tte.pdf"`);
});

const onlyJson = (all: Record<string, string>) => ({ ...all, 'Content-Type': 'application/json' });
