import { findComplaints, type Found, type Wanted } from '../../../bot/casework/list/find';
import type { PersonaKey } from '../../../bot/local/personas';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
const ids: Record<string, string> = {};
const texts = {
  slow: 'Pelayanan di loket lambat, berkas saya belum dicetak. Nomor registrasi 62100.',
  served: 'Saya dilayani dengan baik, tetapi pencetakan kartu salah nama.',
  levy: 'Ada pungutan liar waktu pengurusan akta.',
  hidden: 'Petugas melayani sambil marah.',
} as const;
beforeAll(async () => {
  office = await openOfficeInTime();
  for (const [name, text] of Object.entries(texts)) ids[name] = await office.writesOfAnother(text);
  await office.db.write(async tx => {
    await tx.update('Complaint', { id: ids.served! }, { externalId: '1900001' });
    await tx.update('Complaint', { id: ids.levy! }, { externalId: '1900002', restricted: true });
    const accused = await office.person('operator');
    await tx.update('Complaint', { id: ids.hidden! }, { reportedParty: 'person', reportedPersonId: accused.id });
  });
});
afterAll(() => office.close());

const search = async (q: string, who: PersonaKey = 'operator', more: Partial<Wanted> = {}): Promise<Found> =>
  findComplaints(office.office, await office.person(who), { q, limit: 25, ...more });
const names = ({ items }: Found): string[] =>
  items.map(({ id }) => Object.keys(ids).find(name => ids[name] === id)!).toSorted((a, b) => a.localeCompare(b));
const number = async (name: string): Promise<string> => (await office.row(ids[name]!)).ticketNumber;

describe('words', () => {
  test.each([
    ['layanan', ['served', 'slow']],
    ['melayani', ['served', 'slow']],
    ['mencetak', ['served', 'slow']],
    ['cetak layanan', ['served', 'slow']],
    ['pelayan', ['served', 'slow']],
    ['kesalahan nama', ['served']],
    ['memungut', ['levy']],
    ['layanan pungli', []],
  ])('“%s” finds what says it with other affixes, and all of it', async (q, expected) => {
    expect(names(await search(q))).toEqual(expected);
  });

  test('find no case that is kept from whoever searches, nor count it', async () => {
    expect(names(await search('layanan', 'headOfDivision'))).toEqual(['hidden', 'served', 'slow']);
    expect(names(await search('pungutan', 'policyAnalyst'))).toEqual([]);
  });
});

test('a message as long as WhatsApp takes them is found by its last word, with no statement of more values than SQL Server takes', async () => {
  const letter = (n: number): string => String.fromCharCode(97 + (n % 26));
  const words = Array.from({ length: 455 }, (_, n) => `${letter(n)}${letter(n / 26)}xuwong`);
  const asked = jest.spyOn(office.db.read.dataSource.logger, 'logQuery');
  ids.long = await office.writesOfAnother(words.join(' '));
  // For SQLite typeorm writes numbers into the statement; for SQL Server each is a value.
  const valuesOf = (sql: string): number => sql.match(/\?|@\d|\b\d{5,}\b/g)?.length ?? 0;
  const most = Math.max(...asked.mock.calls.map(([sql]) => valuesOf(sql)));
  asked.mockRestore();
  expect(most).toBeLessThanOrEqual(2_100);
  expect(names(await search(words.at(-1)!))).toEqual(['long']);
});

describe('numbers', () => {
  test('several at once, in whatever way they were pasted, with those that lead nowhere', async () => {
    const [slow, served] = [await number('slow'), await number('served')];
    const asked = `${slow.toLowerCase()}, *${served.replaceAll('-', ' ')}*\n ADU-2026-009999;ADU-2026-009998`;
    const found = await search(asked);
    expect(names(found)).toEqual(['served', 'slow']);
    expect(found.numbers).toEqual({ notFound: ['ADU-2026-009999', 'ADU-2026-009998'], filteredOut: [] });
  });

  test('of LAPOR! lead to their case, with and without the sign, beside ours', async () => {
    expect(names(await search('#1900001'))).toEqual(['served']);
    const found = await search(`1900001 1900003 ${await number('slow')}`);
    expect(names(found)).toEqual(['served', 'slow']);
    expect(found.numbers).toEqual({ notFound: ['1900003'], filteredOut: [] });
  });

  test('of a hidden case are not found, like numbers that were never given', async () => {
    const hidden = await number('hidden');
    const found = await search(`${hidden} ADU-2026-009999`);
    expect([names(found), found.numbers!.notFound]).toEqual([[], [hidden, 'ADU-2026-009999']]);
    // Who sees number and due time only is not told by which number LAPOR! has the case.
    const levy = await number('levy');
    expect(names(await search(levy, 'policyAnalyst'))).toEqual(['levy']);
    expect((await search(`1900002 ${levy}`, 'policyAnalyst')).numbers).toEqual({ notFound: ['1900002'], filteredOut: [] });
  });

  test('that the other filters leave out are told apart from those that do not exist', async () => {
    const slow = await number('slow');
    const found = await search(`${slow} ADU-2026-009999`, 'operator', { status: 'archived' });
    expect([names(found), found.numbers]).toEqual([[], { notFound: ['ADU-2026-009999'], filteredOut: [slow] }]);
  });

  test('that are no case’s are looked for in the words', async () => {
    const found = await search('62100');
    expect([names(found), found.numbers]).toEqual([['slow'], undefined]);
  });

  test('are told on the first page alone', async () => {
    const asked = `${await number('slow')} ${await number('served')} ADU-2026-009999`;
    const first = await search(asked, 'operator', { limit: 1 });
    const second = await search(asked, 'operator', { limit: 1, cursor: first.nextCursor! });
    expect([first.numbers?.notFound, second.numbers, second.nextCursor]).toEqual([['ADU-2026-009999'], undefined, null]);
  });
});
