import type { Request, Response, Server } from 'restify';
import { clockStart, formatWib, nthBusinessDayOfMonth } from '../complaint/deadline';
import { dayOf, instant, monthBorders, monthOf } from '../complaint/wib';
import { textIn } from '../text/text';
import { dueMoments } from './dueMoments';
import type { Jumps } from './jumps';
import type { OfficeClock } from './officeClock';
import type { Running } from './settle';
import { answer, jsonOf, languageOf, textOf } from './wire';

/** A jump plays every due moment on its way and cannot be called off. */
const farthest = 2 * 366 * 86_400_000;

/** `GET|POST /local/clock`: office time, what is due next, and jumps forwards. */
export function mountClock(server: Server, clock: OfficeClock, running: Running, jumps: Jumps): void {
  server.get('/local/clock', async (_req: Request, res: Response) => answer(res, 200, await told(clock, running, jumps)));
  server.post('/local/clock', async (req: Request, res: Response) => {
    const words = textIn(languageOf(req));
    const at = momentOf(textOf(jsonOf(req).now) ?? '');
    if (!at) {
      const message = words('errors:fieldFault.notADate', { field: words('start:clock') });
      return answer(res, 400, { code: 'notADate', message });
    }
    if (at < clock.now()) {
      const values = { now: formatWib(clock.now(), words.language) };
      return answer(res, 409, { code: 'clockBackwards', message: words('errors:clockBackwards', values) });
    }
    if (at.getTime() > clock.now().getTime() + farthest)
      return answer(res, 400, { code: 'clockTooFar', message: words('errors:clockTooFar') });
    const settled = await jumps.to(at);
    answer(res, 200, { ...(await told(clock, running, jumps)), ...settled });
  });
}

/** Dates leave as ISO moments: JSON writes them so. */
async function told(clock: OfficeClock, running: Running, jumps: Jumps): Promise<object> {
  const [nextDueAt, upcoming, policy] = await Promise.all([running.schedule.nextAt(), dueMoments(running), running.policy()]);
  const now = clock.now();
  const [year, month] = monthOf(monthBorders(monthOf(now)).end)
    .split('-')
    .map(Number) as [number, number];
  const places = {
    nextWorkingDay: clockStart(instant(dayOf(now) + 1, 0), policy),
    // The first opening of the next month, when this month's report is drawn up.
    nextMonth: nthBusinessDayOfMonth(year, month, 1, policy),
  };
  return { now, nextDueAt, upcoming, jumps: places, underWay: jumps.underWay() };
}

/** An ISO moment; without a zone it is WIB, a date alone its midnight. */
function momentOf(text: string): Date | null {
  const at = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.length === 10 ? `${text}T00:00` : text}+07:00`);
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime()) ? at : null;
}
