import { isObject } from '../wire';
import type { Chats, Citizen } from './chats';
import { contentOf, type Script, ScriptError, type Sources } from './content';
import { DISPLAY_PHONE_NUMBER, unixSeconds } from './webhook';

/** The part of a message object that depends on its type, and what the chat shows of it. */
export interface Incoming {
  type: string;
  text: string;
  mediaId?: string;
  quotes?: string;
  reactsTo?: string;
  /** Fields beside `from`, `id`, `timestamp`. */
  fields: Record<string, unknown>;
}

/**
 * Builds the content of a citizen's message as DOMAIN §4.3 shows it.
 * @throws ScriptError
 */
export function incoming(script: Script, citizen: Citizen, sources: Sources): Incoming {
  if (script.button) return tapped(script, script.button, citizen, sources.chats);
  const type = script.type ?? 'text';
  const quotes = type === 'reaction' ? undefined : script.context;
  const context = quotes ? { context: quoted(quotes) } : {};
  const { text, content, beside, ...links } = contentOf(type, script, citizen, sources);
  const merged = isObject(content) ? { ...content, ...script.payload } : (content ?? script.payload);
  return { type, text, ...links, ...(quotes && { quotes }), fields: { ...context, [type]: merged, ...beside } };
}

const quoted = (id: string): object => ({ from: DISPLAY_PHONE_NUMBER, id });

function tapped(script: Script, wanted: string, citizen: Citizen, chats: Chats): Incoming {
  const offer = chats.offered(citizen.key, wanted, script.context);
  if (!offer) throw new ScriptError(404, 'noSuchButton', `No message to ${citizen.key} offers the button "${wanted}".`);
  const { id, title, kind, description } = offer.choice;
  const quotes = offer.message.id;
  const context = quoted(quotes);
  if (kind === 'template')
    return { type: 'button', text: title, quotes, fields: { context, button: { payload: id, text: title } } };
  const reply = { id, title, ...(description && { description }) };
  return { type: 'interactive', text: title, quotes, fields: { context, interactive: { type: kind, [kind]: reply } } };
}

/** Who writes, as `messages[]` and `contacts[]` say it; without a number only the user id is left (DOMAIN §4.7). */
export function sender(citizen: Citizen, withoutFrom: boolean): { message: object; contact: object } {
  const profile = { name: citizen.name };
  if (withoutFrom) return { message: { from_user_id: citizen.bsuid }, contact: { profile, user_id: citizen.bsuid } };
  return {
    message: { from: citizen.key, from_user_id: citizen.bsuid },
    contact: { profile, wa_id: citizen.key, user_id: citizen.bsuid },
  };
}

/** The webhook's `value` for one message; `system` messages have no contacts (DOMAIN §4.2). */
export function messageValue(id: string, at: Date, content: Incoming, from: { message: object; contact: object }): object {
  const message = { ...from.message, id, timestamp: unixSeconds(at), type: content.type, ...content.fields };
  return content.type === 'system' ? { messages: [message] } : { contacts: [from.contact], messages: [message] };
}
