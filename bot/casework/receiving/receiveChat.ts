import type { EntityManager } from 'typeorm';
import type { ChatLine } from '../../complaint/chat';
import type { Person } from '../../complaint/complaint';
import { newId } from '../../database/dialect';
import type { ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { messageKindOf } from '../attachments/attachments';
import { addChatAttachment, type ChatFile, type FileToKeep } from '../attachments/chatFiles';
import { recordIncoming, saveAttached, take } from './incoming';
import type { Office } from '../office';
import { register } from './register';
import { queueCards } from '../news/teamsNews';

interface ReceivedChat {
  by: Person;
  contact: ContactRow;
  /** Null = the chat becomes a complaint of its own. */
  target: ComplaintRow | null;
  /** Oldest first. */
  added: readonly { line: ChatLine; from: 'reporter' | 'office' }[];
  files: ReadonlyMap<ChatLine, ChatFile>;
}

/**
 * What was said before by telephone's chat, taken into a complaint with its own times: the one way in beside `receive`, since nothing
 * of it is news to the reporter. Nothing is answered or acknowledged, no word is taken for a verdict, and the clocks stay: an
 * old chat must not make a case overdue.
 */
export async function receiveChat(
  tx: EntityManager,
  office: Office,
  { by, contact, target, added, files }: ReceivedChat,
): Promise<{ complaint: ComplaintRow; toKeep: FileToKeep[] }> {
  const complaint = target ?? (await begin(tx, office, by, contact, added));
  const messages: MessageRow[] = [];
  const toKeep: FileToKeep[] = [];
  for (const { line, from } of added) {
    const isTheirs = from === 'reporter';
    const message = await recordIncoming(tx, office, contact, null, {
      id: newId(),
      kind: isTheirs ? (line.media ? messageKindOf(files.get(line)?.mimeType ?? '') : 'text') : 'echo',
      text: line.text,
      occurredAt: line.at,
      enteredBy: isTheirs ? by.id : null,
      needsSummary: isTheirs && line.text === null,
      isPast: true,
    });
    messages.push(message);
    if (!line.media) continue;
    const file = files.get(line) ?? null;
    const attachmentId = await addChatAttachment(tx, office, message, line.media.fileName, file);
    if (file) toKeep.push({ attachmentId, reporterId: contact.reporterId, file });
  }
  await saveAttached(tx, complaint, await take(tx, office, complaint, messages));
  await queueCards(tx, complaint, office.now());
  return { complaint, toKeep };
}

/** It counts from now: until the import nobody could have worked on it here. */
function begin(
  tx: EntityManager,
  office: Office,
  by: Person,
  contact: ContactRow,
  added: ReceivedChat['added'],
): Promise<ComplaintRow> {
  const first = added.find(({ from }) => from === 'reporter')!.line;
  return register(tx, office, contact, {
    channel: 'whatsapp',
    receivedAt: first.at,
    registeredBy: by.id,
    arrival: { startsAt: office.now(), unannounced: true, unacknowledged: true },
  });
}
