import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import type { Office } from '../casework/office';
import type { Log } from '../log';
import { textIn } from '../text/text';
import { createApi, type Signed } from './api';
import { answer, readBody } from './body';
import { answerError, languageOf } from './errors';
import { createHealth, type HealthParts } from './health';
import { securityHeaders } from './headers';
import { createMessages, type MessagesParts } from './messages';
import { createSignIn, type SignInSettings } from './signIn';
import { takeWebhook, verifyWebhook, type WebhookParts } from './webhooks';

export interface ServerParts {
  office: Office;
  log: Log;
  signIn: SignInSettings;
  /** Null while no Cloud API is set up (handset mode). */
  webhook: Omit<WebhookParts, 'log'> | null;
  messages: Omit<MessagesParts, 'log'>;
  health: HealthParts;
  /** A local office: its stand-ins' routes are added, which take files too. */
  standIns: boolean;
}

/** Every route of the office on one screen; the stand-ins of a local office add theirs. */
export function createServer({ office, log, signIn, webhook, messages, health, standIns }: ServerParts): Server {
  const server = createRestify({ name: 'aduan', handleUncaughtExceptions: false });
  const { healthz, readyz } = createHealth(health);
  const api = createApi(office);
  const person = createSignIn(office, signIn);
  const signed = (work: Signed) => async (req: Request, res: Response) => {
    const caller = await person(req);
    await work(req, res, caller).catch((error: unknown) => answerError(error, req, res, log, caller.language));
  };
  prepare(server, log, standIns);

  const on = routesOf(server, log);
  on('get', '/healthz', healthz);
  on('get', '/readyz', readyz);
  if (webhook) {
    on('get', '/webhooks/whatsapp', verifyWebhook({ ...webhook, log }));
    on('post', '/webhooks/whatsapp', takeWebhook({ ...webhook, log }));
  }
  on('post', '/api/messages', createMessages({ ...messages, log }));
  on('get', '/api/me', signed(api.me));
  on('get', '/api/complaints', signed(api.listComplaints));
  on('post', '/api/complaints', signed(api.enterComplaint));
  on('get', '/api/complaints/:ticketNumber', signed(api.showComplaint));
  on('post', '/api/complaints/:ticketNumber/actions', signed(api.actOnComplaint));
  on('get', '/api/reports/:month', signed(api.showReport));
  on('post', '/api/reports/:month/actions', signed(api.actOnMonth));
  return server;
}

type Work = (req: Request, res: Response) => Promise<void>;

/** Registers handlers whose errors are answered in one place: a throw that restify sees would hang or leak (TEAMS §6). */
function routesOf(server: Server, log: Log) {
  return (method: 'get' | 'post', path: string, work: Work): void => {
    server[method](path, async (req: Request, res: Response) => {
      await work(req, res).catch((error: unknown) => answerError(error, req, res, log));
    });
  };
}

/** What comes before every route, and what restify would otherwise say in its own words. */
function prepare(server: Server, log: Log, standIns: boolean): void {
  server.pre(async (req: Request, res: Response) => {
    for (const [name, value] of Object.entries(securityHeaders(req))) res.header(name, value);
  });
  server.use(async (req: Request, res: Response) => {
    try {
      await readBody(req, standIns);
    } catch (error) {
      answerError(error, req, res, log);
      return false as never; // ends the chain: the route must not run
    }
  });
  const notFound =
    (code: 'notFound' | 'method', status: number) => (req: Request, res: Response, _error: unknown, done: () => void) => {
      answer(res, status, { code, message: textIn(languageOf(req))(`errors:${code}`) });
      done();
    };
  server.on('NotFound', notFound('notFound', 404));
  server.on('MethodNotAllowed', notFound('method', 405));
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    if (!res.headersSent) answerError(error, req, res, log);
    done();
  });
}
