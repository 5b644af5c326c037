import type { Request, Response } from 'restify';
import { answer } from './body';

export interface HealthParts {
  /** Asks the database something small; throws when it cannot answer. */
  database(): Promise<void>;
  /** Work that waits, and what waits for a person. `oldestMs` is how long the oldest due row has waited. */
  queue(): Promise<{ inbox: { pending: number; parked: number }; outbox: Record<string, number>; oldestMs: number }>;
  /** True from the moment the process was told to stop. */
  draining(): boolean;
  /** Outsiders learn the word only. */
  showsDetail: boolean;
}

/** Due work older than this means that nobody is at it. */
const tooOldMs = 5 * 60_000;

/** `/healthz`: the process answers. `/readyz`: it can do its work; `degraded` still takes requests, something waits for a person. */
export function createHealth({ database, queue, draining, showsDetail }: HealthParts) {
  return {
    async healthz(_req: Request, res: Response): Promise<void> {
      answer(res, 200, { status: 'ok' });
    },
    async readyz(_req: Request, res: Response): Promise<void> {
      if (draining()) return answer(res, 503, { status: 'draining' }, { 'Retry-After': '5' });
      try {
        await database();
        const waiting = await queue();
        const { inbox, outbox, oldestMs } = waiting;
        const stuck = inbox.parked + (outbox.parked ?? 0) + (outbox.dead ?? 0) > 0 || oldestMs > tooOldMs;
        answer(res, 200, { status: stuck ? 'degraded' : 'ready', ...(showsDetail && { queue: waiting }) });
      } catch {
        answer(res, 503, { status: 'unavailable' }, { 'Retry-After': '5' });
      }
    },
  };
}
