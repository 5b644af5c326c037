import type { Complaint, Person, Role } from '../../complaint/complaint';
import { settlementCodeOf, formatWib } from '../../complaint/deadline';
import { Invalid, Refused } from '../../complaint/errors';
import type { ComplaintCategory, ComplaintClass, Division, RejectReason, ServiceType } from '../../complaint/masterData';
import { divisionFor } from '../../complaint/sorting';
import { newId } from '../../database/dialect';
import type { ComplaintRow, DispositionRow, StaffReviewRow } from '../../database/tables';
import type { Acting } from '../act';
import { finishTasks } from '../telling/messages';
import type { Recorder } from '../record';
import { trackFor } from '../receiving/register';
import { personNamed } from '../people';
import { holds, isExcluded, isStaff, rolesAt } from '../../complaint/visibility';
import { writeDraft } from './answer';

/** Sets class, category and service where they were given, with the track, the division and the clock that follow. */
export function classify({ complaint, input, clocks, now, sorting }: Acting): Partial<ComplaintRow> {
  const complaintClass = (input.complaintClass as ComplaintClass | null) ?? complaint.complaintClass;
  const category = (input.category as ComplaintCategory | null) ?? complaint.category;
  const service = (input.service as ServiceType | null) ?? complaint.service;
  const isSorted = Boolean(input.service) || (!service && Boolean(input.category));
  const answering = isSorted ? divisionFor(sorting, { service, category }) : null;
  const division = (input.division as Division | null) ?? answering ?? complaint.division;
  const early = complaint.status === 'received' || complaint.status === 'inReview';
  if (complaintClass && complaint.track !== 'supervisory') {
    // The label alone never makes a case supervisory: that takes `flagSupervisory` and a person (DOMAIN §2.4).
    clocks.swapSettlement(complaintClass === 'complaintSupervisory' ? 'nonSupervisory' : settlementCodeOf(complaintClass), now);
  }
  const track =
    early && complaint.track !== 'supervisory' ? trackFor(complaintClass, category, complaint.cycle) : complaint.track;
  return { complaintClass, category, service, division, track };
}

async function writeReview(acting: Acting, form: 'full' | 'short', parts: Record<string, unknown>): Promise<void> {
  const { tx, office, complaint, key, personId, now } = acting;
  const id = newId();
  const review: StaffReviewRow = {
    id,
    complaintId: complaint.id,
    cycle: complaint.cycle,
    form,
    body: office.sealer.seal(JSON.stringify(parts), key, { id, column: 'body' }),
    writerId: personId!,
    writtenAt: now,
    verifiedBy: null,
    verifiedAt: null,
    findings: null,
  };
  await tx.insert('StaffReview', review);
}

/** The head's disposition sheet (SOP step 4): instructions, division, due, urgency, and in whose name it was given. */
export async function writeDisposition(
  { tx, office, complaint, key, personId, standing, now }: Acting,
  sheet: { instructions: string; division: Division | null; dueAt: Date | null; urgency: DispositionRow['urgency'] },
): Promise<void> {
  const id = newId();
  const disposition: DispositionRow = {
    id,
    complaintId: complaint.id,
    cycle: complaint.cycle,
    urgency: sheet.urgency,
    division: sheet.division,
    body: office.sealer.seal(JSON.stringify({ instructions: sheet.instructions }), key, { id, column: 'body' }),
    dueAt: sheet.dueAt,
    decidedBy: personId!,
    decidedAs: standing?.held?.kind ?? 'definitive',
    orderNumber: standing?.held?.orderNumber ?? null,
    decidedAt: now,
  };
  await tx.insert('Disposition', disposition);
}

/** Notes who verified the newest telaahan of this round, and what they found. */
export async function markVerified({ tx, office, complaint, key, personId, now }: Acting, findings: string): Promise<void> {
  const review = await tx.findOne<StaffReviewRow>('StaffReview', {
    where: { complaintId: complaint.id },
    order: { writtenAt: 'DESC' },
  });
  if (!review) return;
  const sealed = office.sealer.seal(findings, key, { id: review.id, column: 'findings' });
  await tx.update('StaffReview', { id: review.id }, { verifiedBy: personId, verifiedAt: now, findings: sealed });
}

/**
 * A person named in an input: an officer, not an administrator alone, not complained about, and with one of these posts where
 * any are asked for.
 */
export async function namedPerson(
  { tx, office, complaint }: Acting,
  field: string,
  name: string,
  posts: readonly Role[] = [],
): Promise<string> {
  const now = office.now();
  const person = await personNamed(tx, name);
  if (!person || !mayBeNamed(person, complaint, posts, now))
    throw new Invalid('invalidInput', [{ name: field, fault: 'unknownPerson' }]);
  return person.id;
}

/** Whether this officer can be named on the case. @param posts one of which they must hold; none = whichever */
export function mayBeNamed(person: Person, complaint: Complaint, posts: readonly Role[], now: Date): boolean {
  const fits =
    posts.length === 0 ? isStaff(person, now) || rolesAt(person, now).length === 0 : posts.some(post => holds(person, post, now));
  return fits && !isExcluded(complaint, person, now);
}

/** A telaahan or a disposition takes the place of an earlier proposal: the head confirms only what is proposed now. */
const noProposal = { proposal: null, proposalReason: null } as const;

export const reviewRecorders = {
  take: async a => ({ assigneeId: a.personId, ...classify(a) }),
  askReporter: async a => {
    // Nobody is taken to be silent about a question that did not reach them: the 30 days begin when it arrives.
    const deadline = a.clocks.prepare('reporterCompletes', a.now);
    a.clocks.start('undelivered', a.now);
    a.words.items = a.input.items;
    a.tell = {
      ticket: a.complaint.ticketNumber,
      items: String(a.input.items),
      date: formatWib(deadline.dueAt, 'id'),
    };
  },
  submitReview: async a => {
    const { problem, assumptions, facts, analysis, conclusion, recommendation } = a.input;
    await writeReview(a, 'full', { problem, assumptions, facts, analysis, conclusion, recommendation });
    const place = {
      district: (a.input.district as string) ?? a.complaint.district,
      ward: (a.input.ward as string) ?? a.complaint.ward,
    };
    return { ...classify(a), ...place, ...noProposal, track: 'full', reviewWriterId: a.personId };
  },
  submitShort: async a => {
    requireIdentityCheck(a);
    const { problem, conclusion, recommendation } = a.input;
    await writeReview(a, 'short', { problem, conclusion, recommendation });
    await writeDraft(a, String(a.input.answer));
    return { ...classify(a), ...noProposal, track: 'short', reviewWriterId: a.personId, answerWriterId: a.personId };
  },
  verify: async a => {
    await markVerified(a, String(a.input.findings));
    a.words.findings = a.input.findings;
  },
  returnToReview: async a => {
    a.words.note = a.input.note;
  },
  returnToVerification: async a => {
    a.words.note = a.input.note;
  },
  notOurs: async a => {
    a.words.note = a.input.note;
  },
  giveDisposition: async a => {
    const dueAt = a.input.dueAt as Date;
    if (dueAt <= a.now) throw new Invalid('invalidInput', [{ name: 'dueAt', fault: 'inThePast' }]);
    const division = a.input.division as Division;
    const handlerId = a.input.handler ? await namedPerson(a, 'handler', String(a.input.handler)) : a.complaint.handlerId;
    if (a.complaint.track === 'supervisory' && !handlerId) throw new Refused('noHandler');
    const urgency = a.input.urgency as DispositionRow['urgency'];
    await writeDisposition(a, { instructions: String(a.input.instructions), division, dueAt, urgency });
    a.clocks.startDated('dispositionDue', a.now, dueAt);
    a.detail.division = division;
    a.detail.urgency = urgency;
    return { division, ...noProposal, handlerId };
  },
  proposeRejection: async a => propose(a, 'rejected'),
  proposeReferral: async a => propose(a, 'referredOut'),
  summarize: async a => {
    await finishTasks(a.tx, a.office, a.complaint.id, ['needsSummary'], a.personId);
    const summary = a.office.sealer.seal(String(a.input.summary), a.key, { id: a.complaint.id, column: 'summary' });
    return { summary, needsSummary: false };
  },
  reclassify: async a => {
    a.detail.complaintClass = String(a.input.complaintClass);
    a.detail.category = String(a.input.category);
    return classify(a);
  },
  changeService: async a => {
    a.detail.service = String(a.input.service);
    return classify(a);
  },
} satisfies Record<string, Recorder>;

function propose(a: Acting, proposal: 'rejected' | 'referredOut'): Partial<ComplaintRow> {
  a.words.note = a.input.note;
  if (a.input.agency) a.words.agency = a.input.agency;
  a.detail.reason = String(a.input.reason);
  return { proposal, proposalReason: a.input.reason as RejectReason };
}

/**
 * The wrong person is the greatest risk: an answer about a particular person needs a check of identity (DOMAIN §2.4).
 * @throws Refused `identityCheckNeeded`
 */
export function requireIdentityCheck({ input, answer }: Acting): void {
  const personal = input.containsPersonalData === true || answer?.containsPersonalData === true;
  if (personal && (!input.identityCheck || input.identityCheck === 'none')) throw new Refused('identityCheckNeeded');
}
