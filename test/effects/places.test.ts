import { complaintChannel, notifyPerson, queueCards } from '../../bot/casework/news/teamsNews';
import { forgetPlace, notInstalled, placeOf, rememberPlace, type Place } from '../../bot/casework/news/teamsPlaces';
import type { OutboxRow } from '../../bot/database/tables';
import { PostRefused } from '../../bot/teams/postRefused';
import type { Posting } from '../../bot/teams/posting';
import { reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { channel, workerOf } from './teamsWorker';

/** Cards and notices for places in which the app is not, or no longer, installed. */

let office: OfficeInTime;
let refusing: PostRefused | null;
let posted: string[];
let alarms: string[];
beforeEach(async () => {
  office = await openOfficeInTime();
  refusing = null;
  posted = [];
  alarms = [];
});
afterEach(() => office.close());

const chatOf = (personId: string): Place => ({
  ...channel,
  ...{ kind: 'personal', key: personId, conversationId: `a:${personId}`, teamId: null },
});
const installed = (place: Place): Promise<void> => office.db.write(tx => rememberPlace(tx, place));

const openWorker = () => workerOf(office, posting, reason => void alarms.push(reason));
const take = (place: string): Promise<string> => {
  if (refusing) return Promise.reject(refusing);
  posted.push(place);
  return Promise.resolve(`post-${posted.length}`);
};
const posting: Posting = {
  post: place => take(place.conversationId),
  update: async place => void (await take(place.conversationId)),
  openChat: (_at, user) => take(user),
};
const waiting = (): Promise<OutboxRow[]> => office.db.read.findBy<OutboxRow>('Outbox', { status: 'pending' });
const card = async (): Promise<void> => {
  const complaint = await office.row(await reported(office));
  await office.db.write(tx => queueCards(tx, complaint, office.now()));
};

test('a card for a channel that blocks the bot waits, with an alarm, and goes as soon as the app is back', async () => {
  await installed(channel);
  await card();
  await office.db.write(tx => tx.update('Outbox', { kind: 'notify' }, { status: 'done' }));
  refusing = new PostRefused(403, 'blocked', undefined);
  const worker = openWorker();
  await worker.drain();
  expect(await waiting()).toMatchObject([{ kind: 'showCard', lastError: notInstalled }]);
  expect(await worker.counts()).toMatchObject({ dead: 0, parked: 0 });
  expect(alarms).toEqual([notInstalled]);
  expect(await placeOf(office.db.read, complaintChannel)).toMatchObject({ state: 'removed' });

  refusing = null;
  await installed({ ...channel, serviceUrl: 'https://smba.example/new' });
  await worker.drain();
  expect(posted).toEqual(['19:aduan']);
  expect(await waiting()).toEqual([]);
});

test('whoever adds the app gets what waited for them at once; what waits for others goes on waiting', async () => {
  const [head, admin] = [await office.person('headOfOffice'), await office.person('admin')];
  await office.db.write(async tx => {
    for (const person of [head, admin]) await notifyPerson(tx, person, null, 'help');
  });
  const worker = openWorker();
  await worker.drain();
  const soon = new Date(Date.now() + 3_600_000);
  await office.db.write(tx => tx.update('Outbox', { kind: 'notify' }, { nextAt: soon, attempts: 9 }));
  expect(alarms).toEqual([]);
  await installed(chatOf(head.id));
  await worker.drain();
  expect(posted).toEqual([`a:${head.id}`]);
  expect(await waiting()).toMatchObject([{ lane: `notify:${admin.id}`, attempts: 9, nextAt: soon }]);
});

test('the channel’s arrival also frees what waits for chats, which are begun through it', async () => {
  const head = await office.person('headOfOffice');
  await office.db.write(tx => notifyPerson(tx, head, null, 'help'));
  const worker = openWorker();
  await worker.drain();
  await installed(channel);
  await worker.drain();
  expect(posted).toHaveLength(2);
  expect(await waiting()).toEqual([]);
});

test('a place that is given up again keeps its cards waiting', async () => {
  await installed(channel);
  await office.db.write(tx => forgetPlace(tx, channel.conversationId));
  await card();
  await office.db.write(tx => tx.update('Outbox', { kind: 'notify' }, { status: 'done' }));
  await openWorker().drain();
  expect(posted).toEqual([]);
  expect(await waiting()).toMatchObject([{ kind: 'showCard', lastError: notInstalled }]);
  expect(alarms).toEqual([]);
});
