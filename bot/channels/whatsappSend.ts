import type { OutboundMessage, SendOutcome } from './channel';
import { fieldsOf, idOf, listOf } from './json';
import { failureOf, failureOfCall, parsed } from './whatsappErrors';

export interface WhatsAppSettings {
  /** `https://graph.facebook.com`, or the address of a stand-in, without the version. */
  apiUrl: string;
  /** `v26.0` */
  version: string;
  phoneNumberId: string;
  accessToken: string;
  /** For one whole call, machine time. */
  timeoutMs: number;
  fetch?: typeof fetch;
}

/** `<apiUrl>/<version>/<path>` */
export const apiAddress = ({ apiUrl, version }: WhatsAppSettings, path: string): string =>
  `${apiUrl.replace(/\/+$/, '')}/${version}/${path}`;

/**
 * Sends one part (`planParts`) and says what became of it; never throws. An answer of success without a message id is
 * ambiguous, like no answer at all: only a status with our callback data can tell.
 */
export async function sendPart(settings: WhatsAppSettings, part: OutboundMessage): Promise<SendOutcome> {
  if (!part.to.waId && !part.to.bsuid)
    return { ok: false, code: 0, reason: 'unreachable', retryAfterMs: null, details: 'neither phone number nor user id' };
  try {
    const response = await post(settings, requestBody(part));
    const text = await response.text().catch(() => '');
    return response.ok ? accepted(text) : failureOf(response.status, response.headers, text);
  } catch (error) {
    return failureOfCall(error);
  }
}

function post(settings: WhatsAppSettings, body: object): Promise<Response> {
  return (settings.fetch ?? fetch)(apiAddress(settings, `${encodeURIComponent(settings.phoneNumberId)}/messages`), {
    method: 'POST',
    headers: { Authorization: `Bearer ${settings.accessToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual', // the token goes to no other address
    signal: AbortSignal.timeout(settings.timeoutMs),
  });
}

function accepted(text: string): SendOutcome {
  const providerId = idOf(fieldsOf(listOf(fieldsOf(parsed(text)).messages)[0]).id);
  if (providerId) return { ok: true, providerId };
  return { ok: false, code: 0, reason: 'ambiguous', retryAfterMs: null, details: 'accepted without a message id' };
}

/** The body of `POST /<phone number id>/messages` (DOMAIN §4.8). */
export function requestBody(part: OutboundMessage): object {
  const { to, contextId, callbackData } = part;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(to.waId ? { to: to.waId } : { recipient: to.bsuid }),
    ...(contextId && { context: { message_id: contextId } }),
    ...content(part),
    biz_opaque_callback_data: callbackData,
  };
}

function content({ body, buttons, listLabel, template }: OutboundMessage): object {
  if (template) return { type: 'template', template: templateBody(template) };
  if (buttons.length === 0) return { type: 'text', text: { preview_url: false, body } };
  const action = buttons.length <= 3 ? replyButtons(buttons) : replyList(buttons, listLabel ?? 'Pilih');
  const type = buttons.length <= 3 ? 'button' : 'list';
  return { type: 'interactive', interactive: { type, body: { text: body }, action } };
}

const replyButtons = (buttons: OutboundMessage['buttons']): object => ({
  buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
});

const replyList = (rows: OutboundMessage['buttons'], button: string): object => ({
  button,
  sections: [{ rows: rows.map(({ id, title }) => ({ id, title })) }],
});

function templateBody({ name, language = 'id', parameters, buttons = [] }: NonNullable<OutboundMessage['template']>): object {
  const body = { type: 'body', parameters: parameters.map(text => ({ type: 'text', text: oneLine(text) })) };
  const replies = buttons.map(({ payload }, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }));
  const components = [...(parameters.length > 0 ? [body] : []), ...replies];
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}

/** Parameters may hold neither line breaks nor tabs nor long runs of spaces (error 132018). */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
