import type { MessageRow } from '../../bot/database/tables';
import { sendingPace } from '../../bot/effects/sendingPace';
import { GiveUp, RetryLater, type EffectContext } from '../../bot/outbox/effect';
import { reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { sendOnce } from './oneSend';

let office: OfficeInTime;
let receipt: MessageRow;
let calls: number;
let sent: { type: string; template?: object }[];
/** Machine time, which stands until it is moved. */
let machine: number;
let pace: ReturnType<typeof sendingPace>;
beforeEach(async () => {
  office = await openOfficeInTime();
  const complaintId = await reported(office);
  receipt = await office.db.read.findOneByOrFail<MessageRow>('Message', { complaintId, direction: 'out' });
  calls = 0;
  sent = [];
  machine = Date.parse('2026-11-23T02:12:00Z');
  pace = sendingPace({ perSecond: 40, now: () => machine, wait: ms => Promise.resolve((machine += ms)) });
});
afterEach(() => office.close());

/** What Meta answers: an error code, `lost` when no answer came back, or `taken`. */
type Answer = number | 'lost' | 'taken';

function meta(answer: Answer): typeof fetch {
  return async (_url, request) => {
    calls += 1;
    sent.push(JSON.parse(String(request?.body)) as (typeof sent)[number]);
    if (answer === 'lost') throw new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET' } });
    if (answer === 'taken') return Response.json({ messages: [{ id: 'wamid.1' }] });
    return Response.json({ error: { code: answer, message: '-' } }, { status: 400 });
  };
}

const attempt = (answer: Answer, more: Partial<EffectContext> = {}): Promise<unknown> =>
  sendOnce({ office: office.office, messageId: receipt.id, meta: meta(answer), pace, machineNow: () => new Date(machine) }, more);

/** One attempt after another, as the worker counts them, until one gives up or sends. */
async function attempts(...answers: Answer[]): Promise<unknown[]> {
  const ends: unknown[] = [];
  let lastError: string | null = null;
  for (const [nth, answer] of answers.entries()) {
    const end = await attempt(answer, { attempts: nth + 1, lastError });
    lastError = (end as { reason?: string } | undefined)?.reason ?? null;
    ends.push(end === undefined ? 'sent' : (end as Error).name);
  }
  return ends;
}

test.each([190, 10, 131005, 131031, 131042, 368])(
  'code %i is about the whole account: the text waits, with an alarm, for whoever can mend it',
  async code => {
    const end = await attempt(code, { attempts: 20 });
    expect(end).toBeInstanceOf(RetryLater);
    expect(end).toMatchObject({ reason: `whatsapp:${code}`, alarm: true, afterMs: 300_000 });
    expect(await attempt('taken')).toBeUndefined();
  },
);

test('a refusal of this one text under a policy of Meta’s is given up', async () => {
  expect(await attempt(131049)).toBeInstanceOf(GiveUp);
});

test('a send whose end nobody saw goes out once more, however many other errors came before', async () => {
  expect(await attempts(131000, 131000, 'lost', 'taken')).toEqual(['RetryLater', 'RetryLater', 'RetryLater', 'sent']);
  expect(calls).toBe(4);
});

test('a second end that nobody saw is the last, also with other errors in between', async () => {
  expect(await attempts('lost', 'lost')).toEqual(['RetryLater', 'GiveUp']);
  const crashed = { reclaimed: true, lastError: 'whatsapp:ambiguous:131000' };
  expect(await attempt('taken', crashed)).toMatchObject({ name: 'RetryLater', reason: 'whatsapp:ambiguous:unseen' });
  expect(await attempts('lost', 131000, 131056, 'lost')).toEqual(['RetryLater', 'RetryLater', 'RetryLater', 'GiveUp']);
});

/** The receipt is to go out again, as a further text would. */
const again = () =>
  office.db.write(tx => tx.update('Message', { id: receipt.id }, { status: 'queued', providerId: null, errorCode: null }));

/** What it waits for and how long, in seconds; `sent` when it went out. */
async function next(answer: Answer, more: Partial<EffectContext> = {}): Promise<unknown> {
  await again();
  const end = await attempt(answer, more);
  if (end === undefined) return 'sent';
  const { reason, afterMs } = end as RetryLater;
  return [reason, afterMs === undefined ? null : afterMs / 1000];
}

test('twenty texts to one person may leave at once, and from then on one in six seconds', async () => {
  for (let nth = 1; nth <= 20; nth += 1) expect(await next('taken')).toBe('sent');
  const [reason, seconds] = (await next('taken')) as [string, number];
  expect([reason, calls]).toEqual(['whatsapp:pace', 20]);
  expect(seconds).toBeGreaterThan(5);
  expect(seconds).toBeLessThanOrEqual(6);
  machine += seconds * 1000;
  expect(await next('taken')).toBe('sent');
  expect(await next('taken')).toMatchObject(['whatsapp:pace', 6]);
  machine += 120_000;
  for (let nth = 1; nth <= 20; nth += 1) expect(await next('taken')).toBe('sent');
  expect(calls).toBe(41);
});

test('the pace stands with the contact, so that another process keeps it too', async () => {
  for (let nth = 1; nth <= 20; nth += 1) await next('taken');
  pace = sendingPace({ perSecond: 40, now: () => machine, wait: () => Promise.resolve() });
  expect(await next('taken')).toMatchObject(['whatsapp:pace', expect.any(Number)]);
});

test('a pair rate over Meta’s limit (131056) waits 4, 16, 64 … seconds, and a text that went out ends the count', async () => {
  let lastError: string | null = null;
  const waits: unknown[] = [];
  for (let nth = 1; nth <= 6; nth += 1) {
    const [reason, seconds] = (await next(131056, { lastError })) as [string, number];
    lastError = reason;
    waits.push(seconds);
  }
  expect(waits).toEqual([4, 16, 64, 256, 1024, 1024]);
  expect(await next('taken', { lastError })).toBe('sent');
  expect(await next(131056)).toEqual(['whatsapp:131056:1', 4]);
});

test('130429 slows everybody down for a minute; 80007 lets nothing leave for five', async () => {
  expect(await next(130429)).toEqual(['whatsapp:130429', 10]);
  const before = machine;
  await next('taken');
  await next('taken');
  expect(machine - before).toBe(75); // 25 ms of the turn before, then twice as long as 40 a second allow
  expect(await next(80007)).toEqual(['whatsapp:80007', 300]);
  const called = calls;
  expect(await next('taken')).toEqual(['whatsapp:rest', 300]);
  expect(calls).toBe(called);
  machine += 300_000;
  expect(await next('taken')).toBe('sent');
});

test('“window closed” inside the window is tried once more as it is, then goes as the template', async () => {
  expect(await attempt(131047)).toMatchObject({ name: 'RetryLater', reason: 'whatsapp:131047' });
  expect(await attempt(131047, { attempts: 2 })).toBeUndefined();
  expect(sent.map(({ type }) => type)).toEqual(['text', 'template']);
  await again();
  await attempt(131047);
  expect(await attempt('taken', { attempts: 2 })).toBeUndefined();
  expect(sent.at(-1)).toMatchObject({ type: 'template', template: { name: 'aduan_diterima' } });
});

test('a template that Meta has paused is told to those who can mend it, and the text to the officer', async () => {
  office.pass(25 * 60);
  expect(await attempt(132015)).toBeUndefined();
  expect(await office.db.read.findOneByOrFail<MessageRow>('Message', { id: receipt.id })).toMatchObject({ status: 'failed' });
  expect(JSON.stringify(await office.outbox('notify'))).toContain('whatsapp:132015');
  expect(await office.tasks(receipt.complaintId!)).toMatchObject([{ kind: 'textFailed' }]);
});
