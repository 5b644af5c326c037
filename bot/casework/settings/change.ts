import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import type { OfficePolicy } from '../../complaint/deadline';
import { NotAllowed, Refused } from '../../complaint/errors';
import type { SettingWhat } from '../../complaint/settings';
import { holds } from '../../complaint/visibility';
import { forget } from '../../database/dataSource';
import { isUniqueViolation, newId } from '../../database/dialect';
import type { SettingChangeRow, SettingRow } from '../../database/tables';
import { loadSettings, type Office, type Settings } from '../office';
import { loadPeople } from '../people';

/** Settings are the administrator's alone; a mandate lends decisions on cases, not this (DOMAIN §1.6). */
export function checkKeeper(person: Person, now: Date): void {
  if (!holds(person, 'admin', now)) throw new NotAllowed('settingsNotYours', { roles: ['admin'] });
}

/** One change under way: in one transaction with its log. */
export interface Changing {
  tx: EntityManager;
  office: Office;
  by: Person;
  now: Date;
}

/** What a line of the log needs; `by` null = it was done on the machine itself, by a command. */
export type Noting = Pick<Changing, 'tx' | 'now'> & { by: Pick<Person, 'id'> | null };

/** Does something that only administrators do. @throws NotAllowed */
export async function changing<Result>(office: Office, by: Person, work: (change: Changing) => Promise<Result>): Promise<Result> {
  const now = office.now();
  checkKeeper(by, now);
  return office.db.write(tx => work({ tx, office, by, now }));
}

/** One line of the log; where nothing is different none is written. @returns whether something is */
export async function noteChange(
  { tx, by, now }: Noting,
  { what, subject, before, after }: { what: SettingWhat; subject: string; before: unknown; after: unknown },
): Promise<boolean> {
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const row: SettingChangeRow = { ...{ id: newId(), what, subject, before, after }, changedBy: by?.id ?? null, changedAt: now };
  await tx.insert('SettingChange', row);
  return true;
}

/**
 * A setting's next version. Versions count on over all settings, so that each names one state of all of them.
 * @param seen the version that was read; another since then is refused; null = whatever it is
 * @throws Refused `settingsChanged`
 */
export async function writeSetting<Key extends Exclude<keyof Settings, 'version'>>(
  { tx, by, now }: Changing,
  key: Key,
  value: Settings[Key],
  seen: number | null,
): Promise<void> {
  const { version } = await loadSettings(tx);
  if (seen !== null && seen !== version) throw new Refused('settingsChanged', { who: await lastChanger(tx) });
  const row: SettingRow = { key, version: version + 1, value, changedBy: by.id, changedAt: now };
  try {
    await tx.insert('Setting', row);
  } catch (error) {
    // Of two who save at the same moment the table's key lets one in.
    if (isUniqueViolation(error)) throw new Refused('settingsChanged', { who: 'system' });
    throw error;
  }
  forget(tx);
}

/** A new version of the office's time rules, by which clocks that run are counted anew (`recountClocks`). */
export async function writePolicy(
  change: Changing,
  different: Partial<Omit<OfficePolicy, 'version' | 'holidays' | 'calendarYears'>>,
  seen: number | null,
): Promise<void> {
  const { policy } = await loadSettings(change.tx);
  await writeSetting(change, 'policy', { ...policy, ...different }, seen);
}

async function lastChanger(tx: EntityManager): Promise<string> {
  const [last] = await tx.find<SettingChangeRow>('SettingChange', { order: { changedAt: 'DESC' }, take: 1 });
  return (await loadPeople(tx, 'ever')).find(({ id }) => id === last?.changedBy)?.name ?? 'system';
}
