import { addBusinessDays, addBusinessMinutes, defaultPolicy } from '../../complaint/deadline';
import { dayOf, instant, timeOfDay } from '../../complaint/wib';
import type { Chance } from './chance';

const minute = 60_000;
const hour = 60 * minute;
const wakesAt = 6 * hour;
const sleepsAt = 22 * hour;

/** Where one complaint stands in time, and how long people take over it. Moments are whole minutes. */
export class Pace {
  /** @param slowness how many times longer than usual this office takes over it */
  constructor(
    private readonly chance: Chance,
    public at: Date,
    private readonly slowness = 1,
  ) {}

  /** The office gets to it after so many minutes of working time. */
  office(from: number, to: number): Date {
    return this.set(addBusinessMinutes(this.at, this.chance.between(from, to) * this.slowness, defaultPolicy));
  }

  /** So many working days later, and some minutes. */
  workingDays(days: number, minutes: number): Date {
    return this.set(addBusinessMinutes(addBusinessDays(this.at, days, defaultPolicy).at, minutes, defaultPolicy));
  }

  /** A citizen does after so many minutes, awake. */
  citizen(from: number, to: number): Date {
    const at = new Date(this.at.getTime() + this.chance.between(from, to) * minute);
    const day = dayOf(at);
    const early = timeOfDay(at) < wakesAt;
    const late = timeOfDay(at) > sleepsAt;
    if (!early && !late) return this.set(at);
    return this.set(instant(late ? day + 1 : day, wakesAt + this.chance.between(10, 150) * minute));
  }

  exactly(at: Date): Date {
    return this.set(at);
  }

  private set(at: Date): Date {
    this.at = new Date(Math.ceil(at.getTime() / minute) * minute);
    return this.at;
  }
}
