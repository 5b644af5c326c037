import { readSummary } from '../../bot/casework/report/readSummary';
import type { MonthlyFigures, Share, Spread } from '../../bot/complaint/figures';
import { inventedLives, storeLives } from '../casework/inventedLives';
import { openOfficeInTime, wib, type OfficeInTime } from '../casework/officeInTime';

/**
 * The monthly report's figures once more, from the tables by plain SQL and plain arithmetic after DOMAIN §6.1: nothing but the shape of the
 * result is taken from the program. `npm run prove` counts ten thousand complaints and every month.
 */

const now = wib('2027-01-04T09:00');
const isWhole = process.env.PROVE_SEEDS !== undefined;
const count = isWhole ? 10_000 : 500;
let office: OfficeInTime;
beforeAll(async () => {
  office = await openOfficeInTime('2027-01-04T09:00');
  const lives = inventedLives(count, { from: wib('2026-01-01T00:00'), days: 368, now });
  await office.db.write(tx => storeLives(tx, lives));
}, 120_000);
afterAll(() => office?.close());

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever was selected
const one = async (sql: string, period: Borders): Promise<Row> => (await all(sql, period))[0]!;

/** `:start`, `:end` and `:now` are filled in: moments are stored as ISO text, which sorts as time. */
const all = (sql: string, { start, end }: Borders): Promise<Row[]> =>
  office.db.read.query<Row[]>(
    `WITH ${tables} ${sql}`.replaceAll(
      /:(start|end|now)\b/g,
      (_, name: string) => `'${{ start, end, now }[name]!.toISOString()}'`,
    ),
  );

const closed = `('resolved', 'rejected', 'referredOut', 'withdrawn')`;
const ended = `('resolved', 'rejected', 'referredOut', 'withdrawn', 'merged', 'dismissed', 'archived')`;
const isIn = (moment: string) => `(${moment} >= :start AND ${moment} < :end)`;

/** Cases that count, with the groups they are counted in; every registration, closing and reopening of theirs; their first reactions. */
const tables = `
  counted AS (
    SELECT *, 1 AS every, track = 'supervisory' OR COALESCE(complaintClass, '') = 'complaintSupervisory' AS secret,
      CASE WHEN channel IN ('whatsapp', 'lapor', 'counter') THEN channel ELSE 'other' END AS byChannel,
      COALESCE(complaintClass, 'unknown') AS byClass, COALESCE(category, 'unknown') AS byCategory,
      COALESCE(service, 'unknown') AS byService, COALESCE(division, 'unknown') AS byDivision,
      CASE WHEN district = 'Pahandut' OR ward = 'kelurahan LANGKAI' THEN 'Pahandut' WHEN district = 'Kec. Sebangau' THEN 'Sabangau'
        WHEN ward = 'Menteng' THEN 'Jekan Raya' WHEN district IS NULL AND ward IS NULL THEN 'unknown' ELSE 'other' END AS byDistrict
    FROM complaint WHERE holdsParts = 0 AND mergedInto IS NULL AND COALESCE(outcome, '') <> 'dismissed'),
  turns AS (
    SELECT complaintId, occurredAt, toStatus, action, detail, toStatus IN ${closed} AS closes,
      LAG(toStatus IN ${closed}) OVER (PARTITION BY complaintId ORDER BY occurredAt, seq) AS wasClosed
    FROM log_entry WHERE fromStatus <> toStatus AND (toStatus IN ${closed} OR (fromStatus IN ${ended} AND toStatus NOT IN ${ended}))),
  closings AS (SELECT * FROM turns WHERE closes AND NOT COALESCE(wasClosed, 0)),
  reopenings AS (SELECT * FROM turns WHERE NOT closes AND wasClosed),
  events AS (
    SELECT id AS complaintId, 'registered' AS kind, registeredAt AS at FROM counted
    UNION ALL SELECT complaintId, 'closed', occurredAt FROM closings
    UNION ALL SELECT complaintId, 'reopened', occurredAt FROM reopenings),
  openThen AS (
    SELECT complaintId FROM events WHERE at < :end
    GROUP BY complaintId HAVING SUM(kind = 'registered') - SUM(kind = 'closed') + SUM(kind = 'reopened') = 1),
  reactions AS (
    SELECT complaintId, MIN(occurredAt) AS at, action FROM log_entry
    WHERE action IN ('answerSent', 'confirmRejection', 'recordReferral', 'sendProgress', 'setWaiting', 'tellDisruption', 'askReporter')
    GROUP BY complaintId),
  settled AS (
    SELECT c.id, c.registeredAt, c.cycle, c.rating, MAX(e.occurredAt) AS at FROM counted c JOIN closings e ON e.complaintId = c.id
    WHERE ${isIn('e.occurredAt')} AND c.id NOT IN (SELECT complaintId FROM openThen) GROUP BY c.id),
  late AS (
    SELECT c.ticketNumber, c.division, c.secret, MIN(d.dueAt) AS dueAt FROM counted c JOIN deadline d ON d.complaintId = c.id
    WHERE d.code IN ('sopResponse', 'infoRequest', 'nonSupervisory', 'supervisory', 'legalDecision', 'laporFollowUp', 'dispositionDue', 'promise')
      AND d.dueAt < :end AND (d.metAt IS NULL OR d.metAt >= :end) AND (d.pausedAt IS NULL OR d.pausedAt > d.dueAt)
      AND c.id IN (SELECT complaintId FROM openThen) GROUP BY c.id)`;

interface Borders {
  start: Date;
  end: Date;
}

/** Open at the end = open at the start + registered + reopened − closed, and what is open at the start is the same of all time before. */
async function countsBy(
  column: string,
  period: Borders,
  only = '1',
): Promise<Record<string, MonthlyFigures['byChannel'][string]>> {
  const before = (kind: string) => `SUM(e.kind = '${kind}' AND e.at < :start)`;
  const within = (kind: string) => `SUM(e.kind = '${kind}' AND ${isIn('e.at')})`;
  const rows = await all(
    `SELECT c.${column} AS name, ${before('registered')} - ${before('closed')} + ${before('reopened')} AS openStart,
       ${within('registered')} AS registered, ${within('reopened')} AS reopened, ${within('closed')} AS closed
     FROM counted c JOIN events e ON e.complaintId = c.id WHERE ${only} GROUP BY c.${column}`,
    period,
  );
  const counted = rows.map(({ name, ...counts }): [string, Row] => {
    const { openStart, registered, reopened, closed } = counts;
    return [String(name), { openStart, registered, reopened, closed, openEnd: openStart + registered + reopened - closed }];
  });
  return Object.fromEntries(counted.filter(([, counts]) => Object.values(counts).some(value => value !== 0))) as never;
}

async function byHand(name: string, period: Borders): Promise<Omit<MonthlyFigures, 'policyVersion'>> {
  const sum = (sql: string) => one(sql, period);
  const group = (column: string) => countsBy(column, period);
  const nothing = { openStart: 0, registered: 0, reopened: 0, closed: 0, openEnd: 0 };
  const closedBy = await sum(
    `SELECT ${['resolved', 'rejected', 'referredOut', 'withdrawn'].map(to => `COUNT(CASE WHEN toStatus = '${to}' THEN 1 END) AS ${to}`).join()}
     FROM closings JOIN counted ON id = complaintId WHERE ${isIn('occurredAt')}`,
  );
  const outside = await sum(
    `SELECT COUNT(CASE WHEN outcome = 'dismissed' THEN 1 END) AS dismissed, COUNT(mergedInto) AS merged,
       COUNT(CASE WHEN outcome = 'dismissed' AND registeredAt < :start THEN 1 END) AS earlierNowDismissed,
       COUNT(CASE WHEN registeredAt < :start THEN mergedInto END) AS earlierNowMerged
     FROM complaint WHERE ${isIn('closedAt')}`,
  );
  const targets = await sum(
    `SELECT COUNT(*) AS of, COUNT(CASE WHEN r.at <= d.dueAt THEN 1 END) AS count,
       COUNT(CASE WHEN r.at <= d.dueAt AND action IN ('answerSent', 'confirmRejection', 'recordReferral') THEN 1 END) AS answer,
       COUNT(CASE WHEN r.at <= d.dueAt AND action IN ('sendProgress', 'setWaiting', 'tellDisruption') THEN 1 END) AS progress,
       COUNT(CASE WHEN r.at <= d.dueAt AND action = 'askReporter' THEN 1 END) AS asked
     FROM counted c JOIN deadline d ON d.complaintId = c.id LEFT JOIN reactions r ON r.complaintId = c.id
     WHERE d.code = 'sopResponse' AND ${isIn('d.dueAt')}`,
  );
  const kept = await sum(
    `SELECT COUNT(*) AS of, COUNT(CASE WHEN d.metAt <= d.dueAt THEN 1 END) AS count FROM counted c JOIN deadline d ON d.complaintId = c.id
     WHERE d.code = 'promise' AND ${isIn('d.dueAt')} AND (d.metAt IS NOT NULL OR c.closedAt IS NULL OR c.closedAt > d.dueAt)`,
  );
  const said = await sum(
    `SELECT COUNT(*) AS of, COUNT(CASE WHEN action = 'confirmSettled' THEN 1 END) AS confirmed,
       COUNT(CASE WHEN json_extract(detail, '$.closeReason') = 'silence' THEN 1 END) AS silence,
       COUNT(CASE WHEN json_extract(detail, '$.closeReason') = 'notRead' THEN 1 END) AS notRead
     FROM closings JOIN counted ON id = complaintId WHERE toStatus = 'resolved' AND ${isIn('occurredAt')}`,
  );
  const mark = await sum(
    `SELECT COUNT(*) AS cases, SUM(cycle) AS cycles, COUNT(rating) AS rated, SUM(rating) AS ratings,
       ${[1, 2, 3, 4].map(rating => `COUNT(CASE WHEN rating = ${rating} THEN 1 END) AS r${rating}`).join()} FROM settled`,
  );
  const times = async (sql: string): Promise<Spread> =>
    spread((await all(sql, period)).map(({ registeredAt, at }) => workingMinutes(registeredAt, at)));
  const late = await all('SELECT * FROM late ORDER BY ticketNumber', period);
  const recap = (await group('every'))['1'] ?? nothing;
  const secret = (await countsBy('every', period, 'c.secret'))['1'] ?? nothing;
  return {
    month: name,
    recap: { ...recap, closedBy: closedBy as never },
    outside: outside as never,
    byChannel: await group('byChannel'),
    byClass: await group('byClass'),
    byCategory: await group('byCategory'),
    byService: await group('byService'),
    byDivision: await group('byDivision'),
    byDistrict: await group('byDistrict'),
    timeliness: {
      onTime: share(targets.count, targets.of),
      onTimeBy: { answer: targets.answer, progress: targets.progress, asked: targets.asked },
      late: targets.of - targets.count,
      firstResponse: await times(
        `SELECT c.registeredAt, r.at FROM counted c JOIN reactions r ON r.complaintId = c.id WHERE ${isIn('r.at')}`,
      ),
      settlement: await times('SELECT registeredAt, at FROM settled'),
      promisesKept: share(kept.count, kept.of),
      overdue: late
        .filter(each => !each.secret)
        .map(({ ticketNumber, division, dueAt }) => ({
          ...{ ticketNumber, division, minutesLate: workingMinutes(dueAt, period.end.toISOString()) },
        })),
      overdueCount: late.length,
    },
    satisfaction: {
      confirmed: share(said.confirmed, said.of),
      silence: share(said.silence, said.of),
      notRead: share(said.notRead, said.of),
      reopened: recap.reopened,
      meanCycles: quotient(mark.cycles, mark.cases, 2),
      ratings: { '1': mark.r1, '2': mark.r2, '3': mark.r3, '4': mark.r4 },
      meanRating: quotient(mark.ratings, mark.rated, 2),
    },
    supervisory: { ...secret, overdue: late.filter(each => each.secret).length },
  };
}

/** Rounded half up by whole numbers alone; null where there is nothing to divide by. */
function quotient(sum: number, by: number, decimals: number): number | null {
  if (!by) return null;
  const scale = 10 ** decimals;
  return Math.floor((2 * sum * scale + by) / (2 * by)) / scale;
}

const share = (part: number, of: number): Share => ({ count: part, of, percent: quotient(100 * part, of, 1) });

function spread(minutes: number[]): Spread {
  const sorted = minutes.toSorted((a, b) => a - b);
  const n = sorted.length;
  const total = sorted.reduce((sum, each) => sum + each, 0);
  const middle = n ? sorted[Math.ceil(n / 2) - 1]! + sorted[Math.floor(n / 2)]! : 0;
  return { count: n, medianMinutes: n ? quotient(middle, 2, 0) : null, meanMinutes: quotient(total, n, 0) };
}

/** Closed on weekdays of 2026 (DOMAIN §5.6): national holidays and collective leave. */
const daysOff = new Set(
  '01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-23 03-24 04-03 05-01 05-14 05-15 05-27 05-28 06-01 06-16 08-17 08-25 12-24 12-25'.split(
    ' ',
  ),
);

/** Monday to Friday 08.00–16.00 WIB, minute by minute of the day; between whole minutes. */
function workingMinutes(from: string, to: string): number {
  const [first, last] = [from, to].map(moment => Date.parse(moment) / 60_000 + 7 * 60) as [number, number];
  let minutes = 0;
  for (let day = Math.floor(first / 1440); day * 1440 < last; day++) {
    const date = new Date(day * 86_400_000);
    if ([0, 6].includes(date.getUTCDay()) || daysOff.has(date.toISOString().slice(5, 10))) continue;
    for (let minute = day * 1440 + 480; minute < day * 1440 + 960; minute++) if (minute >= first && minute < last) minutes += 1;
  }
  return minutes;
}

const start = (month: number, year = 2026): Date => wib(`${year}-${String(month).padStart(2, '0')}-01T00:00`);
const months = Array.from({ length: 12 }, (_, at): [string, Borders] => [
  `2026-${String(at + 1).padStart(2, '0')}`,
  { start: start(at + 1), end: at === 11 ? start(1, 2027) : start(at + 2) },
]);

test.each<[string, Borders]>([
  ...months.filter(([name]) => isWhole || ['2026-03', '2026-11'].includes(name)),
  ['2026-Q2', { start: start(4), end: start(7) }],
  ['2026-Q4', { start: start(10), end: start(1, 2027) }],
  ['2026', { start: start(1), end: start(1, 2027) }],
])(
  '%s comes to what plain SQL finds',
  async (name, period) => {
    const { figures } = await readSummary(office.office, await office.person('headOfOffice'), name);
    const { policyVersion: _version, ...counted } = figures;
    const expected = await byHand(name, period);
    expect(counted).toEqual(expected);
    // Something of everything was there to be counted.
    const { recap, timeliness, satisfaction, supervisory } = expected;
    const parts = [recap.registered, recap.reopened, recap.closed, timeliness.onTime.of, timeliness.promisesKept.of];
    for (const part of [...parts, timeliness.settlement.count, satisfaction.confirmed.count, supervisory.registered])
      expect(part).toBeGreaterThan(0);
  },
  60_000,
);
