import type { Request, Response, Server } from 'restify';
import { statuses } from '../complaint/complaint';
import { fieldsOf } from '../complaint/inputs';
import { allSteps, reportActions, reportStatuses, reportStepFor } from '../complaint/sop';
import { textIn, type Language } from '../text/text';
import type { OfficeClock } from './officeClock';
import { settle, type Running, type Settled } from './settle';
import { startPage, startPagePolicy } from './startPage';
import { answer, jsonOf, textOf } from './wire';

/** The start page, the office clock, `settle` and the SOP as data: what scripts and newcomers drive the local office with. */
export function mountOffice(server: Server, clock: OfficeClock, running: Running): void {
  server.get('/', async (req: Request, res: Response) => showStart(req, res, clock));
  server.get('/local/sop', async (_req: Request, res: Response) => answer(res, 200, sopAsData()));
  server.post('/local/settle', async (_req: Request, res: Response) => answer(res, 200, await settle(running)));
  server.get('/local/clock', async (_req: Request, res: Response) => answer(res, 200, await told(clock, running)));
  server.post('/local/clock', async (req: Request, res: Response) => moveClock(req, res, clock, running));
}

const languageOf = (req: Request): Language =>
  /^en\b/i.test(new URL(req.url ?? '', 'http://localhost').searchParams.get('lang') ?? req.headers['accept-language'] ?? '')
    ? 'en'
    : 'id';

async function showStart(req: Request, res: Response, clock: OfficeClock): Promise<void> {
  const page = startPage(textIn(languageOf(req)), clock.now());
  res.sendRaw(200, page, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': startPagePolicy });
}

async function told(clock: OfficeClock, { schedule }: Running): Promise<object> {
  const next = await schedule.nextAt();
  return { now: clock.now().toISOString(), nextDueAt: next?.toISOString() ?? null };
}

/** `{now}`: an ISO moment (without a zone it is WIB). Every due moment on the way is played in order, each at its own time. */
async function moveClock(req: Request, res: Response, clock: OfficeClock, running: Running): Promise<void> {
  const words = textIn(languageOf(req));
  const at = momentOf(textOf(jsonOf(req).now) ?? '');
  if (!at)
    return answer(res, 400, { code: 'notADate', message: words('errors:fieldFault.notADate', { field: words('start:clock') }) });
  if (at < clock.now()) {
    const values = { now: clock.now().toISOString() };
    return answer(res, 409, { code: 'clockBackwards', message: words('errors:clockBackwards', values) });
  }
  const settled = await playUntil(at, clock, running);
  answer(res, 200, { ...(await told(clock, running)), ...settled });
}

function momentOf(text: string): Date | null {
  const at = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.length === 10 ? `${text}T00:00` : text}+07:00`);
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime()) ? at : null;
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

/** The tables of `sop.ts` as scripts read them. */
function sopAsData(): object {
  const needs = (action: Parameters<typeof fieldsOf>[0]) =>
    fieldsOf(action).map(({ name, kind, required, max, choices, requiredWhen }) => ({
      ...{ name, kind, required },
      ...(max !== undefined && { max }),
      ...(choices && { choices }),
      ...(requiredWhen && { requiredWhen }),
    }));
  const report = reportStatuses.flatMap(status =>
    reportActions.flatMap(action => {
      const step = reportStepFor(status, action);
      return step ? [{ status, action, by: step.by, to: step.to, sopStep: step.sopStep, needs: needs(action) }] : [];
    }),
  );
  return {
    statuses,
    steps: allSteps().map(({ status, action, by, tracks, step }) => ({
      status,
      action,
      by,
      to: step.to,
      tracks,
      sopStep: step.sopStep,
      needs: needs(action),
    })),
    report,
  };
}
