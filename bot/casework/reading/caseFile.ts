import type { SortingRules } from '../../complaint/sorting';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import type { DataKey, Sealed, Sealer } from '../../database/sealed';
import type {
  AnswerRow,
  AttachmentRow,
  ComplaintRow,
  ContactRow,
  DeadlineRow,
  DispositionRow,
  DisruptionRow,
  LogEntryRow,
  MessageRow,
  ReporterRow,
  StaffReviewRow,
  TaskRow,
} from '../../database/tables';
import { contactOf, loadSettings, openOr, writersKeys } from '../office';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { firstWords } from '../receiving/receipt';
import { partsOf } from '../visit';

export type CaseMessage = Omit<MessageRow, 'body'> & { text: string | null };
export type CaseAttachment = Omit<AttachmentRow, 'fileName'> & { fileName: string | null };
/** As much of a part's words as tells it from the others. */
const longestPart = 160;

/** `parts` by name: problem, assumptions, facts, analysis, conclusion, recommendation; the short form fills three. */
export type CaseReview = Omit<StaffReviewRow, 'body' | 'findings'> & { parts: Record<string, string>; findings: string | null };
export type CaseDisposition = Omit<DispositionRow, 'body'> & { instructions: string };
export type CaseAnswer = Omit<AnswerRow, 'body'> & { text: string };
export type CaseEvent = Omit<LogEntryRow, 'words'> & { words: Record<string, string> };

/** `text` is masked and cut. */
export interface CasePart {
  complaint: ComplaintRow;
  text: string | null;
  deadlines: DeadlineRow[];
}

/**
 * Everything about one complaint, unsealed. It never leaves casework and the papers: cards and API take `complaintView`.
 * Lists are oldest first. What was sealed under an erased reporter's key is null or empty.
 */
export interface CaseFile {
  complaint: ComplaintRow;
  reporterName: string | null;
  contact: ContactRow | null;
  /** Phone number or e-mail address. */
  address: string | null;
  summary: string | null;
  messages: CaseMessage[];
  attachments: CaseAttachment[];
  reviews: CaseReview[];
  dispositions: CaseDisposition[];
  answers: CaseAnswer[];
  deadlines: DeadlineRow[];
  tasks: TaskRow[];
  log: CaseEvent[];
  /** The issues of a visit, each with its first words. */
  parts: CasePart[];
  /** The visit that this is a part of. */
  visit: ComplaintRow | null;
  /** How the office sorts now. */
  sorting: SortingRules;
  /** The disruption (gangguan massal) that it is about. */
  disruption: Pick<DisruptionRow, 'id' | 'name' | 'endedAt'> | null;
  /** Those who have left the office too: their names stand in papers. */
  people: ReadonlyMap<string, Person>;
}

/** Reads a complaint's file. */
export async function readCaseFile(manager: EntityManager, office: Office, complaint: ComplaintRow): Promise<CaseFile> {
  const { sealer } = office;
  const of = { complaintId: complaint.id };
  const reporter = await manager.findOneByOrFail<ReporterRow>('Reporter', { id: complaint.reporterId });
  const contact = await contactOf(manager, complaint.contactId);
  const messages = inConversation(await manager.findBy<MessageRow>('Message', of));
  const attachments = await manager.find<AttachmentRow>('Attachment', { where: of, order: { createdAt: 'ASC', id: 'ASC' } });
  const reviews = await manager.find<StaffReviewRow>('StaffReview', { where: of, order: { writtenAt: 'ASC', id: 'ASC' } });
  const sheets = await manager.find<DispositionRow>('Disposition', { where: of, order: { decidedAt: 'ASC', id: 'ASC' } });
  const keys = await writersKeys(manager, sealer, [complaint, ...messages, ...attachments]);
  const key = keys(complaint);
  const answers = await manager.find<AnswerRow>('Answer', { where: of, order: { cycle: 'ASC' } });
  const log = await manager.find<LogEntryRow>('LogEntry', { where: of, order: { seq: 'ASC' } });
  return {
    complaint,
    reporterName: openOr(sealer, reporter.name, key, reporter.id, 'name'),
    contact,
    address: contact && openOr(sealer, contact.address, key, contact.id, 'address'),
    summary: openOr(sealer, complaint.summary, key, complaint.id, 'summary'),
    messages: messages.map(({ body, ...row }) => ({ ...row, text: openOr(sealer, body, keys(row), row.id, 'body') })),
    attachments: attachments.map(row => ({ ...row, fileName: openOr(sealer, row.fileName, keys(row), row.id, 'fileName') })),
    reviews: reviews.map(({ body, findings, ...row }) => ({
      ...row,
      parts: openParts(sealer, body, key, row.id, 'body'),
      findings: openOr(sealer, findings, key, row.id, 'findings'),
    })),
    dispositions: sheets.map(({ body, ...row }) => ({
      ...row,
      instructions: openParts(sealer, body, key, row.id, 'body').instructions ?? '',
    })),
    answers: answers.map(({ body, ...row }) => ({ ...row, text: openOr(sealer, body, key, row.id, 'body') ?? '' })),
    deadlines: await manager.find<DeadlineRow>('Deadline', { where: of, order: { startedAt: 'ASC', id: 'ASC' } }),
    tasks: await manager.find<TaskRow>('Task', { where: of, order: { createdAt: 'ASC', id: 'ASC' } }),
    log: log.map(row => ({ ...row, words: openParts(sealer, row.words, key, row.id, 'words') })),
    ...(await visitOf(manager, office, complaint)),
    sorting: (await loadSettings(manager)).sorting,
    disruption: await disruptionIn(manager, complaint),
    people: new Map((await loadPeople(manager, 'ever')).map(person => [person.id, person])),
  };
}

async function disruptionIn(manager: EntityManager, { disruptionId }: ComplaintRow): Promise<CaseFile['disruption']> {
  if (disruptionId === null) return null;
  const { id, name, endedAt } = await manager.findOneByOrFail<DisruptionRow>('Disruption', { id: disruptionId });
  return { id, name, endedAt };
}

async function visitOf(
  manager: EntityManager,
  office: Office,
  { id, holdsParts, partOf }: ComplaintRow,
): Promise<Pick<CaseFile, 'parts' | 'visit'>> {
  const parts = holdsParts ? await partsOf(manager, id) : [];
  const withWords = parts.map(async part => ({
    complaint: part,
    text: await firstWords(manager, office, part, longestPart),
    deadlines: await manager.findBy<DeadlineRow>('Deadline', { complaintId: part.id }),
  }));
  const visit = partOf ? await manager.findOneBy<ComplaintRow>('Complaint', { id: partOf }) : null;
  return { parts: await Promise.all(withWords), visit };
}

/**
 * WhatsApp tells whole seconds, our own texts know milliseconds: within one second the order of recording counts, but what a
 * form says was said before it was answered, though its receipt is recorded first.
 */
function inConversation(messages: MessageRow[]): MessageRow[] {
  const second = ({ occurredAt }: MessageRow): number => Math.floor(occurredAt.getTime() / 1000);
  const afterForm = ({ kind }: MessageRow): number => (kind === 'form' ? 0 : 1);
  return messages.toSorted(
    (one, other) => second(one) - second(other) || afterForm(one) - afterForm(other) || (one.id < other.id ? -1 : 1),
  );
}

/** A sealed JSON object of texts; members that are null (optional fields left empty) are dropped. */
export function openParts(
  sealer: Sealer,
  sealed: Sealed | null,
  key: DataKey,
  id: string,
  column: string,
): Record<string, string> {
  const text = openOr(sealer, sealed, key, id, column);
  if (text === null) return {};
  const members = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return Object.fromEntries(members.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]));
}
