import { roles } from '../../../bot/complaint/complaint';
import type { ActingParty } from '../../../bot/complaint/complaint';
import { DomainError } from '../../../bot/complaint/errors';
import type { Action } from '../../../bot/complaint/sop';
import type { AnswerRow, ComplaintRow } from '../../../bot/database/tables';
import { openStaffedOffice } from '../staffedOffice';
import type { StaffedOffice } from '../staffedOffice';
import { validInput } from '../validInput';

const everyPost = roles.filter(role => role !== 'admin');
let office: StaffedOffice;
beforeAll(async () => {
  office = await openStaffedOffice([
    { loginName: 'A', roles: everyPost },
    { loginName: 'B', roles: everyPost },
    { loginName: 'accused', roles: [] },
  ]);
});
afterAll(() => office.close());

/** A new complaint after these steps: `A take`, `system answerSent`, `reporter withdraw`. */
async function after(...steps: string[]): Promise<ComplaintRow> {
  const { id } = await office.report();
  const known = { handlerId: office.person('B').id, division: 'populationRegistration' } as const;
  await office.db.write(tx => tx.update('Complaint', { id }, known));
  for (const step of steps) await does(id, step);
  return office.row(id);
}

async function does(id: string, step: string): Promise<ComplaintRow> {
  const [who, action] = step.split(' ') as [string, Action];
  const { reporterId } = await office.row(id);
  const others: Record<string, ActingParty> = {
    reporter: { kind: 'reporter', reporterId },
    system: { kind: 'system', name: 'schedule' },
  };
  const by = others[who] ?? office.party(who);
  const named = { person: 'accused', complaint: '', moment: '2026-11-24T12:00' };
  const input = by.kind === 'system' ? {} : validInput(action, by.kind === 'reporter', named);
  return (await office.act({ complaintId: id, action, by, input })).complaint;
}

/** The code of the refusal, or null when it was done. */
const refusal = (complaint: ComplaintRow, step: string): Promise<string | null> =>
  does(complaint.id, step).then(
    () => null,
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

const reviewed = ['A take', 'A submitReview', 'B verify', 'A giveDisposition'];
const answered = [...reviewed, 'A draftAnswer', 'A sendAnswer', 'system answerSent'];
const answerAnew = ['A draftAnswer', 'B approveAnswer', 'B sendAnswer', 'system answerSent'];

async function answersOf({ id }: ComplaintRow): Promise<string[]> {
  const answers = await office.db.read.find<AnswerRow>('Answer', { where: { complaintId: id }, order: { cycle: 'ASC' } });
  return answers.map(({ cycle, state }) => `${cycle} ${state}`);
}

test('a proposal that was sent back and gave way to a telaahan can no longer be confirmed', async () => {
  const proposed = ['A take', 'A proposeRejection'];
  expect(await refusal(await after(...proposed), 'B confirmRejection')).toBeNull();
  const complaint = await after(...proposed, 'B returnToReview', 'A submitReview', 'B verify');
  expect(await refusal(complaint, 'B confirmRejection')).toBe('proposedRejection');
  expect(await refusal(complaint, 'B giveDisposition')).toBeNull();
});

test('a case withdrawn after its answer and taken up again is answered in a new round, and the first answer stays', async () => {
  const complaint = await after(...answered, 'reporter withdraw', 'A reopen', ...reviewed.slice(1));
  expect(complaint).toMatchObject({ status: 'inProgress', answerState: 'none', cycle: 2 });
  for (const step of answerAnew) await does(complaint.id, step);
  expect(await answersOf(complaint)).toEqual(['1 sent', '2 sent']);
});

test('the same holds when it was withdrawn and archived in between', async () => {
  const complaint = await after(...answered, 'reporter withdraw', 'system archiveConfirmed', 'A reopenReview');
  expect(complaint).toMatchObject({ status: 'inReview', answerState: 'none', cycle: 2 });
});

test('a case that turns out supervisory after its answer is answered in a new round by its handler', async () => {
  const complaint = await after(...answered, 'A flagSupervisory', 'A giveDisposition');
  expect(complaint).toMatchObject({ status: 'inProgress', track: 'supervisory', answerState: 'none', cycle: 2 });
  for (const step of ['B draftAnswer', 'A approveAnswer', 'B sendAnswer']) await does(complaint.id, step);
  expect(await answersOf(complaint)).toEqual(['1 sent', '2 sending']);
});

test('an answer that was only drafted stays the draft of the same round', async () => {
  const complaint = await after(...reviewed, 'A draftAnswer', 'reporter withdraw', 'A reopen');
  expect(complaint).toMatchObject({ status: 'inReview', answerState: 'draft', cycle: 1 });
});

test('while an answer is being sent, its division cannot hand the case on', async () => {
  const sending = await after(...answered.slice(0, -1));
  expect(await refusal(sending, 'A notOurs')).toBe('notNow');
  expect(await refusal(await after(...reviewed), 'A notOurs')).toBeNull();
});

test('a case referred a second time is archived only when the second referral is recorded too', async () => {
  const referred = ['A proposeReferral', 'B confirmReferral'];
  const complaint = await after('A take', ...referred, 'A recordReferral', 'A reopen', ...referred);
  expect(await refusal(complaint, 'A archive')).toBe('referralRecorded');
  expect(await refusal(complaint, 'A recordReferral')).toBeNull();
  expect(await office.db.read.countBy('Message', { complaintId: complaint.id, purpose: 'referOut' })).toBe(2);
});
