/** What an effect may ask and know about its row. */
export interface EffectContext {
  /** The outbox row: stable over all attempts, so it may serve as the idempotency key outside. */
  id: string;
  /** 1 on the first attempt. */
  attempts: number;
  fence: number;
  /** True when an earlier attempt was cut off: what it does outside may have happened already. */
  reclaimed: boolean;
  traceId: string | null;
  /** How the attempt before this one ended: the code it gave; null on the first, and after a crash what it was before. */
  lastError: string | null;
  /** Ask just before a call that must not be made twice. Not inside a write. */
  stillMine(): Promise<boolean>;
}

/** Reads the state, makes one outside call, records through casework. Safe to repeat; throws to say that it did not happen. */
export type Effect<Payload = never> = (payload: Payload, context: EffectContext) => Promise<void>;

/**
 * Come again later; never a dead letter. With `afterMs` (a Retry-After) the attempt does not count, else the ladder decides
 * how long. `reason` is a code such as `whatsapp:130429`, never content. `alarm`: somebody must mend something central (a token, a
 * right, a bill) and is told at once, or with `false` never; left out, they are told when it lasts.
 */
export class RetryLater extends Error {
  override name = 'RetryLater';
  readonly afterMs: number | undefined;
  readonly reason: string;
  readonly alarm: boolean | undefined;

  constructor({ afterMs, reason, alarm }: { afterMs?: number; reason: string; alarm?: boolean }) {
    super(reason);
    this.afterMs = afterMs;
    this.reason = reason;
    this.alarm = alarm;
  }
}

/** Trying again is of no use: parked in a reply lane, a dead letter elsewhere. `reason` is a code, never content. */
export class GiveUp extends Error {
  override name = 'GiveUp';
  readonly reason: string;

  constructor({ reason }: { reason: string }) {
    super(reason);
    this.reason = reason;
  }
}

const LADDER_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];
const SHORTEST_WAIT_MS = 1_000;

/** True when people must hear of it although it is tried again: something central is broken, or the ladder's top is reached. */
export function isAlarming({ alarm }: RetryLater, attempts: number): boolean {
  return alarm ?? attempts >= LADDER_MS.length;
}

/** How long to wait after attempt number `attempts` (from 1), with jitter; a given time is never cut short. */
export function waitMs(attempts: number, afterMs?: number): number {
  if (afterMs !== undefined) return Math.max(afterMs, SHORTEST_WAIT_MS) * (1 + Math.random() * 0.1);
  return LADDER_MS[Math.min(attempts, LADDER_MS.length) - 1]! * (0.8 + Math.random() * 0.4);
}

/** A code to store and log: messages of errors may quote what a citizen wrote, so only names and codes pass. */
export function reasonOf(error: unknown): string {
  if (error instanceof RetryLater || error instanceof GiveUp) return asCode(error.reason);
  if (!(error instanceof Error)) return 'thrown';
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return [error.name, code ?? statusCode]
    .filter(part => part !== undefined)
    .map(asCode)
    .join(' ');
}

function asCode(value: unknown): string {
  const text = String(value);
  return /^[\w.:-]{1,100}$/.test(text) && !/\d{7}/.test(text) ? text : 'unspecified';
}
