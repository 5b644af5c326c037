import type { EntityManager } from 'typeorm';
import { channels, isOpen, type CloseReason, type Outcome, type Status } from '../../bot/complaint/complaint';
import { complaintCategories, complaintClasses, divisions, services } from '../../bot/complaint/masterData';
import { newId } from '../../bot/database/dialect';
import type { ComplaintRow, DeadlineRow, LogEntryRow } from '../../bot/database/tables';
import { randomOf } from '../processes/random';
import { complaintRow } from './complaintRow';

/** What became of one invented case, told plainly: what the tables hold of it is made from this. */
export interface Life {
  row: ComplaintRow;
  /** Closed and opened again, in time. */
  ends: { closedAt: Date; outcome: Outcome; reason: CloseReason | null; reopenedAt: Date | null }[];
  reaction: { at: Date; action: 'answerSent' | 'sendProgress' | 'askReporter' | 'recordReferral' } | null;
  target: Date;
  settleBy: Date;
  settledAt: Date | null;
  promises: { dueAt: Date; metAt: Date | null }[];
  /** The district it lies in; `other` and `unknown` as the figures call them. */
  district: string;
}

const hour = 3_600_000;
/** As exports and officers write places, and what that means. */
const places: [Partial<ComplaintRow>, string][] = [
  [{ district: 'Pahandut' }, 'Pahandut'],
  [{ district: 'Kec. Sebangau' }, 'Sabangau'],
  [{ ward: 'kelurahan LANGKAI' }, 'Pahandut'],
  [{ district: 'dekat pasar' }, 'other'],
  [{ district: 'dekat pasar', ward: 'Menteng' }, 'Jekan Raya'],
  [{}, 'unknown'],
];

/** Invented cases of these days, the same for the same seed; moments are whole minutes. */
export function inventedLives(count: number, { from, days, now }: { from: Date; days: number; now: Date }): Life[] {
  const { below, pick } = randomOf(7);
  const told = randomOf(11);
  const chance = (): number => below(1_000) / 1_000;
  const after = (at: Date, hours: number): Date => new Date(at.getTime() + (1 + below(hours * 60)) * 60_000);
  const begins = Array.from({ length: count }, () => after(from, days * 24)).sort((a, b) => a.getTime() - b.getTime());
  const passed = (at: Date): boolean => at <= now;

  function endsOf(begin: Date): Life['ends'] {
    const ends: Life['ends'] = [];
    for (let at = after(begin, 300); passed(at) && ends.length < 3;) {
      const outcome = pick([
        'resolved',
        'resolved',
        'resolved',
        'rejected',
        'referredOut',
        'withdrawn',
        'merged',
        'dismissed',
      ] as const);
      const reopenedAt = chance() < 0.25 ? after(at, 100) : null;
      const reason = outcome === 'resolved' ? told.pick(['confirmed', 'confirmed', 'silence', 'notRead', null] as const) : null;
      ends.push({ closedAt: at, outcome, reason, reopenedAt: reopenedAt && passed(reopenedAt) ? reopenedAt : null });
      if (!ends.at(-1)!.reopenedAt) break;
      at = after(ends.at(-1)!.reopenedAt!, 200);
    }
    return ends;
  }

  function reactionOf(begin: Date, ends: Life['ends']): Life['reaction'] {
    const end = ends[0];
    if (end?.outcome === 'referredOut') {
      const at = after(end.closedAt, 60);
      return passed(at) && !end.reopenedAt ? { at, action: 'recordReferral' } : null;
    }
    const at = after(begin, 60);
    if (!passed(at) || (end && at > end.closedAt)) return null;
    return { at, action: pick(['answerSent', 'sendProgress', 'askReporter']) };
  }

  /** Kept in time or late, or not kept by the time the case ends. */
  function promisesOf(begin: Date, ends: Life['ends']): Life['promises'] {
    return Array.from({ length: Math.max(0, told.below(6) - 3) }, () => {
      const minutes = 60 * (1 + told.below(150));
      const dueAt = new Date(begin.getTime() + minutes * 60_000);
      const metAt = new Date(begin.getTime() + told.below(2 * minutes) * 60_000);
      return { dueAt, metAt: passed(metAt) && !(ends[0] && metAt > ends[0].closedAt) ? metAt : null };
    });
  }

  return begins.map((begin, index) => {
    const ends = endsOf(begin);
    const last = ends.at(-1);
    const end = last && !last.reopenedAt ? last : null;
    const status: Status = end ? (chance() < 0.5 ? end.outcome : 'archived') : pick(['received', 'inReview', 'inProgress']);
    const [place, district] = pick(places);
    const secret = chance();
    const row = complaintRow(index + 1, {
      ...{ registeredAt: begin, receivedAt: begin, status, channel: pick(channels), ...place },
      ...{ complaintClass: pick([null, ...complaintClasses])?.code ?? null, service: pick([null, ...services])?.code ?? null },
      ...{ category: pick([null, ...complaintCategories])?.code ?? null, division: pick([null, ...divisions])?.code ?? null },
      reportedParty: chance() < 0.03 ? 'unknown' : null,
      ...{ track: secret < 0.1 ? 'supervisory' : 'full', restricted: secret > 0.9, isConfidential: chance() < 0.15 },
      ...{ outcome: end?.outcome ?? null, closedAt: end?.closedAt ?? null, holdsParts: chance() < 0.03 },
      ...{ cycle: 1 + told.below(4), rating: end?.outcome === 'resolved' ? told.pick([null, 1, 2, 3, 4]) : null },
    });
    row.mergedInto = end?.outcome === 'merged' ? complaintRow(900_001).id : null;
    const settleBy = after(begin, 200);
    const settled = after(begin, 250);
    const settledAt = passed(settled) && (!ends[0] || settled <= ends[0].closedAt) ? settled : null;
    const promises = promisesOf(begin, ends);
    return { row, ends, reaction: reactionOf(begin, ends), target: after(begin, 50), settleBy, settledAt, promises, district };
  });
}

/** Writes them as the office itself would have left them, as far as figures read it. */
export async function storeLives(tx: EntityManager, lives: readonly Life[]): Promise<void> {
  const rows = { Complaint: [] as object[], LogEntry: [] as object[], Deadline: [] as object[] };
  for (const life of lives) {
    rows.Complaint.push(life.row);
    rows.LogEntry.push(...logOf(life));
    rows.Deadline.push(...clocksOf(life));
  }
  // SQL Server takes 2,100 values a statement.
  for (const [entity, all] of Object.entries(rows))
    for (let start = 0; start < all.length; start += 25) await tx.insert(entity, all.slice(start, start + 25));
}

const waysToEnd = {
  confirmed: { action: 'confirmSettled', detail: {} },
  silence: { action: 'closeBySilence', detail: { closeReason: 'silence' } },
  notRead: { action: 'closeBySilence', detail: { closeReason: 'notRead' } },
  other: { action: 'addNote', detail: {} },
} as const;

/** What stands in its log, without the chain. */
export function logOf({ row, ends, reaction }: Life): LogEntryRow[] {
  const moves = ends.flatMap(({ closedAt, outcome, reason, reopenedAt }) => [
    { at: closedAt, ...waysToEnd[reason ?? 'other'], fromStatus: 'inProgress' as Status, toStatus: outcome as Status },
    ...(reopenedAt
      ? [{ at: reopenedAt, action: 'reopen' as const, fromStatus: outcome as Status, toStatus: 'inProgress' as Status }]
      : []),
  ]);
  const reacted = reaction ? [{ ...reaction, fromStatus: 'inProgress' as Status, toStatus: 'inProgress' as Status }] : [];
  return [...moves, ...reacted]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...move }, index) => ({
      ...{
        id: newId(),
        complaintId: row.id,
        seq: index + 1,
        detail: {},
        ...move,
        actorKind: 'system',
        actorId: null,
        actorRole: null,
      },
      ...{ roleKind: null, sopStep: 5, track: row.track, cycle: 1, words: null, wordsSalt: null, wordsDigest: null },
      ...{ occurredAt: at, recordedAt: at, prevHash: '', hash: '' },
    }));
}

/** A clock stands still when its case ends, and is met by what it waits for. */
export function clocksOf({ row, reaction, target, settleBy, settledAt, promises }: Life): DeadlineRow[] {
  const clock = (code: DeadlineRow['code'], dueAt: Date, metAt: Date | null): DeadlineRow => ({
    ...{ id: newId(), complaintId: row.id, code, startedAt: row.registeredAt, dueAt, metAt, pausedMinutes: 0 },
    pausedAt: metAt === null && !isOpen(row.status) ? row.closedAt : null,
    ...{ provisional: false, policyVersion: 1, nextReminderAt: null, reminders: 0, enteredAt: null },
  });
  return [
    clock('sopResponse', target, reaction?.at ?? null),
    clock('nonSupervisory', settleBy, settledAt),
    ...promises.map(({ dueAt, metAt }) => clock('promise', dueAt, metAt)),
  ];
}

/** Whole minutes of Monday to Friday, 08.00–16.00 WIB, one by one: there is no holiday from September to November 2026. */
export function slowMinutes(from: Date, to: Date): number {
  let minutes = 0;
  for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
    const wib = new Date(at + 7 * hour);
    const isWeekday = wib.getUTCDay() >= 1 && wib.getUTCDay() <= 5;
    if (isWeekday && wib.getUTCHours() >= 8 && wib.getUTCHours() < 16) minutes += 1;
  }
  return minutes;
}
