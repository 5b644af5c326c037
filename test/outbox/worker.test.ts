import { DatabaseBusy } from '../../bot/database/dataSource';
import { GiveUp, RetryLater, type EffectContext } from '../../bot/outbox/effect';
import { onSqlite } from '../database/emptyDatabase';
import { gate, openOutbox, type OpenOutbox } from './openOutbox';

const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
const none = { pending: 0, leased: 0, parked: 0, dead: 0 };

let outbox: OpenOutbox;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

/** Lets other processes' and our own database work go on until the condition holds. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise(setImmediate);
}

describe('lanes', () => {
  test('a lane runs one row at a time in the order of arrival, while others run beside it', async () => {
    const events: string[] = [];
    const bothRun = gate();
    const worker = outbox.worker(async ({ n }) => {
      events.push(`start ${n}`);
      if (n === 10) bothRun.open();
      if (n === 1) await bothRun.opened;
      events.push(`end ${n}`);
    });
    for (const n of [1, 2, 3]) await outbox.add('reply:a', n);
    await outbox.add('reply:b', 10);
    expect(await worker.drain()).toEqual({ ran: 4 });
    const ofLaneA = events.filter(event => !event.endsWith('10'));
    expect(ofLaneA).toEqual(['start 1', 'end 1', 'start 2', 'end 2', 'start 3', 'end 3']);
    expect(events.indexOf('end 10')).toBeLessThan(events.indexOf('end 1'));
  });

  test('a failing row holds up its own lane only, until its waiting time is over', async () => {
    const done: number[] = [];
    const worker = outbox.worker(async ({ n }) => {
      if (n === 1 && done.length === 1) throw new RetryLater({ reason: 'busy', afterMs: 5_000 });
      done.push(n);
    });
    await outbox.add('reply:b', 10);
    await worker.drain();
    await outbox.add('reply:a', 1);
    await outbox.add('reply:a', 2);
    await outbox.add('reply:b', 11);
    await worker.drain();
    expect(done).toEqual([10, 11]);
    outbox.pass(4_999);
    expect(await worker.drain()).toEqual({ ran: 0 });
    outbox.pass(601);
    await worker.drain();
    expect(done).toEqual([10, 11, 1, 2]);
  });

  test('more lanes than hands: no more rows at work than allowed, and all get done', async () => {
    let atWork = 0;
    let most = 0;
    const effect = async () => {
      most = Math.max(most, (atWork += 1));
      await new Promise(setImmediate);
      atWork -= 1;
    };
    for (let n = 0; n < 20; n += 1) await outbox.add(`card:${n}`, n);
    expect(await outbox.worker(effect, { concurrency: 3 }).drain()).toEqual({ ran: 20 });
    expect(most).toBe(3);
  });

  test('two workers on one outbox never run a row twice nor a lane side by side', async () => {
    const done: number[] = [];
    const busy = new Set<number>();
    const effect = async ({ n }: { n: number }) => {
      const lane = n % 5;
      expect(busy.has(lane)).toBe(false);
      busy.add(lane);
      await new Promise(setImmediate);
      busy.delete(lane);
      done.push(n);
    };
    for (let n = 0; n < 40; n += 1) await outbox.add(`card:${n % 5}`, n);
    const [one, other] = [outbox.worker(effect, { owner: 'one' }), outbox.worker(effect, { owner: 'other' })];
    const finish = async (): Promise<void> => {
      await Promise.all([one.drain(), other.drain()]);
      if (done.length < 40) await finish();
    };
    await finish();
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    for (let lane = 0; lane < 5; lane += 1) {
      const ofLane = done.filter(n => n % 5 === lane);
      expect(ofLane).toEqual([...ofLane].sort((a, b) => a - b));
    }
    expect(outbox.logged).toEqual([]);
  });

  // The claim is one statement on SQL Server.
  onSqlite('a row whose lane is freed while a claim is under way is not left behind', async () => {
    const { open, opened } = gate();
    const done: number[] = [];
    const worker = outbox.worker(async ({ n }) => {
      if (n === 1) await opened;
      done.push(n);
    });
    const id = await outbox.add('reply:a', 1);
    await outbox.add('reply:a', 2);
    const { query } = outbox.db.read;
    const claims = jest.spyOn(outbox.db.read, 'query').mockImplementation(async (...asked: Parameters<typeof query>) => {
      const seen = (await query.apply(outbox.db.read, asked)) as unknown[];
      if (seen.length > 0 || done.length > 0) return seen;
      open();
      while ((await outbox.row(id)).status !== 'done') await new Promise(setImmediate);
      return seen;
    });
    await worker.drain();
    claims.mockRestore();
    expect(done).toEqual([1, 2]);
  });

  test('a row for later stays until then', async () => {
    const id = await outbox.add('notify:a', 1, { notBefore: new Date(outbox.now().getTime() + 1_000) });
    const worker = outbox.worker(async () => {});
    expect(await worker.drain()).toEqual({ ran: 0 });
    expect(await worker.counts()).toEqual({ ...none, pending: 1 });
    outbox.pass(1_000);
    expect(await worker.drain()).toEqual({ ran: 1 });
    expect(await outbox.row(id)).toMatchObject({ status: 'done', doneAt: outbox.now(), owner: null, leaseUntil: null });
  });
});

describe('crashes', () => {
  test('killed between the effect and its record, the row runs again and is told so', async () => {
    const seen: Pick<EffectContext, 'attempts' | 'fence' | 'reclaimed'>[] = [];
    let alive = false;
    const worker = outbox.worker(async (_, { attempts, fence, reclaimed }) => void seen.push({ attempts, fence, reclaimed }), {
      failPoint: name => expect(alive || name !== 'worker.effectDone').toBe(true),
    });
    const id = await outbox.add('reply:a', 1);
    await outbox.add('reply:a', 2);
    await worker.drain();
    expect((await outbox.row(id)).status).toBe('leased');
    alive = true;
    expect(await worker.drain()).toEqual({ ran: 0 });
    outbox.pass(LEASE_MS);
    expect(await worker.drain()).toEqual({ ran: 2 });
    expect(seen).toEqual([
      { attempts: 1, fence: 1, reclaimed: false },
      { attempts: 2, fence: 2, reclaimed: true },
      { attempts: 1, fence: 1, reclaimed: false },
    ]);
  });

  test('of an effect whose end could not be written nobody knows what it did: it runs again as after a crash, not as a failure', async () => {
    const seen: boolean[] = [];
    const worker = outbox.worker(async (_, { reclaimed }) => {
      seen.push(reclaimed);
      if (!reclaimed) throw new DatabaseBusy('The database was not reached');
    });
    const id = await outbox.add('reply:a', 1);
    await worker.drain();
    expect(await outbox.row(id)).toMatchObject({ status: 'leased', lastError: null });
    outbox.pass(LEASE_MS);
    await worker.drain();
    expect([seen, (await outbox.row(id)).status]).toEqual([[false, true], 'done']);
  });

  test('killed before the effect, nothing has happened and the row runs again', async () => {
    const seen: boolean[] = [];
    let alive = false;
    const failPoint = () => expect(alive).toBe(true);
    const worker = outbox.worker(async (_, { reclaimed }) => void seen.push(reclaimed), { failPoint });
    await outbox.add('card:a', 1);
    await worker.drain();
    expect(seen).toEqual([]);
    alive = true;
    outbox.pass(LEASE_MS);
    await worker.drain();
    expect(seen).toEqual([true]);
  });

  test('whoever lost the row to another worker is told before the call, and its record is not taken', async () => {
    const [asleep, wakeUp] = [gate(), gate()];
    const mine: boolean[] = [];
    const slow = outbox.worker(async (_, context) => {
      mine.push(await context.stillMine());
      asleep.open();
      await wakeUp.opened;
      mine.push(await context.stillMine());
      throw new GiveUp({ reason: 'late' });
    });
    const quick = outbox.worker(async () => {}, { owner: 'quick' });
    const id = await outbox.add('reply:a', 1);
    const drained = slow.drain();
    await asleep.opened;
    outbox.pass(LEASE_MS);
    await quick.drain();
    wakeUp.open();
    await drained;
    expect(mine).toEqual([true, false]);
    expect(await outbox.row(id)).toMatchObject({ status: 'done', fence: 2, lastError: null });
  });

  test('a long effect keeps its lease', async () => {
    const finish = gate();
    const worker = outbox.worker(() => finish.opened, { leaseMs: 30 });
    const id = await outbox.add('archive:a', 1);
    const drained = worker.drain();
    await until(async () => (await outbox.row(id)).status === 'leased');
    outbox.pass(1_000);
    await until(async () => (await outbox.row(id)).leaseUntil!.getTime() === outbox.now().getTime() + 30);
    finish.open();
    await drained;
    expect((await outbox.row(id)).status).toBe('done');
  });

  test('a row that crashes the process each time is taken out at last', async () => {
    let runs = 0;
    let crashes = 0;
    const failPoint = (name: string) => {
      if (name === 'worker.effectDone' && (crashes += 1) <= 8) throw new Error('crash');
    };
    const worker = outbox.worker(async () => void (runs += 1), { failPoint });
    const id = await outbox.add('card:a', 1);
    for (let start = 1; start <= 9; start += 1) {
      await worker.drain();
      outbox.pass(LEASE_MS);
    }
    expect(runs).toBe(8);
    expect(await outbox.row(id)).toMatchObject({ status: 'dead', lastError: 'crashedEachTime' });
  });
});

describe('failures', () => {
  test('an error climbs the ladder and ends as a dead letter, which frees its lane', async () => {
    const done: number[] = [];
    const worker = outbox.worker(async ({ n }) => {
      if (n === 1) throw new TypeError('Warga Contoh A wrote this');
      done.push(n);
    });
    const id = await outbox.add('card:a', 1);
    await outbox.add('card:a', 2);
    const waits: number[] = [];
    for (let attempt = 1; attempt < 8; attempt += 1) {
      await worker.drain();
      waits.push(((await outbox.row(id)).nextAt.getTime() - outbox.now().getTime()) / 1_000);
      outbox.pass(2 * HOUR_MS);
    }
    [1, 5, 30, 120, 600, 3_600, 3_600].forEach((wait, step) => {
      expect(waits[step]).toBeGreaterThanOrEqual(wait * 0.8 - 0.001);
      expect(waits[step]).toBeLessThanOrEqual(wait * 1.2);
    });
    expect(done).toEqual([]);
    await worker.drain();
    expect(await outbox.row(id)).toMatchObject({ status: 'dead', attempts: 8, lastError: 'TypeError' });
    expect(done).toEqual([2]);
  });

  test('in a reply lane the row is parked and the next waits for a person', async () => {
    const done: number[] = [];
    let works = false;
    const worker = outbox.worker(async ({ n }) => {
      if (n === 1 && !works) throw new GiveUp({ reason: 'whatsapp:131047' });
      done.push(n);
    });
    const id = await outbox.add('reply:a', 1);
    await outbox.add('reply:a', 2);
    await worker.drain();
    expect(await outbox.row(id)).toMatchObject({ status: 'parked', lastError: 'whatsapp:131047' });
    expect(await worker.counts()).toEqual({ ...none, pending: 1, parked: 1 });
    works = true;
    expect(await worker.retry(id)).toBe(true);
    await worker.drain();
    expect(done).toEqual([1, 2]);
    expect(await worker.retry(id)).toBe(false);
  });

  test('a person may give a parked reply up, and its lane goes on', async () => {
    const done: number[] = [];
    const worker = outbox.worker(async ({ n }) => void done.push(n));
    const id = await outbox.add('reply:a', 1);
    await outbox.add('reply:a', 2);
    expect(await worker.park(id)).toBe(true);
    await worker.drain();
    expect(done).toEqual([]);
    expect(await worker.discard(id)).toBe(true);
    await worker.drain();
    expect(done).toEqual([2]);
    expect(await outbox.row(id)).toMatchObject({ status: 'done', lastError: 'discarded' });
  });

  test('a dead letter that a person gives up is trouble no longer', async () => {
    const worker = outbox.worker(() => Promise.reject(new GiveUp({ reason: 'gone' })));
    const id = await outbox.add('card:a', 1);
    await worker.drain();
    expect(await worker.discard(id)).toBe(true);
    expect(await worker.counts()).toEqual(none);
    expect(await worker.discard(id)).toBe(false);
  });

  test('giving up outside the reply lanes is a dead letter at once', async () => {
    const worker = outbox.worker(() => Promise.reject(new GiveUp({ reason: 'gone' })));
    await outbox.add('card:a', 1);
    expect(await worker.drain()).toEqual({ ran: 1 });
    expect(await worker.counts()).toEqual({ ...none, dead: 1 });
  });

  test('a given waiting time is kept however often it is given, and never ends as a dead letter', async () => {
    let calls = 0;
    const worker = outbox.worker(async () => {
      if ((calls += 1) <= 20) throw new RetryLater({ reason: 'whatsapp:130429', afterMs: 60_000 });
    });
    const id = await outbox.add('reply:a', 1);
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      await worker.drain();
      expect((await outbox.row(id)).nextAt.getTime()).toBeGreaterThanOrEqual(outbox.now().getTime() + 60_000);
      outbox.pass(66_000);
    }
    await worker.drain();
    expect(await outbox.row(id)).toMatchObject({ status: 'done', attempts: 1, lastError: null });
  });

  test('a failed row whose key was queued anew leaves one row, which keeps the waiting time', async () => {
    let busy = true;
    const shown: number[] = [];
    const worker = outbox.worker(async ({ n }) => {
      if (busy) {
        await outbox.add('card:a', 2, { key: 'card:a' });
        throw new RetryLater({ reason: 'connector:429', afterMs: 60_000 });
      }
      shown.push(n);
    });
    const first = await outbox.add('card:a', 1, { key: 'card:a' });
    expect(await worker.drain()).toEqual({ ran: 1 });
    expect(await outbox.row(first)).toMatchObject({ status: 'done', lastError: 'superseded' });
    busy = false;
    outbox.pass(59_999);
    expect(await worker.drain()).toEqual({ ran: 0 });
    outbox.pass(6_002);
    await worker.drain();
    expect(shown).toEqual([2]);
    expect(await worker.counts()).toEqual(none);
  });

  test('neither row nor log ever holds what an error or a reason quotes', async () => {
    const quoting = [
      Object.assign(new Error('6280000000001: akta saya'), { name: 'Warga Contoh A' }),
      Object.assign(new Error('x'), { code: '6280000000001' }),
      new RetryLater({ reason: 'sent to 6280000000001' }),
      new GiveUp({ reason: '6280000000001' }),
      'akta saya',
    ];
    const worker = outbox.worker(({ n }) => Promise.reject(quoting[n] as Error));
    const ids: string[] = [];
    for (const n of quoting.keys()) ids.push(await outbox.add(`card:${n}`, n));
    await worker.drain();
    const stored = await Promise.all(ids.map(async id => (await outbox.row(id)).lastError));
    expect(stored).toEqual(['unspecified', 'Error unspecified', 'unspecified', 'unspecified', 'thrown']);
    expect(JSON.stringify(outbox.logged)).not.toMatch(/6280000000001|akta|Warga/);
    expect(outbox.logged).toHaveLength(quoting.length);
  });
});

describe('word to people', () => {
  type Told = [what: string, kind: string, reason: string];
  const telling = (told: Told[]) => ({
    hopeless: async (_tx: unknown, { kind }: { kind: string }, reason: string) => void told.push(['hopeless', kind, reason]),
    alarm: async (_tx: unknown, { kind }: { kind: string }, reason: string) => void told.push(['alarm', kind, reason]),
  });

  test('a parked row and a dead letter are told, each once, and in the transaction that records them', async () => {
    const told: Told[] = [];
    const worker = outbox.worker(() => Promise.reject(new GiveUp({ reason: 'graph:400' })), telling(told));
    await outbox.add('reply:a', 1, { kind: 'sendReply' });
    await outbox.add('archive:a', 2, { kind: 'archiveDossier' });
    await worker.drain();
    await worker.drain();
    expect(told.sort()).toEqual([
      ['hopeless', 'archiveDossier', 'graph:400'],
      ['hopeless', 'sendReply', 'graph:400'],
    ]);
    expect(await worker.counts()).toEqual({ ...none, parked: 1, dead: 1 });
  });

  test('a row whose telling fails is recorded all the same', async () => {
    const hopeless = () => Promise.reject(new TypeError('nobody there'));
    const worker = outbox.worker(() => Promise.reject(new GiveUp({ reason: 'gone' })), { hopeless });
    const id = await outbox.add('card:a', 1);
    await worker.drain();
    expect(await outbox.row(id)).toMatchObject({ status: 'dead', lastError: 'gone', owner: null });
    expect(JSON.stringify(outbox.logged)).toContain('nobody could be told');
  });

  test('what somebody must mend sounds the alarm, and its row waits as long as it takes', async () => {
    const told: Told[] = [];
    let mended = false;
    const worker = outbox.worker(async () => {
      if (!mended) throw new RetryLater({ reason: 'whatsapp:190', afterMs: 300_000, alarm: true });
    }, telling(told));
    const id = await outbox.add('reply:a', 1, { kind: 'sendReply' });
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await worker.drain();
      outbox.pass(331_000);
    }
    expect(await outbox.row(id)).toMatchObject({ status: 'pending', lastError: 'whatsapp:190' });
    expect(new Set(told.map(each => each.join(' ')))).toEqual(new Set(['alarm sendReply whatsapp:190']));
    mended = true;
    await worker.drain();
    expect((await outbox.row(id)).status).toBe('done');
  });

  test('any trouble that lasts to the top of the ladder sounds the alarm, unless its row is known to wait for long', async () => {
    const told: Told[] = [];
    const worker = outbox.worker(
      ({ n }) => Promise.reject(new RetryLater(n === 1 ? { reason: 'graph:0' } : { reason: 'teams:notInstalled', alarm: false })),
      telling(told),
    );
    await outbox.add('archive:a', 1);
    await outbox.add('card:b', 2);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await worker.drain();
      outbox.pass(2 * HOUR_MS);
    }
    expect(told).toEqual([]);
    await worker.drain();
    expect(told).toEqual([['alarm', 'showCard', 'graph:0']]);
  });
});

test('an effect is told how the attempt before ended', async () => {
  const seen: (string | null)[] = [];
  const worker = outbox.worker(async (_, { lastError }) => {
    seen.push(lastError);
    if (seen.length === 1) throw new RetryLater({ reason: 'whatsapp:ambiguous', afterMs: 1_000 });
  });
  await outbox.add('reply:a', 1);
  await worker.drain();
  outbox.pass(2_000);
  await worker.drain();
  expect(seen).toEqual([null, 'whatsapp:ambiguous']);
});

test('work that is tried again and again counts as waiting since it was queued; what is for later does not', async () => {
  const worker = outbox.worker(() => Promise.reject(new RetryLater({ reason: 'graph:0', afterMs: HOUR_MS })));
  await outbox.add('card:b', 2, { notBefore: new Date(outbox.now().getTime() + 100 * HOUR_MS) });
  await outbox.db.write(tx => tx.update('Outbox', { lane: 'card:b' }, { createdAt: outbox.now() }));
  expect(await worker.oldestMs()).toBe(0);
  const id = await outbox.add('archive:a', 1);
  await outbox.db.write(tx => tx.update('Outbox', { id }, { createdAt: outbox.now() }));
  await worker.drain();
  outbox.pass(HOUR_MS / 2);
  expect(await worker.oldestMs()).toBe(HOUR_MS / 2);
});

describe('a started worker', () => {
  test('is woken by the commit that adds a row', async () => {
    const ran = gate();
    const worker = outbox.worker(async () => ran.open(), { pollMs: HOUR_MS });
    worker.start();
    await outbox.add('card:a', 1);
    await ran.opened;
    await worker.stop();
    expect(await worker.counts()).toEqual(none);
  });

  test('finds by itself what another process added', async () => {
    const ran = gate();
    const worker = outbox.worker(async () => ran.open(), { pollMs: 5 });
    const id = await outbox.add('card:a', 1, { notBefore: new Date(outbox.now().getTime() + 1) });
    worker.start();
    outbox.pass(1);
    await ran.opened;
    await worker.stop();
    expect((await outbox.row(id)).status).toBe('done');
  });

  test('finishes what is at work when it is stopped, and begins nothing more', async () => {
    const [started, finish] = [gate(), gate()];
    const worker = outbox.worker(
      async () => {
        started.open();
        await finish.opened;
      },
      { concurrency: 1 },
    );
    const first = await outbox.add('card:a', 1);
    const second = await outbox.add('card:b', 2);
    worker.start();
    await started.opened;
    const stopped = worker.stop();
    finish.open();
    await stopped;
    expect([(await outbox.row(first)).status, (await outbox.row(second)).status]).toEqual(['done', 'pending']);
  });
});
