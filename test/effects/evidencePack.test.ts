import { loadAsync } from 'jszip';
import { createHash } from 'node:crypto';
import { archiveOrder, recordArchived } from '../../bot/casework/records/archive';
import { readEvidence } from '../../bot/casework/evidence/readEvidence';
import { actOnReport } from '../../bot/casework/report/monthlyReport';
import type { ComplaintRow } from '../../bot/database/tables';
import { evidencePack } from '../../bot/effects/evidencePack';
import { personaKeys, type PersonaKey } from '../../bot/local/personas';
import { textIn } from '../../bot/text/text';
import { answer, review, reported, sheetOf } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { isTaggedArchivePdf, textOfPdf } from '../documents/pdf';

/** What assessors are given of a month, opened again and searched for whatever is a citizen's. */

const month = '2026-11';
/** All of it invented, and none of it may leave the office. */
const said = {
  name: 'Zulaikha Contoh Rekawati',
  nik: '9999994101900002',
  phone: '628000007771',
  address: 'Gang Rekaan 99',
  neighbour: 'Badrun Contoh',
};
const personal = [
  said.name,
  'Zulaikha',
  'Rekawati',
  said.nik,
  said.phone,
  '0800-0007-771',
  said.address,
  said.neighbour,
  'Badrun',
];

let office: OfficeInTime;
const ids: Record<string, string> = {};
let first: Awaited<ReturnType<typeof pack>>;
let files: Map<string, Buffer>;
const steps: [number, number][] = [];
beforeAll(async () => {
  office = await openOfficeInTime('2026-11-02T09:00');
  for (const [nth, kind] of [
    ...['plain', 'personalAnswer', 'counter'],
    ...['confidential', 'anonymous', 'restricted', 'aboutUnit'],
  ].entries())
    ids[kind] = await throughSixSteps(kind, `62800000888${nth}`);
  ids.open = await reported(office, 'Kata warga yang belum ditelaah', { from: '6280000077799', name: said.name });
  office.at('2026-12-01T09:00');
  for (const [who, action] of [
    ['operator', 'submitReport'],
    ['headOfDivision', 'approveReport'],
    ['headOfOffice', 'acknowledgeReport'],
  ] as const)
    await actOnReport(office.office, { month, action, by: await office.person(who), input: {} });
  first = await pack('headOfOffice', (done, of) => steps.push([done, of]));
  files = await filesIn(first.bytes);
}, 60_000);
afterAll(() => office?.close());

/** Step by step to the archive; officers write the reporter's data where they should not. */
async function throughSixSteps(kind: string, from: string): Promise<string> {
  const { name, nik, phone, address, neighbour } = said;
  const citizen = { from: kind === 'plain' ? phone : from, name };
  const id = await reported(office, `Kata warga: KTP belum jadi, NIK ${nik}, rumah di ${address}.`, citizen);
  const marks: Record<string, Partial<ComplaintRow>> = {
    confidential: { isConfidential: true },
    anonymous: { isAnonymous: true },
    restricted: { restricted: true },
    aboutUnit: { reportedParty: 'unit', reportedUnit: 'civilRegistration' },
    counter: { channel: 'counter' },
  };
  const problem = `KTP-el atas nama ${neighbour} dan Zulaikha belum dicetak, NIK ${nik}, telepon 0800-0007-771.`;
  await office.does('operator', id, 'take');
  await office.does('operator', id, 'submitReview', { ...review, problem });
  await office.does('policyAnalyst', id, 'verify', {
    findings: `Data ${name} sesuai.`,
  });
  await office.does('headOfDivision', id, 'giveDisposition', { ...sheetOf(office), instructions: `Cetak KTP-el Sdri. ${name}.` });
  if (kind === 'personalAnswer')
    await answer(office, id, `KTP-el ada di ${address}.`, { containsPersonalData: true, identityCheck: 'seenAtCounter' });
  else await answer(office, id, `Ibu Zulaikha, KTP-el sudah dicetak.`);
  const { ticketNumber } = await office.row(id);
  office.pass(30);
  await office.writes({ text: 'Sudah selesai', kind: 'interactive', button: `sudah:${ticketNumber}`, ...citizen });
  const { id: orderId } = archiveOrder(await office.log(id))!;
  const filed = {
    library: 'general',
    path: ticketNumber,
    url: `https://contoh.sharepoint.com/${ticketNumber}`,
    columns: {},
  } as const;
  const bytes = { size: 1, sha256: 'ab'.repeat(32), quickXorHash: '' };
  await office.db.write(tx => recordArchived(tx, office.office, { complaintId: id, orderId, filed: { ...filed, ...bytes } }));
  // From the beginning, others would act.
  if (marks[kind]) await office.db.write(tx => tx.update('Complaint', { id }, marks[kind]!));
  return id;
}

const numberOf = async (kind: string): Promise<string> => (await office.row(ids[kind]!)).ticketNumber;
const pack = async (who: PersonaKey, told: (done: number, of: number) => void = () => undefined) =>
  evidencePack(office.office, await office.person(who), month, told);

async function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const { files } = await loadAsync(zip);
  const found = Object.values(files).filter(({ dir }) => !dir);
  return new Map(await Promise.all(found.map(async file => [file.name, await file.async('nodebuffer')] as const)));
}

/** All that can be read in a file. */
async function wordsIn(path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith('.pdf')) return textOfPdf(bytes);
  if (!path.endsWith('.xlsx')) return bytes.toString('utf8');
  const parts = Object.values((await loadAsync(bytes)).files);
  return (await Promise.all(parts.map(part => part.async('string')))).join('\n');
}

/** Lines are broken anywhere. */
const squeezed = (text: string): string => text.replace(/[\s\u00ad]+/g, '').toLowerCase();

test('one ZIP holds SOP, public summary, figures, register and samples, and a list of contents with the SHA-256 of each', async () => {
  expect(first.name).toBe('Bukti-Dukung-Pengaduan-2026-11.zip');
  const samples = (await Promise.all(['plain', 'personalAnswer', 'counter'].map(numberOf))).map(
    ticket => `05-Contoh-Berkas/${ticket}_berkas.pdf`,
  );
  const made = [
    '01-SOP-065-5.148-DKPS-II-2022.pdf',
    '02-Ringkasan-Publik-2026-11.pdf',
    '03-Angka-2026-11.json',
    '03-Angka-2026-11.xlsx',
    '04-Register-Tersamar-2026-11.xlsx',
    ...samples.sort(),
  ];
  expect([...files.keys()].sort()).toEqual(['00-Daftar-Isi.pdf', ...made, 'SHA256SUMS.txt']);
  expect(steps).toEqual([...made, ''].map((_, at) => [at, made.length + 1]));

  const sums = files.get('SHA256SUMS.txt')!.toString();
  const hashes = [...files]
    .filter(([path]) => path !== 'SHA256SUMS.txt')
    .map(([path, file]) => [createHash('sha256').update(file).digest('hex'), path] as const);
  expect(sums.trim().split('\n').sort()).toEqual(hashes.map(([hash, path]) => `${hash}  ${path}`).sort());
  const index = squeezed(textOfPdf(files.get('00-Daftar-Isi.pdf')!));
  for (const [hash, path] of hashes.filter(([, path]) => path !== '00-Daftar-Isi.pdf')) {
    expect(index).toContain(hash);
    expect(index).toContain(squeezed(path));
  }
  expect(index).toContain(squeezed('1 November 2026 s.d. 30 November 2026'));
  for (const [path, file] of files) if (path.endsWith('.pdf')) expect([path, isTaggedArchivePdf(file)]).toEqual([path, true]);
  const sop = squeezed(textOfPdf(files.get('01-SOP-065-5.148-DKPS-II-2022.pdf')!));
  expect(sop).toContain(squeezed('sampai pelapor merasa sudah fix jawaban dari terlapor'));
  expect(sop).not.toMatch(/nip\.?\d/);
  expect(JSON.parse(files.get('03-Angka-2026-11.json')!.toString())).toMatchObject({
    month,
    recap: { registered: 8, closed: 7 },
  });
});

test('nothing of a citizen is in any of its files, while the office’s own words are', async () => {
  for (const [path, bytes] of files) {
    const words = squeezed(await wordsIn(path, bytes));
    expect(words.length).toBeGreaterThan(50);
    expect([path, ...personal.filter(each => words.includes(squeezed(each)))]).toEqual([path]);
    expect([path, words.includes(squeezed('Kata warga'))]).toEqual([path, false]);
  }
  const dossier = squeezed(textOfPdf(files.get(`05-Contoh-Berkas/${await numberOf('plain')}_berkas.pdf`)!));
  for (const part of [
    'Z••••••• C••••• R•••••••',
    'belum dicetak',
    'Sdri.',
    'Ibu Z•••••••, KTP-el sudah dicetak',
    'Keterlambatan di antrean cetak',
    'tidak dimuat dalam salinan ini',
  ])
    expect(dossier).toContain(squeezed(part));
  // The one bundle that lies in the archive is no second one.
  expect(dossier).not.toContain(squeezed('Berkas ke-2'));
  const withheld = squeezed(textOfPdf(files.get(`05-Contoh-Berkas/${await numberOf('personalAnswer')}_berkas.pdf`)!));
  expect(withheld).not.toContain(squeezed('KTP-el ada di'));
});

test('of the same frozen month it has the same bytes, whenever and by whom it is made; each taking stands in its samples’ logs', async () => {
  office.pass(60 * 24 * 3);
  // What becomes of its cases afterwards is no part of the month.
  await office.does('operator', ids.plain!, 'rate', { rating: '4' });
  await office.does('operator', ids.open!, 'summarize', { summary: 'Warga menunggu KTP-el.' });
  const again = await pack('recordsOfficer');
  expect(again.bytes.equals(first.bytes)).toBe(true);
  const hash = createHash('sha256').update(again.bytes).digest('hex');
  const entry = (await office.log(ids.plain!)).at(-1)!;
  const { id } = await office.person('recordsOfficer');
  expect(entry).toMatchObject({
    action: 'giveEvidence',
    actorId: id,
    detail: { period: month, sha256: hash },
    occurredAt: office.now(),
  });
  expect(await office.breakIn(ids.plain!)).toBeNull();
  expect((await office.log(ids.confidential!)).map(({ action }) => action)).not.toContain('giveEvidence');
});

const evidenceFor = async (who: PersonaKey, period = month) =>
  readEvidence(office.office, await office.person(who), period, textIn('id'));

test('samples follow the rule that the list of contents names: one of each channel in the order of their hashes, then the next', async () => {
  const { samples } = await evidenceFor('recordsOfficer');
  const hashOf = (ticket: string) => createHash('sha256').update(`${month} ${ticket}`).digest('hex');
  const byHash = (await Promise.all(['plain', 'personalAnswer'].map(numberOf))).sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
  expect(samples.map(({ complaint }) => complaint.ticketNumber)).toEqual([byHash[0], await numberOf('counter'), byHash[1]]);
  for (const { steps } of samples) expect(Object.keys(steps)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  const unverified = { complaintId: ids.counter!, sopStep: 4 };
  await office.db.write(tx => tx.update('LogEntry', unverified, { sopStep: 3 }));
  const left = (await evidenceFor('recordsOfficer')).samples;
  expect(left.map(({ complaint }) => complaint.ticketNumber)).toEqual(byHash);
});

test('the register names what may not leave the office by number and dates alone, and tells nobody of a case about themselves', async () => {
  const { rows } = await evidenceFor('recordsOfficer');
  expect(rows).toHaveLength(8);
  for (const kind of ['confidential', 'anonymous', 'restricted', 'aboutUnit']) {
    const ticket = await numberOf(kind);
    expect(rows.find(row => row.ticketNumber === ticket)).toMatchObject({
      reporterName: '',
      summary: null,
      disposition: null,
      category: null,
    });
  }
  const open = await numberOf('open');
  expect(rows.find(row => row.ticketNumber === open)).toMatchObject({ reporterName: 'Z••••••• C••••• R•••••••', summary: null });
  const { id } = await office.person('headOfDivision');
  await office.db.write(tx => tx.update('Complaint', { id: ids.counter! }, { reportedParty: 'person', reportedPersonId: id }));
  expect((await evidenceFor('headOfDivision')).rows).toHaveLength(7);
});

test('only who keeps the records or answers for them gives it out; a period without any complaint is refused in words', async () => {
  for (const who of personaKeys) {
    const asked = evidenceFor(who).then(
      () => 'given',
      ({ code }: { code: string }) => code,
    );
    const may = ['recordsOfficer', 'headOfDivision', 'headOfOffice'].includes(who);
    expect([who, await asked]).toEqual([who, may ? 'given' : 'evidenceNotYours']);
  }
  await expect(evidenceFor('recordsOfficer', '2026-08')).rejects.toMatchObject({ httpStatus: 409, code: 'emptyPeriod' });
  await expect(evidenceFor('recordsOfficer', '2027-01')).rejects.toMatchObject({ httpStatus: 404, code: 'futurePeriod' });
});

test('a month whose report the head of office has not received yet has no sample, and its papers are drafts', async () => {
  await reported(office, 'Desember', { from: '6280000077798' });
  const { samples, isDraft } = await evidenceFor('headOfOffice', '2026-12');
  expect([samples, isDraft]).toEqual([[], true]);
});
