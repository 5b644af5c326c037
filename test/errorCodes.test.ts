import { sendingPace } from '../bot/effects/sendingPace';
import type { RetryLater } from '../bot/outbox/effect';
import type { ContactRow, MessageRow, OutboxRow } from '../bot/database/tables';
import { reported } from './casework/journeys';
import { openOfficeInTime, type OfficeInTime } from './casework/officeInTime';
import { arrives } from './channels/arriving';
import { change, envelope, status } from './channels/webhookSamples';
import { sendOnce } from './effects/oneSend';

/**
 * DOMAIN §4.5, line by line: what follows from a code in the answer to a send, and from the same code in a webhook after the
 * message was taken.
 */
interface Line {
  codes: number[];
  /** Seconds until it is tried again (`ladder`: as any passing error), or what becomes of the text. */
  answered: number | 'ladder' | 'failed' | 'givenUp';
  /** Seconds until it is sent anew; `failed` = it is left to an officer. */
  reported: number | 'failed';
  /** Told to those who can mend it. */
  alarm?: true;
  /** The person cannot be reached this way: another is asked for. */
  unreachable?: true;
}

const lines: Line[] = [
  { codes: [0, 190], answered: 300, reported: 300, alarm: true }, // token
  { codes: [3, 10, 200, 250, 299], answered: 300, reported: 300, alarm: true }, // permission
  { codes: [4, 80007], answered: 300, reported: 300 }, // rate of app and account
  { codes: [100, 131008, 131009, 131051], answered: 'failed', reported: 'failed' }, // our mistake: no repeat
  { codes: [1, 2, 131000, 131016, 133004], answered: 'ladder', reported: 30 }, // passing
  { codes: [131052, 131053], answered: 'ladder', reported: 30 }, // media
  { codes: [130429], answered: 10, reported: 30 }, // throughput
  { codes: [131056], answered: 4, reported: 30 }, // pair rate: 4^n
  { codes: [131047], answered: 'ladder', reported: 0 }, // window closed: once more, then as the template
  { codes: [131026, 131030], answered: 'failed', reported: 'failed', unreachable: true },
  { codes: [131031, 368, 131042], answered: 300, reported: 300, alarm: true }, // locked, policy, payment
  { codes: [131049], answered: 'givenUp', reported: 'failed' }, // limit of marketing
  {
    codes: [132000, 132001, 132005, 132007, 132012, 132015, 132016], // templates
    ...{ answered: 'failed', reported: 'failed', alarm: true },
  },
  { codes: [130472], answered: 3600, reported: 3600 }, // experiment
];
const rows = lines.flatMap(({ codes, ...line }) => codes.map(code => ({ code, ...line })));

let office: OfficeInTime;
let text: MessageRow;
beforeEach(async () => {
  office = await openOfficeInTime();
  const complaintId = await reported(office);
  text = await office.db.read.findOneByOrFail<MessageRow>('Message', { complaintId, direction: 'out' });
});
afterEach(() => office.close());

const row = () => office.db.read.findOneByOrFail<MessageRow>('Message', { id: text.id });
const isUnreachable = async () =>
  (await office.db.read.findOneByOrFail<ContactRow>('ReporterContact', { id: text.contactId })).unreachableSince !== null;
const isTold = async (code: number) => JSON.stringify(await office.outbox('notify')).includes(`"whatsapp:${code}"`);
const openTasks = async () => (await office.tasks(text.complaintId!)).map(({ kind }) => kind);

test.each(rows)('$code in the answer to a send: $answered', async ({ code, answered, alarm, unreachable }) => {
  const refusal = { error: { message: `(#${code}) -`, type: 'OAuthException', code, error_data: { details: '-' } } };
  const meta = async () => Response.json(refusal, { status: 400 });
  const pace = sendingPace({ perSecond: 40, now: () => 0, wait: () => Promise.resolve(0) });
  const end = (await sendOnce({ office: office.office, messageId: text.id, meta, pace })) as RetryLater | undefined;
  expect(await isUnreachable()).toBe(unreachable ?? false);
  if (answered === 'failed') {
    expect([end, (await row()).status, (await row()).errorCode]).toEqual([undefined, 'failed', code]);
    expect([await openTasks(), await isTold(code)]).toEqual([['textFailed'], alarm ?? false]);
  } else if (answered === 'givenUp') expect(end).toMatchObject({ name: 'GiveUp', reason: `whatsapp:${code}` });
  else {
    expect(end).toMatchObject({ name: 'RetryLater', reason: expect.stringContaining(`whatsapp:${code || 'auth'}`) });
    expect([end!.afterMs, end!.alarm]).toEqual([answered === 'ladder' ? undefined : answered * 1000, alarm]);
    expect((await row()).status).toBe('queued');
  }
});

test.each(rows)(
  '$code in a webhook after the text was taken: $reported',
  async ({ code, reported: ends, alarm, unreachable }) => {
    await office.textGoesOut(text.complaintId!, 'receipt', []);
    await office.db.write(tx => tx.update('Outbox', { kind: 'sendReply' }, { status: 'done' }));
    const { providerId: id } = await row();
    const errors = [{ code, title: '-', message: '-', error_data: { details: '-' } }];
    await arrives(
      office.office,
      envelope(change({ statuses: [status({ id, status: 'failed', biz_opaque_callback_data: text.id, errors })] })),
    );
    expect([await isUnreachable(), await isTold(code)]).toEqual([unreachable ?? false, alarm ?? false]);
    const isFailed = ends === 'failed';
    expect(await row()).toMatchObject({ status: isFailed ? 'failed' : 'queued', errorCode: code, resends: isFailed ? 0 : 1 });
    expect(await openTasks()).toEqual(isFailed ? ['textFailed'] : []);
    const waiting = await office.db.read.findBy<OutboxRow>('Outbox', { kind: 'sendReply', status: 'pending' });
    const seconds = waiting.map(({ nextAt, createdAt }) => Math.max(0, nextAt.getTime() - createdAt.getTime()) / 1000);
    expect(seconds.map(Math.round)).toEqual(isFailed ? [] : [ends]);
  },
);

test('a code that nobody knows is a mistake of ours when Meta calls it one, and passes when Meta is at fault', async () => {
  const pace = sendingPace({ perSecond: 40, now: () => 0, wait: () => Promise.resolve(0) });
  const answer = (httpStatus: number) => async () => Response.json({ error: { code: 999_999 } }, { status: httpStatus });
  const send = (httpStatus: number) => sendOnce({ office: office.office, messageId: text.id, meta: answer(httpStatus), pace });
  expect(await send(500)).toMatchObject({ name: 'RetryLater' });
  expect((await row()).status).toBe('queued');
  expect(await send(400)).toBeUndefined();
  expect((await row()).status).toBe('failed');
});
