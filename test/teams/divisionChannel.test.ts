import type { TurnContext } from 'botbuilder';
import { placeAt, rememberPlace } from '../../bot/casework/news/teamsPlaces';
import type { PersonaKey } from '../../bot/local/personas';
import { typedReport } from '../../bot/channels/typedReport';
import type { OutboxWorker } from '../../bot/outbox/worker';
import { createBot } from '../../bot/teams/bot';
import { channelWish } from '../../bot/teams/channelWords';
import type { Post, Posting } from '../../bot/teams/posting';
import { review, reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { channel, workerOf } from '../effects/teamsWorker';

/** A channel of a division's own, given and let go by an administrator's words in it. */

let office: OfficeInTime;
let worker: OutboxWorker;
/** What stands in each conversation, by the ids of its messages. */
let standing: Map<string, Map<string, Post>>;
let posts = 0;

const posting: Posting = {
  async post({ conversationId }, post) {
    const id = `post-${++posts}`;
    standing.set(conversationId, (standing.get(conversationId) ?? new Map<string, Post>()).set(id, post));
    return id;
  },
  update: async ({ conversationId }, id, post) => void standing.get(conversationId)!.set(id, post),
  openChat: async (_at, user) => `chat of ${user}`,
};
beforeEach(async () => {
  office = await openOfficeInTime();
  standing = new Map();
  worker = workerOf(office, posting, () => undefined);
  await office.db.write(tx => rememberPlace(tx, channel));
});
afterEach(() => office.close());

const dafduk = '19:dafduk';
async function says(who: PersonaKey, text: string, conversation = dafduk, more: object = {}): Promise<void> {
  const person = await office.person(who);
  const activity = {
    ...{ type: 'message', id: 'f:1', channelId: 'msteams', serviceUrl: 'https://smba.example', recipient: { id: '28:bot' } },
    from: { id: person.teamsUserId, aadObjectId: person.aadObjectId },
    conversation: { id: `${conversation};messageid=1`, conversationType: 'channel', tenantId: 'tenant', isGroup: true },
    channelData: { channel: { id: conversation }, team: { id: '19:team' }, tenant: { id: 'tenant' } },
    text: `<at>Aduan Dukcapil</at> ${text}`,
    ...more,
  };
  await createBot(office.office, typedReport)({ activity, sendActivity: async () => undefined } as unknown as TurnContext);
  await worker.drain();
}
const cards = (conversation = dafduk): string[] =>
  [...(standing.get(conversation)?.values() ?? [])].map(post => JSON.stringify(post));
const answers = async (who: PersonaKey): Promise<string> => cards(`chat of ${(await office.person(who)).teamsUserId}`).join();
/** A case that an officer has sorted to population registration. */
async function sorted(text = 'KTP belum jadi', from = '6280000000001'): Promise<string> {
  const id = await reported(office, text, { from });
  await office.does('operator', id, 'take', { category: 'delay', service: 'ktpel_cetak' });
  await worker.drain();
  return id;
}

test.each([
  ['kanal bidang PP', { division: 'populationRegistration' }],
  ['<at>Aduan</at> Saluran bidang pelayanan pencatatan sipil.', { division: 'civilRegistration' }],
  ['channel division PIAK', { division: 'informationManagement' }],
  ['kanal Sekretariat', { division: 'secretariat' }],
  ['kanal lepas', 'release'],
  ['kanal bidang apa saja', 'unclear'],
  ['kanal', 'unclear'],
  ['tugas saya', null],
  ['kanalisasi aduan', null],
])('“%s” means %j', (text, wish) => expect(channelWish(text)).toEqual(wish));

test('given a channel, the division has its open cases there, one post each, beside the complaint channel’s', async () => {
  const [before, unsorted] = [await sorted(), await reported(office, 'KK hilang', { from: '6280000000002' })];
  await says('admin', 'kanal bidang PP');
  expect(await answers('admin')).toContain('Pendaftaran Penduduk');
  const after = await sorted('KTP rusak', '6280000000003');
  await office.does('operator', before, 'submitReview', review);
  await worker.drain();
  const numbers = await Promise.all([before, unsorted, after].map(async id => (await office.row(id)).ticketNumber));
  const has = (conversation: string) => numbers.map(number => cards(conversation).filter(card => card.includes(number)).length);
  expect([has(dafduk), has('19:aduan')]).toEqual([
    [1, 0, 1],
    [1, 1, 1],
  ]);
  expect(cards().find(card => card.includes(numbers[0]!))).toContain('Menunggu verifikasi');
});

test('a case that goes to another division, or may be about somebody there, is closed in the channel and not said of', async () => {
  await says('admin', 'kanal bidang PP');
  const [moved, accused] = [await sorted(), await sorted('KTP rusak', '6280000000002')];
  await office.does('operator', moved, 'submitReview', { ...review, service: 'akta_lahir' });
  await office.does('operator', accused, 'flagSupervisory', {
    ...{ reason: 'Dugaan.', reportedParty: 'unit', reportedUnit: 'populationRegistration' },
  });
  await worker.drain();
  expect(cards()).toHaveLength(2);
  for (const card of cards()) {
    expect(card).toContain('tidak lagi ditampilkan');
    expect(card).not.toContain('ADU-2026');
  }
});

test('let go, its cards are closed, nothing new comes, and no word in it brings it back; given again, they are there again', async () => {
  await says('admin', 'kanal bidang PP');
  await sorted();
  await says('admin', 'kanal lepas');
  await says('operator', 'halo');
  await sorted('KTP rusak', '6280000000002');
  expect(cards()).toEqual([expect.stringContaining('tidak lagi ditampilkan')]);
  expect(await placeAt(office.db.read, dafduk)).toMatchObject({ state: 'released' });
  await says('admin', 'kanal bidang PP');
  expect(cards().filter(card => card.includes('ADU-2026'))).toHaveLength(2);
});

test('only an administrator gives channels, and neither the complaint channel nor one that is given already', async () => {
  await says('operator', 'kanal bidang PP');
  expect(await answers('operator')).toContain('administrator');
  await says('admin', 'kanal bidang PP', '19:aduan');
  expect(await answers('admin')).toContain('sudah dipakai');
  await says('admin', 'kanal bidang PP');
  await says('admin', 'kanal bidang PS');
  await says('admin', 'kanal lepas', '19:aduan');
  expect(await answers('admin')).toContain('bukan kanal sebuah bidang');
  expect(await placeAt(office.db.read, dafduk)).toMatchObject({ key: 'aduan:populationRegistration', state: 'active' });
  expect(await placeAt(office.db.read, '19:aduan')).toMatchObject({ key: 'aduan', state: 'active' });
});

test('a twin in the division’s channel is pointed away there, and the card that counts is left alone', async () => {
  await says('admin', 'kanal bidang PP');
  const id = await sorted();
  standing.get(dafduk)!.set('twin', {} as Post);
  const value = { action: { type: 'Action.Execute', verb: 'showMyActions', data: { complaintId: id, step: 1 } } };
  await says('operator', '', dafduk, { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'twin', value });
  expect(JSON.stringify(standing.get(dafduk)!.get('twin'))).toContain('pesan lain');
  expect(cards().filter(card => card.includes('showMyActions'))).toHaveLength(1);
});
