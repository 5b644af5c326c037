import type { CaseAttachment, CaseFile, CaseMessage } from '../casework/reading/caseFile';
import { conversationOf as read, markKinds, type Marked } from '../complaint/conversation';
import type { DossierAttachment, DossierMessage, DossierReport } from '../documents/dossierReport';
import { longTime } from '../documents/words';
import { markLines } from '../text/markText';
import { printed, reporterName, reporterWithContact } from './dossierNames';
import { officeWords, paperWords } from './paperWords';

/** Section 1: what the reporter wrote until somebody took the case up, and every file they sent. Null = nothing was written. */
export function reportOf(file: CaseFile): DossierReport | null {
  const { complaint, summary } = file;
  const texts = firstMessages(file).map(message => textOf(file, message));
  if (texts.length === 0) return null;
  if (summary !== null) texts.push(paperWords('dossier.report.summary', { summary: printed(file, summary) }));
  return {
    writtenBy: reporterWithContact(file),
    at: complaint.receivedAt,
    place: [complaint.ward, complaint.district].filter(Boolean).join(', ') || null,
    text: texts.join('\n'),
    attachments: file.attachments.map(attachmentOf),
  };
}

function firstMessages({ log, messages }: CaseFile): Marked<CaseMessage>[] {
  const early = log.filter(({ action, toStatus }) => action === 'message' && toStatus === 'received');
  const ids = new Set(early.map(({ detail }) => detail.message));
  const written = read(messages).filter(({ direction, kind }) => direction === 'in' && !markKinds.includes(kind));
  const first = written.filter(({ id }) => ids.has(id));
  return first.length > 0 ? first : written.slice(0, 1);
}

/** Only what is kept and clean is told by its hash. Files are named by number and time: their own names may hold a NIK. */
function attachmentOf({ mimeType, size, keptSha256, createdAt, status }: CaseAttachment, index: number): DossierAttachment {
  const name = paperWords('dossier.report.attachmentName', { number: index + 1, at: longTime(createdAt, paperWords) });
  if (status !== 'stored')
    return { name, kind: mimeType, size: null, sha256: null, missing: paperWords(`dossier.report.notKept.${status}`) };
  return { name, kind: mimeType, size, sha256: keptSha256, missing: null };
}

/** Section 2: the whole conversation in provider time, with what was changed, withdrawn or answered by a reaction. */
export function conversationOf(file: CaseFile): DossierMessage[] {
  return read(file.messages).map(message => ({
    at: message.occurredAt,
    who: message.direction === 'in' ? reporterName(file) : officeWords('staff:role.operator'),
    text: textOf(file, message),
    delivery: message.direction === 'in' ? null : deliveryOf(message),
  }));
}

function textOf(file: CaseFile, { ids, text, kind, marks }: Marked<CaseMessage>): string {
  const words = text === null ? paperWords('dossier.conversation.withoutText', { kind: kindOf(kind) }) : printed(file, text);
  const alone = text !== null && markKinds.includes(kind) ? [`[${kindOf(kind)}]`] : [];
  const files = file.attachments.flatMap(({ messageId }, index) =>
    ids.includes(messageId) ? [paperWords('dossier.conversation.attachment', { number: index + 1 })] : [],
  );
  const became = markLines(
    marks,
    officeWords,
    at => longTime(at, paperWords),
    each => printed(file, each),
  );
  return [...alone, words, ...files, ...became.map(line => `[${line}]`)].join('\n');
}

function kindOf(kind: string): string {
  if (officeWords.has(`staff:mark.alone.${kind}`)) return officeWords(`staff:mark.alone.${kind}`);
  const key = `dossier.conversation.kind.${kind}`;
  return paperWords(officeWords.has(`documents:${key}`) ? key : 'dossier.conversation.kind.other');
}

/** How far a text of ours came: `dibaca 24 November 2026, 08.25 WIB`. */
export function deliveryOf(sent: { sentAt: Date | null; deliveredAt: Date | null; readAt: Date | null }): string {
  const furthest = (['read', 'delivered', 'sent'] as const).find(tick => sent[`${tick}At`] !== null);
  if (!furthest) return paperWords('dossier.conversation.delivery.notYet');
  return paperWords(`dossier.conversation.delivery.${furthest}`, { at: longTime(sent[`${furthest}At`]!, paperWords) });
}
