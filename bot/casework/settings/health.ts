import { And, In, IsNull, LessThan, LessThanOrEqual, Like, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { missingYear } from '../../complaint/calendar';
import type { Person } from '../../complaint/complaint';
import { Invalid } from '../../complaint/errors';
import { healthFindings, healthParts, retriedParts } from '../../complaint/health';
import type { HealthPart, HealthState, RetriedPart } from '../../complaint/health';
import { rolesAt } from '../../complaint/visibility';
import type { AttachmentRow, InboxRow, OutboxRow } from '../../database/tables';
import type { OutboxKind } from '../../outbox/queue';
import { templateNames } from '../../text/reporterTexts';
import { loadPolicy, loadSettings, type Office } from '../office';
import { loadPeople } from '../people';
import { isApproved } from '../telling/templates';
import { notInstalled, placeOf } from '../news/teamsPlaces';
import { changing, checkKeeper, noteChange } from './change';

/** What only the process around the office knows. */
export interface Surroundings {
  /** A virus scanner is set up. */
  hasScanner: boolean;
  /** Bytes where citizens' files are kept; throws where it cannot be told. */
  disk(): Promise<{ free: number; all: number }>;
  /** Tries one outbox row again now; false when it is in no state for that. */
  retry(outboxId: string): Promise<boolean>;
}

/** One line: no content, no names, no secrets; administrators do not read cases (DOMAIN §1.6). */
export interface HealthLine {
  part: HealthPart;
  finding: string;
  state: HealthState;
  /** Machine time at which the oldest of it began; null where nothing began or nobody knows. */
  since: Date | null;
  /** How many of whatever it is: rows, files, officers; of the disk, hundredths that are free. */
  count: number | null;
  /** The code by which the other side or the program names it, such as `graph:401`. */
  code: string | null;
}

type Found = Pick<HealthLine, 'finding'> & Partial<Pick<HealthLine, 'since' | 'count' | 'code'>>;
const works: Found = { finding: 'works' };

const kindsOf: Record<RetriedPart, readonly OutboxKind[]> = {
  whatsapp: ['sendReply'],
  teams: ['showCard', 'notify'],
  archive: ['archiveDossier', 'refileDossier', 'checkArchive', 'publishReport', 'refileReport', 'fileSigned', 'fileSignedPapers'],
  files: ['fetchMedia', 'forgetFile'],
};

/** Due work older than this means that nobody is at it; the same as of `/readyz`. */
const behindMs = 5 * 60_000;
/** Files of citizens stop being kept long before nothing at all is left. */
const lowDisk = { low: 0.1, full: 0.02 };

/** What is degraded and since when, the whole list in the order of `healthParts`. @throws NotAllowed for everybody but administrators */
export async function readHealth(office: Office, person: Person, around: Surroundings): Promise<HealthLine[]> {
  checkKeeper(person, office.now());
  const { read } = office.db;
  const look: Record<HealthPart, () => Promise<Found>> = {
    database: async () => {
      await read.query('SELECT 1');
      return works;
    },
    work: () => lookAtWork(read),
    inbound: () => lookAtInbound(read),
    whatsapp: async () => {
      const found = await lookAtOutbox(read, 'whatsapp');
      return found === works && office.whatsapp === 'manual' ? { finding: 'byHand' } : found;
    },
    templates: async () => {
      const settings = await loadSettings(read);
      const count = templateNames.filter(name => !isApproved(name, settings)).length;
      return count > 0 && office.whatsapp === 'cloud' ? { finding: 'notApproved', count } : works;
    },
    teams: () => lookAtTeams(read),
    archive: () => lookAtOutbox(read, 'archive'),
    files: () => lookAtOutbox(read, 'files'),
    scanner: () => lookAtScanner(read, around),
    disk: () => lookAtDisk(around),
    holidays: async () => {
      const missing = missingYear((await loadPolicy(read)).calendarYears, office.now());
      return missing === null ? works : { finding: 'missing', count: missing };
    },
    people: () => lookAtPeople(read, office.now()),
  };
  return Promise.all(
    healthParts.map(async part => {
      const { finding, since = null, count = null, code = null } = await look[part]();
      return { part, finding, state: (healthFindings[part] as Record<string, HealthState>)[finding]!, since, count, code };
    }),
  );
}

type OutboxWhere = FindOptionsWhere<OutboxRow>;
const standing = (part: RetriedPart): OutboxWhere => ({ kind: In([...kindsOf[part]]), status: In(['parked', 'dead']) });
/** What failed and is tried again by itself; what waits for the app to be installed has a line of its own. */
const failing = (part: RetriedPart): OutboxWhere => ({
  ...{ kind: In([...kindsOf[part]]), status: 'pending' },
  lastError: And(Not(IsNull()), Not(notInstalled)),
});

async function lookAtOutbox(manager: EntityManager, part: RetriedPart): Promise<Found> {
  const stuck = await oldest(manager, standing(part));
  if (stuck) return { finding: 'stuck', ...stuck };
  const late = await oldest(manager, failing(part));
  return late ? { finding: 'failing', ...late } : works;
}

async function oldest(manager: EntityManager, where: OutboxWhere): Promise<Required<Omit<Found, 'finding'>> | null> {
  const [[row], count] = await manager.findAndCount<OutboxRow>('Outbox', { where, order: { orderKey: 'ASC' }, take: 1 });
  return row ? { since: row.createdAt, code: row.lastError, count } : null;
}

async function lookAtWork(manager: EntityManager): Promise<Found> {
  const now = Date.now();
  const where = {
    status: 'pending' as const,
    nextAt: LessThanOrEqual(new Date(now)),
    createdAt: LessThan(new Date(now - behindMs)),
  };
  const late = await oldest(manager, { ...where, lastError: IsNull() });
  return late ? { finding: 'behind', ...late } : works;
}

async function lookAtInbound(manager: EntityManager): Promise<Found> {
  const where = { status: 'parked' as const };
  const [[row], count] = await manager.findAndCount<InboxRow>('Inbox', { where, order: { orderKey: 'ASC' }, take: 1 });
  return row ? { finding: 'parked', since: row.receivedAt, code: row.lastError, count } : works;
}

async function lookAtTeams(manager: EntityManager): Promise<Found> {
  const channel = await placeOf(manager, 'aduan');
  if (channel?.state !== 'active') return { finding: 'notInstalled', since: channel?.updatedAt ?? null };
  return lookAtOutbox(manager, 'teams');
}

async function lookAtScanner(manager: EntityManager, { hasScanner }: Surroundings): Promise<Found> {
  if (!hasScanner) return { finding: 'off' };
  const where = { status: 'quarantined' as const, heldFor: 'scan' as const };
  const [[row], count] = await manager.findAndCount<AttachmentRow>('Attachment', { where, order: { createdAt: 'ASC' }, take: 1 });
  return row ? { finding: 'held', since: row.createdAt, count } : works;
}

async function lookAtDisk({ disk }: Surroundings): Promise<Found> {
  const room = await disk().catch(() => null);
  if (!room) return { finding: 'unknown' };
  const free = room.free / room.all;
  const count = Math.floor(free * 100);
  if (free < lowDisk.full) return { finding: 'full', count };
  return { finding: free < lowDisk.low ? 'low' : 'works', count };
}

async function lookAtPeople(manager: EntityManager, now: Date): Promise<Found> {
  const unheard = (await loadPeople(manager)).filter(person => rolesAt(person, now).length > 0 && person.teamsUserId === null);
  return unheard.length > 0 ? { finding: 'notInTeams', count: unheard.length } : works;
}

/**
 * Tries again what stands still or waits in one part. A message that may have reached its reader already is left to whoever looks at it
 * by itself (`npm run outbox`): sent again, the citizen would get it twice. @throws NotAllowed | Invalid
 */
export async function retryPart(office: Office, by: Person, around: Surroundings, wanted: unknown): Promise<void> {
  const part = retriedParts.find(each => each === wanted);
  const rows = await changing(office, by, async change => {
    if (!part) throw new Invalid('invalidInput', [{ name: 'part', fault: 'notAChoice' }]);
    const found = await change.tx.find<OutboxRow>('Outbox', {
      where: retried(part),
      order: { orderKey: 'ASC' },
      take: mostRetried,
    });
    await noteChange(change, { what: 'retried', subject: part, before: null, after: found.length || null });
    return found;
  });
  for (const { id } of rows) await around.retry(id);
}

const mostRetried = 500;
const doubtful = ['%ambiguous%', '%unseen%'].map(like => Not(Like(like)));

const retried = (part: RetriedPart): OutboxWhere[] => [
  { ...standing(part), lastError: IsNull() },
  { ...standing(part), lastError: And(...doubtful) },
  { ...failing(part), lastError: And(Not(IsNull()), ...doubtful) },
];
