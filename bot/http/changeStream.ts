import type { Response } from 'restify';
import { followChanges, numbersFor } from '../casework/news/changes';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import type { Log } from '../log';
import type { Signed } from './api';
import type { ChangeNews } from './contract';
import { openLines } from './jsonLines';

export interface ChangeStreamPace {
  /** How often the log is looked at while somebody listens, in milliseconds. */
  everyMs: number;
  /** A sign of life: the front of Azure App Service closes what is silent for four minutes. */
  aliveMs: number;
  /** Then the reader signs in anew: nobody listens on with rights they no longer have. */
  endsMs: number;
}

const usualPace: ChangeStreamPace = { everyMs: 2_000, aliveMs: 20_000, endsMs: 240_000 };
/** So many cases in one line; a reader who is told of more, or of a disruption, reads everything anew. */
const manyCases = 200;

interface Listener {
  person: Person;
  res: Response;
  say: (news: ChangeNews) => void;
  endsAt: number;
  aliveAt: number;
}

/**
 * `GET /api/changes`: one JSON object a line (`ChangeNews`), as long as the reader listens: which cases changed, by number alone, and only
 * those the reader may know of; that a disruption changed is told without saying which. A stream of `fetch`, since `EventSource` carries no token.
 * @param isClosing an office that closes does not wait for those who listen
 */
export function createChangeStream(office: Office, log: Log, isClosing: () => boolean, pace = usualPace): Signed {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let changes = followChanges(office);

  const tell = (listener: Listener, news: ChangeNews): void => {
    listener.aliveAt = Date.now() + pace.aliveMs;
    listener.say(news);
  };

  async function look(): Promise<void> {
    const ids = await changes();
    for (const listener of listeners) {
      if (isClosing() || Date.now() > listener.endsAt) listener.res.end();
      else await inform(listener, ids);
    }
  }

  async function inform(listener: Listener, ids: readonly string[] | null): Promise<void> {
    if (ids === null || ids.length > manyCases) return tell(listener, { changed: null });
    const changed = ids.length > 0 ? await numbersFor(office, listener.person, ids) : [];
    if (changed.length > 0) tell(listener, { changed });
    else if (Date.now() > listener.aliveAt) tell(listener, {});
  }

  function again(): void {
    timer = setTimeout(() => {
      void look()
        .catch((error: unknown) => log.warn({ reason: (error as Error).name }, 'changes were not read'))
        .then(() => (listeners.size > 0 ? again() : (timer = undefined)));
    }, pace.everyMs).unref();
  }

  return async (_req, res, person) => {
    if (!timer) {
      changes = followChanges(office);
      again();
      await changes();
    }
    const listener: Listener = { person, res, say: openLines(res), endsAt: Date.now() + pace.endsMs, aliveAt: 0 };
    tell(listener, {});
    listeners.add(listener);
    await new Promise<void>(resolve => res.on('close', resolve));
    listeners.delete(listener);
  };
}
