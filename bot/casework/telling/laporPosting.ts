import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AnswerRow, ComplaintRow } from '../../database/tables';
import { isAsClosed } from '../receiving/mergedCases';
import { endPosts, postInLapor } from './messages';
import { loadSettings, openOr, reporterKey } from '../office';
import type { Office } from '../office';
import { notifyRoles, queueCards } from '../news/teamsNews';
import { isSamePerson } from '../receiving/samePerson';

/** An answer that is out, as its reporter reads it. */
type Given = Pick<AnswerRow, 'id' | 'body' | 'containsPersonalData'>;

/**
 * An answer is out: it is to be posted in LAPOR! as well, for the case itself where it came by another channel and was recorded
 * there, for the visit of which it is a part, and for every report that was merged into it (DOMAIN §3.3, samples 1 and 2 of §10).
 */
export async function postEverywhere(tx: EntityManager, office: Office, complaint: ComplaintRow, answer: Given): Promise<void> {
  const itself = complaint.channel === 'lapor' ? [] : [complaint];
  const visit = complaint.partOf
    ? await tx.findBy<ComplaintRow>('Complaint', { id: complaint.partOf, channel: Not('lapor' as const) })
    : [];
  for (const own of [...itself, ...visit, ...(await mergedInto(tx, complaint))])
    await postAnswer(tx, office, complaint, own, answer);
}

/** The same for one of these cases; nothing where it has no number in LAPOR!. What was to be posted there before is no longer. */
export async function postAnswer(
  tx: EntityManager,
  office: Office,
  answered: ComplaintRow,
  own: ComplaintRow,
  answer: Given,
): Promise<void> {
  if (own.externalId === null) return;
  // The answers of a visit's parts stand there side by side.
  if (!own.holdsParts) await endPosts(tx, office, own.id);
  const words = (await mayReadIt(tx, answered, own, answer)) ? await textOf(tx, office, answered, answer) : null;
  const { letterhead } = await loadSettings(tx);
  const general = { ticket: own.ticketNumber, contact: letterhead.contact };
  const text = words === null ? { key: 'inLaporGeneral', values: general } : { key: 'inLapor', values: { text: words } };
  if (!(await postInLapor(tx, office, own, text))) return;
  const now = office.now();
  await notifyRoles(tx, own, ['liaisonOfficer'], null, now, 'laporPosting');
  await queueCards(tx, own, now);
}

/** The round's answer, once it has gone out and while it stands; null otherwise. */
export async function givenAnswer(tx: EntityManager, { id, cycle, answerState }: ComplaintRow): Promise<AnswerRow | null> {
  const isOut = answerState === 'sent' || answerState === 'delivered' || answerState === 'read';
  return isOut ? tx.findOneBy<AnswerRow>('Answer', { complaintId: id, cycle }) : null;
}

/**
 * What stands in LAPOR! may be read by everybody. The answer's own words go there only where it tells nothing of a particular
 * person, is given to the very person whose report this is, and comes from no case that is kept from more people.
 */
async function mayReadIt(tx: EntityManager, answered: ComplaintRow, own: ComplaintRow, answer: Given): Promise<boolean> {
  if (answer.containsPersonalData || answered.track === 'supervisory' || !isAsClosed(own, answered)) return false;
  return isSamePerson(tx, answered, own);
}

async function textOf(
  tx: EntityManager,
  { sealer }: Office,
  { reporterId }: ComplaintRow,
  answer: Given,
): Promise<string | null> {
  const key = await reporterKey(tx, sealer, reporterId);
  return openOr(sealer, answer.body, key, answer.id, 'body');
}

/** Every case that was merged into this one, also by several steps. */
async function mergedInto(tx: EntityManager, { id }: ComplaintRow): Promise<ComplaintRow[]> {
  const all: ComplaintRow[] = [];
  for (let targets = [id]; targets.length > 0;) {
    const from = await tx.findBy<ComplaintRow>('Complaint', { mergedInto: In(targets), status: In(['merged', 'archived']) });
    const fresh = from.filter(each => each.id !== id && !all.some(known => known.id === each.id));
    all.push(...fresh);
    targets = fresh.map(each => each.id);
  }
  return all;
}
