import { openLocalOffice, type LocalOffice } from '../journeys/localOffice';
import type { Data } from '../journeys/officeDriver';

/** What the API gives a page beside the case itself: forms, who can be named in them, and what things are called. */
let office: LocalOffice;
const ticket = 'ADU-2026-000001';
beforeAll(async () => {
  office = await openLocalOffice();
  await office.writes('6280000003001', { name: 'Warga Contoh A', text: 'KTP saya belum jadi sudah dua minggu' });
}, 60_000);
afterAll(() => office?.stop());

const get = async (persona: string, path: string) => office.get(path, await office.token(persona));
const formOf = (detail: Data, action: string): Data => detail.allowedActions.find((form: Data) => form.action === action);

describe('who I am', () => {
  test.each([
    ['operator', ['whatsapp', 'lapor', 'counter', 'email', 'letter', 'phone']],
    ['liaisonOfficer', ['lapor']],
  ])('%s may enter reports by %j', async (persona, choices) => {
    const { body } = await get(persona, '/api/me');
    expect(body.reportFields.find((field: Data) => field.name === 'channel').choices).toEqual(choices);
  });

  test('who enters none gets no form for it, and is refused without one', async () => {
    const token = await office.token('policyAnalyst');
    expect((await office.get('/api/me', token)).body.reportFields).toBeNull();
    const form = { channel: 'counter', text: 'Contoh', name: 'Warga Contoh', contact: '6280000003009' };
    expect((await office.post('/api/complaints', form, token)).status).toBe(403);
  });

  test('says the office’s time, the posts held now, and what its codes are called', async () => {
    const { body } = await get('operator', '/api/me');
    expect(body).toMatchObject({ name: 'Petugas Contoh A', roles: [{ role: 'operator' }] });
    expect(body.now).toMatch(/^2026-11-23T02:/);
    expect(body.names.service.ktpel_cetak).toBe('KTP-el: pencetakan');
  });
});

describe('the actions of a complaint', () => {
  test('come in the order of the card’s buttons, each with its form and where it stands', async () => {
    const detail = await office.complaint(ticket);
    expect(detail.allowedActions.slice(0, 3)).toMatchObject([
      { action: 'take', place: 'primary', atOnce: true, confirm: false },
      { action: 'dismiss', place: 'primary', atOnce: false, context: ['KTP saya belum jadi sudah dua minggu'] },
      { action: 'summarize', place: 'primary' },
    ]);
    expect(formOf(detail, 'addNote')).toMatchObject({ place: 'holding', fields: [{ name: 'note', required: true }] });
    expect(detail.allowedActions.at(-1).place).toBe('task');
  });

  test('what cannot be taken back asks once more: it ends the case, or writes to the reporter', async () => {
    await office.act('operator', ticket, 'take');
    const asked = await office.act('operator', ticket, 'askReporter', { items: 'Nomor registrasi' });
    expect(formOf(asked.body, 'remind')).toMatchObject({ atOnce: true, confirm: true });
    expect(formOf(asked.body, 'cancelRequest')).toMatchObject({ atOnce: true, confirm: false });
    await office.act('operator', ticket, 'cancelRequest');
  });

  test('what is known already stands in the form', async () => {
    await office.act('operator', ticket, 'changeService', { service: 'ktpel_cetak' });
    const { prefill } = formOf(await office.complaint(ticket), 'submitReview');
    expect(prefill).toMatchObject({ service: 'ktpel_cetak', division: 'populationRegistration' });
  });

  test('a draft is taken up again as it will be sent: its telephone number is not behind dots', async () => {
    const sorted = { complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' };
    const parts = ['problem', 'assumptions', 'facts', 'analysis', 'conclusion', 'recommendation'].map(name => [name, 'Contoh.']);
    await office.act('operator', ticket, 'submitReview', { ...Object.fromEntries(parts), ...sorted });
    await office.act('policyAnalyst', ticket, 'verify', { findings: 'Benar.' });
    const orders = { instructions: 'Jawab.', division: 'populationRegistration', dueAt: '2026-11-30', urgency: 'normal' };
    await office.act('headOfDivision', ticket, 'giveDisposition', orders);
    const text = 'Silakan telepon loket kami di 0536-0000001.';
    const { status, body } = await office.act('operator', ticket, 'draftAnswer', { text, containsPersonalData: false });
    expect([status, formOf(body, 'draftAnswer').prefill.text]).toEqual([200, text]);
    expect((await office.complaint(ticket, 'headOfOffice')).answer.text).not.toContain('0536');
  });

  test('those that settle a task are named beside it', async () => {
    await office.writes('6280000003002', { name: 'Warga Contoh B', type: 'audio' });
    const { tasks } = await office.complaint('ADU-2026-000002');
    expect(tasks).toMatchObject([{ kind: 'needsSummary', actions: ['summarize'] }]);
  });
});

describe('officers who can be named', () => {
  const names = async (persona: string, query = '') =>
    (await get(persona, `/api/people${query}`)).body.map((person: Data) => person.name);

  test('are told to every officer, by name with their posts, and to nobody else', async () => {
    const { body } = await get('recordsOfficer', '/api/people');
    expect(body).toContainEqual({ id: expect.any(String), name: 'Kabid Contoh', roles: ['headOfDivision'], awayUntil: null });
    expect(Object.keys(body[0])).toEqual(['id', 'name', 'roles', 'awayUntil']);
    expect((await office.get('/api/people')).status).toBe(401);
  });

  test('of a complaint are without whoever is complained about, and closed to those who may not read it', async () => {
    await office.writes('6280000003003', { name: 'Warga Contoh C', text: 'Petugasnya tidak ramah kepada ibu saya' });
    const accused = 'ADU-2026-000003';
    const input = { reason: 'Disebut pelapor', reportedParty: 'person', reportedPerson: 'technicalDivision' };
    expect((await office.act('operator', accused, 'flagSupervisory', input)).status).toBe(200);
    expect(await names('headOfOffice')).toContain('Staf Dafduk Contoh');
    expect(await names('headOfOffice', `?complaint=${accused}`)).not.toContain('Staf Dafduk Contoh');
    // The gap in the list would name the accused.
    expect((await get('policyAnalyst', `/api/people?complaint=${accused}`)).body.code).toBe('closedCase');
    expect((await get('technicalDivision', `/api/people?complaint=${accused}`)).status).toBe(404);
  });
});

test('a month’s report gives its steps with forms as a complaint does', async () => {
  await office.at('2026-12-01T09:00:00+07:00');
  const { body } = await get('operator', '/api/reports/2026-11');
  expect(body.allowedActions).toMatchObject([
    { action: 'submitReport', atOnce: false, confirm: true, prefill: { officialNumber: null } },
  ]);
});
