import type { OfficeClock } from './officeClock';
import { settle, type Running, type Settled } from './settle';

/** A jump that is being played: office time on its way from one moment to another. */
export interface Jump {
  from: Date;
  until: Date;
}

export type Jumps = ReturnType<typeof createJumps>;

/** Office time as people move it: every due moment on the way is played in order, each at its own time; one jump after another. */
export function createJumps(clock: OfficeClock, running: Running, onChange: () => void) {
  let inTurn: Promise<unknown> = Promise.resolve();
  let underWay: Jump | null = null;

  async function play(until: Date): Promise<Settled> {
    underWay = { from: clock.now(), until };
    onChange();
    try {
      return await playUntil(until, clock, running);
    } finally {
      underWay = null;
      onChange();
    }
  }

  return {
    underWay: () => underWay,
    /** A moment that has passed by the time its turn comes leaves the clock as it is. */
    to(until: Date): Promise<Settled> {
      const turn = inTurn.then(() => play(until));
      inTurn = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function playUntil(target: Date, clock: OfficeClock, running: Running): Promise<Settled> {
  await settle(running);
  for (let next = await running.schedule.nextAt(); next && next <= target; next = await running.schedule.nextAt()) {
    if (next > clock.now()) await clock.moveTo(next);
    await settle(running);
  }
  if (target > clock.now()) await clock.moveTo(target);
  return settle(running);
}
