import { openLocalOffice, type LocalOffice } from './localOffice';
import { reporting, type Data } from './officeDriver';

/** The app comes to a team and to people's chats, leaves them and comes back; cards get lost: all over Teams' protocols. */

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

const complaint = reporting(() => office, '62800000002');
const cardsOf = async (ticket: string, chatOf?: string): Promise<Data[]> => {
  const { body } = await office.get(`/local/teams/${chatOf ? `chats/${chatOf}` : 'channels/aduan'}/messages`);
  return (body as Data[]).filter(({ card }) => JSON.stringify(card ?? {}).includes(ticket));
};
const installation = async (action: 'add' | 'remove', persona?: string) => {
  expect((await office.post('/local/teams/installations', { action, ...(persona && { persona }) })).status).toBe(200);
};
const pending = async () => (await office.settle()).pending;

test('removed from the team, cards wait; added again, they come by themselves, and those that stood are neither doubled nor left old', async () => {
  const before = await complaint();
  const [stood] = await cardsOf(before);
  await installation('remove');
  const meanwhile = await complaint();
  await office.act('operator', before, 'take');
  expect(await cardsOf(meanwhile)).toEqual([]);
  expect(await pending()).toBe(2);
  expect(JSON.stringify(await cardsOf(before))).not.toContain('Ditelaah');

  await installation('add');
  expect(await pending()).toBe(0);
  expect(await cardsOf(meanwhile)).toHaveLength(1);
  const after = await cardsOf(before);
  expect(after.map(({ activityId }) => activityId)).toEqual([stood!.activityId]);
  expect(JSON.stringify(after)).toContain('Ditelaah');
  await installation('add');
  await office.settle();
  expect([await cardsOf(before), await cardsOf(meanwhile)].map(cards => cards.length)).toEqual([1, 1]);
});

test('whoever removes the app hears nothing until it is back in their chats, and then everything once; others hear as ever', async () => {
  await installation('remove', 'operator2');
  const ticket = await complaint();
  expect(await cardsOf(ticket, 'operator2')).toEqual([]);
  expect(await cardsOf(ticket, 'operator')).toHaveLength(1);
  await installation('add', 'operator2');
  expect(await pending()).toBe(0);
  expect(await cardsOf(ticket, 'operator2')).toHaveLength(1);
});

test('a card that somebody deleted comes back once, with the case’s next change', async () => {
  const ticket = await complaint();
  const { activityId } = await office.card(ticket);
  await office.post('/local/teams/deletions', { persona: 'operator', activityId });
  expect(await cardsOf(ticket)).toEqual([]);
  await office.act('operator', ticket, 'take');
  await office.act('operator', ticket, 'addNote', { note: 'Sudah dicek' });
  const back = await cardsOf(ticket);
  expect(back).toHaveLength(1);
  expect(back[0]!.activityId).not.toBe(activityId);
  expect((await office.click('operator', ticket, 'addNote', { note: 'Dari kartu baru' })).statusCode).toBe(200);
});

test('a connection that breaks after Teams took the card makes one twin at most, and the press on it acts once', async () => {
  await office.post('/local/teams/faults', { status: 0, times: 3, applyFirst: true });
  const ticket = await complaint();
  const twins = await cardsOf(ticket);
  expect(twins).toHaveLength(2);
  const [{ activityId, card }] = twins as [Data];
  const { complaintId, step } = card.actions[0].data;
  const data = { complaintId, step, submissionId: 'press-on-a-twin', note: 'Sekali saja' };
  const press = { persona: 'operator', activityId, verb: 'addNote', data, raw: true };
  for (let sent = 0; sent < 2; sent += 1) await office.post('/local/teams/invoke', press);
  await office.settle();
  const { history } = await office.complaint(ticket);
  expect(history.filter((event: Data) => event.action === 'addNote')).toHaveLength(1);
  const standing = (await cardsOf(ticket)).filter(({ card: shown }) => JSON.stringify(shown).includes('showMyActions'));
  expect(standing).toHaveLength(1);
});
