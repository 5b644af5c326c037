import { act, actFacts, refusalFor } from '../../bot/casework/act';
import { DomainError } from '../../bot/complaint/errors';
import type { AnswerRow, DispositionRow, MessageRow, OutboxRow, SettingRow } from '../../bot/database/tables';
import { answer, answered, inProgress, plain, reported, resolved, review, sheetOf, taken, verified } from './journeys';
import { openOfficeInTime, wib } from './officeInTime';
import type { OfficeInTime } from './officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

/** Everything an action may touch, to be compared before and after. */
async function everything(): Promise<string> {
  const tables = [
    'complaint',
    'log_entry',
    'message',
    'answer',
    'staff_review',
    'disposition',
    'deadline',
    'task',
    'outbox',
    'submission',
  ];
  return JSON.stringify(await Promise.all(tables.map(table => office.db.read.query(`SELECT * FROM "${table}"`))));
}

/** The error's code and values; nothing at all was changed. */
async function refusal(attempt: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const before = await everything();
  const error: unknown = await attempt().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DomainError);
  expect(await everything()).toBe(before);
  const { httpStatus, code, values } = error as DomainError;
  return { httpStatus, code, ...values };
}

const decide = (answerApproval: string) =>
  office.db.write(tx =>
    tx.insert('Setting', {
      key: 'policy',
      version: 2,
      value: { answerApproval },
      changedBy: null,
      changedAt: office.now(),
    } satisfies SettingRow),
  );

describe('a press', () => {
  test('from a card that has gone stale is refused, and says who was faster', async () => {
    const id = await reported(office);
    await office.does('operator', id, 'take');
    expect(await refusal(() => office.does('operator2', id, 'addNote', { note: 'x' }, { step: 1 }))).toMatchObject({
      ...{ httpStatus: 409, code: 'stale' },
      ...{ who: 'Petugas Contoh A', done: 'take' },
    });
  });

  test('with the same submission id acts once', async () => {
    const id = await taken(office);
    const press = { submissionId: 'press-1' };
    const first = await office.does('operator', id, 'addNote', { note: 'Sudah ditelepon.' }, press);
    const again = await office.does('operator', id, 'addNote', { note: 'Sudah ditelepon.' }, press);
    const other = await office.does('operator2', id, 'addNote', { note: 'Sudah ditelepon.' }, press);
    expect([first.repeated, again.repeated, other.repeated]).toEqual([false, true, false]);
    expect((await office.log(id)).filter(({ action }) => action === 'addNote')).toHaveLength(2);
  });

  test('with the same submission id and other words is refused: those were never stored', async () => {
    const id = await taken(office);
    const press = { submissionId: 'press-1' };
    await office.does('operator', id, 'addNote', { note: 'Sudah ditelepon.' }, press);
    const other = { note: 'Sudah ditelepon, tidak diangkat.' };
    expect(await refusal(() => office.does('operator', id, 'addNote', other, press))).toMatchObject({
      httpStatus: 409,
      code: 'pressChanged',
    });
    // What a card sends along beside the fields is no word of the officer's.
    const again = await office.does('operator', id, 'addNote', { note: 'Sudah ditelepon.', step: 9 }, press);
    expect(again.repeated).toBe(true);
  });

  test('that was refused may be repeated with the same submission id once it is right', async () => {
    const id = await taken(office);
    const press = { submissionId: 'press-1' };
    await refusal(() => office.does('operator', id, 'addNote', {}, press));
    expect((await office.does('operator', id, 'addNote', { note: 'x' }, press)).repeated).toBe(false);
  });

  test('on an unknown case, or for an unknown action, is refused', async () => {
    const id = await taken(office);
    expect(await refusal(() => office.does('operator', id, 'fly'))).toMatchObject({ httpStatus: 404, code: 'unknownAction' });
    const by = { kind: 'person', person: await office.person('operator') } as const;
    const nowhere = { complaintId: '00000000-0000-7000-8000-000000000000', action: 'take', by };
    expect(await refusal(() => act(office.office, nowhere))).toMatchObject({ httpStatus: 404, code: 'unknownComplaint' });
  });

  test('that the SOP does not know in this status names the status', async () => {
    const id = await reported(office);
    const sent = await refusal(() => office.does('operator', id, 'sendAnswer', plain));
    expect(sent).toEqual({ httpStatus: 409, code: 'notNow', action: 'sendAnswer', status: 'received' });
  });

  test('with missing words names every field', async () => {
    const id = await taken(office);
    const error: unknown = await office.does('operator', id, 'submitReview', { problem: 'P' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ httpStatus: 400, fields: expect.arrayContaining([{ name: 'facts', fault: 'missing' }]) });
  });
});

describe('who may', () => {
  test('another post is refused and told which post may', async () => {
    const id = await verified(office);
    expect(await refusal(() => office.does('operator', id, 'giveDisposition', sheetOf(office)))).toEqual({
      ...{ httpStatus: 403, code: 'notYourRole', action: 'giveDisposition' },
      roles: ['headOfDivision'],
    });
  });

  test('whoever holds no post at all is refused, and the division of another service too', async () => {
    const id = await inProgress(office);
    expect(await refusal(() => office.does('handler', id, 'addNote', { note: 'x' }))).toMatchObject({ httpStatus: 404 });
    const draft = { text: 'Sudah.', ...plain };
    const other = await refusal(() => office.does('technicalDivision2', id, 'draftAnswer', draft));
    expect(other).toMatchObject({ code: 'notYourRole', roles: ['technicalDivision', 'policyAnalyst', 'operator'] });
  });

  test('the person complained about does not even learn that the case exists', async () => {
    const id = await taken(office);
    const conflict = { reason: 'Terlapor.', reportedParty: 'person', reportedPerson: 'operator2' };
    await office.does('operator', id, 'markConflict', conflict);
    expect(await refusal(() => office.does('operator2', id, 'addNote', { note: 'x' }))).toEqual({
      ...{ httpStatus: 404, code: 'unknownComplaint' },
    });
    await office.does('operator', id, 'addNote', { note: 'x' });
  });

  test('nor does anyone of the unit complained about', async () => {
    const id = await inProgress(office);
    const conflict = { reason: 'Terlapor.', reportedParty: 'unit', reportedUnit: 'populationRegistration' };
    await office.does('operator', id, 'markConflict', conflict);
    const draft = { text: 'Sudah.', ...plain };
    expect(await refusal(() => office.does('technicalDivision', id, 'draftAnswer', draft))).toMatchObject({ httpStatus: 404 });
  });

  test('where the head of office is complained about, somebody must be named to handle the case, and the head is blind', async () => {
    const id = await taken(office, 'Ada pejabat minta uang');
    const accused = { reason: 'Dugaan pungli.', reportedParty: 'person', reportedPerson: 'headOfOffice' };
    expect(await refusal(() => office.does('operator', id, 'flagSupervisory', accused))).toMatchObject({
      code: 'handlerForHead',
    });
    const byTheHead = { ...accused, handler: 'headOfOffice' };
    expect(await refusal(() => office.does('operator', id, 'flagSupervisory', byTheHead))).toMatchObject({
      code: 'invalidInput',
    });
    await office.does('operator', id, 'flagSupervisory', { ...accused, handler: 'handler' });
    expect(await refusal(() => office.does('headOfOffice', id, 'addNote', { note: 'x' }))).toMatchObject({ httpStatus: 404 });
    await office.does('handler', id, 'forwardToInspectorate', { letterNumber: '700.1.2.4/17/DKPS/XI/2026' });
    expect(await office.row(id)).toMatchObject({ status: 'withInspectorate', track: 'supervisory' });
  });

  test('whoever sees number and due time only is refused alike in every status, whether the card was stale or not', async () => {
    const id = await taken(office, 'Ada pungli');
    await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
    const person = await office.person('headOfDivision');
    const tried = async (): Promise<unknown[]> => [
      await refusal(() => office.does('headOfDivision', id, 'giveDisposition', sheetOf(office))),
      await refusal(() => office.does('headOfDivision', id, 'sendAnswer', plain)),
      await refusal(() => office.does('headOfDivision', id, 'addNote', { note: 'x' }, { step: 0 })),
      refusalFor(await office.row(id), 'archive', person, await actFacts(office.db.read, office.office, await office.row(id))),
    ];
    const answers = await tried();
    expect(answers.slice(0, 3)).toEqual(Array(3).fill({ httpStatus: 403, code: 'closedCase' }));
    await office.does('headOfOffice', id, 'giveDisposition', { ...sheetOf(office), handler: 'handler' });
    expect(await tried()).toEqual(answers);
  });

  test('a case whose accused is unknown goes to the head of office, who hears of it and makes it supervisory', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'markConflict', { reason: 'Seorang petugas.', reportedParty: 'unknown' });
    const { id: head } = await office.person('headOfOffice');
    const told = (await office.outbox('notify')).filter(({ payload }) => payload.key === 'conflictUnknown');
    expect(told.map(({ payload }) => [payload.personId, payload.complaintId])).toEqual([[head, id]]);
    expect((await office.row(id)).assigneeId).toBeNull();
    const flag = { reason: 'Dugaan.', reportedParty: 'unknown', handler: 'handler' };
    await office.does('headOfOffice', id, 'flagSupervisory', flag);
    expect(await office.row(id)).toMatchObject({ track: 'supervisory', handlerId: (await office.person('handler')).id });
  });

  test('an officer of the unit complained about loses the case, and those who may name another hear of it', async () => {
    const id = await inProgress(office);
    await office.does('operator', id, 'assign', { assignee: 'technicalDivision' });
    const accused = { reason: 'Terlapor.', reportedParty: 'unit', reportedUnit: 'populationRegistration' };
    await office.does('operator', id, 'markConflict', accused);
    expect((await office.row(id)).assigneeId).toBeNull();
    const told = (await office.outbox('notify')).filter(({ payload }) => payload.key === 'holderLost');
    const ids = await Promise.all((['headOfOffice', 'headOfDivision', 'operator2'] as const).map(office.person));
    expect(told.map(({ payload }) => payload.personId).sort()).toEqual(ids.map(person => person.id).sort());
  });

  test('an officer of another unit keeps the case', async () => {
    const id = await taken(office);
    const accused = { reason: 'Terlapor.', reportedParty: 'unit', reportedUnit: 'civilRegistration' };
    await office.does('operator', id, 'markConflict', accused);
    expect((await office.row(id)).assigneeId).toBe((await office.person('operator')).id);
    expect((await office.outbox('notify')).filter(({ payload }) => payload.key === 'holderLost')).toEqual([]);
  });

  test('the reporter of another case has no say in this one', async () => {
    const id = await answered(office);
    const stranger = { kind: 'reporter', reporterId: '01999999-0000-7000-8000-000000000001' } as const;
    const said = { complaintId: id, action: 'confirmSettled', by: stranger };
    expect(await refusal(() => act(office.office, said))).toMatchObject({ httpStatus: 403 });
  });

  test('whoever wrote the telaahan may not verify it', async () => {
    await office.appoint('operator', {
      role: 'policyAnalyst',
      kind: 'plt',
      orderNumber: '1',
      from: wib('2026-11-01T08:00'),
      to: null,
    });
    const id = await taken(office);
    await office.does('operator', id, 'submitReview', review);
    expect(await refusal(() => office.does('operator', id, 'verify', { findings: 'Sesuai.' }))).toMatchObject({
      ...{ httpStatus: 403, code: 'writerMayNotVerify' },
    });
    await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
    expect((await office.row(id)).status).toBe('awaitingDisposition');
  });

  test('a written mandate is enough for the disposition, is logged with its number, and ends with its term', async () => {
    const order = { role: 'headOfDivision', kind: 'mandate', orderNumber: '800/12/DKPS/XI/2026' };
    await office.appoint('policyAnalyst', { ...order, from: wib('2026-11-20T00:00'), to: wib('2026-11-24T00:00') });
    const [id, other] = [await verified(office), await verified(office, 'KK belum jadi', { from: '6280000000002' })];
    await office.does('policyAnalyst', id, 'giveDisposition', sheetOf(office));
    expect((await office.log(id)).at(-1)).toMatchObject({
      ...{ action: 'giveDisposition', actorRole: 'headOfDivision', roleKind: 'mandate' },
      detail: { orderNumber: '800/12/DKPS/XI/2026', division: 'populationRegistration' },
    });
    const [sheet] = await office.db.read.findBy<DispositionRow>('Disposition', { complaintId: id });
    expect(sheet).toMatchObject({ decidedAs: 'mandate', orderNumber: '800/12/DKPS/XI/2026' });
    office.at('2026-11-24T08:30');
    expect(await refusal(() => office.does('policyAnalyst', other, 'giveDisposition', sheetOf(office)))).toMatchObject({
      ...{ code: 'notYourRole', roles: ['headOfDivision'] },
    });
  });

  test('a mandate does not reach to steps that the head takes in person', async () => {
    const order = { role: 'headOfDivision', kind: 'mandate', orderNumber: '1' };
    await office.appoint('policyAnalyst', { ...order, from: wib('2026-11-20T00:00'), to: null });
    const id = await inProgress(office);
    const later = { newDueAt: '2026-11-27', reason: 'Blanko.' };
    expect(await refusal(() => office.does('policyAnalyst', id, 'extendDue', later))).toMatchObject({ code: 'notYourRole' });
  });

  test('an acting head (Plh.) acts as the head does', async () => {
    const order = { role: 'headOfDivision', kind: 'plh', orderNumber: '800/9' };
    await office.appoint('operator2', { ...order, from: wib('2026-11-20T00:00'), to: wib('2026-11-30T00:00') });
    const id = await inProgress(office);
    await office.does('operator2', id, 'extendDue', { newDueAt: '2026-11-27', reason: 'Blanko.' });
    expect((await office.log(id)).at(-1)).toMatchObject({ roleKind: 'plh', detail: { orderNumber: '800/9' } });
  });
});

describe('an answer', () => {
  const draft = async (personal = false): Promise<string> => {
    const id = await inProgress(office);
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', containsPersonalData: personal });
    return id;
  };

  test('that needs approval is told to the head of division, one that does not is not; the holder learns that it may go out', async () => {
    const told = async () => (await office.outbox('notify')).map(({ payload }) => payload.key);
    const id = await draft(false);
    expect(await told()).not.toContain('answerToApprove');
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', containsPersonalData: true });
    expect((await told()).filter(key => key === 'answerToApprove')).toHaveLength(1);
    await office.does('headOfDivision', id, 'approveAnswer');
    expect(await told()).toContain('answerApproved');
  });

  test('about a particular person is not sent without a check of identity', async () => {
    const id = await draft(true);
    await office.does('headOfDivision', id, 'approveAnswer');
    const unchecked = { containsPersonalData: true, identityCheck: 'none' };
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', unchecked))).toMatchObject({
      code: 'identityCheckNeeded',
    });
    // Saying now that it holds none does not take away what the writer said.
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', plain))).toMatchObject({ code: 'identityCheckNeeded' });
    await office.does('operator', id, 'sendAnswer', { containsPersonalData: true, identityCheck: 'registrationNumberMatches' });
    expect(await office.row(id)).toMatchObject({ status: 'inProgress', answerState: 'sending' });
    expect((await office.log(id)).at(-1)).toMatchObject({ detail: { identityCheck: 'registrationNumberMatches' } });
  });

  test('in a first round without personal data needs no approval', async () => {
    const id = await draft();
    await office.does('operator', id, 'sendAnswer', plain);
    await office.answerGoesOut(id);
    expect(await office.row(id)).toMatchObject({ status: 'answered', answerState: 'sent' });
    expect((await office.deadline(id, 'sopResponse'))!.metAt).toEqual(office.now());
  });

  test('with personal data waits for the head, also when only the sender finds some', async () => {
    const id = await draft();
    const checked = { containsPersonalData: true, identityCheck: 'seenAtCounter' };
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', checked))).toMatchObject({ code: 'answerReady' });
    await office.does('headOfDivision', id, 'approveAnswer');
    await office.does('operator', id, 'sendAnswer', checked);
  });

  test('that refuses what was asked for waits for the head', async () => {
    const id = await inProgress(office);
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Tidak dapat dipenuhi.', ...plain, isRefusal: true });
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', plain))).toMatchObject({ code: 'answerReady' });
    await office.does('headOfDivision', id, 'approveAnswer');
    await office.does('operator', id, 'sendAnswer', plain);
    expect(await office.row(id)).toMatchObject({ answerState: 'sending' });
  });

  test('is not closed over the reporter’s silence before their time is over, not even by the head', async () => {
    const id = await answered(office);
    expect(await refusal(() => office.does('headOfDivision', id, 'closeBySilence'))).toMatchObject({ code: 'silenceOver' });
  });

  test('of a second round waits for the head', async () => {
    const id = await answered(office);
    await office.does('operator', id, 'notSettled', { via: 'phone', quote: 'Belum.' });
    await office.does('technicalDivision', id, 'draftAnswer', { text: 'Dicetak ulang.', ...plain });
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', plain))).toMatchObject({ code: 'answerReady' });
    await office.does('headOfDivision', id, 'returnDraft', { note: 'Sebut tanggalnya.' });
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', plain))).toMatchObject({ code: 'notNow' });
  });

  test('on the supervisory track is written by the handler and approved by the head of office', async () => {
    const id = await taken(office, 'Ada pungli');
    await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
    expect(await refusal(() => office.does('headOfDivision', id, 'giveDisposition', sheetOf(office)))).toMatchObject({
      httpStatus: 403,
    });
    const sheet = { ...sheetOf(office), division: 'secretariat' };
    expect(await refusal(() => office.does('headOfOffice', id, 'giveDisposition', sheet))).toMatchObject({ code: 'noHandler' });
    await office.does('headOfOffice', id, 'giveDisposition', { ...sheet, handler: 'handler' });
    await office.does('handler', id, 'draftAnswer', { text: 'Diperiksa.', ...plain });
    expect(await refusal(() => office.does('handler', id, 'sendAnswer', plain))).toMatchObject({ code: 'answerReady' });
    await office.does('headOfOffice', id, 'approveAnswer');
    await office.does('handler', id, 'sendAnswer', plain);
    expect(await office.deadline(id, 'supervisory')).toMatchObject({ metAt: null, startedAt: wib('2026-11-23T09:12') });
  });

  test('under the settings “always” and “never” follows them', async () => {
    const id = await draft();
    await decide('always');
    expect(await refusal(() => office.does('operator', id, 'sendAnswer', plain))).toMatchObject({ code: 'answerReady' });
    await office.db.write(tx => tx.update('Setting', { key: 'policy' }, { value: { answerApproval: 'never' } }));
    await office.does('operator', id, 'sendAnswer', { containsPersonalData: true, identityCheck: 'powerOfAttorney' });
  });

  test('does not cross a message that the officer has not read', async () => {
    const id = await draft();
    const { lastInboundMessageId } = await office.row(id);
    office.pass(1);
    await office.writes('tunggu, sudah saya ambil');
    const crossing = () => office.does('operator', id, 'sendAnswer', plain, { seen: lastInboundMessageId });
    expect(await refusal(crossing)).toMatchObject({ code: 'freshConversation' });
    // Other steps are not held up by what the citizen writes.
    await office.does('operator', id, 'addNote', { note: 'x' }, { seen: lastInboundMessageId });
    await office.does('operator', id, 'sendAnswer', plain, { seen: (await office.row(id)).lastInboundMessageId });
  });

  test('that fails goes back to the operator with a task, and may be sent again', async () => {
    const id = await draft();
    await office.does('operator', id, 'sendAnswer', plain);
    await act(office.office, {
      complaintId: id,
      action: 'answerFailed',
      by: { kind: 'system', name: 'delivery' },
      input: { errorCode: 131026 },
    });
    expect(await office.row(id)).toMatchObject({ status: 'inProgress', answerState: 'failed' });
    expect(await office.tasks(id)).toMatchObject([{ kind: 'answerFailed', doneAt: null }]);
    await office.does('operator', id, 'sendAnswer', plain);
    await office.answerGoesOut(id);
    expect((await office.tasks(id))[0]!.doneAt).not.toBeNull();
  });
});

describe('not settled', () => {
  test('the third “belum” goes to the head of division, and the citizen learns of the Ombudsman', async () => {
    const id = await answered(office);
    for (const round of [1, 2, 3]) {
      if (round > 1) await answer(office, id, `Jawaban ${round}.`);
      office.pass(10);
      await office.writes({ text: 'Belum', kind: 'interactive', button: 'belum:ADU-2026-000001' });
      const escalated = round === 3;
      expect(await office.row(id)).toMatchObject({
        status: 'inProgress',
        cycle: round + 1,
        escalatedAt: escalated ? office.now() : null,
      });
    }
    const last = (await office.texts({ complaintId: id })).at(-1)!;
    expect([last.purpose, last.text!.includes('Ombudsman'), last.text!.includes('137')]).toEqual(['escalated', true, true]);
    const { id: head } = await office.person('headOfDivision');
    const news = (await office.outbox('notify')).map(({ payload }) => payload);
    expect(news).toContainEqual(expect.objectContaining({ personId: head, key: 'escalated', complaintId: id }));
    expect(await office.breakIn(id)).toBeNull();
  });

  test('a button under an answer of an earlier round says nothing about the present one', async () => {
    const id = await answered(office);
    const { messageId } = await office.db.read.findOneByOrFail<AnswerRow>('Answer', { complaintId: id });
    await office.writes({ text: 'Belum', kind: 'interactive', button: 'belum:ADU-2026-000001' });
    await answer(office, id, 'Jawaban kedua.');
    const old = { text: 'Sudah selesai', button: 'sudah:ADU-2026-000001', quotes: `out.${messageId}` };
    await office.writes({ ...old, kind: 'interactive' });
    expect(await office.row(id)).toMatchObject({ status: 'answered', cycle: 2 });
    expect(await office.tasks(id)).toMatchObject([{ kind: 'interpretReply', doneAt: null }]);
  });
});

describe('a case is handed', () => {
  test('only to those whose post works cases: holding it opens it', async () => {
    const id = await taken(office);
    for (const assignee of ['admin', 'recordsOfficer', 'handler', 'nobody'])
      expect(await refusal(() => office.does('operator', id, 'assign', { assignee }))).toMatchObject({ code: 'invalidInput' });
    await office.does('operator', id, 'assign', { assignee: 'operator2' });
    expect(await office.row(id)).toMatchObject({ assigneeId: (await office.person('operator2')).id });
  });

  test('on the supervisory track to a named handler, though never to an administrator alone', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
    const to = (assignee: string) => office.does('headOfOffice', id, 'assign', { assignee });
    expect(await refusal(() => to('admin'))).toMatchObject({ code: 'invalidInput' });
    await to('handler');
    expect(await office.row(id)).toMatchObject({ handlerId: (await office.person('handler')).id });
  });
});

test('a step that the system records by itself is nobody’s to press', async () => {
  const id = await inProgress(office);
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah.', ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  expect(await refusal(() => office.does('operator', id, 'answerSent'))).toMatchObject({ code: 'nobodyMay' });
});

describe('dates', () => {
  test('an extension never brings the due time forward', async () => {
    const id = await inProgress(office);
    const earlier = { newDueAt: '2026-11-24T09:00', reason: 'x' };
    expect(await refusal(() => office.does('headOfDivision', id, 'extendDue', earlier))).toMatchObject({ code: 'dueNotLater' });
  });

  test('an extension needs the head, is told to the citizen, and never goes beyond the legal limit', async () => {
    const id = await inProgress(office);
    const extend = (newDueAt: string) => office.does('headOfDivision', id, 'extendDue', { newDueAt, reason: 'menunggu blanko' });
    expect(await refusal(() => extend('2026-12-12'))).toMatchObject({ code: 'dueAfterLegalLimit' });
    expect(await refusal(() => extend('2026-11-22'))).toMatchObject({ code: 'dueInThePast' });
    const legal = (await office.deadline(id, 'nonSupervisory'))!.dueAt;
    await extend('2026-12-02');
    expect((await office.deadline(id, 'nonSupervisory'))!.dueAt).toEqual(legal);
    expect((await office.deadline(id, 'dispositionDue'))!.dueAt).toEqual(wib('2026-12-02T16:00'));
    expect(await office.told(id)).toContain('extension');
  });

  test('a promise is a clock of its own: kept by the answer, and a first response of substance', async () => {
    const id = await inProgress(office);
    const promise = { text: 'Menunggu blanko.', promisedAt: '2026-11-25T10:00' };
    expect(
      await refusal(() => office.does('operator', id, 'sendProgress', { ...promise, promisedAt: '2026-11-23T08:00' })),
    ).toMatchObject({
      ...{ code: 'dueInThePast' },
    });
    await office.does('operator', id, 'sendProgress', promise);
    expect(await office.deadline(id, 'promise')).toMatchObject({ dueAt: wib('2026-11-25T10:00'), metAt: null });
    expect((await office.deadline(id, 'sopResponse'))!.metAt).toEqual(office.now());
    expect(await office.told(id)).toContain('progressNote');
    office.at('2026-11-24T09:00');
    await answer(office, id);
    expect((await office.deadline(id, 'promise'))!.metAt).toEqual(office.now());
  });

  test('waiting for the citizen stops the settlement clock, and the reply lets it run on', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    expect(await office.row(id)).toMatchObject({ status: 'awaitingReporter', previousStatus: 'inReview' });
    expect((await office.deadline(id, 'nonSupervisory'))!.pausedAt).toEqual(office.now());
    office.at('2026-11-25T09:12');
    await office.writes('REG-01');
    expect(await office.row(id)).toMatchObject({ status: 'inReview', previousStatus: null });
    expect(await office.deadline(id, 'nonSupervisory')).toMatchObject({ pausedAt: null, dueAt: wib('2026-12-15T09:12') });
    expect((await office.deadline(id, 'reporterCompletes'))!.metAt).toEqual(office.now());
  });
});

test('a supervisory case runs by the law’s 60 days and the ministry’s 60 working days; once ordinary it has neither', async () => {
  const id = await taken(office, 'Ada petugas minta uang');
  await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown', handler: 'handler' });
  const due = async (code: 'legalDecision' | 'supervisory') =>
    (await office.deadline(id, code))!.dueAt.toISOString().slice(0, 10);
  expect(await due('legalDecision')).toBe('2027-01-22');
  expect((await due('supervisory')) > '2027-02-01').toBe(true);
  await office.does('headOfOffice', id, 'declareOrdinary', { reason: 'Bukan pengawasan.' });
  expect((await office.deadline(id, 'legalDecision'))!.metAt).not.toBeNull();
  expect((await office.deadline(id, 'nonSupervisory'))!.metAt).toBeNull();
});

describe('endings', () => {
  const merge = async (): Promise<[target: string, merged: string]> => {
    const target = await taken(office);
    const id = await office.writesOfAnother('KTP belum jadi (kiriman kedua).');
    await office.does('operator', id, 'merge', { into: 'ADU-2026-000001' });
    return [target, id];
  };

  test('a merged case follows its target: later messages go there, and the citizen is told its number', async () => {
    const [target, id] = await merge();
    expect(await office.row(id)).toMatchObject({ status: 'merged', outcome: 'merged', mergedInto: target });
    const told = (await office.texts({ complaintId: id })).findLast(({ purpose }) => purpose === 'duplicate');
    expect(told!.text).toContain('ADU-2026-000001');
    office.pass(60);
    const quoted = (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'receipt')!;
    await office.db.write(tx => tx.update('Message', { id: quoted.id }, { providerId: 'wamid.receipt' }));
    expect(await office.writes({ text: 'sudah ada kabar?', quotes: 'wamid.receipt' })).toMatchObject({
      complaint: { id: target },
    });
  });

  test('it can be taken out again, and not be merged into itself, a closed or an unknown case', async () => {
    const [target, id] = await merge();
    await office.does('operator', id, 'unmerge', { reason: 'Berbeda.' });
    expect(await office.row(id)).toMatchObject({ status: 'inReview', outcome: null, mergedInto: null, closedAt: null });
    const into = (ticket: string) => refusal(() => office.does('operator', id, 'merge', { into: ticket }));
    expect(await into('ADU-2026-000002')).toMatchObject({ code: 'mergeIntoItself' });
    expect(await into('ADU-2026-000099')).toMatchObject({ code: 'unknownComplaint' });
    await office.does('operator', target, 'dismiss', { reason: 'spam' });
    expect(await into('ADU-2026-000001')).toMatchObject({ code: 'mergeTargetClosed' });
  });

  test('another reporter’s number is never named', async () => {
    const target = await taken(office);
    const id = await taken(office, 'KTP belum jadi', { from: '6280000000002' });
    await office.does('operator', id, 'merge', { into: (await office.row(target)).ticketNumber });
    expect(await office.told(id)).toEqual(['receipt', 'mergedOther']);
    const { ticketNumber } = await office.row(id);
    const text = (await office.texts({ complaintId: id })).at(-1)!.text!;
    expect(text.match(/ADU-\d{4}-\d{6}/g)).toEqual([ticketNumber]);
  });

  test.each([
    ['merge', 'into'],
    ['link', 'complaint'],
  ])('%s with a case that is closed to the officer is refused as with one that does not exist', async (action, field) => {
    const hidden = await taken(office, 'KK belum jadi', { from: '6280000000002' });
    const id = await taken(office);
    const { ticketNumber } = await office.row(hidden);
    const naming = (ticket: string) => refusal(() => office.does('operator2', id, action, { [field]: ticket }));
    const unknown = await naming('ADU-2026-999999');
    expect(unknown).toEqual({ httpStatus: 404, code: 'unknownComplaint' });
    const { id: reportedPersonId } = await office.person('operator2');
    for (const kept of [
      { reportedParty: 'person', reportedPersonId },
      { reportedParty: 'unknown', reportedPersonId: null },
      { reportedParty: null, track: 'supervisory' },
    ] as const) {
      await office.db.write(tx => tx.update('Complaint', { id: hidden }, kept));
      expect(await naming(ticketNumber)).toEqual(unknown);
    }
    await office.db.write(tx => tx.update('Complaint', { id: hidden }, { track: 'full' }));
    await office.does('operator2', id, action, { [field]: ticketNumber });
  });

  test('a wrong merger is undone even after its dossier was filed', async () => {
    const [, id] = await merge();
    await office.db.write(tx => tx.update('Complaint', { id }, { status: 'archived' }));
    await office.does('operator', id, 'reopenReview', { reason: 'Bukan perkara yang sama.' });
    expect(await office.row(id)).toMatchObject({ status: 'inReview', mergedInto: null, outcome: null });
  });

  test('a settled case is sent to the archive at once, and its archive clock runs', async () => {
    const id = await resolved(office);
    expect((await office.log(id)).slice(-2).map(({ action }) => action)).toEqual(['confirmSettled', 'archive']);
    expect(await office.outbox('archiveDossier')).toMatchObject([{ lane: `archive:${id}`, payload: { complaintId: id } }]);
    expect((await office.deadline(id, 'archive'))!.dueAt).toEqual(wib('2026-11-24T09:42'));
    expect((await office.told(id)).at(-1)).toBe('closed');
  });

  test('it can be reopened within 30 days, in a new round, and not later', async () => {
    const id = await resolved(office);
    office.at('2026-12-23T09:41');
    await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
    expect(await office.row(id)).toMatchObject({
      status: 'inProgress',
      cycle: 2,
      answerState: 'none',
      outcome: null,
      closedAt: null,
    });
    expect((await office.deadline(id, 'archive'))!.metAt).toEqual(office.now());
    const other = await resolved(office, 'KK belum jadi', { from: '6280000000002' });
    office.at('2027-01-22T10:13');
    expect(await refusal(() => office.does('operator', other, 'reopen', { reason: 'x' }))).toMatchObject({
      code: 'within30Days',
    });
  });

  test('an objection to a rejection goes to the head of division with what was proposed', async () => {
    const id = await taken(office, 'Tolong');
    await office.does('operator', id, 'proposeRejection', { reason: 'tooVague', note: 'Tidak jelas.' });
    await office.does('headOfDivision', id, 'confirmRejection');
    expect(await office.told(id)).toContain('rejected');
    await office.writes('saya keberatan');
    expect(await office.tasks(id)).toMatchObject([{ kind: 'afterClosing', doneAt: null }]);
    await office.does('operator', id, 'object', { quote: 'Saya keberatan.' });
    expect(await office.row(id)).toMatchObject({ status: 'awaitingDisposition', proposal: 'rejected', outcome: null });
    expect((await office.tasks(id))[0]).toMatchObject({ result: 'objection', doneAt: office.now() });
    await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
  });

  test('only what was proposed can be confirmed', async () => {
    const id = await verified(office);
    expect(await refusal(() => office.does('headOfDivision', id, 'confirmRejection'))).toMatchObject({
      code: 'proposedRejection',
    });
    expect(await refusal(() => office.does('headOfDivision', id, 'confirmReferral'))).toMatchObject({ code: 'proposedReferral' });
  });

  test('a referral is told to the citizen and filed only when the agency’s number is known; until then its clock runs', async () => {
    const id = await taken(office, 'Jalan rusak');
    await office.does('operator', id, 'proposeReferral', { reason: 'notOurOffice', agency: 'Dinas PUPR', note: 'Jalan.' });
    await office.does('headOfDivision', id, 'confirmReferral');
    expect([await office.told(id), await office.outbox('archiveDossier')]).toEqual([['receipt'], []]);
    expect(await refusal(() => office.does('recordsOfficer', id, 'archive'))).toMatchObject({ code: 'referralRecorded' });
    expect(await office.deadline(id, 'sopResponse')).toMatchObject({ metAt: null, pausedAt: null });
    await office.does('liaisonOfficer', id, 'recordReferral', { agency: 'Dinas PUPR', trackingId: '99000003' });
    expect((await office.texts({ complaintId: id })).at(-1)!.text).toContain('99000003');
    expect(await office.outbox('archiveDossier')).toHaveLength(1);
    expect((await office.deadline(id, 'sopResponse'))!.metAt).toEqual(office.now());
    const twice = { agency: 'Dinas PUPR', trackingId: '1' };
    expect(await refusal(() => office.does('liaisonOfficer', id, 'recordReferral', twice))).toMatchObject({
      code: 'noReferralYet',
    });
  });

  test('no clock of a closed case runs on; a case restored goes on with them', async () => {
    const id = await taken(office, 'Promo pinjaman cepat cair');
    office.pass(60);
    await office.does('operator', id, 'dismiss', { reason: 'spam' });
    expect((await office.row(id)).nextDueAt).toBeNull();
    office.at('2026-11-24T09:12');
    await office.does('operator', id, 'restore');
    // It lay closed from Monday 10.12 to Tuesday 9.12: seven working hours.
    expect((await office.deadline(id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-25T08:12'));
    expect(await office.deadline(id, 'nonSupervisory')).toMatchObject({ metAt: null, pausedAt: null });
  });

  test('a case made supervisory while its answer waits for a reply is not reminded or closed by silence, and its clock runs', async () => {
    const id = await answered(office);
    await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
    expect((await office.deadline(id, 'autoClose'))!.metAt).toEqual(office.now());
    expect(await office.deadline(id, 'supervisory')).toMatchObject({ metAt: null, pausedAt: null });
  });
});

describe('the log', () => {
  const chain = async (): Promise<string> => {
    const id = await resolved(office);
    office.pass(10);
    await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
    await answer(office, id, 'Diperbaiki.');
    expect(await office.breakIn(id)).toBeNull();
    return id;
  };
  const seq = (complaintId: string, n: number) => ({ complaintId, seq: n });

  test('an entry that was edited is found', async () => {
    const id = await chain();
    await office.db.write(tx => tx.update('LogEntry', seq(id, 5), { actorRole: 'headOfOffice' }));
    expect(await office.breakIn(id)).toBe(5);
  });

  test('an entry whose detail or time was edited is found', async () => {
    const id = await chain();
    await office.db.write(tx => tx.update('LogEntry', seq(id, 6), { detail: { division: 'secretariat' } }));
    expect(await office.breakIn(id)).toBe(6);
    const other = await resolved(office, 'KK belum jadi', { from: '6280000000002' });
    await office.db.write(tx => tx.update('LogEntry', seq(other, 3), { occurredAt: wib('2026-11-23T08:00') }));
    expect(await office.breakIn(other)).toBe(3);
  });

  test('an entry that was deleted is found', async () => {
    const id = await chain();
    await office.db.write(tx => tx.delete('LogEntry', seq(id, 4)));
    expect(await office.breakIn(id)).toBe(4);
  });

  test('entries that changed places are found', async () => {
    const id = await chain();
    await office.db.write(async tx => {
      for (const [from, to] of [
        [4, 99],
        [5, 4],
        [99, 5],
      ])
        await tx.update('LogEntry', seq(id, from!), { seq: to! });
    });
    expect(await office.breakIn(id)).toBe(4);
  });

  test('entries that were cut off at the end are found', async () => {
    const id = await chain();
    const { logSeq } = await office.row(id);
    await office.db.write(tx => tx.delete('LogEntry', seq(id, logSeq)));
    expect(await office.breakIn(id)).toBe(logSeq);
  });

  test('words that were put in place of others are found', async () => {
    const id = await chain();
    const [first, second] = (await office.log(id)).filter(({ words }) => words !== null);
    await office.db.write(tx => tx.update('LogEntry', { id: first!.id }, { words: second!.words }));
    expect(await office.breakIn(id)).toBe(first!.seq);
  });
});

test('what goes out is in the outbox in the order in which it was written, and nothing of it before the commit', async () => {
  const id = await reported(office);
  office.office.failPoint = name => {
    if (name === 'act.beforeCommit') throw new Error('crash');
  };
  const before = await everything();
  await expect(office.does('operator', id, 'take')).rejects.toThrow('crash');
  expect(await everything()).toBe(before);
  delete office.office.failPoint;
  await office.does('operator', id, 'take');
  await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
  const replies: OutboxRow[] = await office.outbox('sendReply');
  const messages = await office.db.read.find<MessageRow>('Message', {
    where: { complaintId: id, direction: 'out' },
    order: { id: 'ASC' },
  });
  expect(replies.map(({ payload }) => payload.messageId)).toEqual(messages.map(message => message.id));
  expect(new Set(replies.map(({ lane }) => lane)).size).toBe(1);
});
