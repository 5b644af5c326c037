import { outboxCommand } from '../bot/outboxCommand';
import { GiveUp } from '../bot/outbox/effect';
import { openOutbox, type OpenOutbox } from './outbox/openOutbox';

let outbox: OpenOutbox;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

const command = (...words: string[]) => outboxCommand(outbox.db, words);

test('lists what stands still, and tries it again or gives it up as a person says', async () => {
  expect(await command('list')).toContain('Tidak ada');
  let works = false;
  const worker = outbox.worker(async () => {
    if (!works) throw new GiveUp({ reason: 'graph:400' });
  });
  const dossier = await outbox.add('archive:a', 1, { kind: 'archiveDossier' });
  const reply = await outbox.add('reply:a', 2, { kind: 'sendReply' });
  await worker.drain();
  const lines = (await command('list'))!.split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(new RegExp(`^${dossier} +archiveDossier +dead +1 +graph:400 +20`));
  expect(lines[2]).toMatch(new RegExp(`^${reply} +sendReply +parked +1 +graph:400 +20`));

  works = true;
  expect(await command('retry', dossier)).toContain('dicatat');
  expect(await command('discard', reply)).toContain('dicatat');
  outbox.pass(1_000_000_000_000);
  await worker.drain();
  expect([(await outbox.row(dossier)).lastError, (await outbox.row(reply)).lastError]).toEqual([null, 'discarded']);
  expect(await command('list')).toContain('Tidak ada');
});

test('what is not there or not in that state is refused, and anything else is answered with how to ask', async () => {
  const id = await outbox.add('card:a', 1);
  expect(await command('park', id)).toContain('dicatat');
  expect(await command('park', id)).toBeNull();
  expect(await command('retry', '00000000-0000-4000-8000-000000000000')).toBeNull();
  for (const words of [[], ['destroy', id]]) expect(await command(...words)).toContain('npm run outbox');
});
