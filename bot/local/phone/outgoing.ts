import { isObject, textOf } from '../wire';
import { CloudError } from './cloudError';
import type { Choice } from './chats';
import { renderTemplate } from './templates';

/** What the citizen will see of a send that keeps the limits of DOMAIN §4.6. */
export interface Outgoing {
  type: string;
  text: string;
  buttons: Choice[];
  mediaId?: string;
  /** Set for a reaction: the message it belongs to. */
  reactsTo?: string;
  quotes?: string;
  /** What opens the rows of a list. */
  listButton?: string;
}

type Fields = Record<string, unknown>;

/**
 * Reads the body of `POST /:phoneNumberId/messages` (DOMAIN §4.8) and refuses what the Cloud API refuses.
 * @throws CloudError 100, 131008 (missing), 131009 (bad or too long), 131051 (type), 132xxx (template).
 */
export function outgoing(body: Fields): Outgoing {
  if (body.messaging_product !== 'whatsapp') throw new CloudError(100, 'messaging_product must be "whatsapp".');
  limit('biz_opaque_callback_data', textOf(body.biz_opaque_callback_data), 512);
  const type = textOf(body.type) ?? 'text';
  const read = READERS[type];
  if (!read) throw new CloudError(131051, `Message type ${type} is not supported.`);
  const quotes = isObject(body.context) ? textOf(body.context.message_id) : undefined;
  return { type, buttons: [], ...read(object(body[type], type), type), ...(quotes && { quotes }) };
}

const READERS: Record<string, (content: Fields, type: string) => { text: string } & Partial<Outgoing>> = {
  text: content => ({ text: needed('text.body', content.body, 4096) }),
  interactive,
  template: renderTemplate,
  reaction: content => ({
    text: typeof content.emoji === 'string' ? content.emoji : '',
    reactsTo: needed('reaction.message_id', content.message_id, 512),
  }),
  document: media,
  image: media,
  audio: media,
  video: media,
  sticker: media,
};

function media(content: Fields, type: string): { text: string; mediaId?: string } {
  const mediaId = textOf(content.id);
  if (!mediaId && !textOf(content.link)) throw new CloudError(131008, `${type}.id or ${type}.link is required.`);
  const caption = limit(`${type}.caption`, textOf(content.caption), 1024);
  return { text: caption ?? textOf(content.filename) ?? '', ...(mediaId && { mediaId }) };
}

function interactive(content: Fields): { text: string; buttons: Choice[]; listButton?: string } {
  const action = object(content.action, 'interactive.action');
  const header = isObject(content.header) ? limit('header', textOf(content.header.text), 60) : undefined;
  const text = needed('interactive.body.text', object(content.body, 'interactive.body').text, 1024);
  const footer = isObject(content.footer) ? limit('footer', textOf(content.footer.text), 60) : undefined;
  const whole = [header, text, footer].filter(Boolean).join('\n');
  if (content.type === 'button') return { text: whole, buttons: distinct(replyButtons(action)) };
  const listButton = textOf(action.button);
  if (content.type === 'list') return { text: whole, buttons: distinct(listRows(action)), ...(listButton && { listButton }) };
  throw new CloudError(131009, `interactive.type ${String(content.type)} is not supported.`);
}

function replyButtons(action: Fields): Choice[] {
  return list(action.buttons, 'action.buttons', 3).map(button => {
    const reply = object(button.reply, 'button.reply');
    return {
      id: needed('button.reply.id', reply.id, 256),
      title: needed('button.reply.title', reply.title, 20),
      kind: 'button_reply',
    };
  });
}

function listRows(action: Fields): Choice[] {
  needed('action.button', action.button, 20);
  const sections = list(action.sections, 'action.sections', 10);
  for (const section of sections) if (sections.length > 1) needed('section.title', section.title, 24);
  const rows = sections.flatMap(section => list(section.rows, 'section.rows', 10));
  return list(rows, 'rows in all sections', 10).map(row => {
    const description = limit('row.description', textOf(row.description), 72);
    const choice = { id: needed('row.id', row.id, 200), title: needed('row.title', row.title, 24) };
    return { ...choice, kind: 'list_reply', ...(description && { description }) };
  });
}

function distinct(choices: Choice[]): Choice[] {
  for (const field of ['id', 'title'] as const)
    if (new Set(choices.map(choice => choice[field])).size < choices.length)
      throw new CloudError(131009, `Button ${field}s must be unique within a message.`);
  return choices;
}

function object(value: unknown, name: string): Fields {
  if (!isObject(value)) throw new CloudError(131008, `${name} is required.`);
  return value;
}

function list(value: unknown, name: string, max: number): Fields[] {
  if (!Array.isArray(value) || value.length === 0) throw new CloudError(131008, `${name} is required.`);
  if (value.length > max) throw new CloudError(131009, `${name}: at most ${max} allowed, ${value.length} given.`);
  return value.map(entry => object(entry, name));
}

function needed(name: string, value: unknown, max: number): string {
  const text = textOf(value)?.trim() ? textOf(value) : undefined;
  if (!text) throw new CloudError(131008, `${name} is required.`);
  limit(name, text, max);
  return text;
}

function limit(name: string, text: string | undefined, max: number): string | undefined {
  if (text && [...text].length > max)
    throw new CloudError(131009, `${name}: at most ${max} characters, ${[...text].length} given.`);
  return text;
}
