import { recordSent, recordStatus, recordTemplate, type DeliveryNews } from '../../../bot/casework/telling/delivery';
import { afterFailure } from '../../../bot/channels/whatsappErrors';
import type { AnswerRow, ContactRow, MessageRow, OutboxRow } from '../../../bot/database/tables';
import { inProgress, plain } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
let answer: MessageRow;

/** An answer on its way: queued, and read by the effect before its call. */
beforeEach(async () => {
  office = await openOfficeInTime();
  const id = await inProgress(office);
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  const { messageId } = await office.db.read.findOneByOrFail<AnswerRow>('Answer', { complaintId: id });
  answer = await office.db.read.findOneByOrFail<MessageRow>('Message', { id: messageId! });
});
afterEach(() => office.close());

const row = (): Promise<MessageRow> => office.db.read.findOneByOrFail<MessageRow>('Message', { id: answer.id });
const complaint = () => office.row(answer.complaintId!);
const tick = (status: DeliveryNews['status'], more: Partial<DeliveryNews> = {}): Promise<boolean> =>
  office.db.write(tx =>
    recordStatus(tx, office.office, {
      ...{ providerId: 'wamid.1', messageId: answer.id, part: null, status, occurredAt: office.now(), errorCode: null },
      ...more,
    }),
  );
const accepted = (record = recordSent, providerId = 'wamid.1'): Promise<void> =>
  office.db.write(tx => record(tx, office.office, { ...answer }, { providerId, at: office.now() }));

test('a tick that is faster than the record of its send is not taken back by it', async () => {
  await tick('delivered');
  await accepted();
  expect(await row()).toMatchObject({ status: 'delivered', providerId: 'wamid.1' });
  expect((await complaint()).status).toBe('answered');
  expect(await office.db.read.findOneBy<AnswerRow>('Answer', { messageId: answer.id })).toMatchObject({ state: 'delivered' });
});

test('a failure that is faster than the record of its send stays a failure', async () => {
  await tick('failed', { errorCode: 131026 });
  await accepted();
  expect(await row()).toMatchObject({ status: 'failed', errorCode: 131026 });
  expect(await complaint()).toMatchObject({ status: 'inProgress', answerState: 'failed' });
});

test('a tick about a part that others follow says where to go on, and nothing about the whole', async () => {
  await tick('delivered', { providerId: 'wamid.part', part: 1 });
  expect(await row()).toMatchObject({ status: 'queued', partsSent: 1, providerId: null });
  expect(await complaint()).toMatchObject({ status: 'inProgress', answerState: 'sending' });
  await accepted();
  await tick('read', { providerId: 'wamid.part', part: 1 });
  expect(await row()).toMatchObject({ status: 'sent', partsSent: 1 });
});

test('a part that does not arrive makes the whole a failure', async () => {
  await accepted();
  await tick('failed', { providerId: 'wamid.part', part: 1, errorCode: 131026 });
  expect(await row()).toMatchObject({ status: 'failed', errorCode: 131026 });
});

test('a tick about a template whose record nobody made leaves its text waiting to be asked for', async () => {
  await tick('delivered', { part: 'template' });
  expect(await row()).toMatchObject({ status: 'waiting', providerId: 'wamid.1' });
  await accepted(recordTemplate);
  expect((await row()).status).toBe('waiting');
});

test('a late tick about a template does not stand for the text that was asked for meanwhile', async () => {
  await accepted(recordTemplate);
  await office.writes('LIHAT');
  expect((await row()).status).toBe('queued');
  await tick('read', { part: 'template' });
  await tick('delivered', { messageId: null });
  expect((await row()).status).toBe('queued');
  await tick('delivered', { providerId: 'wamid.2' });
  expect(await row()).toMatchObject({ status: 'delivered', providerId: 'wamid.2' });
});

test('of a text that went out twice the first record speaks, and the twin changes nothing', async () => {
  await accepted();
  expect(await tick('failed', { providerId: 'wamid.twin', errorCode: 131026 })).toBe(true);
  expect((await row()).status).toBe('sent');
});

describe('a text that was taken and failed later', () => {
  const failed = (errorCode: number, providerId = 'wamid.1') =>
    tick('failed', { errorCode, providerId, afterFailure: resends => afterFailure(errorCode, resends) });
  const waiting = async () => {
    const rows = await office.db.read.findBy<OutboxRow>('Outbox', { kind: 'sendReply', lane: `reply:${answer.contactId}` });
    const own = rows.filter(({ payload, nextAt }) => payload.messageId === answer.id && nextAt.getTime() > 0);
    return own.map(({ nextAt, createdAt }) => Math.round((nextAt.getTime() - createdAt.getTime()) / 1000));
  };
  /** The worker has had its turn. */
  const cleared = () => office.db.write(tx => tx.update('Outbox', { kind: 'sendReply' }, { status: 'done' }));
  beforeEach(cleared);

  test.each([
    [131000, 30],
    [131016, 30],
    [131056, 30],
    [130429, 30],
    [80007, 300],
    [130472, 3600],
    [131042, 300],
  ])('for %i is sent anew after %i seconds, and the case stays answered meanwhile', async (code, seconds) => {
    await accepted();
    await failed(code);
    expect(await row()).toMatchObject({ status: 'queued', errorCode: code, resends: 1 });
    expect(await waiting()).toEqual([seconds]);
    expect((await complaint()).status).toBe('answered');
    await accepted(recordSent, 'wamid.2');
    expect(await row()).toMatchObject({ status: 'sent', providerId: 'wamid.2' });
    await tick('delivered', { providerId: 'wamid.2' });
    expect((await row()).status).toBe('delivered');
  });

  test('goes to the officer after the third time', async () => {
    for (const nth of [1, 2, 3]) {
      await accepted(recordSent, `wamid.${nth}`);
      await failed(131000, `wamid.${nth}`);
      await cleared();
    }
    await accepted(recordSent, 'wamid.4');
    await failed(131000, 'wamid.4');
    expect(await row()).toMatchObject({ status: 'failed', resends: 3 });
    expect(await complaint()).toMatchObject({ status: 'inProgress', answerState: 'failed' });
  });

  test('is sent anew also when the failure is faster than the record of its send, and by late news of the old send no less', async () => {
    await failed(131000);
    await accepted();
    await tick('sent');
    expect(await row()).toMatchObject({ status: 'queued', resends: 1 });
    expect(await waiting()).toEqual([30]);
  });

  test.each([131026, 131049, 132015, 131008, 999999])('for %i goes to the officer at once', async code => {
    await accepted();
    await failed(code);
    expect(await row()).toMatchObject({ status: 'failed', errorCode: code });
    const contact = await office.db.read.findOneByOrFail<ContactRow>('ReporterContact', { id: answer.contactId });
    expect(contact.unreachableSince !== null).toBe(code === 131026);
  });

  test('has arrived when a tick says so, whatever fails afterwards', async () => {
    await accepted();
    await tick('delivered');
    await failed(131000);
    expect(await row()).toMatchObject({ status: 'delivered', resends: 0 });
  });
});
