import type { Request, Response } from 'restify';
import { splitWebhook, MalformedWebhook, type RawItem } from '../channels/whatsapp';
import { signatureIsValid, verificationAnswer } from '../channels/whatsappSignature';
import type { Log } from '../log';
import { textIn } from '../text/text';
import { answer, BadBody, bytesOf, parsed, queryOf } from './body';
import { languageOf } from './errors';

export interface WebhookParts {
  appSecret: string;
  verifyToken: string;
  accept(items: readonly RawItem[], traceId: string): Promise<void>;
  log: Log;
}

/** `GET /webhooks/whatsapp`: Meta asks once whether the address is ours (DOMAIN §4.1). */
export function verifyWebhook({ verifyToken, log }: WebhookParts) {
  return async (req: Request, res: Response): Promise<void> => {
    const query = Object.fromEntries(queryOf(req));
    const challenge = verificationAnswer(query, verifyToken);
    if (challenge !== null) return res.sendRaw(200, challenge, { 'Content-Type': 'text/plain; charset=utf-8' });
    log.warn({ traceId: req.getId(), code: 'verifyToken' }, 'webhook verification refused');
    answer(res, 403, { code: 'verifyToken', message: textIn(languageOf(req))('errors:verifyToken') });
  };
}

/**
 * `POST /webhooks/whatsapp`: signature over the bytes as they came, then every message and status into the inbox, then 200.
 * Nothing is worked on here: Meta wants its answer within a quarter of a second (DOMAIN §4.1).
 */
export function takeWebhook({ appSecret, accept, log }: WebhookParts) {
  return async (req: Request, res: Response): Promise<void> => {
    const bytes = bytesOf(req);
    const traceId = req.getId();
    if (!signatureIsValid(bytes, header(req, 'x-hub-signature-256'), appSecret)) {
      log.warn({ traceId, code: 'signature' }, 'webhook refused');
      return answer(res, 401, { code: 'signature', message: textIn(languageOf(req))('errors:signature') });
    }
    const items = itemsOf(bytes);
    await accept(items, traceId);
    log.info({ traceId, items: items.length }, 'webhook taken');
    answer(res, 200, {});
  };
}

const header = (req: Request, name: string): string | undefined => {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

function itemsOf(bytes: Buffer): RawItem[] {
  try {
    return splitWebhook(parsed(bytes));
  } catch (error) {
    throw error instanceof MalformedWebhook ? new BadBody(400, 'malformed') : error;
  }
}
