import type { ComplaintRow, ContactRow, DeadlineRow, MessageRow } from '../bot/database/tables';
import { openOfficeInTime, type OfficeInTime } from './casework/officeInTime';
import { arrives } from './channels/arriving';
import { change, envelope, status } from './channels/webhookSamples';
import { randomOf, type Random } from './processes/random';

/** However Meta cuts, orders and repeats what it tells, the office ends up knowing the same (QUALITY R3, DESIGN §3.1). */

const at = Date.parse('2026-11-23T09:12:00+07:00') / 1000;
const citizens = ['6280000000001', '6280000000002'];
const seeds = Array.from({ length: 50 }, (_, seed) => seed + 1);
const content: object[] = [
  { type: 'text', text: { body: 'Assalamualaikum' } },
  { type: 'text', text: { body: 'KTP saya belum dicetak' } },
  { type: 'audio', audio: { id: '77', mime_type: 'audio/ogg', voice: true } },
  { type: 'text', text: { body: 'atas nama Warga Contoh' } },
];
const marks = (about: string): object[] => [
  { type: 'edit', edit: { original_message_id: about, message: { type: 'text', text: { body: 'KK saya belum dicetak' } } } },
  { type: 'reaction', reaction: { message_id: about, emoji: '🙏' } },
  { type: 'reaction', reaction: { message_id: about } },
  { type: 'revoke', revoke: { original_message_id: about } },
];

/** Of each citizen four messages and what became of the second, a minute apart. */
const said = citizens.flatMap(from =>
  [...content, ...marks(`wamid.${from}.1`)].map((fields, minute) => ({
    message: { from, id: `wamid.${from}.${minute}`, timestamp: String(at + 60 * minute), ...fields },
    contact: { profile: { name: `Warga ${from.slice(-1)}` }, wa_id: from },
  })),
);
const ticks = (id: string) => (['sent', 'delivered', 'read'] as const).map(value => ({ status: status({ id, status: value }) }));

type Told = { message: object; contact: object } | { status: object };

/** The same set, everything once or twice, in no order, in posts of one to five in several changes. */
function posts(told: readonly Told[], random: Random): object[] {
  const repeated = random.shuffled(told.flatMap(each => Array.from({ length: 1 + random.below(2) }, () => each)));
  const bodies: object[] = [];
  while (repeated.length > 0) {
    const batch = repeated.splice(0, 1 + random.below(5));
    const cut = random.below(batch.length + 1);
    bodies.push(envelope(...[batch.slice(0, cut), batch.slice(cut)].filter(part => part.length > 0).map(changeOf)));
  }
  return bodies;
}

function changeOf(part: readonly Told[]): object {
  const messages = part.flatMap(each => ('message' in each ? [each] : []));
  const statuses = part.flatMap(each => ('status' in each ? [each.status] : []));
  return change({
    ...(messages.length > 0 && { contacts: messages.map(each => each.contact), messages: messages.map(each => each.message) }),
    ...(statuses.length > 0 && { statuses }),
  });
}

/** All that is to be the same; ids, numbers and times of recording are each run’s own, and our texts follow what was known. */
async function endOf({ db, office }: OfficeInTime): Promise<object> {
  const complaints = await db.read.find<ComplaintRow>('Complaint');
  const messages = await db.read.findBy<MessageRow>('Message', { direction: 'in' });
  const contacts = await db.read.find<ContactRow>('ReporterContact');
  const deadlines = await db.read.find<DeadlineRow>('Deadline');
  const indexed = new Map(citizens.map(each => [office.sealer.blindIndex('address', each), each]));
  const nameOf = new Map(contacts.map(({ id, addressIndex }) => [id, indexed.get(addressIndex ?? '') ?? 'other']));
  const homeOf = new Map(complaints.map(({ id, contactId }) => [id, nameOf.get(contactId ?? '')]));
  const providerOf = new Map(messages.map(({ id, providerId }) => [id, providerId]));
  const sorted = (rows: unknown[][]): string[] => rows.map(row => JSON.stringify(row)).toSorted();
  return {
    complaints: sorted(
      complaints.map(row => [
        ...[homeOf.get(row.id), row.status, row.receivedAt, row.needsSummary, row.step],
        providerOf.get(row.lastInboundMessageId ?? ''),
      ]),
    ),
    messages: sorted(
      messages.map(row => [
        ...[row.providerId, row.kind, row.contextId, row.occurredAt, nameOf.get(row.contactId)],
        homeOf.get(row.complaintId ?? ''),
      ]),
    ),
    contacts: sorted(contacts.map(row => [nameOf.get(row.id), row.mode, row.lastInboundAt, row.unreachableSince])),
    deadlines: sorted(deadlines.map(row => [homeOf.get(row.complaintId), row.code, row.startedAt, row.dueAt])),
  };
}

/** What is known in the end, and how far our one text came. */
async function endFor(bodies: (told: readonly Told[]) => object[]): Promise<object> {
  const office = await openOfficeInTime('2026-11-23T09:30');
  try {
    const other = await office.writes({ text: 'KK saya salah', from: '6280000000009', providerId: 'wamid.other' });
    await office.textGoesOut(other.complaint!.id, 'receipt', []);
    const own = async () =>
      (await office.texts({ complaintId: other.complaint!.id })).find(({ purpose }) => purpose === 'receipt')!;
    await arrives(office.office, ...bodies([...said, ...ticks((await own()).providerId!)]));
    return { ...(await endOf(office)), receipt: (await own()).status };
  } finally {
    await office.close();
  }
}

test('any cutting into posts, any order and any repeating of the same messages and ticks ends the same', async () => {
  const expected = await endFor(told => told.map(each => envelope(changeOf([each]))));
  expect(expected).toMatchObject({ receipt: 'read', messages: { length: said.length + 1 }, complaints: { length: 3 } });
  for (const seed of seeds) {
    const random = randomOf(seed);
    expect({ seed, ...(await endFor(told => posts(told, random))) }).toEqual({ seed, ...expected });
  }
}, 120_000);
