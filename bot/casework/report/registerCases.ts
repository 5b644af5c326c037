import { In, type EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { isOpen, outcomes } from '../../complaint/complaint';
import type { Status } from '../../complaint/complaint';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { Period } from '../../complaint/wib';
import type { DataKey } from '../../database/sealed';
import { momentValue } from '../../database/dialect';
import type { AnswerRow, ComplaintRow } from '../../database/tables';
import { openParts } from '../reading/caseFile';
import { closingsIn } from './closings';
import type { Closing } from './closings';
import { openOr } from '../office';
import type { Office } from '../office';
import { inChunks, readRecords } from './registerRecords';
import type { Records } from './registerRecords';

/**
 * One complaint as the register shows it: unsealed, as it stood at a moment. Of a secret case (supervisory, or under the
 * suspicion of being one) nothing is opened. Words are not yet masked.
 */
export interface RegisterCase {
  complaint: ComplaintRow;
  /** As it is now, which decides who may read it. */
  current: ComplaintRow;
  isSecret: boolean;
  status: Status;
  closing: Closing | null;
  dueAt: Date | null;
  words: RegisterWords | null;
}

export interface RegisterWords {
  reporterName: string | null;
  /** Phone number or e-mail address. */
  address: string | null;
  /** The officer's summary, or the telaahan's problem, or the first message. */
  summary: string | null;
  officer: string | null;
  reviewedAt: Date | null;
  disposition: { at: Date; instructions: string } | null;
  firstAnswerAt: Date | null;
  answer: { text: string | null; containsPersonalData: boolean } | null;
  /** Ticket numbers. */
  mergedInto: string | null;
  partOf: string | null;
  followUpOf: string | null;
}

/**
 * The complaints that were registered or closed in a period, by ticket number, as they stood at `asOf`; greetings, spam and
 * the like are none, and of a visit its parts are. A few set-based queries per 500 complaints.
 */
export async function registerCases(manager: EntityManager, office: Office, period: Period, asOf: Date): Promise<RegisterCase[]> {
  return inChunks(await idsIn(manager, office, period), async ids => {
    const complaints = await manager.find<ComplaintRow>('Complaint', { where: { id: In(ids) }, order: { ticketNumber: 'ASC' } });
    const records = await readRecords(manager, office, complaints, asOf);
    return complaints.map(complaint => caseOf(office, complaint, records));
  });
}

/** The same for one reader: a case about them is not there, and of one that is closed to them nothing is opened. */
export function casesFor(cases: readonly RegisterCase[], person: Person, now: Date): RegisterCase[] {
  return cases
    .map(each => ({ each, view: viewFor(each.current, person, now) }))
    .filter(({ view }) => view !== 'none')
    .map(({ each, view }) => (seesWords(view) ? each : { ...each, words: null }));
}

async function idsIn(manager: EntityManager, { db }: Office, { start, end }: Period): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select('c.id', 'id')
    .where('c.registeredAt < :end')
    .andWhere({ holdsParts: false })
    .andWhere(`(c."outcome" IS NULL OR c."outcome" <> 'dismissed')`)
    .andWhere(
      `(c."registeredAt" >= :start OR EXISTS (SELECT 1 FROM "log_entry" e WHERE e."complaintId" = c."id"
        AND e."occurredAt" >= :start AND e."occurredAt" < :end AND e."fromStatus" <> e."toStatus" AND e."toStatus" IN (:...outcomes)))`,
    )
    .setParameters({ start: momentValue(db.dialect, start), end: momentValue(db.dialect, end), outcomes })
    .orderBy('c.ticketNumber')
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/** Restricted cases hold words of a levy, forgery or misuse that nobody has examined yet (DOMAIN §2.4). */
const isSecret = ({ track, complaintClass, reportedParty, restricted }: ComplaintRow): boolean =>
  track === 'supervisory' || complaintClass === 'complaintSupervisory' || reportedParty === 'unknown' || restricted;

function caseOf(office: Office, complaint: ComplaintRow, records: Records): RegisterCase {
  const events = records.events.get(complaint.id) ?? [];
  const status = events.at(-1)?.toStatus ?? complaint.status;
  const secret = isSecret(complaint);
  return {
    complaint,
    current: complaint,
    isSecret: secret,
    status,
    closing: isOpen(status) ? null : (closingsIn(events).at(-1) ?? null),
    dueAt: records.settlements.get(complaint.id)?.at(-1)?.dueAt ?? null,
    words: secret ? null : wordsOf(office, complaint, records),
  };
}

function wordsOf({ sealer }: Office, complaint: ComplaintRow, records: Records): RegisterWords {
  const reporter = records.reporters.get(complaint.reporterId);
  const key = sealer.unwrap(reporter?.wrappedKey, complaint.reporterId);
  const contact = records.contacts.get(complaint.contactId ?? '');
  const disposition = records.dispositions.get(complaint.id)?.at(-1);
  const answers = records.answers.get(complaint.id) ?? [];
  return {
    reporterName: reporter ? openOr(sealer, reporter.name, key, reporter.id, 'name') : null,
    address: contact ? openOr(sealer, contact.address, key, contact.id, 'address') : null,
    summary: summaryOf(sealer, complaint, records, key),
    officer: records.people.get(complaint.assigneeId ?? '') ?? null,
    reviewedAt: records.reviews.get(complaint.id)?.at(-1)?.writtenAt ?? null,
    disposition: disposition
      ? {
          at: disposition.decidedAt,
          instructions: openParts(sealer, disposition.body, key, disposition.id, 'body').instructions ?? '',
        }
      : null,
    firstAnswerAt: answers.at(0)?.sentAt ?? null,
    answer: answerOf(sealer, answers.at(-1), key),
    mergedInto: records.tickets.get(complaint.mergedInto ?? '') ?? null,
    partOf: records.tickets.get(complaint.partOf ?? '') ?? null,
    followUpOf: records.tickets.get(complaint.followUpOf ?? '') ?? null,
  };
}

function summaryOf(sealer: Office['sealer'], complaint: ComplaintRow, records: Records, key: DataKey): string | null {
  const review = records.reviews.get(complaint.id)?.at(-1);
  const message = records.messages.get(complaint.id)?.find(each => each.body !== null);
  return (
    openOr(sealer, complaint.summary, key, complaint.id, 'summary') ??
    (review ? openParts(sealer, review.body, key, review.id, 'body').problem : null) ??
    (message ? openOr(sealer, message.body, key, message.id, 'body') : null)
  );
}

function answerOf(sealer: Office['sealer'], answer: AnswerRow | undefined, key: DataKey): RegisterWords['answer'] {
  if (!answer) return null;
  const { containsPersonalData } = answer;
  return { text: openOr(sealer, answer.body, key, answer.id, 'body'), containsPersonalData };
}
