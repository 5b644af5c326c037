import type { MessageRow } from '../../bot/database/tables';
import { sendReply } from '../../bot/effects/sendReply';
import { GiveUp, RetryLater, type EffectContext } from '../../bot/outbox/effect';
import { reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

let office: OfficeInTime;
let receipt: MessageRow;
let calls: number;
beforeEach(async () => {
  office = await openOfficeInTime();
  const complaintId = await reported(office);
  receipt = await office.db.read.findOneByOrFail<MessageRow>('Message', { complaintId, direction: 'out' });
  calls = 0;
});
afterEach(() => office.close());

/** What Meta answers: an error code, `lost` when no answer came back, or `taken`. */
type Answer = number | 'lost' | 'taken';

function meta(answer: Answer): typeof fetch {
  return async () => {
    calls += 1;
    if (answer === 'lost') throw new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET' } });
    if (answer === 'taken') return Response.json({ messages: [{ id: 'wamid.1' }] });
    return Response.json({ error: { code: answer, message: '-' } }, { status: 400 });
  };
}

/** One attempt; what it threw, or undefined. */
function attempt(answer: Answer, more: Partial<EffectContext> = {}): Promise<unknown> {
  const whatsapp = { apiUrl: 'https://graph.example', version: 'v26.0', phoneNumberId: '1', accessToken: '-', timeoutMs: 1_000 };
  const context = { id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const run = sendReply({ office: office.office, whatsapp: { ...whatsapp, fetch: meta(answer) } });
  return run({ messageId: receipt.id }, { ...context, stillMine: () => Promise.resolve(true), ...more }).catch(
    (error: unknown) => error,
  );
}

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
