import { findDuplicates } from '../../../bot/casework/reading/duplicates';
import { enterReport } from '../../../bot/casework/receiving/enterReport';
import type { ComplaintRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { normalizePhone } from '../../../bot/channels/phoneNumber';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

const second = '6280000000002';
const lapor = {
  channel: 'lapor',
  externalId: '99000001',
  text: 'KTP tidak kunjung jadi\nSaya Warga Contoh A sudah perekaman 2 November, sampai sekarang KTP belum tercetak, mohon kejelasan.',
};

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.db.close());

/** Sample 1 of DOMAIN §10, as it came: four messages. */
async function banjar(name: string | null = null): Promise<string> {
  const texts = [
    'Assalamualaikum min',
    'ulun handak batakun',
    'KTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah',
    'atas ngaran Warga Contoh A, Kelurahan Langkai',
  ];
  let id = '';
  for (const text of texts) id = (await office.writes({ text, name })).complaint?.id ?? id;
  return id;
}

async function enters(input: Record<string, unknown>, by: PersonaKey = 'operator'): Promise<string> {
  const understand = () => () => ({ intent: 'other', certain: false }) as const;
  const parts = { office: office.office, by: await office.person(by), input, phoneNumber: normalizePhone, understand };
  return (await enterReport(parts))!.id;
}

const numberOf = async (id: string): Promise<string> => (await office.row(id)).ticketNumber;
const suggested = async (id: string, by: PersonaKey = 'operator') =>
  findDuplicates(office.office, await office.person(by), await office.row(id));

test('the same matter by WhatsApp and by LAPOR! is suggested both ways, by name, service and dates (DOMAIN §10 no. 1 and 2)', async () => {
  const first = await banjar();
  office.at('2026-11-24T08:30');
  const again = await enters(lapor, 'liaisonOfficer');
  const reasons = ['sameName', 'sameService', 'closeDates', 'otherChannel'];
  expect(await suggested(again)).toMatchObject([
    { ticketNumber: await numberOf(first), channel: 'whatsapp', isOpen: true, reasons },
  ]);
  expect(await suggested(first)).toMatchObject([{ ticketNumber: await numberOf(again), reasons }]);
  expect((await office.row(again)).status).toBe('received');
});

test('the name a reporter is known by finds a case whose words name somebody so', async () => {
  const counter = {
    channel: 'counter',
    name: 'Bapak WARGA CONTOH A',
    contact: 'warga@contoh.invalid',
    text: 'KTP-el belum dicetak',
  };
  const visit = await enters(counter);
  const again = await enters(lapor, 'liaisonOfficer');
  expect(await suggested(again)).toMatchObject([{ ticketNumber: await numberOf(visit) }]);
  expect(await suggested(visit)).toMatchObject([{ ticketNumber: await numberOf(again) }]);
});

test('the same NIK is found in other words and however it is spaced, a bank account is not', async () => {
  const one = await enters({
    channel: 'counter',
    isAnonymous: false,
    contact: 'a@contoh.invalid',
    text: 'NIK 9999990101900001 tidak terbaca bank',
  });
  const other = await enters({
    channel: 'email',
    contact: 'b@contoh.invalid',
    text: 'Kartu keluarga hilang, 9999 9901 0190 0001',
  });
  expect(await suggested(other)).toMatchObject([
    { ticketNumber: await numberOf(one), reasons: expect.arrayContaining(['sameNationalId']) },
  ]);
  const account = 'Uang saya dari rekening 1234567890123456';
  const third = await enters({ channel: 'email', contact: 'c@contoh.invalid', text: `${account} dipotong calo` });
  await enters({ channel: 'email', contact: 'd@contoh.invalid', text: `Mohon dicek: ${account}` });
  expect((await suggested(third)).flatMap(({ reasons }) => reasons)).not.toContain('sameNationalId');
});

test('neighbours with the same service in the same week are two matters', async () => {
  const own = (await office.writes({ text: 'KTP saya belum dicetak sudah 3 minggu', name: 'Warga Contoh A' })).complaint!.id;
  await office.writes({ text: 'KTP anak ulun balum tacetak jua', name: 'Warga Contoh B', from: second });
  expect(await suggested(own)).toEqual([]);
});

test('a forwarded text is found though nothing is known of who sent it', async () => {
  const text =
    'Antrean di loket tiga sejak pagi tidak bergerak karena jaringan rusak, padahal kami datang dari Rakumpit subuh tadi';
  const own = (await office.writes({ text, name: null })).complaint!.id;
  const other = (await office.writes({ text: `Diteruskan: ${text}!`, name: null, from: second })).complaint!.id;
  expect(await suggested(own)).toMatchObject([
    { ticketNumber: await numberOf(other), reasons: expect.arrayContaining(['sameWords']) },
  ]);
});

test('an anonymous report is never tied to a person, a confidential one never by name', async () => {
  await banjar('Warga Contoh A');
  const anonymous = await enters({ ...lapor, isAnonymous: true }, 'liaisonOfficer');
  const confidential = await enters({ ...lapor, externalId: '99000003', isConfidential: true }, 'liaisonOfficer');
  const all = [...(await suggested(anonymous)), ...(await suggested(confidential))];
  expect(all.flatMap(({ reasons }) => reasons)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/Name|Reporter|National/)]),
  );
});

test('a supervisory case is suggested to nobody, a restricted one only to whoever may read it', async () => {
  const text = 'Saya Warga Contoh A, oknum petugas minta uang 150 ribu supaya KTP cepat dicetak';
  const levy = (await office.writes({ text, from: second, name: null })).complaint!.id;
  expect((await office.row(levy)).restricted).toBe(true);
  const again = await enters(lapor, 'liaisonOfficer');
  expect((await suggested(again)).map(each => each.ticketNumber)).toEqual([await numberOf(levy)]);
  expect(await suggested(again, 'policyAnalyst')).toEqual([]);
  await office.does('operator', levy, 'flagSupervisory', { reason: 'pungli', reportedParty: 'unknown' });
  expect(await suggested(again)).toEqual([]);
  expect(await suggested(again, 'headOfOffice')).toEqual([]);
});

test('what was closed 31 days ago, dismissed, merged already or parted again is not suggested', async () => {
  const first = await banjar();
  const again = await enters(lapor, 'liaisonOfficer');
  await office.does('operator', again, 'merge', { into: await numberOf(first) });
  expect(await suggested(first)).toEqual([]);
  await office.does('operator', again, 'unmerge', { reason: 'Ternyata orang lain' });
  expect(await suggested(again)).toEqual([]);
  expect(await suggested(first)).toEqual([]);
  const third = await enters({ ...lapor, externalId: '99000004' }, 'liaisonOfficer');
  expect((await suggested(third)).length).toBe(2);
  await office.does('operator', again, 'dismiss', { reason: 'spam' });
  await office.does('operator', first, 'withdraw', { via: 'phone', quote: 'Sudah jadi' });
  expect(await suggested(third)).toMatchObject([{ ticketNumber: await numberOf(first), isOpen: false }]);
  office.pass(31 * 24 * 60);
  const late = await enters({ ...lapor, externalId: '99000005' }, 'liaisonOfficer');
  expect((await suggested(late)).map(each => each.ticketNumber)).not.toContain(await numberOf(first));
});

test('parts of one report and linked cases are known to be two matters', async () => {
  const own = (await office.writes('KTP saya belum dicetak sudah 3 minggu')).complaint!.id;
  await office.does('operator', own, 'split', { text: 'KTP saya belum dicetak sudah 3 minggu', text2: 'KK saya salah nama' });
  const [part] = await office.db.read.findBy<ComplaintRow>('Complaint', { partOf: own });
  expect(await suggested(part!.id)).toEqual([]);
  expect(await suggested(own)).toEqual([]);
});
