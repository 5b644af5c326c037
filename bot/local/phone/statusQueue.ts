import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Journal } from '../journal';

const ATTEMPTS_A_ROUND = 3;
const RETRY_MS = 100;

/**
 * Status webhooks on their way to the office, kept in the journal until taken: a kill between a send's acceptance and
 * its status loses nothing, and the office hears of the message it does not remember having sent.
 */
export class StatusQueue {
  private round?: Promise<number>;

  constructor(
    private readonly journal: Journal,
    private readonly post: (body: string) => Promise<number>,
  ) {}

  add(id: string, body: string): void {
    this.journal.put('webhook', id, body);
  }

  /** Starts a round, or joins the one under way; gives the number of webhooks still waiting after it. */
  drain(): Promise<number> {
    this.round ??= this.deliverAll();
    return this.round;
  }

  /** Serial, so that one message's `sent` precedes its `delivered`; rows added meanwhile join the round. */
  private async deliverAll(): Promise<number> {
    await setImmediate(); // the answer to the send leaves first
    const waiting = this.journal.table<string>('webhook');
    try {
      for (const [id, body] of waiting) if (await this.deliver(body)) this.journal.remove('webhook', id);
      return waiting.size;
    } finally {
      delete this.round;
    }
  }

  private async deliver(body: string): Promise<boolean> {
    for (let attempt = 1; attempt <= ATTEMPTS_A_ROUND; attempt++) {
      const status = await this.post(body);
      if (status >= 200 && status < 300) return true;
      if (attempt < ATTEMPTS_A_ROUND) await setTimeout(RETRY_MS * attempt);
    }
    return false;
  }
}
