import { createSchedule, type Duty } from '../../bot/outbox/schedule';

const at = (text: string) => new Date(`2026-11-23T${text}:00+07:00`);
const silent = { error: () => undefined };

function duty(name: string, moments: Date[], done: string[], now: () => Date): Duty {
  return {
    name,
    nextAt: async () => moments[0] ?? null,
    play: async () => {
      while (moments[0] && moments[0] <= now()) {
        moments.shift();
        done.push(name);
      }
    },
  };
}

test('what is due is played, what is not waits, and the next moment is the earliest of all duties', async () => {
  const done: string[] = [];
  let clock = at('09:00');
  const now = () => clock;
  const duties = [
    duty('reminders', [at('08:00'), at('10:00')], done, now),
    duty('report', [at('09:30')], done, now),
    duty('idle', [], done, now),
  ];
  const schedule = createSchedule({ duties, now, log: silent });
  expect(await schedule.nextAt()).toEqual(at('08:00'));
  expect(await schedule.playDue()).toBe(1);
  expect(await schedule.nextAt()).toEqual(at('09:30'));
  expect(await schedule.upcoming()).toEqual([
    { duty: 'report', at: at('09:30') },
    { duty: 'reminders', at: at('10:00') },
  ]);
  clock = at('11:00');
  expect(await schedule.playDue()).toBe(2);
  expect([done, await schedule.nextAt(), await schedule.playDue()]).toEqual([['reminders', 'reminders', 'report'], null, 0]);
});

test('two rounds at once do nothing twice', async () => {
  const done: string[] = [];
  const now = () => at('09:00');
  const schedule = createSchedule({ duties: [duty('reminders', [at('08:00')], done, now)], now, log: silent });
  expect(await Promise.all([schedule.playDue(), schedule.playDue()])).toEqual([1, 0]);
  expect(done).toEqual(['reminders']);
});

test('a duty that is due for ever is an error and not an endless loop', async () => {
  const stuck = { name: 'stuck', nextAt: async () => at('08:00'), play: async () => undefined };
  const schedule = createSchedule({ duties: [stuck], now: () => at('09:00'), log: silent });
  await expect(schedule.playDue()).rejects.toThrow('stuck');
  await expect(schedule.playDue()).rejects.toThrow('stuck');
});

test('a failing duty does not keep the ones after it waiting, and is told of by its name and a code', async () => {
  const done: string[] = [];
  const said: object[] = [];
  const now = () => at('09:00');
  const failing = {
    name: 'reminders',
    nextAt: async () => at('08:00'),
    play: async () => {
      throw Object.assign(new Error('words of a citizen'), { name: 'Erased' });
    },
  };
  const log = { error: (fields: object) => void said.push(fields) };
  const schedule = createSchedule({ duties: [failing, duty('report', [at('08:30')], done, now)], now, log });
  await expect(schedule.playDue()).rejects.toThrow();
  expect([done, said]).toEqual([['report'], [{ duty: 'reminders', reason: 'Erased' }]]);
});

test('a failing duty fails the round, and the next round tries again', async () => {
  let broken = true;
  const moments = [at('08:00')];
  const flaky = {
    name: 'flaky',
    nextAt: async () => moments[0] ?? null,
    play: async () => {
      if (broken) throw new Error('no database');
      moments.pop();
    },
  };
  const schedule = createSchedule({ duties: [flaky], now: () => at('09:00'), log: silent });
  await expect(schedule.playDue()).rejects.toThrow('no database');
  broken = false;
  expect(await schedule.playDue()).toBe(1);
});
