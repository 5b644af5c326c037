import { bePresent, openDialogOn, othersOn } from '../../bot/casework/reading/presence';
import { findBreak } from '../../bot/casework/log';
import { findPerson } from '../../bot/casework/people';
import type { ComplaintRow, LogEntryRow, PresenceRow } from '../../bot/database/tables';
import type { PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** What the page of one case asks for beside the case: who else is there, what is covered, its papers, and why a clock ends when it ends. */

let server: TestServer;
let ticket: string;
beforeEach(async () => {
  server = await openServer();
  ticket = (await entered({})).ticketNumber;
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api/complaints${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}` },
  });
async function entered(more: object): Promise<{ ticketNumber: string }> {
  const text = 'NIK saya 9999990101900001 tidak terbaca, hubungi 081200000009';
  const json = { channel: 'counter', text, name: 'Warga Contoh A', contact: '6280000000001', ...more };
  return (await call('operator', '', json)).body;
}
const row = () => server.office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { ticketNumber: ticket });
const person = async (loginName: PersonaKey) => (await findPerson(server.office.db.read, { loginName }))!;

describe('who else has the case open', () => {
  const open = (persona: PersonaKey, doing: string | null = null) => call(persona, `/${ticket}/presence`, { doing });

  test('each hears of the other, who writes before who looks, until they leave', async () => {
    expect((await open('operator')).body).toEqual([]);
    expect((await open('policyAnalyst', 'addNote')).body).toEqual([{ name: 'Petugas Contoh A', doing: null }]);
    await open('headOfDivision');
    const names = (await open('operator')).body as { name: string; doing: string | null }[];
    expect(names.map(({ doing }) => doing)).toEqual(['addNote', null]);
    await call('policyAnalyst', `/${ticket}/presence`, { left: true });
    expect((await open('operator')).body.map(({ doing }: { doing: null }) => doing)).toEqual([null]);
  });

  test('it is for readers of the case alone, and a form that nobody knows is refused', async () => {
    await open('operator');
    expect((await open('admin')).status).toBe(404);
    expect((await open('technicalDivision2')).body.code).toBe('closedCase');
    expect((await open('operator', 'dance')).body.code).toBe('unknownAction');
    expect((await server.call('POST', `/api/complaints/${ticket}/presence`, { json: {} })).status).toBe(401);
    expect(await server.office.db.read.countBy<PresenceRow>('Presence', {})).toBe(1);
  });

  test('what has ended is forgotten with the next look at any case', async () => {
    const at = new Date('2026-11-30T03:00:00Z');
    const later = (ms: number) => new Date(at.getTime() + ms);
    const complaint = await row();
    const [operator, analyst] = [await person('operator'), await person('policyAnalyst')];
    await openDialogOn(server.office, operator, complaint, 'draftAnswer', at);
    await bePresent(server.office, analyst, { ticketNumber: ticket, doing: null }, at);
    expect(await othersOn(server.office, operator, complaint.id, later(39_000))).toHaveLength(1);
    expect(await othersOn(server.office, operator, complaint.id, later(41_000))).toEqual([]);
    const dialog = { name: operator.name, doing: 'draftAnswer' };
    expect(await bePresent(server.office, analyst, { ticketNumber: ticket, doing: null }, later(299_000))).toEqual([dialog]);
    await bePresent(server.office, analyst, { ticketNumber: ticket, doing: null }, later(301_000));
    expect(await server.office.db.read.countBy<PresenceRow>('Presence', {})).toBe(1);
  });
});

describe('what is covered', () => {
  const unmask = (persona: PersonaKey, reason: string | null = 'Mencocokkan NIK dengan berkas di loket') =>
    call(persona, `/${ticket}/unmask`, { ...(reason !== null && { reason }) });
  const looks = async () =>
    server.office.db.read.findBy<LogEntryRow>('LogEntry', { complaintId: (await row()).id, action: 'unmask' });

  test('opens for whoever sees the reporter’s name, once it stands in the log with the reason', async () => {
    const { status, body, headers } = await unmask('operator');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ contact: '6280000000001', summary: null });
    expect(Object.values(body.texts)).toEqual(['NIK saya 9999990101900001 tidak terbaca, hubungi 081200000009']);
    const { body: shown } = await call('operator', `/${ticket}`);
    expect(Object.keys(body.texts)).toEqual([shown.messages[0].id]);
    expect(shown.history.at(-1)).toMatchObject({
      ...{ action: 'unmask', actorName: 'Petugas Contoh A' },
      words: { reason: 'Mencocokkan NIK dengan berkas di loket' },
    });
    expect(shown.messages[0].text).not.toContain('9999990101900001');
    const { office } = server;
    expect(await findBreak(office.db.read, office.sealer, await row())).toBeNull();
    expect(JSON.stringify(server.logged)).not.toMatch(/6280000000001|9999990101900001|Mencocokkan/);
  });

  test('opens without a reason for nobody, and leaves no trace then', async () => {
    const { status, body } = await unmask('operator', null);
    expect([status, body.fields]).toEqual([400, [{ name: 'reason', text: expect.any(String) }]]);
    expect(await looks()).toEqual([]);
  });

  test.each<[PersonaKey, string]>([
    ['headOfOffice', 'unmaskNotYours'],
    ['recordsOfficer', 'unmaskNotYours'],
    ['dataProtectionOfficer', 'unmaskNotYours'],
    ['technicalDivision2', 'unmaskNotYours'],
    ['admin', 'unknownComplaint'],
  ])('does not open for %s', async (persona, code) => {
    expect((await unmask(persona)).body.code).toBe(code);
    expect(await looks()).toEqual([]);
  });

  test('of a confidential case opens for the operator alone', async () => {
    const { id } = await row();
    await server.office.db.write(tx => tx.update('Complaint', { id }, { isConfidential: true }));
    expect((await unmask('headOfDivision')).body.code).toBe('unmaskNotYours');
    expect((await unmask('operator')).status).toBe(200);
  });

  test('of an anonymous reporter opens for nobody', async () => {
    const { id } = await row();
    await server.office.db.write(tx => tx.update('Complaint', { id }, { isAnonymous: true }));
    expect((await unmask('operator')).body.code).toBe('unmaskAnonymous');
    expect(await looks()).toEqual([]);
  });
});

describe('why a clock ends when it ends', () => {
  test('is told by the clock’s id to whoever reads the case', async () => {
    const { body: shown } = await call('operator', `/${ticket}`);
    const { status, body } = await call('operator', `/${ticket}/deadlines`);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(shown.deadlines.map(({ id }: { id: string }) => id).sort());
    const response = shown.deadlines.find(({ code }: { code: string }) => code === 'sopResponse');
    expect(body[response.id]).toMatchObject({ limit: { amount: 1, unit: 'businessDay' }, isOtherwise: false });
    expect((await call('technicalDivision2', `/${ticket}/deadlines`)).body.code).toBe('closedCase');
    expect((await call('admin', `/${ticket}/deadlines`)).status).toBe(404);
  });
});

test('the history says where an officer pressed', async () => {
  const { step } = await row();
  await call('operator', `/${ticket}/actions`, { action: 'take', step });
  const { body } = await call('operator', `/${ticket}`);
  expect(body.history.map(({ action, from }: { action: string; from: string | null }) => [action, from])).toEqual([
    ['receive', null],
    ['message', null],
    ['take', 'tab'],
  ]);
});

describe('papers of the case', () => {
  const asked = async (path: string) => {
    const { status, body } = await call('operator', `/${ticket}/papers/${path}`);
    return [status, body.code, body.fields?.[0] ?? body.message] as const;
  };

  test('what is no paper, or none yet, is refused in words that say what to do', async () => {
    expect(await asked('memo')).toEqual([404, 'unknownPaper', expect.stringContaining('review (telaahan staf)')]);
    const first = `Laporan ${ticket} belum punya telaahan staf. Ajukan telaahannya dahulu, lalu cetak.`;
    expect(await asked('review')).toEqual([409, 'noReviewYet', first]);
  });

  test('a number that no letter has is pointed out, and so is another kind of file', async () => {
    const wrong = { name: 'officialNumber', text: expect.stringContaining('misalnya 000.8.3.4/17/DKPS/XI/2026') };
    for (const number of ['=1+1', '<b>17</b>', '17\n18', '•••'])
      expect(await asked(`review?number=${encodeURIComponent(number)}`)).toEqual([400, 'invalidInput', wrong]);
    const long = { name: 'officialNumber', text: expect.stringContaining('paling banyak 80') };
    expect(await asked(`review?number=${'1'.repeat(81)}`)).toEqual([400, 'invalidInput', long]);
    expect((await asked('review?type=exe'))[0]).toBe(400);
    // Nothing is wrong with these: the paper is not there yet.
    for (const number of ['', '700.1.2.4/17/DKPS/XI/2026', '800/12.a/DKPS-II (ralat)/2026'])
      expect((await asked(`review?number=${encodeURIComponent(number)}`))[1]).toBe('noReviewYet');
  });
});
