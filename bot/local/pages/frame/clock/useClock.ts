import { useCallback, useEffect, useState } from 'react';
import type { DeadlineCode } from '../../../../complaint/deadline';
import { useLive } from '../live';
import { useSurroundings } from '../settings';

export interface DueMoment {
  at: string;
  duty: string;
  ticketNumber?: string;
  deadline?: DeadlineCode;
  isReminder?: boolean;
}

/** `GET /local/clock`; moments are ISO. */
interface Told {
  now: string;
  upcoming: DueMoment[];
  jumps: { nextWorkingDay: string; nextMonth: string };
  underWay: { from: string; until: string } | null;
}

export interface Clock extends Omit<Told, 'now'> {
  /** Office time, ticking. */
  now: Date;
}

/** Office time and what is due; what is due is kept up to date while somebody looks at it. */
export function useClock(isLookedAt: boolean): { clock: Clock | undefined; error: string | undefined } {
  const { ask } = useSurroundings();
  const load = useCallback(async () => {
    const { now, ...told } = await ask<Told>('/local/clock');
    return { ...told, ahead: Date.parse(now) - Date.now() };
  }, [ask]);
  const { value, error } = useLive(isLookedAt ? ['clock', 'teams', 'phone'] : ['clock'], load);
  const machineTime = useTicking();
  return { clock: value && { ...value, now: new Date(machineTime + value.ahead) }, error };
}

function useTicking(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
