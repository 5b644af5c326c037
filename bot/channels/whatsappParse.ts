import type { ContactAlias, IdentityChange, Inbound, InboundKind, InboundMessage, InboundStatus } from './channel';
import { fieldsOf, idOf, isFields, listOf, textOf, type Fields } from './json';
import { isEcho, messageIdOf, partyOf, timeOf, type RawWhatsApp } from './whatsapp';
import { contentOf, kindOf } from './whatsappContent';

/**
 * Reads one `RawItem.raw` (DOMAIN §4.3, §4.4). Unknown fields are ignored, fields of the wrong shape count as absent.
 * @throws Error for what cannot be worked on at all: no time, nobody it is from, a status without id or of an unknown
 * value. The message names the fault and never the content, so that it may be logged.
 */
export function parseItem(raw: unknown): Inbound {
  const item = rawOf(raw);
  if (isFields(item.message)) return parseMessage(item, item.message);
  if (isFields(item.status)) return parseStatus(item.status);
  throw new Error('WhatsApp item is neither a message nor a status');
}

function rawOf(raw: unknown): RawWhatsApp {
  const { field, message, status, contacts, metadata } = fieldsOf(raw);
  return { field: idOf(field), message, status, contacts: listOf(contacts), metadata };
}

function parseMessage(raw: RawWhatsApp, message: Fields): InboundMessage {
  const echo = isEcho(raw.field);
  const type = kindOf(message);
  const content = contentOf(type, message);
  const context = fieldsOf(message.context);
  const change = type === 'system' ? identityChange(message) : null;
  return {
    what: 'message',
    providerId: messageIdOf(message),
    occurredAt: knownTime(message),
    contact: contactOf(raw, change),
    kind: echo ? 'echo' : type,
    text: content.text,
    buttonId: content.buttonId ?? null,
    contextId: content.targetId ?? idOf(context.id),
    forwarded: context.forwarded === true || context.frequently_forwarded === true,
    forwardedOften: context.frequently_forwarded === true,
    media: content.media ?? null,
    needsSummary: !echo && needsSummary(type, content.text, content.media !== undefined),
    identityChange: change,
  };
}

/** Kinds that say nothing a reader of the list could understand, whatever text was made of them. */
const ALWAYS: InboundKind[] = ['sticker', 'location', 'contacts', 'order', 'unsupported', 'unknown'];
const NEVER: InboundKind[] = ['reaction', 'system', 'revoke', 'edit'];

/** A file that was announced but is not there must be looked at even when it has a caption. */
function needsSummary(kind: InboundKind, text: string | null, hasMedia: boolean): boolean {
  if (ALWAYS.includes(kind)) return true;
  if (NEVER.includes(kind)) return false;
  const file = ['image', 'document', 'audio', 'video'].includes(kind);
  return text === null || (file && !hasMedia);
}

function contactOf(raw: RawWhatsApp, change: IdentityChange | null): ContactAlias {
  const profile = fieldsOf(fieldsOf(raw.contacts[0]).profile);
  const party = partyOf(raw);
  const waId = party.waId ?? (party.bsuid ? null : (change?.waId ?? null));
  const bsuid = party.bsuid ?? (waId ? null : (change?.bsuid ?? null));
  if (!waId && !bsuid) throw new Error('WhatsApp message names neither phone number nor user id');
  // The name on an echo is the office's own, not that of the person written to.
  if (isEcho(raw.field)) return { waId, bsuid, username: null, displayName: null };
  return { waId, bsuid, username: idOf(profile.username), displayName: textOf(profile.name) };
}

/** `system` of the types user_changed_number and user_changed_user_id (DOMAIN §4.7); other system notes change nobody. */
function identityChange(message: Fields): IdentityChange | null {
  const system = fieldsOf(message.system);
  const [waId, bsuid] = [idOf(system.wa_id) ?? idOf(system.new_wa_id), idOf(system.user_id)];
  if (!waId && !bsuid) return null;
  const sender = idOf(message.from_user_id);
  const previousBsuid = idOf(system.previous_user_id) ?? (sender === bsuid ? null : sender);
  return { previousWaId: idOf(message.from), waId, previousBsuid, bsuid };
}

const STATUSES: string[] = ['sent', 'delivered', 'read', 'failed', 'played'] satisfies InboundStatus['status'][];

function parseStatus(status: Fields): InboundStatus {
  const [providerId, value] = [idOf(status.id), idOf(status.status, 20)];
  if (!providerId) throw new Error('WhatsApp status names no message');
  if (!value || !STATUSES.includes(value)) throw new Error('WhatsApp status has an unknown value');
  const error = fieldsOf(listOf(status.errors)[0]);
  return {
    what: 'status',
    providerId,
    status: value as InboundStatus['status'],
    occurredAt: knownTime(status),
    callbackData: idOf(status.biz_opaque_callback_data, 512),
    errorCode: typeof error.code === 'number' ? error.code : null,
    errorDetails: textOf(fieldsOf(error.error_data).details) ?? textOf(error.message) ?? textOf(error.title),
  };
}

function knownTime(item: Fields): Date {
  const at = timeOf(item);
  if (at.getTime() === 0) throw new Error('WhatsApp item has no time');
  return at;
}
