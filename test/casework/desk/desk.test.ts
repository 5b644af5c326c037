import { deskOf, type Desk } from '../../../bot/casework/desk/desk';
import type { PersonaKey } from '../../../bot/local/personas';
import { answered, plain, reported, review, sheetOf, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const desk = async (who: PersonaKey): Promise<Desk> => deskOf(office.office, await office.person(who));
/** What waits for each, as "action" or "task:kind" or "promise". */
const waits = async (who: PersonaKey): Promise<string[]> =>
  (await desk(who)).items.map(({ kind, action, task }) => (kind === 'step' ? action! : kind === 'task' ? `task:${task}` : kind));

test('a case goes from desk to desk on its way through the SOP, and lies on one at a time', async () => {
  const everybody = [
    'operator',
    'operator2',
    'policyAnalyst',
    'technicalDivision',
    'technicalDivision2',
    'headOfDivision',
  ] as const;
  const seen = async (): Promise<Record<string, string[]>> => {
    const desks = await Promise.all(everybody.map(async who => [who, await waits(who)] as const));
    return Object.fromEntries(desks.filter(([, items]) => items.length > 0));
  };
  const id = await reported(office);
  expect(await seen()).toEqual({ operator: ['take'], operator2: ['take'] });
  await office.does('operator', id, 'take');
  expect(await seen()).toEqual({ operator: ['submitReview'] });
  await office.does('operator', id, 'submitReview', review);
  expect(await seen()).toEqual({ policyAnalyst: ['verify'], technicalDivision: ['verify'] });
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  expect(await seen()).toEqual({ headOfDivision: ['giveDisposition'] });
  await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
  expect(await seen()).toEqual({ technicalDivision: ['draftAnswer'] });
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', containsPersonalData: true });
  expect(await seen()).toEqual({ headOfDivision: ['approveAnswer'] });
  await office.does('headOfDivision', id, 'returnDraft', { note: 'Sebutkan loketnya.' });
  expect(await seen()).toEqual({ technicalDivision: ['draftAnswer'] });
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak, di loket 3.', ...plain });
  expect(await seen()).toEqual({ operator: ['sendAnswer'] });
  await office.does('operator', id, 'sendAnswer', plain);
  await office.answerGoesOut(id);
  expect(await seen()).toEqual({});
});

test('where the division has nobody in the app, whoever holds the case drafts its answer', async () => {
  const id = await taken(office);
  await office.does('operator', id, 'submitReview', { ...review, service: 'ikd' });
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', { ...sheetOf(office), division: 'informationManagement' });
  expect([await waits('operator'), await waits('operator2'), await waits('policyAnalyst')]).toEqual([['draftAnswer'], [], []]);
});

test('a supervisory case is on no desk but those of the head of office and its handler', async () => {
  const id = await taken(office, 'Ada oknum minta uang di loket');
  await office.does('operator', id, 'flagSupervisory', {
    reason: 'Dugaan pungli.',
    reportedParty: 'unit',
    reportedUnit: 'populationRegistration',
  });
  for (const who of ['operator', 'policyAnalyst', 'technicalDivision', 'headOfDivision'] as const) {
    expect([who, (await desk(who)).total]).toEqual([who, 0]);
  }
  expect(await waits('headOfOffice')).toEqual(['giveDisposition']);
  await office.does('headOfOffice', id, 'giveDisposition', { ...sheetOf(office), division: 'secretariat', handler: 'handler' });
  expect([await waits('headOfOffice'), await waits('handler')]).toEqual([[], ['draftAnswer']]);
});

test('tasks and promises are on the desk of whoever holds the case, and are gone when they are done', async () => {
  const id = await answered(office, undefined, { from: '6280000000001' });
  await office.writes({
    text: 'Petugas',
    kind: 'interactive',
    button: `petugas:${(await office.row(id)).ticketNumber}`,
    from: '6280000000001',
  });
  expect([await waits('operator'), await waits('operator2')]).toEqual([['task:callback'], []]);
  await office.does('operator', id, 'sendProgress', {
    text: 'kami telepon besok.',
    promisedAt: wib('2026-11-25T10:00').toISOString(),
  });
  expect(await waits('operator')).toEqual(expect.arrayContaining(['task:callback', 'promise']));
});

test('the earliest due comes first, and what is late is counted', async () => {
  const first = await taken(office, 'KTP belum jadi', { from: '6280000000001' });
  office.pass(90);
  const second = await taken(office, 'KK belum jadi', { from: '6280000000002' });
  office.at('2026-11-24T09:30');
  const { items, total, overdue } = await desk('operator');
  expect(items.map(({ complaint, due }) => [complaint.id, due!.overdue])).toEqual([
    [first, true],
    [second, false],
  ]);
  expect([total, overdue]).toEqual([2, 1]);
});

test('whoever may stand in by mandate has the head’s decisions on their own card, not on their desk', async () => {
  const order = { role: 'headOfDivision', kind: 'mandate', orderNumber: '800/12', from: wib('2026-11-20T00:00'), to: null };
  await office.appoint('operator2', order);
  const id = await taken(office);
  await office.does('operator', id, 'submitReview', review);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  expect([await waits('headOfDivision'), await waits('operator2')]).toEqual([['giveDisposition'], []]);
});

test('a confirmed referral lies with the liaison officer alone, whoever held the case', async () => {
  const id = await taken(office, 'Jalan di depan rumah saya rusak parah');
  const elsewhere = { reason: 'notOurOffice', agency: 'Dinas PUPR', note: 'Jalan umum.' };
  await office.does('operator', id, 'proposeReferral', elsewhere);
  expect([await waits('headOfDivision'), await waits('operator')]).toEqual([['confirmReferral'], []]);
  await office.does('headOfDivision', id, 'confirmReferral');
  expect([await waits('liaisonOfficer'), await waits('operator')]).toEqual([['recordReferral'], []]);
});
