import { reportInboundStuck, reportRefused, reportStuck } from '../../../bot/casework/news/stuck';
import type { MessageRow, OutboxRow } from '../../../bot/database/tables';
import type { Effect } from '../../../bot/outbox/effect';
import { GiveUp } from '../../../bot/outbox/effect';
import { enqueue, type OutboxKind } from '../../../bot/outbox/queue';
import { createWorker } from '../../../bot/outbox/worker';
import { inProgress, plain, reported } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const warned = async (): Promise<OutboxRow[]> => (await office.outbox('notify')).filter(({ lane }) => lane.startsWith('warn:'));
/** Who was warned, by login name, and in which words. */
async function warnings(): Promise<Record<string, unknown>> {
  const rows = await warned();
  const people = await office.db.read.find('Person');
  const nameOf = new Map(people.map(person => [person.id as string, person.loginName as string]));
  return Object.fromEntries(
    rows.map(({ payload }) => [nameOf.get(payload.personId as string), { key: payload.key, ...(payload.values as object) }]),
  );
}
const stuck = (kind: OutboxKind, payload: object, reason = 'graph:400'): Promise<void> =>
  office.db.write(tx => reportStuck(tx, office.office, { id: 'row', kind, payload }, reason));

test('a dossier that cannot be filed: operators read of which case, the administrator that there is one', async () => {
  const id = await reported(office);
  await stuck('archiveDossier', { complaintId: id });
  const told = { key: 'stuck', trouble: 'dossier', code: 'graph:400', ticket: 'ADU-2026-000001' };
  expect(await warnings()).toEqual({
    operator: told,
    operator2: told,
    admin: { key: 'stuckSomewhere', trouble: 'dossier', code: 'graph:400' },
  });
  const ofAdmin = (await warned()).find(({ payload }) => payload.key === 'stuckSomewhere')!;
  expect(ofAdmin.payload.complaintId).toBeNull();
});

test('of a supervisory case operators read no more than that something is stuck', async () => {
  const id = await reported(office);
  await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
  await stuck('showCard', { complaintId: id, place: 'aduan' }, 'teams:400');
  const told = { key: 'stuckSomewhere', trouble: 'card', code: 'teams:400' };
  expect(await warnings()).toEqual({ operator: told, operator2: told, admin: told });
});

test('a hundred rows in the same trouble are one notice an hour; another trouble has its own', async () => {
  const id = await reported(office);
  for (let n = 0; n < 100; n += 1) await stuck('archiveDossier', { complaintId: id });
  expect(await warned()).toHaveLength(3);
  await stuck('publishReport', { month: '2026-11' });
  expect(await warned()).toHaveLength(6);
  const anHourAgo = new Date(Date.now() - 3_600_001);
  await office.db.write(tx => tx.update('Outbox', { kind: 'notify' }, { createdAt: anHourAgo, status: 'done' }));
  await stuck('archiveDossier', { complaintId: id });
  expect(await warned()).toHaveLength(9);
});

test('of a notice that cannot be given nobody is given notice', async () => {
  await stuck('notify', { personId: (await office.person('admin')).id, complaintId: null, key: 'help', values: {} });
  expect(await warned()).toEqual([]);
});

test.each([
  ['whatsapp:190', 'whatsapp'],
  ['media:auth', 'whatsapp'],
  ['teams:401', 'teams'],
  ['graph:507', 'archive'],
])('what somebody must mend centrally (%s) is told once, with who refuses', async (reason, trouble) => {
  for (let times = 0; times < 3; times += 1) await office.db.write(tx => reportRefused(tx, office.office, reason));
  const told = { key: 'alarm', trouble, code: reason };
  expect(await warnings()).toEqual({ operator: told, operator2: told, admin: told });
  expect(await warned()).toHaveLength(3);
});

test('an inbound row that was parked is told, and that the number is wrong in words of its own', async () => {
  await office.db.write(tx => reportInboundStuck(tx, office.office, 'TypeError'));
  await office.db.write(tx => reportInboundStuck(tx, office.office, 'otherNumber'));
  expect((await warned()).map(({ payload }) => (payload.values as { trouble: string }).trouble).sort()).toEqual([
    ...['inbound', 'inbound', 'inbound'],
    ...['otherNumber', 'otherNumber', 'otherNumber'],
  ]);
});

test('an answer that is given up goes back to the officers by the SOP, and what waits behind it in the lane goes on', async () => {
  const id = await inProgress(office);
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  const queued = (await office.outbox('sendReply')).at(-1)!;
  await office.db.write(tx => enqueue(tx, { kind: 'sendReply', lane: queued.lane, payload: {} }));
  const effect: Effect<{ messageId?: string }> = async ({ messageId }) => {
    const message = await office.db.read.findOneBy<MessageRow>('Message', { id: messageId ?? '' });
    if (message?.purpose === 'answer' && message.status === 'queued') throw new GiveUp({ reason: 'whatsapp:131049' });
  };
  const kinds = ['showCard', 'sendReply', 'fetchMedia', 'forgetFile', 'archiveDossier', 'publishReport', 'notify'] as const;
  const worker = createWorker({
    ...{ db: office.db, now: () => new Date(), owner: 'test', log: { warn: () => undefined, error: () => undefined } },
    effects: Object.fromEntries(kinds.map(kind => [kind, effect as Effect])) as Record<OutboxKind, Effect>,
    hopeless: (tx, row, reason) => reportStuck(tx, office.office, row, reason),
  });
  await worker.drain();
  expect(await office.row(id)).toMatchObject({ status: 'inProgress', answerState: 'failed' });
  const answer = await office.db.read.findOneByOrFail<MessageRow>('Message', { purpose: 'answer' });
  expect(answer).toMatchObject({ status: 'failed', errorCode: 131049 });
  expect(await worker.counts()).toEqual({ pending: 0, leased: 0, parked: 0, dead: 0 });
  expect(await warnings()).toMatchObject({ operator: { key: 'stuck', trouble: 'answer', ticket: 'ADU-2026-000001' } });
});
