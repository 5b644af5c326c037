import { readBank, saveBankText, setBankTextActive, textsFor } from '../../../bot/casework/bank/answerBank';
import { draftFromAnswer, isPromotable } from '../../../bot/casework/bank/promoteAnswer';
import { personas, type PersonaKey } from '../../../bot/local/personas';
import { answered, inProgress, plain } from '../journeys';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** Ready texts for answers: written by few, offered to all, every version kept (DOMAIN §5; SOP step 5). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const form = { title: 'Siap diambil', answer: 'Laporan {tiket}: {layanan} siap diambil. Buka {jam}.', service: 'ktpel_cetak' };
const filled = { ...form, owner: 'policyAnalyst', reviewIn: '6' };

async function saves(who: PersonaKey, input: object = {}, more: object = {}) {
  const by = await office.person(who);
  await saveBankText({ office: office.office, by, id: null, version: null, input: { ...filled, ...input }, ...more });
}
const bank = async (who: PersonaKey = 'operator') => readBank(office.office, await office.person(who));
const only = async () => (await bank()).texts[0]!;
const offered = async (complaintId: string) => textsFor(office.db.read, office.office, await office.row(complaintId));

test('a new office has none, and everybody may read', async () => {
  expect(await bank()).toEqual({ texts: [], fields: null });
});

test.each(personas.map(({ key }) => key))('%s may write it or is told who does', async who => {
  const may = ['policyAnalyst', 'headOfDivision', 'admin'].includes(who);
  expect((await bank(who)).fields !== null).toBe(may);
  if (may) await saves(who);
  else await expect(saves(who)).rejects.toMatchObject({ code: 'bankNotYours', httpStatus: 403 });
  expect((await bank()).texts).toHaveLength(may ? 1 : 0);
});

test('every version is kept with who made it; withdrawing and taking up again are versions too', async () => {
  await saves('policyAnalyst');
  office.pass(10);
  const { id } = await only();
  await saves('headOfDivision', { answer: 'Baru.' }, { id, version: 1 });
  const admin = await office.person('admin');
  await setBankTextActive(office.office, admin, { id, version: 2, active: false });
  await setBankTextActive(office.office, admin, { id, version: 3, active: true });
  expect(await only()).toMatchObject({ version: 4, text: 'Baru.', active: true, owner: { name: 'Analis Contoh' } });
  expect((await only()).history.map(({ change, by }) => [change, by])).toEqual([
    ['restored', 'Admin Contoh'],
    ['withdrawn', 'Admin Contoh'],
    ['changed', 'Kabid Contoh'],
    ['written', 'Analis Contoh'],
  ]);
  const first = await office.db.read.findOneByOrFail<{ text: string }>('BankText', { id, version: 1 } as object);
  expect(first.text).toBe(form.answer);
});

test('who writes over another’s version is told, and the same press twice writes once', async () => {
  await saves('policyAnalyst', {}, { submissionId: 'press-1' });
  await saves('policyAnalyst', {}, { submissionId: 'press-1' });
  const { id } = await only();
  await saves('headOfDivision', { title: 'Lain' }, { id, version: 1 });
  await expect(saves('policyAnalyst', {}, { id, version: 1 })).rejects.toMatchObject({
    code: 'bankChanged',
    values: { who: 'Kabid Contoh' },
  });
  await expect(saves('policyAnalyst', {}, { id: 'x', version: 1 })).rejects.toMatchObject({ code: 'unknownBankText' });
  expect(await only()).toMatchObject({ title: 'Lain', version: 2 });
});

test('a case fills the variables in, those of its service come first, withdrawn ones are not offered, late ones are marked', async () => {
  const id = await inProgress(office);
  await saves('policyAnalyst', { title: 'Gratis', answer: 'Semua layanan gratis.', service: '', reviewIn: '3' });
  await saves('policyAnalyst');
  await saves('policyAnalyst', { title: 'KK', service: 'kk' });
  const gone = (await bank()).texts.find(({ title }) => title === 'KK')!;
  await setBankTextActive(office.office, await office.person('policyAnalyst'), { id: gone.id, version: 1, active: false });
  office.at('2027-02-24T09:00');
  expect((await offered(id)).map(({ title, fit, text, isPastReview }) => [title, fit, text, isPastReview])).toEqual([
    [
      'Siap diambil',
      'service',
      'Laporan ADU-2026-000001: KTP-el: pencetakan siap diambil. Buka Senin–Jumat 08.00–16.00 WIB.',
      false,
    ],
    ['Gratis', 'general', 'Semua layanan gratis.', true],
  ]);
  expect((await bank()).texts.find(({ title }) => title === 'Gratis')!.reviewAt).toEqual(wib('2027-02-23T09:12'));
});

test('what a case does not know is put into words that hold for each', async () => {
  const { complaint } = await office.writes('Halo, mohon bantuan');
  await saves('policyAnalyst', { answer: '{layanan} / {bidang}', service: '' });
  expect((await offered(complaint!.id))[0]!.text).toBe('layanan yang dimaksud / bidang yang berwenang');
});

describe('an answer becomes a text of the bank', () => {
  const draft = async (id: string, who: PersonaKey = 'policyAnalyst') =>
    draftFromAnswer(office.office, await office.person(who), (await office.row(id)).ticketNumber);

  async function sent(text: string): Promise<string> {
    const id = await inProgress(office);
    await office.does('policyAnalyst', id, 'draftAnswer', { text, ...plain });
    await office.does('operator', id, 'sendAnswer', plain);
    return id;
  }

  test('with its number open again, and with names and numbers of people behind dots, which the bank refuses', async () => {
    const id = await sent('Yth. Warga Contoh A, laporan ADU-2026-000001 selesai. Atas nama Budi Contoh, telepon 0812-0000-0001.');
    const { prefill, covered, source } = await draft(id);
    expect(prefill.answer).toBe('Yth. ••••, laporan {tiket} selesai. Atas nama ••••, telepon •••••••••001.');
    expect([source, covered]).toEqual(['ADU-2026-000001', { names: 2, numbers: 1 }]);
    expect(prefill).toMatchObject({ title: 'KTP-el: pencetakan – Lama/terlambat', service: 'ktpel_cetak', category: 'delay' });
    await expect(saves('policyAnalyst', prefill)).rejects.toMatchObject({ fields: [{ name: 'answer', fault: 'isMasked' }] });
    await saves('policyAnalyst', { ...prefill, answer: 'Laporan {tiket} selesai.' }, { source });
    expect(await only()).toMatchObject({ source: 'ADU-2026-000001', text: 'Laporan {tiket} selesai.' });
  });

  test('only once it was approved or sent, only where the case is not closed to others, and only by who writes the bank', async () => {
    const id = await inProgress(office);
    await expect(draft(id)).rejects.toMatchObject({ code: 'noAnswerForBank' });
    await office.does('policyAnalyst', id, 'draftAnswer', { text: 'Selesai.', ...plain });
    await expect(draft(id)).rejects.toMatchObject({ code: 'noAnswerForBank' });
    await office.does('headOfDivision', id, 'approveAnswer');
    expect((await draft(id)).covered).toEqual({ names: 0, numbers: 0 });
    await expect(draft(id, 'operator')).rejects.toMatchObject({ code: 'bankNotYours' });
    await expect(draft(id, 'admin')).rejects.toMatchObject({ code: 'unknownComplaint' });
    // Who reads secret cases in another post does not make them everybody's reading.
    const [analyst, operator, row] = [
      await office.person('policyAnalyst'),
      await office.person('operator'),
      await office.row(id),
    ];
    const both = { ...analyst, roles: [...analyst.roles, ...operator.roles] };
    const may = (secret: object) => isPromotable({ ...row, ...secret }, both, office.now());
    const secrets = [{ restricted: true }, { track: 'supervisory', handlerId: both.id }, { reportedParty: 'person' }];
    expect([may({}), ...secrets.map(may)]).toEqual([true, false, false, false]);
  });

  test('also of a case that is over', async () => {
    expect((await draft(await answered(office))).prefill.answer).toBe('Sudah dicetak, dapat diambil di loket.');
  });
});
