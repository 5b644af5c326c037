import type { LocalPhone } from '../phone';
import type { ChatMessage, Choice, Citizen } from './chats';

/** A message as scripts and the phone page read it; what it does not have is left out. */
export function shown(phone: LocalPhone, message: ChatMessage): object {
  const { id, direction, text, buttons, status, at, type, quotes, reactsTo, listButton, errorCode } = message;
  const medium = message.mediaId ? phone.media.kept(message.mediaId) : undefined;
  return {
    ...{ id, direction, text, status, at, type, quotes, reactsTo, listButton, errorCode },
    ...(buttons.length > 0 && { buttons: buttons.map(choice) }),
    ...(medium && { media: { mimeType: medium.mimeType, size: medium.size, filename: medium.filename } }),
  };
}

const choice = ({ id, title, description }: Choice): object => ({ id, title, description });

/** A citizen in the list of those who have written or were written to. */
export function listed(phone: LocalPhone, { key, name, bsuid, unreachable, phoneOff }: Citizen): object {
  const messages = phone.chats.of(key);
  const last = messages.at(-1);
  return {
    from: key,
    ...{ name, bsuid, unreachable, phoneOff },
    lastMessage: last ? shown(phone, last) : null,
    unread: messages.filter(({ direction, status }) => direction === 'out' && status === 'delivered').length,
    /** Until then the office may write freely, afterwards only by templates. */
    windowClosesAt: phone.chats.windowClosesAt(key) ?? null,
  };
}
