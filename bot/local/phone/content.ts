import { textOf } from '../wire';
import type { Chats, Citizen } from './chats';
import type { MediaShelf } from './media';
import { SAMPLES } from './samples';

/** Body of `POST /local/phone/messages`; everything but `from` may be left out. */
export interface Script {
  from: string;
  name?: string;
  text?: string;
  /** Title, id or id prefix of a choice the office has sent. */
  button?: string;
  type?: string;
  caption?: string;
  emoji?: string;
  /** The wamid of the message this one quotes or reacts to. */
  context?: string;
  mediaBase64?: string;
  mimeType?: string;
  filename?: string;
  /** Fields laid over the invented content, and the way to send a type this file does not know. */
  payload?: Record<string, unknown>;
}

/** The script asks for what cannot be: no such button (404), an unknown type without a payload (400). */
export class ScriptError extends Error {
  constructor(
    readonly httpStatus: 400 | 404,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Where content comes from: the chats (buttons), the shelf (media) and the address media are served at. */
export interface Sources {
  chats: Chats;
  media: MediaShelf;
  mediaUrl: (id: string) => string;
}

/** What goes under the type's own name, what beside it, and what the chat shows. */
export interface Content {
  text: string;
  content?: unknown;
  beside?: Record<string, unknown>;
  mediaId?: string;
  reactsTo?: string;
}

/** @throws ScriptError 400 for a type unknown here without a `payload`, 404 for a reaction to nothing */
export function contentOf(type: string, script: Script, citizen: Citizen, sources: Sources): Content {
  if (SAMPLES[type]) return mediaContent(type, script, sources);
  const make = CONTENT[type];
  if (make) return make(script, citizen, sources.chats);
  if (script.payload) return { text: '' };
  throw new ScriptError(400, 'unknownType', `Message type "${type}" needs a "payload".`);
}

const CONTENT: Record<string, (script: Script, citizen: Citizen, chats: Chats) => Content> = {
  text: ({ text = '' }) => ({ text, content: { body: text } }),
  location: () => ({
    text: 'Kantor Contoh',
    content: { latitude: -2.21, longitude: 113.91, name: 'Kantor Contoh', address: 'Jalan Contoh 1, Palangka Raya' },
  }),
  contacts: () => ({
    text: 'Warga Contoh Z',
    content: [{ name: { formatted_name: 'Warga Contoh Z' }, phones: [{ phone: '+62 800-0000-0099', wa_id: '6280000000099' }] }],
  }),
  reaction: ({ emoji = '👍', context }, citizen, chats) => {
    const reactsTo = context ?? lastOutgoing(citizen, chats);
    return { text: emoji, content: { message_id: reactsTo, emoji }, reactsTo };
  },
  unsupported: () => ({ text: '', content: { type: 'poll' }, beside: { errors: [UNSUPPORTED] } }),
  system: (_, citizen) => {
    const number = `${citizen.key.slice(0, -2)}99`;
    const body = `User ${citizen.name} changed from ${citizen.key} to ${number}`;
    return { text: body, content: { body, wa_id: number, type: 'user_changed_number' } };
  },
};

const UNSUPPORTED = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
};

function lastOutgoing(citizen: Citizen, chats: Chats): string {
  const last = chats.of(citizen.key).findLast(message => message.direction === 'out');
  if (!last) throw new ScriptError(404, 'noSuchMessage', `The office has sent ${citizen.key} nothing to react to.`);
  return last.id;
}

function mediaContent(type: string, script: Script, { media, mediaUrl }: Sources): Content {
  const sample = SAMPLES[type]!;
  const bytes = script.mediaBase64 ? Buffer.from(script.mediaBase64, 'base64') : sample.bytes;
  const filename = type === 'document' ? (script.filename ?? sample.filename) : undefined;
  const medium = media.put(bytes, script.mimeType ?? sample.mimeType, 7, filename);
  const caption = textOf(script.caption) ?? (type === 'audio' || type === 'sticker' ? undefined : textOf(script.text));
  const content = {
    ...(caption && { caption }),
    ...(filename && { filename }),
    mime_type: medium.mimeType,
    sha256: medium.sha256,
    id: medium.id,
    ...(type === 'image' && { url: mediaUrl(medium.id) }),
    ...(type === 'audio' && { voice: true }),
    ...(type === 'sticker' && { animated: false }),
  };
  return { text: caption ?? '', content, mediaId: medium.id };
}
