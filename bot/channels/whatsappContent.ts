import type { InboundKind, InboundMedia } from './channel';
import { fieldsOf, idOf, listOf, textOf, type Fields } from './json';

/** What a message says, as text a person can read, and what it carries or points at. */
export interface Content {
  text: string | null;
  buttonId?: string | null;
  media?: InboundMedia;
  /** The message that a reaction, edit or revocation is about. */
  targetId?: string | null;
}

type Reader = (content: unknown, message: Fields) => Content;

const READERS: Partial<Record<InboundKind, Reader>> = {
  text: content => ({ text: textOf(fieldsOf(content).body) }),
  image: file,
  document: file,
  audio: file,
  video: file,
  sticker: file,
  location,
  contacts: content => ({ text: line('Kontak', listOf(content).map(person)) }),
  interactive,
  button: content => ({ text: textOf(fieldsOf(content).text), buttonId: idOf(fieldsOf(content).payload, 256) }),
  reaction: content => ({ text: textOf(fieldsOf(content).emoji), targetId: idOf(fieldsOf(content).message_id) }),
  system: content => ({ text: textOf(fieldsOf(content).body) }),
  edit,
  revoke: content => ({ text: null, targetId: idOf(fieldsOf(content).original_message_id) }),
  order: content => ({ text: textOf(fieldsOf(content).text) }),
};

const KINDS = new Set<string>([...Object.keys(READERS), 'unsupported']);

/** An interactive message that arrives with errors in place of its content says as little as an unsupported one. */
export function kindOf(message: Fields): InboundKind {
  const type = idOf(message.type);
  if (type === 'voice') return 'audio';
  if (type === 'interactive' && message.interactive === undefined) return 'unsupported';
  return type && KINDS.has(type) ? (type as InboundKind) : 'unknown';
}

/** Reads the field that bears the type's name (DOMAIN §4.3); text is null where there are no words. */
export function contentOf(kind: InboundKind, message: Fields): Content {
  return READERS[kind]?.(message[idOf(message.type) ?? ''], message) ?? { text: null };
}

function file(content: unknown): Content {
  const { id, mime_type, sha256, filename, caption, voice } = fieldsOf(content);
  const mediaId = idOf(id);
  if (!mediaId) return { text: textOf(caption) };
  const mimeType = idOf(mime_type) ?? 'application/octet-stream';
  const media = { mediaId, mimeType, sha256: idOf(sha256), fileName: textOf(filename), voice: voice === true };
  return { text: textOf(caption), media };
}

function location(content: unknown): Content {
  const { latitude, longitude, name, address } = fieldsOf(content);
  const place = [textOf(name), textOf(address)].filter(Boolean).join(', ');
  const point = [latitude, longitude].every(Number.isFinite) ? `${String(latitude)}, ${String(longitude)}` : '';
  return { text: line('Lokasi', [[point, place].filter(Boolean).join(' ')], '') };
}

function person(contact: unknown): string {
  const { name, phones } = fieldsOf(contact);
  const numbers = listOf(phones).map(phone => idOf(fieldsOf(phone).phone) ?? idOf(fieldsOf(phone).wa_id));
  const [called, number] = [textOf(fieldsOf(name).formatted_name), numbers.filter(Boolean).join(', ')];
  return called && number ? `${called} (${number})` : (called ?? number);
}

function interactive(content: unknown): Content {
  const { button_reply, list_reply, nfm_reply } = fieldsOf(content);
  const reply = fieldsOf(button_reply ?? list_reply);
  return { text: textOf(reply.title) ?? textOf(fieldsOf(nfm_reply).body), buttonId: idOf(reply.id, 256) };
}

/** An edit holds the whole message anew; its kind does not matter for what is read. */
function edit(content: unknown): Content {
  const { original_message_id, message } = fieldsOf(content);
  const edited = fieldsOf(message);
  const kind = kindOf(edited);
  const { text, media } = kind === 'edit' ? { text: null } : contentOf(kind, edited);
  return { text, ...(media && { media }), targetId: idOf(original_message_id) };
}

function line(label: string, parts: string[], otherwise?: string): string | null {
  const known = parts.filter(Boolean).join('; ');
  return known ? `${label}: ${known}` : otherwise || null;
}
