import { dayOf } from '../../complaint/wib';
import { OfficeClient } from './client';
import { live } from './live';
import { monthOf } from './month';
import { monthlyReport } from './report';
import { sampleStories } from './sampleStories';
import { wib } from './sampleDesk';
import { tell } from './story';

/** Office time before the first citizen writes, and after the last moment that is played. */
export const opensAt = wib('2026-11-02T06:30');
export const endsAt = wib('2026-12-03T09:00');

export interface Month {
  /** Invented complaints besides the twelve samples. */
  count: number;
  seed: number;
  signal: AbortSignal;
  /** Told after every moment, with the number of complaints of the day before. */
  onMoment?: (at: Date, complaints: number) => void;
}

export interface Played {
  settled: { pending: number; parked: number };
  /** Complaints by status, `supervisory` ones included. */
  statuses: Record<string, number>;
  reportStatus: string;
}

/** Plays the month in a running office, by its routes alone. Null: it was asked to stop on the way. */
export async function playMonth(
  baseUrl: string,
  { count, seed, signal, onMoment = () => undefined }: Month,
): Promise<Played | null> {
  const office = new OfficeClient(baseUrl);
  const stories = [...sampleStories(office), ...monthOf(count, seed).map(life => live(office, life)), monthlyReport(office)];
  await tell(office, stories, { until: endsAt, signal, onMoment: counting(office, onMoment) });
  if (signal.aborted) return null;
  await office.moveTo(endsAt);
  return { settled: await office.settle(), statuses: await statusesOf(office), reportStatus: await reportStatusOf(office) };
}

/** Numbers run on without a gap, so that the newest one says how many there are; asked once a day. */
function counting(office: OfficeClient, onMoment: NonNullable<Month['onMoment']>): (at: Date) => Promise<void> {
  let day = 0;
  let complaints = 0;
  return async at => {
    if (dayOf(at) > day) {
      day = dayOf(at);
      complaints = Number((await office.newest('operator')).split('-').at(-1));
    }
    onMoment(at, complaints);
  };
}

/** As the operator counts them; what the operator may not look into counts as `outline`. */
async function statusesOf(office: OfficeClient): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await office.call('GET', `/api/complaints?limit=100${cursor && `&cursor=${cursor}`}`, undefined, 'operator');
    for (const { status } of page.items as { status?: string }[]) {
      const name = status ?? 'outline';
      statuses[name] = (statuses[name] ?? 0) + 1;
    }
    cursor = (page.nextCursor as string | null | undefined) ?? null;
  }
  return statuses;
}

async function reportStatusOf(office: OfficeClient): Promise<string> {
  return String((await office.call('GET', '/api/reports/2026-11', undefined, 'operator')).status);
}
