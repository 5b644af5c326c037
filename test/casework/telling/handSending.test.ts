import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { channelCardView, complaintView } from '../../../bot/casework/reading/complaintView';
import { findComplaints } from '../../../bot/casework/list/find';
import { enterReport } from '../../../bot/casework/receiving/enterReport';
import { handSending } from '../../../bot/casework/telling/handSending';
import { normalizePhone } from '../../../bot/channels/phoneNumber';
import { personas, type PersonaKey } from '../../../bot/local/personas';
import { citizen, openOfficeInTime, type OfficeInTime } from '../officeInTime';

/** A text that no program can send carries the way to its reader, for those alone who may see everything (DOMAIN §4.9). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

async function entered(input: object) {
  const complaint = await enterReport({
    office: office.office,
    by: await office.person('operator'),
    input: { text: 'KTP saya belum jadi', ...input },
    phoneNumber: normalizePhone,
    understand: () => () => ({ intent: 'other', certain: false }),
  });
  return readCaseFile(office.db.read, office.office, await office.row(complaint!.id));
}

test('the number stands in the link of whoever may see everything, and nowhere else in anybody’s view', async () => {
  const file = await entered({ channel: 'phone', contact: citizen, isConfidential: true });
  const views = [];
  for (const { key } of personas) views.push(complaintView(file, await office.person(key), office.office.now()));
  const seen = views.filter(view => view !== null);
  expect(new Set(seen.map(({ view }) => view))).toEqual(new Set(['full', 'masked', 'outline']));
  for (const view of seen) {
    const links = view.details?.tasks.map(task => task.link) ?? [];
    if (view.view === 'full') expect(links).toEqual([expect.stringMatching(`^https://wa\\.me/${citizen}\\?text=`)]);
    else expect(links.every(link => link === null)).toBe(true);
    const { details, ...outside } = view;
    const without = {
      ...outside,
      details: details && { ...details, tasks: details.tasks.map(task => ({ ...task, link: null })) },
    };
    expect(JSON.stringify(without)).not.toContain(citizen);
  }
  expect(JSON.stringify(channelCardView(file, office.office.now()))).not.toContain(citizen);
});

test('the number of an anonymous reporter is opened for nobody', async () => {
  const file = await entered({ channel: 'phone', contact: citizen, isAnonymous: true });
  const view = complaintView(file, await office.person('operator'), office.office.now())!;
  expect(view.details!.tasks.map(({ way, link }) => [way, link])).toEqual([['anonymous', null]]);
  expect(JSON.stringify(view)).not.toContain(citizen);
});

test('a text goes along as it is written, and one too long for a link is copied instead', async () => {
  const file = await entered({ channel: 'phone', contact: citizen });
  const { link } = handSending(file, 'Baris satu & 50%\nBaris dua 🙏');
  expect(new URL(link!).searchParams.get('text')).toBe('Baris satu & 50%\nBaris dua 🙏');
  expect(handSending(file, 'terpotong \ud83d').link).toContain('terpotong');
  expect(handSending(file, 'x'.repeat(3500)).link).toBe(`https://wa.me/${citizen}`);
});

test('LAPOR! is answered on the report’s own page; a letter has no page to open', async () => {
  const lapor = await entered({ channel: 'lapor', contact: null, externalId: '#99000001' });
  expect(handSending(lapor, 'Jawaban')).toEqual({ way: 'lapor', link: 'https://www.lapor.go.id/pengaduan/99000001' });
  expect(handSending(await entered({ channel: 'letter', contact: 'Jl. Contoh 1' }), 'Jawaban')).toEqual({
    way: 'other',
    link: null,
  });
});

describe('the list of what is to be sent by hand', () => {
  const toSend = async (persona: PersonaKey, limit = 50, cursor?: string) =>
    findComplaints(office.office, await office.person(persona), { toSend: true, limit, ...(cursor && { cursor }) });
  const numbers = ({ items }: { items: { ticketNumber: string; toSend?: number }[] }) =>
    items.map(({ ticketNumber, toSend: texts }) => [ticketNumber, texts]);

  test('the longest waiting comes first, with how many texts wait; what was sent is gone from it', async () => {
    const first = (await entered({ channel: 'phone', contact: citizen })).complaint;
    office.at('2026-11-23T10:00');
    const second = (await entered({ channel: 'letter', contact: 'Jl. Contoh 2' })).complaint;
    office.at('2026-11-23T10:05');
    await office.does('operator', first.id, 'sendProgress', { text: 'Sedang dicetak.', promisedAt: '2026-11-25' });
    const list = await toSend('operator');
    expect(numbers(list)).toEqual([
      [first.ticketNumber, 2],
      [second.ticketNumber, 1],
    ]);
    expect(list.toSend).toEqual({ complaints: 2, texts: 3 });
    for (const { id } of await office.tasks(first.id)) await office.does('operator', first.id, 'markSent', { task: id });
    expect(numbers(await toSend('operator'))).toEqual([[second.ticketNumber, 1]]);
  });

  test('it comes page by page, and filters hold in it too', async () => {
    for (const contact of ['0800-0000-0001', '0800-0000-0002', '0800-0000-0003']) await entered({ channel: 'phone', contact });
    await entered({ channel: 'letter', contact: 'Jl. Contoh 3' });
    const page = await toSend('operator', 3);
    const next = await toSend('operator', 3, page.nextCursor!);
    expect([...page.items, ...next.items].map(({ ticketNumber }) => ticketNumber.slice(-1))).toEqual(['1', '2', '3', '4']);
    expect(next.nextCursor).toBeNull();
    const operator = await office.person('operator');
    const letters = await findComplaints(office.office, operator, { toSend: true, channel: 'letter', limit: 50 });
    expect(letters.toSend).toEqual({ complaints: 1, texts: 1 });
  });

  test('whoever may not read a case learns nothing of its texts, not even how many there are', async () => {
    await entered({ channel: 'phone', contact: citizen, isConfidential: true });
    expect((await toSend('operator')).toSend).toEqual({ complaints: 1, texts: 1 });
    for (const persona of ['technicalDivision2', 'liaisonOfficer', 'admin'] as const)
      expect(await toSend(persona)).toEqual({ items: [], nextCursor: null, toSend: { complaints: 0, texts: 0 } });
  });
});
