import { messagesOf } from '../complaint/messageLength';
import type { OutboundMessage } from './channel';

/** One request to the Cloud API. */
export interface OutboundPart extends OutboundMessage {
  /** From 1; parts are sent in this order, each after the one before was accepted. */
  part: number;
  parts: number;
}

/**
 * The requests that one message needs (`messagesOf`): buttons stand under the last part, so that they are the last thing read,
 * the quote on the first. A part that others follow has `/1`, `/2` … behind its callback data, a template `/template`, and the last
 * part nothing: whoever hears of it knows that the whole was taken.
 */
export function planParts(message: OutboundMessage): OutboundPart[] {
  const bodies = message.template ? [message.body] : messagesOf(message.body, message.buttons.length > 0);
  return bodies.map((body, index) => ({
    ...message,
    body,
    buttons: index === bodies.length - 1 ? message.buttons : [],
    contextId: index === 0 ? (message.contextId ?? null) : null,
    callbackData: message.callbackData + suffix(message, index, bodies.length),
    part: index + 1,
    parts: bodies.length,
  }));
}

function suffix({ template }: OutboundMessage, index: number, parts: number): string {
  if (template) return '/template';
  return index < parts - 1 ? `/${index + 1}` : '';
}

/** The callback data as the message was given it, and the part that a status with it is about; null = the last, or the only one. */
export function partOf(callbackData: string): { callbackData: string; part: number | 'template' | null } {
  const found = /^(.+)\/(template|[1-9]\d{0,2})$/s.exec(callbackData);
  if (!found) return { callbackData, part: null };
  return { callbackData: found[1]!, part: found[2] === 'template' ? 'template' : Number(found[2]) };
}
