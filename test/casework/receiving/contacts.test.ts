import { greetingsDuty } from '../../../bot/casework/receiving/greetings';
import { tellReporter } from '../../../bot/casework/telling/messages';
import type { ComplaintRow, ContactRow } from '../../../bot/database/tables';
import { reported } from '../journeys';
import { citizen, openOfficeInTime } from '../officeInTime';
import type { OfficeInTime, Written } from '../officeInTime';

/** Who is who on WhatsApp: numbers are given to others, user ids change with the number, each may be missing (DOMAIN §4.7). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const other = '6280000000002';
const contactOf = async (id: string) =>
  office.db.read.findOneByOrFail<ContactRow>('ReporterContact', { id: (await office.row(id)).contactId! });
const reporters = () => office.db.read.count('Reporter');
const index = (address: string) => office.office.sealer.blindIndex('address', address);
const bsuidIndex = (bsuid: string) => office.office.sealer.blindIndex('bsuid', bsuid);
const changes = (change: Partial<NonNullable<Written['change']>>, from: string | null = citizen) =>
  office.writes({
    ...{ text: 'User changed', kind: 'system', from },
    change: { previousWaId: from, waId: null, previousBsuid: null, bsuid: null, ...change },
  });

describe('a number that was given to somebody else', () => {
  test('brings its new owner no case of the old one', async () => {
    const old = await reported(office, 'KTP saya hilang', { bsuid: 'ID.1' });
    const { kind, complaint } = await office.writes({ text: 'KK saya salah', bsuid: 'ID.2' });
    expect([kind, complaint!.id === old, complaint!.reporterId === (await office.row(old)).reporterId]).toEqual([
      'registered',
      false,
      false,
    ]);
    expect(await contactOf(old)).toMatchObject({
      ...{ address: null, addressIndex: null, bsuidIndex: bsuidIndex('ID.1') },
      unreachableSince: office.now(),
    });
    expect(await contactOf(complaint!.id)).toMatchObject({ addressIndex: index(citizen), unreachableSince: null });
  });

  test('goes over to a new owner who wrote before without showing it', async () => {
    const old = await reported(office, 'KTP saya hilang', { bsuid: 'ID.1' });
    const own = await reported(office, 'KK saya salah', { bsuid: 'ID.2', from: null });
    expect(await office.writes({ text: 'mohon dibantu', bsuid: 'ID.2' })).toMatchObject({
      kind: 'joined',
      complaint: { id: own },
    });
    expect([(await contactOf(old)).addressIndex, (await contactOf(own)).addressIndex]).toEqual([null, index(citizen)]);
  });
});

describe('somebody who wrote once without a number and once without a user id', () => {
  test('goes on where they reported, and what they said in greeting is not lost', async () => {
    const id = await reported(office);
    await office.writes({ text: 'Assalamualaikum', bsuid: 'ID.1', from: null });
    expect(await office.writes({ text: 'atas nama Warga', bsuid: 'ID.1' })).toMatchObject({ kind: 'joined', complaint: { id } });
    expect(await contactOf(id)).toMatchObject({ addressIndex: index(citizen), bsuidIndex: bsuidIndex('ID.1') });
    const said = (await office.texts({ complaintId: id })).filter(({ direction }) => direction === 'in');
    expect(said.map(({ text }) => text)).toContain('Assalamualaikum');
    office.pass(60);
    expect(await greetingsDuty(office.office).nextAt()).toBeNull();
  });

  test('is never parked when both were reports: one goes on, the other is left to an officer', async () => {
    const byNumber = await reported(office);
    const byId = await reported(office, 'Akta belum jadi', { bsuid: 'ID.1', from: null });
    for (const text of ['mohon dibantu', 'terima kasih banyak'])
      expect(await office.writes({ text, bsuid: 'ID.1' })).toMatchObject({ kind: 'joined', complaint: { id: byId } });
    expect((await contactOf(byId)).addressIndex).toBe(index(citizen));
    expect(await contactOf(byNumber)).toMatchObject({ addressIndex: null, unreachableSince: office.now() });
    expect((await office.tasks(byNumber)).map(({ kind }) => kind)).toEqual(['interpretReply']);
  });

  test('no text is queued for a contact that no way leads to: an officer finds another', async () => {
    const byNumber = await reported(office);
    await reported(office, 'Akta belum jadi', { bsuid: 'ID.1', from: null });
    await office.writes({ text: 'mohon dibantu', bsuid: 'ID.1' });
    const row: ComplaintRow = await office.row(byNumber);
    const values = { ticket: row.ticketNumber };
    await office.db.write(tx => tellReporter(tx, office.office, row, { key: 'thanks', values }));
    expect((await office.texts({ complaintId: byNumber })).at(-1)).toMatchObject({ purpose: 'thanks', status: 'byHand' });
    expect((await office.tasks(byNumber)).map(({ kind }) => kind)).toEqual(['interpretReply', 'sendByHand']);
  });
});

describe('a change of number', () => {
  test('keeps the thread under the new number and makes nobody new', async () => {
    const id = await reported(office, 'KTP saya hilang', { bsuid: 'ID.1' });
    await changes({ waId: other });
    expect(await reporters()).toBe(1);
    expect(await contactOf(id)).toMatchObject({ addressIndex: index(other), bsuid: null, bsuidIndex: null });
    expect(await office.writes({ text: 'ini nomor baru', from: other, bsuid: 'ID.2' })).toMatchObject({
      kind: 'joined',
      complaint: { id },
    });
    expect((await contactOf(id)).bsuidIndex).toBe(bsuidIndex('ID.2'));
    expect((await office.writes({ text: 'KK saya salah', from: citizen, bsuid: 'ID.3' })).kind).toBe('registered');
  });

  test('with its new user id replaces the old one, whoever held the number before', async () => {
    const id = await reported(office, 'KTP saya hilang', { bsuid: 'ID.1' });
    const holder = await reported(office, 'KK saya salah', { from: other, bsuid: 'ID.9' });
    await changes({ waId: other, previousBsuid: 'ID.1', bsuid: 'ID.2' });
    expect(await contactOf(id)).toMatchObject({ addressIndex: index(other), bsuidIndex: bsuidIndex('ID.2') });
    expect((await contactOf(holder)).addressIndex).toBeNull();
    expect(await reporters()).toBe(2);
  });

  test('of a user id alone leaves the number', async () => {
    const id = await reported(office, 'KTP saya hilang', { bsuid: 'ID.1' });
    await changes({ previousBsuid: 'ID.1', bsuid: 'ID.2' });
    expect(await contactOf(id)).toMatchObject({ addressIndex: index(citizen), bsuidIndex: bsuidIndex('ID.2') });
  });

  test('to one under which they wrote already sends nothing more to the old, and an officer learns of it', async () => {
    const old = await reported(office);
    const now = await reported(office, 'ini nomor baru saya, KTP belum jadi', { from: other });
    await changes({ waId: other });
    expect(await contactOf(old)).toMatchObject({ addressIndex: null, bsuidIndex: null, unreachableSince: office.now() });
    expect((await office.tasks(old)).map(({ kind, doneAt }) => [kind, doneAt])).toEqual([['interpretReply', null]]);
    expect(await office.writes({ text: 'halo, bagaimana kabarnya', from: other })).toMatchObject({ complaint: { id: now } });
    expect((await office.writes({ text: 'KK saya salah' })).kind).toBe('registered');
  });
});

describe('on SQL Server', () => {
  afterEach(() => jest.restoreAllMocks());

  const isHeld = /^UPDATE "reporter_contact" SET "mode" = "mode"/;

  test('a contact is locked before anything is decided about its messages, by `receive` and by the greetings', async () => {
    await office.writes('Assalamualaikum');
    office.pass(20);
    const locked: string[] = [];
    jest.spyOn(office.db.read.dataSource.logger, 'logQuery').mockImplementation(sql => {
      if (sql.startsWith('UPDATE')) locked.push(sql);
    });
    const elsewhere = { ...office.office, db: { ...office.office.db, dialect: 'mssql' as const } };
    await greetingsDuty(elsewhere).play();
    expect(locked[0]).toMatch(isHeld);
    locked.length = 0;
    office.office.db = elsewhere.db;
    await office.writes('KTP saya belum jadi');
    expect(locked[0]).toMatch(isHeld);
  });
});

test('from the handset a text without a complaint hangs on the reporter’s newest one, to be sent by hand', async () => {
  office.office.whatsapp = 'manual';
  const id = await reported(office);
  await office.writes('PRIVASI');
  const text = (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'privacy')!;
  expect(text.status).toBe('byHand');
  expect((await office.tasks(id)).map(({ kind, messageId }) => [kind, messageId])).toContainEqual(['sendByHand', text.id]);
});
