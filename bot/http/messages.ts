import type { Request, Response } from 'restify';
import type { Log } from '../log';
import type { TeamsAdapter } from '../teams/adapter';
import { gateFault } from '../teams/gate';
import type { TeamsSettings } from '../teams/settings';
import { textIn } from '../text/text';
import { answer } from './body';
import { languageOf } from './errors';

export interface MessagesParts {
  settings: TeamsSettings;
  /** botbuilder takes over a second to load: it is there when Teams first speaks. */
  adapter: () => Promise<TeamsAdapter>;
  bot: Parameters<TeamsAdapter['handle']>[2];
  log: Log;
}

/** `POST /api/messages`: our own check first, then botbuilder's, then the bot (TEAMS §1). */
export function createMessages({ settings, adapter, bot, log }: MessagesParts) {
  return async (req: Request, res: Response): Promise<void> => {
    const activity = (req.body ?? {}) as Record<string, unknown>;
    const authorization = req.headers.authorization;
    const fault = gateFault(settings, authorization, activity);
    const { handle } = fault ? { handle: null } : bound(await adapter());
    const handled = handle ? await handle(authorization ?? '', activity as never, bot) : { status: 401, body: undefined };
    if (handled.status === 401) {
      log.warn({ traceId: req.getId(), code: fault ?? 'token' }, 'activity refused');
      return answer(res, 401, { code: 'signIn', message: textIn(languageOf(req))('errors:signIn') });
    }
    if (handled.body === undefined || handled.body === null) return res.sendRaw(handled.status, '');
    answer(res, handled.status, handled.body);
  };
}

const bound = (adapter: TeamsAdapter) => ({ handle: adapter.handle.bind(adapter) });
