import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { change, envelope, status } from '../channels/webhookSamples';
import { randomOf } from '../processes/random';
import { openLocalOffice, type LocalOffice } from './localOffice';
import type { Data } from './officeDriver';

/**
 * QUALITY R3 and R8: a thousand messages as Meta may send them at once, in no order, each of them three times. The usual run has two
 * hundred and forty of them, `npm run prove` all.
 */

const isWhole = process.env.PROVE_SEEDS !== undefined;
const citizens = isWhole ? 250 : 60;
const webhooks = isWhole ? 400 : 100;
const random = randomOf(3);
const at = Date.parse('2026-11-23T09:12:00+07:00') / 1000;
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const numberOf = (citizen: number): string => `62800${String(citizen).padStart(8, '0')}`;

const texts = range(citizens * 4).map(n => {
  const from = numberOf(n % citizens);
  const content = { type: 'text', text: { body: `KTP saya belum dicetak, pesan ${n} — “Kelurahan Langkai” 🙏` } };
  return { from, id: `wamid.B${n}`, timestamp: String(at + Math.floor(n / citizens)), ...content };
});
const ticks = range(40).map(n =>
  status({ id: `wamid.OTHER${n}`, status: 'delivered', biz_opaque_callback_data: `not ours ${n}` }),
);
const faulty = status({ id: 'wamid.FAULTY', status: 'exploded' });
const unknownField = { field: 'flows', value: { event: 'ENDPOINT_LATENCY', flow_id: '1', threshold: 1 } };

const valueOf = (messages: typeof texts, statuses: object[] = []): object =>
  change({
    ...(messages.length > 0 && {
      contacts: [...new Set(messages.map(({ from }) => from))].map(from => ({ profile: { name: `Warga ${from}` }, wa_id: from })),
      messages,
    }),
    ...(statuses.length > 0 && { statuses }),
  });

/** Each body has one to four messages in several changes or entries, some with statuses beside them. */
function bodies(): string[] {
  const left = random.shuffled(texts);
  return range(webhooks).map(n => {
    const take = n === webhooks - 1 ? left.length : Math.min(left.length - (webhooks - 1 - n), 1 + random.below(4));
    const own = left.splice(0, take);
    const cut = random.below(own.length + 1);
    const statuses = [...(n < ticks.length ? [ticks[n]!] : []), ...(n === 5 ? [faulty] : [])];
    const first = envelope(valueOf(own.slice(0, cut), statuses), ...(n === 7 ? [unknownField] : []));
    const second = envelope(valueOf(own.slice(cut)));
    const whole = {
      ...first,
      entry: n % 2 ? [...first.entry, ...second.entry] : [{ id: '1', changes: changesOf(first, second) }],
    };
    return JSON.stringify(whole);
  });
}
const changesOf = (...envelopes: { entry: unknown[] }[]): unknown[] =>
  envelopes.flatMap(({ entry }) => entry.flatMap(one => (one as { changes: unknown[] }).changes));

let office: LocalOffice;
let secret: string;
beforeAll(async () => {
  office = await openLocalOffice();
  secret = (JSON.parse(readFileSync(join(office.folder, 'secrets.json'), 'utf8')) as { appSecret: string }).appSecret;
}, 60_000);
afterAll(() => office?.stop());

async function post(body: string, signedWith = secret): Promise<number> {
  const signature = `sha256=${createHmac('sha256', signedWith).update(body).digest('hex')}`;
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature };
  return (await fetch(`${office.baseUrl}/webhooks/whatsapp`, { method: 'POST', headers, body })).status;
}

/** Sixteen at a time, as Meta's servers would. */
async function postAll<Item>(items: Item[], send: (item: Item) => Promise<number>): Promise<number[]> {
  const answers: number[] = [];
  const queue = [...items];
  const sender = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) answers.push(await send(item));
  };
  await Promise.all(range(16).map(sender));
  return answers;
}

function count(sql: string): number {
  const database = new Database(join(office.folder, 'aduan.sqlite'), { readonly: true });
  const found = database.prepare(sql).pluck().get() as number;
  database.close();
  return found;
}

test('a burst in no order, three times over, is answered 200 throughout and becomes one row a message', async () => {
  const arriving = bodies();
  const genuine = random
    .shuffled([...arriving, ...arriving, ...arriving])
    .map(body => ({ body, signedWith: secret, genuine: true }));
  const forged = valueOf([{ ...texts[0]!, id: 'wamid.FORGED', from: numberOf(99) }]);
  const foreign = range(20).map(n =>
    n % 2
      ? { body: JSON.stringify(envelope(forged)), signedWith: 'somebody else', genuine: false }
      : { body: `{"entry": [garbage ${n}`, signedWith: secret, genuine: false },
  );
  // The status that nobody understands comes first: all others are behind it.
  const everything = [genuine.find(({ body }) => body.includes('exploded'))!, ...random.shuffled([...genuine, ...foreign])];
  const refused: number[] = [];
  const answers = await postAll(everything, async ({ body, signedWith, genuine: isGenuine }) => {
    const answered = await post(body, signedWith);
    if (isGenuine) return answered;
    refused.push(answered);
    return 200;
  });
  expect(answers.filter(answered => answered !== 200)).toEqual([]);
  expect(new Set(refused)).toEqual(new Set([400, 401]));

  await office.settle();
  expect(count(`SELECT COUNT(*) FROM "message" WHERE "direction" = 'in'`)).toBe(texts.length);
  expect(count(`SELECT COUNT(DISTINCT "providerId") FROM "message" WHERE "direction" = 'in'`)).toBe(texts.length);
  expect(count(`SELECT COUNT(*) FROM "inbox" WHERE "what" = 'message'`)).toBe(texts.length);
  expect(count(`SELECT COUNT(*) FROM "inbox" WHERE "status" = 'pending'`)).toBe(0);
}, 120_000);

test('the messages of one citizen are one complaint, numbered without a gap, with one receipt and one card', async () => {
  expect(count(`SELECT COUNT(*) FROM "complaint"`)).toBe(citizens);
  expect(
    count(`SELECT COUNT(*) FROM (SELECT 1 FROM "message" WHERE "direction" = 'in' GROUP BY "complaintId" HAVING COUNT(*) = 4)`),
  ).toBe(citizens);
  expect(count(`SELECT COUNT(*) FROM "message" WHERE "complaintId" IS NULL`)).toBe(0);
  expect(count(`SELECT MAX(CAST(SUBSTR("ticketNumber", 10) AS INTEGER)) FROM "complaint"`)).toBe(citizens);
  expect(count(`SELECT COUNT(*) FROM "message" WHERE "direction" = 'out'`)).toBe(citizens);
  const { body: cards } = await office.get('/local/teams/channels/aduan/messages');
  expect(cards).toHaveLength(citizens);
  const receipts = (await office.chat(numberOf(1))).filter((message: Data) => message.direction === 'out');
  expect(receipts).toHaveLength(1);
});

test('the status that nobody understands is parked after three tries and seen by whoever asks, and held up nobody', async () => {
  expect(count(`SELECT COUNT(*) FROM "inbox" WHERE "status" = 'parked'`)).toBe(1);
  expect(count(`SELECT "attempts" FROM "inbox" WHERE "status" = 'parked'`)).toBe(3);
  const behind = `SELECT COUNT(*) FROM "inbox" WHERE "orderKey" > (SELECT "orderKey" FROM "inbox" WHERE "status" = 'parked')`;
  expect(count(behind)).toBeGreaterThan(texts.length / 2);
  expect(count(`${behind} AND "status" <> 'done'`)).toBe(0);
  const { status: code, body } = await office.get('/readyz');
  expect([code, body.status]).toEqual([200, 'degraded']);
  expect(body.queue.inbox).toEqual({ pending: 0, parked: 1 });
});
