import type { PersonaKey } from '../../../bot/local/personas';
import { sayAway } from '../../../bot/casework/desk/absences';
import { followUp, nextFollowUpAt } from '../../../bot/casework/clocks/followUp';
import { loadPeople } from '../../../bot/casework/people';
import { recordStatus, recordTemplate } from '../../../bot/casework/telling/delivery';
import type { AnswerRow, MessageRow, ReporterRow } from '../../../bot/database/tables';
import { createSchedule } from '../../../bot/outbox/schedule';
import { answered, inProgress, plain, review, sheetOf, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const failed = (_: string, error: unknown): never => {
  throw error;
};

/** Moves the clock from one due moment to the next, playing each with its own now, up to a WIB time. */
async function passUntil(text: string): Promise<void> {
  const duty = { name: 'followUp', nextAt: () => nextFollowUpAt(office.office), play: () => followUp(office.office, failed) };
  const schedule = createSchedule({ duties: [duty], now: office.now, log: { error: () => undefined } });
  const end = wib(text);
  for (let next = await schedule.nextAt(); next !== null && next <= end; next = await schedule.nextAt()) {
    if (next > office.now()) office.pass((next.getTime() - office.now().getTime()) / 60_000);
    await schedule.playDue();
  }
  office.at(text);
}

/** The texts of one kind to the citizen, with the time of each. */
const toldAt = async (id: string, purpose: string): Promise<Date[]> =>
  (await office.texts({ complaintId: id })).filter(each => each.purpose === purpose).map(({ occurredAt }) => occurredAt);
const newsOf = async (key: string) => (await office.outbox('notify')).filter(({ payload }) => payload.key === key);

describe('an answer without a reply', () => {
  test('is reminded of on working days 2 and 5, and closes the case after 10', async () => {
    const id = await answered(office);
    await passUntil('2026-12-07T09:00');
    expect(await office.row(id)).toMatchObject({ status: 'answered' });
    await passUntil('2026-12-07T09:13');
    expect(await toldAt(id, 'reminderClose')).toEqual([wib('2026-11-25T09:12'), wib('2026-11-30T09:12')]);
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'silence', closedAt: wib('2026-12-07T09:12') });
    expect((await office.log(id)).slice(-2).map(({ action, actorRole }) => [action, actorRole])).toEqual([
      ['closeBySilence', 'schedule'],
      ['archive', 'schedule'],
    ]);
    expect(await office.outbox('archiveDossier')).toHaveLength(1);
    expect(await office.breakIn(id)).toBeNull();
  });

  test('that was never opened behind its template is called about first, and then closes as not read', async () => {
    const id = await inProgress(office);
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
    await office.does('operator', id, 'sendAnswer', plain);
    const { messageId } = await office.db.read.findOneByOrFail<AnswerRow>('Answer', { complaintId: id });
    const message = await office.db.read.findOneByOrFail<MessageRow>('Message', { id: messageId! });
    const sent = { providerId: 'wamid.template', at: office.now() };
    await office.db.write(tx => recordTemplate(tx, office.office, message, sent));
    const arrived = {
      providerId: 'wamid.template',
      messageId,
      status: 'delivered',
      occurredAt: office.now(),
      errorCode: null,
    } as const;
    await office.db.write(tx => recordStatus(tx, office.office, arrived));
    expect((await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'answer')).toMatchObject({
      status: 'waiting',
    });
    await passUntil('2026-12-07T16:00');
    expect(await office.row(id)).toMatchObject({ status: 'answered' });
    expect(await office.tasks(id)).toMatchObject([{ kind: 'unreadAnswer', dueAt: wib('2026-12-08T09:12'), doneAt: null }]);
    await passUntil('2026-12-08T16:00');
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'notRead' });
  });

  test('is no silence while the citizen’s own words wait for an officer', async () => {
    const id = await answered(office);
    office.at('2026-11-24T10:00');
    await office.writes('sudah saya ambil tapi alamatnya salah');
    expect(await office.tasks(id)).toMatchObject([{ kind: 'interpretReply', doneAt: null }]);
    await passUntil('2026-12-10T09:00');
    expect(await office.row(id)).toMatchObject({ status: 'answered' });
    const [task] = await office.tasks(id);
    await office.does('operator', id, 'closeTask', { task: task!.id, result: 'notNeeded' });
    await passUntil('2026-12-10T16:00');
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'silence' });
  });

  test('that went out and does not arrive is not forgotten: a task after two working days, and news every five', async () => {
    const id = await inProgress(office);
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
    await office.does('operator', id, 'sendAnswer', plain);
    await office.answerGoesOut(id, []);
    await passUntil('2026-11-25T09:11');
    expect(await office.tasks(id)).toEqual([]);
    await passUntil('2026-11-25T09:12');
    expect(await office.tasks(id)).toMatchObject([{ kind: 'unreadAnswer', doneAt: null }]);
    await passUntil('2026-12-10T09:00');
    const { id: operator } = await office.person('operator');
    expect((await newsOf('newTask')).map(({ payload }) => [payload.personId, payload.values])).toMatchObject([
      [operator, { task: 'unreadAnswer' }],
      [operator, { task: 'unreadAnswer' }],
      [operator, { task: 'unreadAnswer' }],
    ]);
    await office.answerGoesOut(id);
    expect((await office.tasks(id))[0]!.doneAt).toEqual(wib('2026-12-10T09:00'));
    const told = (await newsOf('newTask')).length;
    await passUntil('2027-01-15T09:00');
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'silence' });
    expect(await newsOf('newTask')).toHaveLength(told);
  });

  test('of an escalated case is brought to the head every five working days until they decide', async () => {
    const id = await answered(office);
    await office.does('operator', id, 'escalate', { reason: 'Rumit.' });
    await passUntil('2026-12-22T09:00');
    const told = (await newsOf('silentEscalated')).map(({ payload }) => payload.personId);
    const { id: head } = await office.person('headOfDivision');
    expect(told).toEqual([head, head, head]);
    await office.does('headOfDivision', id, 'closeBySilence');
    await passUntil('2027-02-01T09:00');
    expect(await newsOf('silentEscalated')).toHaveLength(3);
  });

  test('of an escalated case is for the head to close', async () => {
    const id = await answered(office);
    await office.does('operator', id, 'escalate', { reason: 'Rumit.' });
    await passUntil('2026-12-20T09:00');
    expect(await office.row(id)).toMatchObject({ status: 'answered' });
    expect((await newsOf('silentEscalated')).length).toBeGreaterThan(0);
    await office.does('headOfDivision', id, 'closeBySilence');
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'silence' });
  });

  test('that is withdrawn from is neither reminded of nor closed', async () => {
    const id = await answered(office);
    await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Batal.' });
    await passUntil('2026-12-20T09:00');
    expect([await office.row(id), await toldAt(id, 'reminderClose')]).toMatchObject([{ status: 'withdrawn' }, []]);
  });
});

describe('data that was asked for', () => {
  test('is reminded of twice and deemed withdrawn 30 days after the request arrived', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    await office.textGoesOut(id, 'askData');
    await passUntil('2026-12-23T09:00');
    expect(await toldAt(id, 'reminderData')).toEqual([wib('2026-12-03T09:12'), wib('2026-12-14T09:12')]);
    expect((await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'reminderData')!.text).toContain(
      'nomor registrasi',
    );
    expect(await office.row(id)).toMatchObject({ status: 'awaitingReporter' });
    await passUntil('2026-12-23T09:13');
    expect(await office.row(id)).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn', closedAt: wib('2026-12-23T09:12') });
    expect(await toldAt(id, 'deemedWithdrawn')).toHaveLength(1);
    await office.does('operator', id, 'reopen', { reason: 'Pelapor menulis lagi.' });
    expect(await office.row(id)).toMatchObject({ status: 'inReview', outcome: null });
    expect(await office.breakIn(id)).toBeNull();
  });

  test('has its 30 days from the moment it arrived, however long it was on its way', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    await office.textGoesOut(id, 'askData', []);
    await passUntil('2026-12-01T10:00');
    expect(await office.deadline(id, 'reporterCompletes')).toMatchObject({ pausedAt: wib('2026-11-23T09:12'), metAt: null });
    await office.textGoesOut(id, 'askData');
    expect(await office.deadline(id, 'reporterCompletes')).toMatchObject({
      ...{ pausedAt: null, startedAt: wib('2026-12-01T10:00'), dueAt: wib('2026-12-31T10:00') },
    });
    expect((await office.tasks(id)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
  });

  test('that never arrived is counted against nobody: an officer gets a task, and is told every five working days', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    await office.textGoesOut(id, 'askData', ['failed']);
    expect(await office.tasks(id)).toMatchObject([{ kind: 'textFailed', doneAt: null }]);
    await passUntil('2027-02-01T09:00');
    expect([await office.row(id), await toldAt(id, 'reminderData')]).toMatchObject([{ status: 'awaitingReporter' }, []]);
    const { id: operator } = await office.person('operator');
    const heard = (await newsOf('newTask')).filter(({ payload }) => payload.complaintId === id);
    expect(new Set(heard.map(({ payload }) => payload.personId))).toEqual(new Set([operator]));
    expect(heard.length).toBeGreaterThan(7);
    await office.does('operator', id, 'reporterReplied', { via: 'counter', quote: 'Nomornya 1.' });
    expect((await office.deadline(id, 'undelivered'))!.metAt).not.toBeNull();
  });

  test('and that an officer sent by hand has its 30 days from then', async () => {
    const id = await taken(office);
    await office.db.write(tx => tx.update('ReporterContact', { mode: 'cloud' }, { mode: 'manual' }));
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    await passUntil('2026-11-26T10:00');
    expect((await office.tasks(id)).map(({ kind }) => kind)).toEqual(['sendByHand']);
    expect((await newsOf('newTask')).map(({ payload }) => payload.values)).toMatchObject([{ task: 'sendByHand' }]);
    await office.does('operator', id, 'markSent', { task: (await office.tasks(id))[0]!.id });
    expect(await office.deadline(id, 'reporterCompletes')).toMatchObject({ startedAt: wib('2026-11-26T10:00'), pausedAt: null });
    await passUntil('2026-12-28T12:00');
    expect((await office.row(id)).status).toBe('withdrawn');
  });

  test('is not begun anew by the late arrival of an earlier question', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    const first = (await office.texts({ complaintId: id })).findLast(({ purpose }) => purpose === 'askData')!;
    await office.does('operator', id, 'cancelRequest');
    office.pass(10);
    await office.does('operator', id, 'askReporter', { items: 'tanggal perekaman' });
    await office.db.write(tx =>
      recordStatus(tx, office.office, {
        ...{ providerId: 'wamid.first', messageId: first.id, status: 'delivered' },
        ...{ occurredAt: office.now(), errorCode: null },
      }),
    );
    expect((await office.deadline(id, 'reporterCompletes'))!.pausedAt).not.toBeNull();
  });

  test('of a supervisory case is never deemed withdrawn: people are told', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
    await office.does('headOfOffice', id, 'giveDisposition', { ...sheetOf(office), handler: 'handler' });
    await office.does('handler', id, 'askReporter', { items: 'bukti' });
    await office.textGoesOut(id, 'askData');
    await passUntil('2026-12-24T09:00');
    expect(await office.row(id)).toMatchObject({ status: 'awaitingReporter', track: 'supervisory' });
    expect((await newsOf('reporterSilent')).length).toBeGreaterThan(0);
  });
});

describe('a complaint that cannot be followed up', () => {
  test('does not stop the others, and is tried again in an hour', async () => {
    const bad = await answered(office);
    const good = await answered(office, 'KK belum jadi', { from: '6280000000002' });
    const { reporterId } = await office.row(bad);
    const { wrappedKey } = await office.db.read.findOneByOrFail<ReporterRow>('Reporter', { id: reporterId });
    const setKey = (key: string | null) => office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: key }));
    await setKey('spoilt');
    const failures: string[] = [];
    office.at('2026-11-25T09:12');
    await followUp(office.office, id => failures.push(id));
    expect(failures).toEqual([bad]);
    expect(await toldAt(good, 'reminderClose')).toHaveLength(1);
    expect((await office.row(bad)).nextDueAt).toEqual(wib('2026-11-25T10:12'));
    await setKey(wrappedKey);
    await passUntil('2026-11-25T10:12');
    expect(await toldAt(bad, 'reminderClose')).toHaveLength(1);
  });

  test('because its reporter was erased goes on without the texts', async () => {
    const id = await answered(office);
    const { reporterId } = await office.row(id);
    await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null, erasedAt: office.now() }));
    await passUntil('2026-12-07T16:00');
    expect(await office.row(id)).toMatchObject({ status: 'resolved', closeReason: 'silence' });
    expect(await toldAt(id, 'reminderClose')).toEqual([]);
  });
});

test('whoever holds the case hears at 50 and 80 % of the first response, at 100 % the head as well', async () => {
  const id = await taken(office);
  await passUntil('2026-11-24T09:13');
  const [operator, head] = [await office.person('operator'), await office.person('headOfDivision')];
  const heard = async (key: string) =>
    (await newsOf(key)).filter(({ payload }) => payload.complaintId === id).map(({ payload }) => payload.personId);
  expect([await heard('reminder50'), await heard('reminder80')]).toEqual([[operator.id], [operator.id]]);
  expect((await heard('reminder100')).sort()).toEqual([operator.id, head.id].sort());
});

test('a file that was not archived within a working day is told to the archivist', async () => {
  const id = await answered(office);
  office.pass(10);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  await passUntil('2026-11-24T16:00');
  const { id: archivist } = await office.person('recordsOfficer');
  expect((await newsOf('archiveFailed')).map(({ payload }) => [payload.personId, payload.complaintId])).toEqual([
    [archivist, id],
  ]);
});

test('nothing stays due: after everything was played the next moment lies ahead', async () => {
  await answered(office);
  await taken(office, 'KK belum jadi', { from: '6280000000002' });
  await passUntil('2027-03-01T09:00');
  const next = await nextFollowUpAt(office.office);
  expect(next === null || next > office.now()).toBe(true);
});

describe('a case that lies with one person', () => {
  const told = async () => {
    const people = new Map((await loadPeople(office.db.read)).map(person => [person.id, person.loginName]));
    return (await newsOf('waitingTooLong')).map(({ payload }) => people.get(String(payload.personId))).sort();
  };

  test('for over two working hours is brought to their mind, after four to whoever may stand in; then no more', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'submitReview', review);
    await passUntil('2026-11-23T11:11');
    expect(await told()).toEqual([]);
    await passUntil('2026-11-23T11:12');
    expect(await told()).toEqual(['policyAnalyst', 'technicalDivision']);
    await passUntil('2026-11-23T13:12');
    expect(await told()).toEqual(['headOfDivision', 'policyAnalyst', 'policyAnalyst', 'technicalDivision', 'technicalDivision']);
    await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
    await passUntil('2026-11-23T15:12');
    expect((await told()).filter(name => name === 'headOfDivision')).toHaveLength(2);
    await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
    const before = (await told()).length;
    await passUntil('2026-11-24T15:00');
    expect(await told()).toHaveLength(before);
    expect((await office.deadline(id, 'waiting'))?.metAt).not.toBeNull();
  });

  test('is told at once to whoever stands in for who is away, and after four hours to the deputy, if they may read it', async () => {
    const id = async (name: PersonaKey) => (await office.person(name)).id;
    const days = { from: '2026-11-23', until: '2026-11-23', note: 'Verifikasi yang menunggu.' };
    await sayAway(office.office, await office.person('technicalDivision'), { ...days, standIn: await id('operator2') });
    const [deputyId, nobodyHere] = [await id('headOfOffice'), await id('technicalDivision2')];
    await office.db.write(async tx => {
      await tx.update('Person', { id: await id('policyAnalyst') }, { deputyId });
      await tx.update('Person', { id: await id('technicalDivision') }, { deputyId: nobodyHere });
    });
    await office.does('operator', await taken(office), 'submitReview', review);
    await passUntil('2026-11-23T11:12');
    expect(await told()).toEqual(['operator2', 'policyAnalyst', 'technicalDivision']);
    await passUntil('2026-11-23T13:12');
    expect((await told()).filter(name => name === 'headOfOffice')).toHaveLength(1);
    expect(await told()).not.toContain('technicalDivision2');
  });
});
