import { enterReport } from '../../../bot/casework/receiving/enterReport';
import { readReceipt } from '../../../bot/casework/receiving/readReceipt';
import { typedReport } from '../../../bot/channels/typedReport';
import type { ComplaintRow } from '../../../bot/database/tables';
import { reported } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** The receipt of Law 25/2009 art. 43: identity, description, place and time, name of the receiver. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const visit = { channel: 'counter', name: 'Warga Contoh A', contact: '+62 800-0000-0001', text: 'KK saya salah nama ibu' };

async function entered(input: object = {}): Promise<ComplaintRow> {
  const complaint = await enterReport({
    office: office.office,
    by: await office.person('operator'),
    input: { ...visit, ...input },
    ...typedReport,
  });
  return complaint!;
}
const receiptFor = async (who: Parameters<OfficeInTime['person']>[0], { ticketNumber }: ComplaintRow) =>
  readReceipt(office.office, await office.person(who), ticketNumber);

test('says who reported what, for whom, when, until when it is answered and who took it', async () => {
  const complaint = await entered({ onBehalfOf: 'parent', powerOfAttorney: true });
  const { name } = await office.person('operator');
  expect(await receiptFor('operator', complaint)).toMatchObject({
    ticketNumber: complaint.ticketNumber,
    channel: 'counter',
    reporter: 'Warga Contoh A',
    description: 'KK saya salah nama ibu',
    onBehalfOf: 'parent',
    powerOfAttorney: true,
    receivedAt: wib('2026-11-23T09:12'),
    dueAt: wib('2026-11-24T09:12'),
    receiver: { name, post: 'Petugas Pengaduan' },
    parts: [],
  });
});

test('masks identity numbers, and takes long words in short', async () => {
  const text = `NIK saya 9999990101900001\n\n${'tidak terbaca '.repeat(40)}`;
  const { description } = await receiptFor('operator', await entered({ text }));
  expect(description).toMatch(/^NIK saya 9999••••••••0001 tidak terbaca .*…$/);
  expect(description).toHaveLength(300);
});

test('names nobody where the reporter is anonymous', async () => {
  const complaint = await entered({ isAnonymous: true, contact: '' });
  expect(await receiptFor('operator', complaint)).toMatchObject({ reporter: null, isAnonymous: true });
});

test('stays masked for who sees the name masked, and is refused to who may not read the words', async () => {
  const complaint = await entered({ text: 'Saya Warga Contoh A, KK saya salah' });
  expect(await receiptFor('headOfOffice', complaint)).toMatchObject({
    reporter: 'W•••• C••••• A•',
    description: 'Saya W•••• C••••• A•, KK saya salah',
  });
  await expect(receiptFor('technicalDivision', complaint)).rejects.toMatchObject({ code: 'closedCase' });
  await expect(receiptFor('admin', complaint)).rejects.toMatchObject({ code: 'unknownComplaint' });
});

test('of a WhatsApp report names no receiver before an officer took it, and then that officer', async () => {
  const id = await reported(office);
  const complaint = await office.row(id);
  expect((await receiptFor('operator', complaint)).receiver).toBeNull();
  await office.does('operator2', id, 'take');
  expect((await receiptFor('operator', complaint)).receiver?.name).toBe((await office.person('operator2')).name);
});

test('that the reporter agreed to the words stands in the log, and is asked only where words were spoken', async () => {
  const spoken = await entered({ readBack: 'true' });
  const written = await entered({ channel: 'letter', readBack: 'true' });
  const detail = async (complaint: ComplaintRow) => (await office.log(complaint.id))[0]!.detail;
  expect(await detail(spoken)).toMatchObject({ readBack: true });
  expect(await detail(written)).not.toHaveProperty('readBack');
  expect(await office.breakIn(spoken.id)).toBeNull();
});

test('a power of attorney belongs to somebody who reports for another', async () => {
  expect(await entered({ powerOfAttorney: 'true' })).toMatchObject({ onBehalfOf: null, powerOfAttorney: false });
  expect(await entered({ powerOfAttorney: 'true', onBehalfOf: 'child' })).toMatchObject({
    onBehalfOf: 'child',
    powerOfAttorney: true,
  });
});
