import { cardRoundDuty } from '../../bot/casework/news/cardRound';
import { complaintChannel, queueCards, reportTwin } from '../../bot/casework/news/teamsNews';
import { placeOf, rememberPlace } from '../../bot/casework/news/teamsPlaces';
import type { OutboxWorker } from '../../bot/outbox/worker';
import type { Post, Posting } from '../../bot/teams/posting';
import { PostRefused } from '../../bot/teams/postRefused';
import { reported, resolved } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { channel, workerOf } from './teamsWorker';

/** Cards that are gone from Teams, and cards that cannot be changed there any more. */

let office: OfficeInTime;
let worker: OutboxWorker;
/** The messages of the channel; what Teams answers to a change of one, and to the next post. */
let standing: Map<string, Post>;
let changes: string[];
let locked: Map<string, number>;
let closed: number | null;
let alarms: string[];

const refusal = (status: number): PostRefused => new PostRefused(status, status === 403 ? 'blocked' : 'gone', undefined);
const posting: Posting = {
  async post(_place, post) {
    if (closed) throw refusal(closed);
    const id = `post-${standing.size + 1}`;
    standing.set(id, post);
    return id;
  },
  async update(_place, id, post) {
    changes.push(id);
    if (locked.has(id)) throw refusal(locked.get(id)!);
    standing.set(id, post);
  },
  openChat: () => Promise.reject(refusal(403)),
};

beforeEach(async () => {
  office = await openOfficeInTime();
  [standing, changes, locked, closed, alarms] = [new Map(), [], new Map(), null, []];
  worker = workerOf(office, posting, reason => void alarms.push(reason));
  await office.db.write(tx => rememberPlace(tx, channel));
});
afterEach(() => office.close());

const show = async (id: string): Promise<void> => {
  const complaint = await office.row(id);
  await office.db.write(tx => queueCards(tx, complaint, office.now()));
  await worker.drain();
};

test.each([
  ['a card that somebody deleted', 404],
  ['a card that Teams does not let us change', 403],
])('%s is posted anew once, and from then on the new one is kept up', async (_name, status) => {
  const id = await reported(office);
  await show(id);
  locked.set('post-1', status);
  await office.does('operator', id, 'take');
  await worker.drain();
  await office.does('operator', id, 'addNote', { note: 'Dicek' });
  await office.does('operator', id, 'release');
  await worker.drain();
  expect([...standing.keys()]).toEqual(['post-1', 'post-2']);
  expect(changes).toEqual(['post-1', 'post-2']);
  expect(await placeOf(office.db.read, complaintChannel)).toMatchObject({ state: 'active' });
  expect(alarms).toEqual([]);
});

test.each([403, 404])(
  'where the place itself answers a post with %i, it is given up with one alarm and the card waits',
  async status => {
    const id = await reported(office);
    await show(id);
    locked.set('post-1', status);
    closed = status;
    await office.does('operator', id, 'take');
    await worker.drain();
    expect(await placeOf(office.db.read, complaintChannel)).toMatchObject({ state: 'removed' });
    expect(alarms).toEqual(['teams:notInstalled']);
    closed = null;
    await office.db.write(tx => rememberPlace(tx, channel));
    await worker.drain();
    expect([...standing.keys()]).toEqual(['post-1', 'post-2']);
  },
);

test('a twin that cannot be changed is left, and costs nobody the channel', async () => {
  const id = await reported(office);
  await show(id);
  locked.set('twin', 403);
  await office.db.write(tx => reportTwin(tx, id, complaintChannel, 'twin'));
  await worker.drain();
  expect(changes).toEqual(['twin']);
  expect(await placeOf(office.db.read, complaintChannel)).toMatchObject({ state: 'active' });
});

describe('half an hour before the opening', () => {
  const sentYesterday = (): Promise<unknown> =>
    office.db.write(tx => tx.update('TeamsCard', { subject: 'complaint' }, { shownAt: new Date(Date.now() - 24 * 3_600_000) }));
  const round = async (): Promise<void> => {
    const duty = cardRoundDuty(office.office);
    office.at('2026-11-24T07:30');
    expect(await duty.nextAt()).toEqual(office.now());
    await duty.play();
    await worker.drain();
  };

  test('the cards of open cases are looked after: whichever is gone is back, once, without anything having changed', async () => {
    for (const from of ['6280000000001', '6280000000002']) await show(await reported(office, 'KTP belum jadi', { from }));
    await sentYesterday();
    locked.set('post-1', 404);
    await round();
    expect(changes.sort()).toEqual(['post-1', 'post-2']);
    expect([...standing.keys()]).toEqual(['post-1', 'post-2', 'post-3']);
  });

  test('cards that were sent since the day before, and those of closed cases, are left in peace', async () => {
    await show(await resolved(office));
    await sentYesterday();
    await show(await reported(office, 'KTP belum jadi', { from: '6280000000002' }));
    changes = [];
    await round();
    expect(changes).toEqual([]);
  });
});
