import type { Request, Response, Server } from 'restify';
import { statuses } from '../complaint/complaint';
import { fieldsOf } from '../complaint/inputs';
import { allSteps, reportActions, reportStatuses, reportStepFor } from '../complaint/sop';
import { textIn } from '../text/text';
import { mountClock } from './clockRoutes';
import { createJumps } from './jumps';
import type { OfficeClock } from './officeClock';
import { counted, settle, type Running } from './settle';
import { startPage, startPagePolicy } from './startPage';
import { answer, languageOf } from './wire';

/** The start page, the office clock, `settle` and the SOP as data: what scripts and newcomers drive the local office with. */
export function mountOffice(server: Server, clock: OfficeClock, running: Running, onClock: () => void): void {
  server.get('/', async (req: Request, res: Response) => showStart(req, res, clock, running));
  server.get('/local/sop', async (_req: Request, res: Response) => answer(res, 200, sopAsData()));
  server.post('/local/settle', async (_req: Request, res: Response) => answer(res, 200, await settle(running)));
  mountClock(server, clock, running, createJumps(clock, running, onClock));
}

async function showStart(req: Request, res: Response, clock: OfficeClock, running: Running): Promise<void> {
  const page = startPage(textIn(languageOf(req)), clock.now(), await counted(running));
  res.sendRaw(200, page, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': startPagePolicy });
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
