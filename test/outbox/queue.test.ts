import { enqueue } from '../../bot/outbox/queue';
import { gate, openOutbox, type OpenOutbox } from './openOutbox';

let outbox: OpenOutbox;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

test('a row exists exactly when the change it belongs to was committed', async () => {
  const failing = outbox.db.write(async tx => {
    await enqueue(tx, { kind: 'notify', lane: 'notify:a', payload: {} });
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  expect(await outbox.worker(async () => {}).counts()).toEqual({ pending: 0, leased: 0, parked: 0, dead: 0 });
});

test('a second row with a pending key adds nothing and gives the id of the first', async () => {
  const first = await outbox.add('card:a', 1, { key: 'card:a' });
  expect(await outbox.add('card:a', 2, { key: 'card:a' })).toBe(first);
  expect(await outbox.add('card:b', 3, { key: 'card:b' })).not.toBe(first);
  expect((await outbox.row(first)).payload).toEqual({ n: 1 });
});

test('a change that arrives while its card is being shown is not swallowed', async () => {
  const shown: number[] = [];
  const [started, finish] = [gate(), gate()];
  const worker = outbox.worker(async ({ n }) => {
    shown.push(n);
    started.open();
    if (n === 1) await finish.opened;
  });
  await outbox.add('card:a', 1, { key: 'card:a' });
  const drained = worker.drain();
  await started.opened;
  await outbox.add('card:a', 2, { key: 'card:a' });
  finish.open();
  expect(await drained).toEqual({ ran: 2 });
  expect(shown).toEqual([1, 2]);
});

test('a row made later stands later in its lane, although the first came from a process whose clock is ahead', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  const first = await outbox.row(await outbox.add('reply:a', 1));
  clock.mockRestore();
  await outbox.db.write(tx => tx.update('Outbox', { id: first.id }, { orderKey: `f${first.orderKey.slice(1)}` }));
  const second = await outbox.row(await outbox.add('reply:a', 2));
  expect(second.orderKey > `f${first.orderKey.slice(1)}`).toBe(true);
});
