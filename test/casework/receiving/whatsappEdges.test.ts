import type { MessageRow } from '../../../bot/database/tables';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import { answered, reported, taken } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

/** The edge lines of DOMAIN §10 that are WhatsApp’s. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const providerOf = async (id: string, purpose: string) =>
  (await office.texts({ complaintId: id })).findLast(each => each.purpose === purpose)!.providerId!;
const openTasks = async (id: string) => (await office.tasks(id)).filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind);
const toldTo = async (contactId: string) =>
  (await office.texts({ contactId })).filter(({ direction }) => direction === 'out').map(({ purpose }) => purpose);
const viewOf = async (id: string) => {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  return complaintView(file, await office.person('operator'), office.now())!.details!;
};

describe('“sudah”', () => {
  const asked = async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    await office.textGoesOut(id, 'askData');
    office.pass(10);
    return id;
  };

  test('to a request for data says that it was sent, and settles nothing', async () => {
    const id = await asked();
    await office.writes({ text: 'sudah', quotes: await providerOf(id, 'askData') });
    expect((await office.row(id)).status).toBe('inReview');
  });

  test('under the answer settles it, and under a request for data that was met before moves nothing', async () => {
    const id = await asked();
    await office.writes('nomor registrasi 12345');
    const old = await providerOf(id, 'askData');
    const other = await answered(office, 'KK saya salah', { from: '6280000000002' });
    office.pass(5);
    await office.writes({ text: 'sudah', from: '6280000000002', quotes: await providerOf(other, 'answer') });
    expect((await office.row(other)).status).toBe('resolved');
    const { status } = await office.row(id);
    await office.writes({ text: 'sudah', quotes: old });
    expect((await office.row(id)).status).toBe(status);
  });

  test.each(['oke 👍', 'oke', 'makasih pak', '👍'])('%s is not “sudah”: a person reads it', async text => {
    const id = await answered(office);
    office.pass(5);
    await office.writes({ text, quotes: await providerOf(id, 'answer') });
    expect([(await office.row(id)).status, await openTasks(id)]).toEqual(['answered', ['interpretReply']]);
  });
});

test.each([
  ['a sticker', { kind: 'sticker', text: null, media: { mediaId: '1', mimeType: 'image/webp', fileName: null } }],
  ['a place', { kind: 'location', text: 'Lokasi: -2.21, 113.91 Kantor Contoh' }],
  ['a poll', { kind: 'unsupported', text: null }],
] as const)('%s alone gets its number, somebody who looks at it, and a request to write', async (_, written) => {
  const { complaint } = await office.writes({ ...written, needsSummary: true });
  expect(await office.row(complaint!.id)).toMatchObject({ status: 'received', needsSummary: true });
  expect(await office.told(complaint!.id)).toEqual(['receipt', 'pleaseWrite']);
  expect(await openTasks(complaint!.id)).toEqual(['needsSummary']);
});

test('a poll in the middle of a talk is kept, and whoever sent it is asked once a session to write it', async () => {
  const id = await reported(office);
  const { contactId } = await office.row(id);
  for (const _twice of [1, 2]) {
    office.pass(1);
    await office.writes({ kind: 'unsupported', text: null, needsSummary: true });
  }
  expect(await toldTo(contactId!)).toEqual(['receipt', 'unreadable']);
  office.pass(20);
  await office.writes({ kind: 'unsupported', text: null, needsSummary: true });
  expect(await toldTo(contactId!)).toEqual(['receipt', 'unreadable', 'unreadable']);
  expect((await viewOf(id)).messages.filter(({ kind }) => kind === 'unsupported')).toHaveLength(3);
  expect((await office.row(id)).needsSummary).toBe(false);
});

test('a chain letter says that it is one, and the operator closes it as spam', async () => {
  const id = await reported(office, 'Sebarkan ke 10 grup agar KTP gratis!');
  await office.db.write(tx =>
    tx.update('Message', { complaintId: id, direction: 'in' }, { forwarded: true, forwardedOften: true }),
  );
  expect((await viewOf(id)).messages.find(({ direction }) => direction === 'in')!.marks.forwarded).toBe('often');
  await office.does('operator', id, 'dismiss', { reason: 'spam' });
  expect(await office.row(id)).toMatchObject({ status: 'dismissed' });
});

test('“nomor saya ganti” and WhatsApp’s own notice of it stay in one case, with the numbers masked', async () => {
  const id = await reported(office);
  await office.writes('nomor saya ganti ya pak');
  const change = { previousWaId: '6280000000001', waId: '6280000000002', previousBsuid: null, bsuid: null };
  const body = 'User Warga Contoh A changed from 6280000000001 to 6280000000002';
  await office.writes({ kind: 'system', text: body, change });
  expect(await office.writes({ text: 'ini nomor barunya', from: '6280000000002' })).toMatchObject({ complaint: { id } });
  const { messages } = await viewOf(id);
  expect(messages.map(({ kind }) => kind)).toEqual(['text', 'text', 'text', 'system', 'text']);
  expect(JSON.stringify(messages)).not.toMatch(/628000000000[12]/);
  expect(await office.db.read.countBy('Reporter', {})).toBe(1);
});

test('the same message told twice, and “read” told before “delivered”, are one message and one reading', async () => {
  const id = await reported(office, 'KTP belum jadi', { providerId: 'wamid.same' });
  expect((await office.writes({ text: 'KTP belum jadi', providerId: 'wamid.same' })).kind).toBe('repeated');
  await office.textGoesOut(id, 'receipt', ['read', 'delivered', 'sent']);
  expect(await office.db.read.findBy<MessageRow>('Message', { complaintId: id })).toHaveLength(2);
  expect((await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'receipt')).toMatchObject({
    status: 'read',
  });
});
