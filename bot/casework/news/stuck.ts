import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { holds, viewFor } from '../../complaint/visibility';
import type { AttachmentRow, ComplaintRow, MessageRow } from '../../database/tables';
import { takeOver, type OutboxKind } from '../../outbox/queue';
import { recordFailed } from '../telling/delivery';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { warnPerson } from './teamsNews';

/** An outbox row as far as people are told of it. */
export interface StuckRow {
  id: string;
  kind: OutboxKind;
  payload: unknown;
}

/** What a row of each kind was to bring about; bot/text staff `trouble.*`. About notices that cannot be given nobody is given notice. */
const troubles: Record<OutboxKind, string | null> = {
  showCard: 'card',
  sendReply: 'message',
  fetchMedia: 'file',
  forgetFile: 'forgotten',
  archiveDossier: 'dossier',
  refileDossier: 'dossier',
  checkArchive: 'check',
  publishReport: 'report',
  refileReport: 'report',
  fileSigned: 'report',
  fileSignedPapers: 'dossier',
  tellDisruption: 'disruption',
  indexWords: 'search',
  notify: null,
};

/** Who did not take it, by the first part of the reason. */
const refusers: Record<string, string> = {
  whatsapp: 'whatsapp',
  media: 'whatsapp',
  teams: 'teams',
  graph: 'archive',
  scan: 'scanner',
};

/**
 * An outbox row was parked or became a dead letter: nothing more happens by itself, so administrators and operators hear of it. An
 * answer goes back to the officers by the SOP's own step and no longer stands in the way of what comes after it.
 */
export async function reportStuck(tx: EntityManager, office: Office, row: StuckRow, reason: string): Promise<void> {
  const about = await subjectOf(tx, row);
  const isAnswer = about.message?.answerId != null;
  if (about.message && isAnswer) {
    await recordFailed(tx, office, about.message, { errorCode: codeIn(reason), unreachable: false });
    await takeOver(tx, row.id);
  }
  const trouble = isAnswer ? 'answer' : troubles[row.kind];
  if (trouble) await warn(tx, office, trouble, about.complaint, reason);
}

/** The world outside refuses the office's work until somebody mends it there; the queue grows and nothing is dropped. */
export async function reportRefused(tx: EntityManager, office: Office, reason: string): Promise<void> {
  const refuser = refusers[reason.split(':')[0] ?? ''];
  if (!refuser) return;
  for (const person of await keepers(tx, office))
    await warnPerson(tx, person, refuser, null, 'alarm', { trouble: refuser, code: reason });
}

/** An inbound row was parked: what a citizen wrote reached nobody yet. */
export async function reportInboundStuck(tx: EntityManager, office: Office, reason: string): Promise<void> {
  await warn(tx, office, reason === 'otherNumber' ? 'otherNumber' : 'inbound', null, reason);
}

async function warn(
  tx: EntityManager,
  office: Office,
  trouble: string,
  complaint: ComplaintRow | null,
  code: string,
): Promise<void> {
  for (const person of await keepers(tx, office)) {
    const known = complaint !== null && knows(complaint, person, office.now());
    const values = { trouble, code, ...(known && { ticket: complaint.ticketNumber }) };
    await warnPerson(tx, person, trouble, known ? complaint.id : null, known ? 'stuck' : 'stuckSomewhere', values);
  }
}

/** Whoever may know more of a case than its number; administrators as such do not even know of that (DOMAIN §1.6). */
function knows(complaint: ComplaintRow, person: Person, now: Date): boolean {
  const view = viewFor(complaint, person, now);
  return view !== 'none' && view !== 'outline';
}

async function keepers(tx: EntityManager, { now }: Office): Promise<Person[]> {
  const at = now();
  return (await loadPeople(tx)).filter(person => holds(person, 'admin', at) || holds(person, 'operator', at));
}

interface StuckSubject {
  complaint: ComplaintRow | null;
  /** Of a reply. */
  message: MessageRow | null;
}

async function subjectOf(tx: EntityManager, { kind, payload }: StuckRow): Promise<StuckSubject> {
  const { complaintId, messageId, attachmentId } = payload as Record<string, string | undefined>;
  const attachment = attachmentId ? await tx.findOneBy<AttachmentRow>('Attachment', { id: attachmentId }) : null;
  const wanted = messageId ?? attachment?.messageId;
  const message = wanted ? await tx.findOneBy<MessageRow>('Message', { id: wanted }) : null;
  const id = complaintId ?? message?.complaintId;
  const complaint = id ? await tx.findOneBy<ComplaintRow>('Complaint', { id }) : null;
  return { complaint, message: kind === 'sendReply' ? message : null };
}

/** The provider's number in a reason such as `whatsapp:131049`; 0 where it gave none. */
const codeIn = (reason: string): number => Number(/:(\d+)$/.exec(reason)?.[1] ?? 0);
