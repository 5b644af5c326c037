import type { Request, Response } from 'restify';
import { DatabaseBusy, OutcomeUnknown } from '../database/dataSource';
import { DomainError, Invalid } from '../complaint/errors';
import type { Log } from '../log';
import { errorText } from '../text/errorText';
import { faultTexts } from '../text/fieldText';
import { textIn, type Language, type Words } from '../text/text';
import { answer, BadBody } from './body';
import { NotSignedIn } from './signIn';

/** The language a caller asks for; Indonesian unless English comes first. A signed-in officer's own is the default. */
export function languageOf(req: Request, own: Language = 'id'): Language {
  const first = (req.headers['accept-language'] ?? '').trim().slice(0, 2).toLowerCase();
  return first === 'en' || first === 'id' ? first : own;
}

/** Every error of a route in one place: `{code, message, fields?}` in the caller's language; nothing internal leaves (DESIGN §9.5). */
export function answerError(error: unknown, req: Request, res: Response, log: Log, own?: Language): void {
  const words = textIn(languageOf(req, own));
  if (error instanceof DomainError) return answer(res, error.httpStatus, domainBody(error, words, actionIn(req)));
  if (error instanceof NotSignedIn)
    return answer(res, error.status, { code: error.code, message: words(`errors:${error.code}`) });
  if (error instanceof BadBody) {
    // What was not read would otherwise be taken for the next request on this connection.
    return answer(res, error.status, { code: error.code, message: words(`errors:${error.code}`) }, { Connection: 'close' });
  }
  if (error instanceof DatabaseBusy) {
    const code = error instanceof OutcomeUnknown ? 'outcomeUnknown' : 'busy';
    return answer(res, 503, { code, message: words(`errors:${code}`) }, { 'Retry-After': '5' });
  }
  const traceId = req.getId();
  log.error({ traceId, reason: error instanceof Error ? error.name : 'thrown', route: req.getRoute()?.path }, 'request failed');
  answer(res, 500, { code: 'internal', message: words('errors:internal', { traceId }) });
}

function domainBody(error: DomainError, words: Words, action: string | null): object {
  const fields = error instanceof Invalid ? faultTexts(words, action, error.fields) : [];
  return { code: error.code, message: errorText(words, error, action), ...(fields.length > 0 && { fields }) };
}

const actionIn = (req: Request): string | null => {
  const { action } = (req.body ?? {}) as { action?: unknown };
  return typeof action === 'string' ? action : null;
};
