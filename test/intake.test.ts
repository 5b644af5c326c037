import { splitWebhook } from '../bot/channels/whatsapp';
import type { InboxRow, OutboxRow } from '../bot/database/tables';
import { createIntake } from '../bot/intake';
import { openOfficeInTime, type OfficeInTime } from './casework/officeInTime';

let office: OfficeInTime;
let logged: string[];
beforeEach(async () => {
  office = await openOfficeInTime();
  logged = [];
});
afterEach(() => office.close());

const ourNumber = '100000000000001';
const log = { warn: (_fields: object, message: string) => void logged.push(message), error: () => undefined };
const intakeFor = (phoneNumberId: string | null) => createIntake({ office: office.office, phoneNumberId, log });
const webhook = (value: object) => {
  const metadata = { phone_number_id: ourNumber };
  const changes = [{ field: 'messages', value: { metadata, ...value } }];
  return splitWebhook({ object: 'whatsapp_business_account', entry: [{ changes }] });
};
const message = {
  from: '6280000000001',
  id: 'wamid.A1',
  timestamp: '1795399920',
  type: 'text',
  text: { body: 'KTP saya belum jadi' },
};
const tick = { id: 'wamid.out', status: 'delivered', timestamp: '1795399920', recipient_id: '6280000000001' };
const rows = () => office.db.read.find<InboxRow>('Inbox', { order: { orderKey: 'ASC' } });
const complaints = () => office.db.read.countBy('Complaint', {});
const warned = async () =>
  (await office.db.read.findBy<OutboxRow>('Outbox', { kind: 'notify' })).filter(({ lane }) => lane.startsWith('warn:'));

test('a message to a number that is not ours is parked and told; with the number set right it is taken in', async () => {
  const mistyped = intakeFor('100000000000007');
  await mistyped.accept(webhook({ messages: [message] }));
  await mistyped.drain();
  const [row] = await rows();
  expect(row).toMatchObject({ status: 'parked', lastError: 'otherNumber', doneAt: null });
  expect(await mistyped.counts()).toEqual({ pending: 0, parked: 1 });
  expect(logged).toEqual(['inbound row parked']);
  expect((await warned()).map(({ payload }) => (payload.values as { trouble: string }).trouble)).toContain('otherNumber');
  expect(await complaints()).toBe(0);

  const right = intakeFor(ourNumber);
  expect(await right.retry(row!.id)).toBe(true);
  await right.drain();
  expect([(await rows())[0]!.status, await complaints()]).toEqual(['done', 1]);
});

test('a tick of another number’s message is noted and left alone', async () => {
  const mistyped = intakeFor('100000000000007');
  await mistyped.accept(webhook({ statuses: [tick] }));
  await mistyped.drain();
  expect(await rows()).toMatchObject([{ status: 'done', lastError: 'otherNumber' }]);
  expect(await warned()).toEqual([]);
});

test('in handset mode what came before waits untouched for the Cloud API', async () => {
  await intakeFor(ourNumber).accept(webhook({ messages: [message] }));
  const handset = intakeFor(null);
  expect(await handset.drain()).toEqual({ ran: 0 });
  expect(await rows()).toMatchObject([{ status: 'pending', attempts: 0, lastError: null }]);
  await intakeFor(ourNumber).drain();
  expect(await complaints()).toBe(1);
});

test('a row that fails each time is parked and told', async () => {
  const intake = intakeFor(ourNumber);
  await intake.accept(webhook({ messages: [message] }));
  office.office.failPoint = name => {
    if (name === 'receive.beforeCommit') throw new TypeError('x');
  };
  await intake.drain();
  expect(await rows()).toMatchObject([{ status: 'parked', attempts: 3, lastError: 'TypeError' }]);
  expect((await warned()).map(({ payload }) => (payload.values as { trouble: string }).trouble)).toContain('inbound');
});
