import { reasonOf } from './effect';

/** Something the office does at certain moments of office time: reminders, closings by silence, the monthly report. */
export interface Duty {
  name: string;
  /** The earliest moment at which there is something to do; it may lie in the past. */
  nextAt(): Promise<Date | null>;
  /** Does what is due by now; nothing where nothing is. */
  play(): Promise<void>;
}

export interface ScheduleOptions {
  duties: readonly Duty[];
  /** Office time. */
  now: () => Date;
  pollMs?: number;
  log: { error(fields: object, message: string): void };
}

export type Schedule = ReturnType<typeof createSchedule>;

/** A duty that is still due after this many rounds makes no progress. */
const mostRounds = 100;

/** Plays the duties as their moments come. Each change is made in the duty's own transaction, so that a crash repeats nothing. */
export function createSchedule({ duties, now, pollMs = 30_000, log }: ScheduleOptions) {
  let timer: NodeJS.Timeout | undefined;
  let inTurn: Promise<unknown> = Promise.resolve();

  async function isDue(duty: Duty): Promise<boolean> {
    const next = await duty.nextAt();
    return next !== null && next <= now();
  }

  async function playOut(duty: Duty): Promise<number> {
    let rounds = 0;
    for (; rounds < mostRounds && (await isDue(duty)); rounds += 1) await duty.play();
    if (rounds === mostRounds) throw new Error(`duty ${duty.name} is due again and again`);
    return rounds;
  }

  /** A duty that fails does not keep the others from being done. @throws the first failure, after all have had their turn */
  async function playAll(): Promise<number> {
    let played = 0;
    const failures: unknown[] = [];
    for (const duty of duties) {
      try {
        played += await playOut(duty);
      } catch (error) {
        log.error({ duty: duty.name, reason: reasonOf(error) }, 'duty failed');
        failures.push(error);
      }
    }
    if (failures.length) throw failures[0];
    return played;
  }

  /** One after another: two rounds at once would do the same twice. */
  function playDue(): Promise<number> {
    const turn = inTurn.then(playAll);
    inTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Each duty's next moment in office time, soonest first; a duty with nothing ahead of it is not among them. */
  async function upcoming(): Promise<{ duty: string; at: Date }[]> {
    const moments = await Promise.all(duties.map(async duty => ({ duty: duty.name, at: await duty.nextAt() })));
    return moments
      .filter((moment): moment is { duty: string; at: Date } => moment.at !== null)
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  return {
    /** Plays what is due by now. @returns the number of rounds played; 0 = nothing was due */
    playDue,

    /** The next moment of any duty, in office time. */
    async nextAt(): Promise<Date | null> {
      return (await upcoming())[0]?.at ?? null;
    },

    upcoming,

    start(): void {
      timer ??= setInterval(() => {
        // Each failure was told of under its duty's name.
        playDue().catch(() => undefined);
      }, pollMs);
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await inTurn;
    },
  };
}
