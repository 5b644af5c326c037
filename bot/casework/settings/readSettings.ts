import type { EntityManager } from 'typeorm';
import { knownYears, missingYear, yearOfDate, type ClosedDay } from '../../complaint/calendar';
import { channels, type Channel, type Person } from '../../complaint/complaint';
import type { OfficePolicy } from '../../complaint/deadline';
import { specialHoursOf, type SpecialHours } from '../../complaint/openingHours';
import { usualRetention, type RetentionSchedule } from '../../complaint/retention';
import type { SettingChangeRow } from '../../database/tables';
import { loadPolicy, loadSettings, type Office } from '../office';
import { loadPeople } from '../people';
import { checkKeeper } from './change';
import { deadlinesOf, type DeadlinesView } from './deadlines';
import { readHolidays } from './holidays';
import { readOfficeTexts } from './officeTexts';
import { readPeople, type OfficerView } from './readPeople';
import { readStanding, type StandingView } from './standing';
import { readSorting, type SortingView } from './sorting';
import { readTexts, type ReporterTextView, type TemplateView } from './reporterTexts';

export interface CalendarYear {
  year: number;
  /** Its national holidays are all entered; dates that reach beyond such a year are provisional. */
  isKnown: boolean;
  days: ClosedDay[];
}

export interface SettingChange extends Omit<SettingChangeRow, 'changedBy' | 'changedAt'> {
  by: string | null;
  at: Date;
}

/** All that the office decides, as the administrator sees it. */
export interface SettingsView {
  /** Of all settings together; goes back with a change. */
  version: number;
  calendar: { years: CalendarYear[]; missing: number | null };
  hours: { week: OfficePolicy['openingHours']; special: SpecialHours[] };
  people: OfficerView[];
  deadlines: DeadlinesView;
  /** The office's own texts by the names of `officeFields`, in their order. */
  office: Record<string, string>;
  /** What reporters are sent, about as a case goes. */
  texts: ReporterTextView[];
  templates: TemplateView[];
  sorting: SortingView;
  standing: StandingView[];
  /** By which officers enter reports. */
  channels: { channel: Channel; isOpen: boolean }[];
  /** How long records are kept, and what is assumed until the office says so. */
  retention: RetentionSchedule & { usual: RetentionSchedule };
  /** The newest first. */
  changes: SettingChange[];
}

/** So many changes are shown: some years of an office. */
const shownChanges = 200;

/** @throws NotAllowed for everybody but administrators */
export async function readSettings(office: Office, person: Person): Promise<SettingsView> {
  const { read } = office.db;
  const now = office.now();
  checkKeeper(person, now);
  const [policy, holidays, people, ownTexts, told, sorting, standing, { channelsOff, retention }, changes] = await Promise.all([
    loadPolicy(read),
    readHolidays(read),
    readPeople(read, now),
    readOfficeTexts(read),
    readTexts(read),
    readSorting(read),
    readStanding(read, now),
    loadSettings(read),
    readChanges(read),
  ]);
  const years = [...new Set([...holidays.map(({ date }) => yearOfDate(date)), ...wantedYears(holidays, now)])].sort();
  return {
    version: policy.version,
    calendar: {
      years: years.map(year => ({
        year,
        isKnown: policy.calendarYears.includes(year),
        days: holidays.filter(({ date }) => yearOfDate(date) === year),
      })),
      missing: missingYear(policy.calendarYears, now),
    },
    hours: { week: policy.openingHours, special: specialHoursOf(policy.exceptions) },
    people,
    deadlines: deadlinesOf(policy),
    office: ownTexts,
    ...told,
    sorting,
    standing,
    channels: channels.map(channel => ({ channel, isOpen: !channelsOff.includes(channel) })),
    retention: { ...retention, usual: usualRetention },
    changes,
  };
}

function wantedYears(holidays: readonly ClosedDay[], now: Date): number[] {
  const missing = missingYear(knownYears(holidays), now);
  return missing === null ? [] : [missing];
}

async function readChanges(manager: EntityManager): Promise<SettingChange[]> {
  const rows = await manager.find<SettingChangeRow>('SettingChange', {
    order: { changedAt: 'DESC', id: 'DESC' },
    take: shownChanges,
  });
  const names = new Map((await loadPeople(manager, 'ever')).map(({ id, name }) => [id, name]));
  return rows.map(({ changedBy, changedAt, ...change }) => {
    return { ...change, by: changedBy === null ? null : (names.get(changedBy) ?? '–'), at: changedAt };
  });
}
