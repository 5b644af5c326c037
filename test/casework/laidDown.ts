import type { EntityManager } from 'typeorm';
import { isOpen, outcomes } from '../../bot/complaint/complaint';
import { defaultPolicy, startDeadline } from '../../bot/complaint/deadline';
import type { AnswerState, Outcome, Status } from '../../bot/complaint/complaint';
import type { Action } from '../../bot/complaint/sop';
import { newId } from '../../bot/database/dialect';
import type {
  AttachmentRow,
  ComplaintRow,
  DeadlineRow,
  DisruptionNewsRow,
  DisruptionRow,
  MessageRow,
  TaskRow,
} from '../../bot/database/tables';
import { channelOf } from './matrixExpectation';
import type { Place } from './matrixExpectation';
import type { StaffedOffice } from './staffedOffice';

/** A complaint with an answer that was kept silent about for a month, a telaahan's writer, people named on it, a file and a text to be sent by hand. */
export async function layDown(
  office: StaffedOffice,
  tx: EntityManager,
  { track, kind }: Place,
): Promise<{ complaint: ComplaintRow; task: string }> {
  const complaint = await office.reportWithin(tx, channelOf(track));
  const [assigneeId, handlerId, reviewWriterId] = ['assignee', 'handler', 'accused'].map(name => office.person(name).id);
  const known = {
    assigneeId,
    handlerId,
    reviewWriterId,
    category: 'information',
    isConfidential: kind === 'confidential',
  } as const;
  const division = kind === 'otherDivision' ? 'civilRegistration' : 'populationRegistration';
  await tx.update('Complaint', { id: complaint.id }, { ...known, division, track });
  // Found to be the same person as somebody of whom there is no case here.
  await tx.update('Reporter', { id: complaint.reporterId }, { samePersonAs: newId() });
  await tx.insert('Answer', await office.answerOf(tx, complaint, reviewWriterId!));
  const silence = startDeadline('autoClose', new Date(office.now.getTime() - 30 * 86_400_000), defaultPolicy);
  const clock = { ...silence, id: newId(), complaintId: complaint.id, nextReminderAt: null, reminders: 2, enteredAt: null };
  await tx.insert('Deadline', clock satisfies DeadlineRow);
  const message = await tx.findOneByOrFail<MessageRow>('Message', { complaintId: complaint.id, direction: 'out' });
  const task = {
    id: newId(),
    complaintId: complaint.id,
    kind: 'sendByHand',
    messageId: message.id,
    createdAt: office.now,
  } as const;
  const file = { id: newId(), messageId: message.id, complaintId: complaint.id, reporterId: complaint.reporterId };
  await tx.insert('Attachment', { ...file, ...keptPhoto, createdAt: office.now } satisfies AttachmentRow);
  await tx.insert('Task', { ...task, dueAt: null, doneAt: null, doneBy: null, result: null } satisfies TaskRow);
  return { complaint, task: task.id };
}

const keptPhoto: Omit<AttachmentRow, 'id' | 'messageId' | 'complaintId' | 'reporterId' | 'createdAt'> = {
  ...{ mediaId: null, mimeType: 'image/jpeg', fileName: null, sha256: 'ab'.repeat(32), keptSha256: 'cd'.repeat(32), size: 1_000 },
  ...{ status: 'stored', heldFor: null, path: 'ab/x.jpg.sealed', purpose: null, discardedAt: null, discardedBy: null },
};

/** The columns of a complaint in a status, with whatever the action waits for. */
export function standsAs({ status, track, kind }: Place, action: Action, now: Date): Partial<ComplaintRow> {
  const proposal = { confirmRejection: 'rejected', confirmReferral: 'referredOut' } as const;
  const proposed = action === 'confirmRejection' || action === 'confirmReferral' ? proposal[action] : null;
  return {
    ...{ status, track, cycle: 1, rating: null, escalatedAt: null, channel: channelOf(track, action) },
    previousStatus: status === 'awaitingReporter' ? 'inReview' : null,
    answerState: answerFor(action, status),
    holdsParts: status === 'inParts' || action === 'sealVisit' || action === 'resumeVisit',
    proposal: proposed,
    proposalReason: proposed && 'notOurOffice',
    reportedParty: kind === 'accusedUnknown' ? 'unknown' : null,
    restricted: track !== 'supervisory' && (kind === 'restricted' || action === 'clearRestriction'),
    outcome: outcomeFor(action, status),
    // A record is appraised when its time is over.
    closedAt: isOpen(status) ? null : action === 'appraiseRecord' ? sixYearsBefore(now) : now,
    legalHold: action === 'releaseRecord' ? { number: '000/CONTOH', since: now.toISOString() } : null,
    referralRecordedAt: status === 'referredOut' && action !== 'recordReferral' && action !== 'remindHolder' ? now : null,
    disruptionId: disruptionFor(action),
  };
}

const sixYearsBefore = (now: Date): Date => new Date(now.getTime() - 6 * 366 * 86_400_000);

/** Two that every office of the matrix has: one lasts, of the other its end is to be told. */
export const disruptions = {
  lasting: '01999999-0009-7000-8000-000000000001',
  over: '01999999-0009-7000-8000-000000000002',
} as const;

export async function layDisruptions(tx: EntityManager, now: Date): Promise<void> {
  const later = new Date(now.getTime() + 86_400_000);
  const common = { version: 1, name: 'Blanko habis', kind: 'blankShortage', services: [], category: 'blankShortage' } as const;
  const dates = { startedAt: now, expectedEndAt: null, openedBy: newId(), openedAt: now };
  for (const [key, id] of Object.entries(disruptions)) {
    const endedAt = key === 'over' ? now : null;
    await tx.insert('Disruption', { ...common, ...dates, id, endedAt, services: [] } satisfies DisruptionRow);
    const news = { disruptionId: id, seq: 1, kind: endedAt ? 'end' : 'opening', text: 'Blanko habis.' } as const;
    const decided = {
      state: 'approved',
      writtenBy: newId(),
      writtenAt: now,
      decidedBy: newId(),
      decidedAt: now,
      note: null,
    } as const;
    const told = { promisedAt: endedAt ? null : later, expectedEndAt: null, endedAt };
    await tx.insert('DisruptionNews', { ...news, ...decided, ...told } satisfies DisruptionNewsRow);
  }
}

function disruptionFor(action: Action): string | null {
  if (action === 'tellDisruptionEnd') return disruptions.over;
  return action === 'leaveDisruption' || action === 'tellDisruption' ? disruptions.lasting : null;
}

const answersWaitedFor: Partial<Record<Action, AnswerState>> = {
  approveAnswer: 'draft',
  returnDraft: 'draft',
  approveAndSend: 'draft',
  sendAnswer: 'approved',
  sendWaiting: 'waiting',
  joinAnswer: 'waiting',
  answerSent: 'sending',
  answerFailed: 'sending',
  answerDelivered: 'sent',
};

const answerFor = (action: Action, status: Status): AnswerState =>
  answersWaitedFor[action] ?? (status === 'answered' ? 'sent' : 'none');

function outcomeFor(action: Action, status: Status): Outcome | null {
  if (status !== 'archived') return outcomes.find(outcome => outcome === status) ?? null;
  return action === 'object' ? 'rejected' : action === 'reopenReview' ? 'withdrawn' : 'resolved';
}
