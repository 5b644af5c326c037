import { createHash } from 'node:crypto';
import { fieldsOf, idOf, isFields, listOf, type Fields } from './json';

/** One message or status of a webhook, ready to be stored and worked on by itself. */
export interface RawItem {
  /** `message:<wamid>` or `status:<id>:<status>`; with `sha256:<hex>` of the item where it has no usable id. */
  dedupeKey: string;
  what: 'message' | 'status';
  /** Serialises the work per person: BSUID, else phone number, else the item's own id; '' for a status without recipient. */
  contactKey: string;
  /** The provider's time; 1970 when it has none (parsing such an item fails). */
  occurredAt: Date;
  /** Plain JSON with all that parsing needs, and no other person's profile. */
  raw: RawWhatsApp;
}

export interface RawWhatsApp {
  field: string | null;
  message?: unknown;
  status?: unknown;
  contacts: unknown[];
  metadata: unknown;
}

/** The body is no envelope at all; answered 400. */
export class MalformedWebhook extends Error {}

/**
 * Takes a webhook apart (DOMAIN §4.2): every message, echo of the handset and status of every entry and change, whatever
 * phone number it belongs to (`raw.metadata`). Changes without any of these (account and template news) give nothing.
 * A faulty item never costs another one.
 * @throws MalformedWebhook when the body is no object or has no list `entry`
 */
export function splitWebhook(body: unknown): RawItem[] {
  if (!isFields(body) || !Array.isArray(body.entry)) throw new MalformedWebhook('The webhook has no list "entry".');
  return body.entry.flatMap(entry => listOf(fieldsOf(entry).changes)).flatMap(change => itemsOf(fieldsOf(change)));
}

function itemsOf(change: Fields): RawItem[] {
  const value = fieldsOf(change.value);
  const field = idOf(change.field);
  const around = { field, metadata: value.metadata ?? null };
  const messages = [...listOf(value.messages), ...listOf(value.message_echoes)];
  const contacts = listOf(value.contacts);
  return [
    ...messages.map(message => messageItem(message, contactsOf(message, contacts, messages.length), around)),
    ...listOf(value.statuses).map(status => statusItem(status, contacts, around)),
  ];
}

type Around = Pick<RawWhatsApp, 'field' | 'metadata'>;

function messageItem(message: unknown, contacts: unknown[], around: Around): RawItem {
  const fields = fieldsOf(message);
  const id = messageIdOf(message);
  const raw = { ...around, message, contacts };
  const { bsuid, waId } = partyOf(raw);
  return { dedupeKey: `message:${id}`, what: 'message', contactKey: bsuid ?? waId ?? id, occurredAt: timeOf(fields), raw };
}

function statusItem(status: unknown, contacts: unknown[], around: Around): RawItem {
  const fields = fieldsOf(status);
  const id = idOf(fields.id);
  const value = idOf(fields.status, 20);
  const recipient = { waId: idOf(fields.recipient_id), bsuid: idOf(fields.recipient_user_id) };
  return {
    dedupeKey: id && value ? `status:${id}:${value}` : `status:${digestOf(status)}`,
    what: 'status',
    contactKey: recipient.bsuid ?? recipient.waId ?? '',
    occurredAt: timeOf(fields),
    raw: { ...around, status, contacts: contacts.filter(contact => isSame(contact, recipient)) },
  };
}

/** The message's own id, or the digest of its bytes, so that a second delivery is still recognised. */
export function messageIdOf(message: unknown): string {
  return idOf(fieldsOf(message).id) ?? digestOf(message);
}

const digestOf = (item: unknown): string =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify(item) ?? 'undefined')
    .digest('hex')}`;

/** The person a message is from (or, for an echo of the handset, to), by whatever ids the message or its contact names. */
export function partyOf({ field, message, contacts }: RawWhatsApp): { waId: string | null; bsuid: string | null } {
  const fields = fieldsOf(message);
  const system = fieldsOf(fields.system);
  const contact = fieldsOf(contacts[0]);
  if (isEcho(field)) return { waId: idOf(fields.to), bsuid: idOf(fields.to_user_id) };
  return {
    waId: idOf(fields.from) ?? idOf(contact.wa_id),
    bsuid: idOf(system.previous_user_id) ?? idOf(fields.from_user_id) ?? idOf(contact.user_id),
  };
}

export const isEcho = (field: string | null): boolean => field === 'smb_message_echoes';

/** Unix seconds as text (DOMAIN §4.2). */
export function timeOf(item: Fields): Date {
  const seconds = Number(idOf(item.timestamp) ?? 0);
  return new Date(seconds > 0 && seconds < 1e11 ? seconds * 1000 : 0);
}

/** The contact that belongs to this message; a lone contact beside a lone message is its own even if their ids differ. */
function contactsOf(message: unknown, contacts: unknown[], messageCount: number): unknown[] {
  const { from, from_user_id } = fieldsOf(message);
  const own = contacts.find(contact => isSame(contact, { waId: idOf(from), bsuid: idOf(from_user_id) }));
  if (own) return [own];
  return contacts.length === 1 && messageCount === 1 ? contacts : [];
}

function isSame(contact: unknown, party: { waId: string | null; bsuid: string | null }): boolean {
  const { wa_id, user_id } = fieldsOf(contact);
  return (party.bsuid !== null && idOf(user_id) === party.bsuid) || (party.waId !== null && idOf(wa_id) === party.waId);
}
