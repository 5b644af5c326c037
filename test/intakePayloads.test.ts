import type { ComplaintRow, InboxRow, MessageRow } from '../bot/database/tables';
import { reported } from './casework/journeys';
import { openOfficeInTime, type OfficeInTime } from './casework/officeInTime';
import { arrives as posted } from './channels/arriving';
import { payloads } from './channels/payloads';
import { change, contact, envelope, message, status } from './channels/webhookSamples';

/** Every kind of payload of DOMAIN §4.3 and §4.4, from the webhook into the database. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const arrives = (...bodies: object[]): Promise<void> => posted(office.office, ...bodies);
const messages = () => office.db.read.find<MessageRow>('Message', { where: { direction: 'in' }, order: { id: 'ASC' } });
const complaints = () => office.db.read.find<ComplaintRow>('Complaint', { order: { ticketNumber: 'ASC' } });
const inbox = async () => (await office.db.read.find<InboxRow>('Inbox')).map(row => row.status);

test.each(payloads)('$what, from somebody who never wrote, is kept and $becomes', async ({ fields, reads, becomes }) => {
  await arrives(envelope(change({ contacts: [contact], messages: [message(fields)] })));
  expect(await inbox()).toEqual(['done']);
  const kept = await messages();
  expect(kept).toMatchObject([{ providerId: 'wamid.A1', kind: reads.kind ?? 'text', contextId: reads.contextId ?? null }]);
  const found = await complaints();
  expect(found.map(({ needsSummary }) => needsSummary)).toEqual(becomes === 'noted' ? [] : [becomes === 'needsSummary']);
  expect(kept[0]!.complaintId).toBe(found[0]?.id ?? null);
  const files = await office.db.read.countBy('Attachment', { messageId: kept[0]!.id });
  expect(files).toBe(reads.media ? 1 : 0);
});

/** Another citizen for each, since one contact's messages are one complaint. */
const all = payloads.map(({ fields, becomes }, index) => {
  const waId = `62800000001${String(index).padStart(2, '0')}`;
  const own = { from: waId, from_user_id: `ID.${index}`, id: `wamid.P${index}` };
  const { contacts, ...sent } = { ...message(fields), ...own, contacts: [{ profile: { name: 'Warga' }, wa_id: waId }] };
  return { contacts, sent, becomes };
});

test('all at once, in several entries and changes, with faults among them: what is whole arrives, what is faulty waits for a person', async () => {
  const faulty = [
    { ...message({ type: 'text', text: { body: 'tanpa waktu' } }), id: 'wamid.F1', timestamp: undefined },
    { id: 'wamid.F2', timestamp: '1795399920', type: 'text', text: { body: 'tanpa pengirim' } },
    'not even an object',
  ];
  const changeOf = (some: typeof all, more: object = {}) =>
    change({ contacts: some.flatMap(each => each.contacts), messages: some.map(each => each.sent), ...more });
  const third = Math.ceil(all.length / 3);
  const [first, second, last] = [all.slice(0, third), all.slice(third, 2 * third), all.slice(2 * third)];
  const body = envelope(changeOf(first, { errors: [{ code: 130429, title: 'Rate limit hit' }] }), {
    field: 'flows',
    value: null,
  });
  const more = envelope(
    change({
      messages: [faulty[0], ...second.map(each => each.sent), ...faulty.slice(1)],
      contacts: second.flatMap(each => each.contacts),
    }),
    change({ statuses: [status({ status: 'exploded' }), status({ status: 'read' })] }),
    changeOf(last),
  );
  await arrives({ ...body, entry: [...body.entry, ...more.entry, 'nothing', { id: '1' }] });
  expect((await messages()).map(({ providerId }) => providerId).toSorted()).toEqual(all.map(({ sent }) => sent.id).toSorted());
  expect(await complaints()).toHaveLength(all.filter(({ becomes }) => becomes !== 'noted').length);
  const states = await inbox();
  expect(states.filter(state => state === 'parked')).toHaveLength(faulty.length + 1);
  expect(states.filter(state => state === 'pending')).toEqual([]);
}, 30_000);

test('without a number the user id alone finds the thread again', async () => {
  const hidden = { ...message({ type: 'text', text: { body: 'KTP belum jadi' } }), from: undefined };
  const profile = { profile: { name: 'Warga Contoh A' }, user_id: 'ID.10000000000000001' };
  await arrives(
    envelope(change({ contacts: [profile], messages: [hidden] })),
    envelope(change({ contacts: [profile], messages: [{ ...hidden, id: 'wamid.A2', timestamp: '1795399980' }] })),
  );
  const [complaint, ...others] = await complaints();
  expect(others).toEqual([]);
  expect((await messages()).map(({ complaintId }) => complaintId)).toEqual([complaint!.id, complaint!.id]);
});

test('what somebody typed on the handset is recorded as the office’s, and answers nobody', async () => {
  const id = await reported(office);
  const echo = { from: '62536000000', to: '6280000000001', id: 'wamid.E1', timestamp: '1795399980', type: 'text' };
  const echoes = { message_echoes: [{ ...echo, text: { body: 'Baik Pak, kami periksa.' } }] };
  await arrives(envelope(change(echoes, 'smb_message_echoes')));
  const said = (await office.texts({ complaintId: id })).at(-1)!;
  expect(said).toMatchObject({ direction: 'out', kind: 'echo', status: 'sent', text: 'Baik Pak, kami periksa.' });
  expect(await office.row(id)).toMatchObject({ status: 'received' });
});

const perMessage = { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' };
const perConversation = { billable: true, pricing_model: 'CBP', category: 'utility' };
const conversation = { id: 'c1', expiration_timestamp: '1795486320', origin: { type: 'utility' } };

const told: [what: string, statuses: object[], ends: string][] = [
  ['sent', [{ status: 'sent', pricing: perMessage }], 'sent'],
  ['delivered', [{ status: 'delivered', pricing: perConversation, conversation }], 'delivered'],
  ['read without delivered', [{ status: 'read' }], 'read'],
  ['played', [{ status: 'played' }], 'read'],
  ['read before delivered before sent', [{ status: 'read' }, { status: 'delivered' }, { status: 'sent' }], 'read'],
  ['failed after sent', [{ status: 'sent' }, { status: 'failed', errors: [{ code: 131026 }] }], 'failed'],
  ['failed after read, a twin’s', [{ status: 'read' }, { status: 'failed', errors: [{ code: 131026 }] }], 'read'],
  ['failed without a reason', [{ status: 'failed', errors: [] }], 'failed'],
];

test.each(told)('a status %s leaves the highest', async (_, statuses, ends) => {
  const id = await reported(office);
  await office.textGoesOut(id, 'receipt', []);
  const sent = (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'receipt')!;
  for (const each of statuses)
    await arrives(envelope(change({ statuses: [status({ id: sent.providerId, biz_opaque_callback_data: sent.id, ...each })] })));
  const { status: state } = await office.db.read.findOneByOrFail<MessageRow>('Message', { id: sent.id });
  expect(state).toBe(ends);
  expect(new Set(await inbox())).toEqual(new Set(['done']));
});
