import type { SelectQueryBuilder } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { momentFrom, momentValue, type Dialect } from '../../database/dialect';
import type { ComplaintRow, DeadlineRow } from '../../database/tables';
import { notOurs, remindersOnly } from '../reading/complaintView';
import { visibleTo } from '../reading/visibleTo';

/**
 * In what order a list stands. `newest`, `oldest` by number · `due` the clock that the list shows, the soonest first · `waiting`
 * what is open, the longest in its status first. What has no such moment, or none for this reader, follows, the newest first.
 */
export const sorts = ['newest', 'oldest', 'due', 'waiting'] as const;
export type Sort = (typeof sorts)[number];

export interface Page {
  rows: ComplaintRow[];
  nextCursor: string | null;
}

interface Asked {
  sort: Sort;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  limit: number;
  dialect: Dialect;
  person: Person;
  now: Date;
}

type Query = SelectQueryBuilder<ComplaintRow>;

/**
 * A page of what `query` (of `complaint` as `c`) finds. The cursor is the last line's own place, so that what comes in or moves
 * meanwhile shifts nothing; lines with the same moment follow each other by number.
 */
export async function pageInOrder(query: Query, asked: Asked): Promise<Page> {
  const { sort, cursor, limit } = asked;
  if (sort === 'newest' || sort === 'oldest') return byNumber(query, asked, limit);
  const [moment, number] = cursor?.includes('_') ? cursor.split('_', 2) : [];
  const isInTail = cursor !== undefined && moment === undefined;
  const after = moment && number ? { moment: new Date(moment), number } : null;
  const first = isInTail ? [] : await withMoment(query, asked, after);
  const page = first.slice(0, limit);
  if (first.length > limit) return { rows: page.map(({ row }) => row), nextCursor: placeOf(page.at(-1)!) };
  const rows = page.map(({ row }) => row);
  const tail = await byNumber(
    withoutMoment(query, asked),
    { ...asked, cursor: isInTail ? cursor : undefined },
    limit - page.length,
  );
  // Where the page is just full, the next begins with what has no moment.
  if (tail.rows.length === 0 && tail.nextCursor !== null) return { rows, nextCursor: beforeAll };
  return { rows: [...rows, ...tail.rows], nextCursor: tail.nextCursor };
}

/** Sorts after every number. */
const beforeAll = 'Z';

interface Placed {
  row: ComplaintRow;
  moment: Date;
}

const placeOf = ({ row, moment }: Placed): string => `${moment.toISOString()}_${row.ticketNumber}`;

/** Numbers are given in the order of registration and sort as text. */
async function byNumber(query: Query, { sort, cursor }: Asked, limit: number): Promise<Page> {
  const [after, direction] = sort === 'oldest' ? ['>', 'ASC' as const] : ['<', 'DESC' as const];
  const ordered = query.clone();
  if (cursor) ordered.andWhere(`c."ticketNumber" ${after} :cursor`, { cursor });
  const rows = await ordered
    .orderBy('c.ticketNumber', direction)
    .take(limit + 1)
    .getMany();
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.ticketNumber ?? beforeAll) : null };
}

/** One more than the page holds, if there is. */
async function withMoment(query: Query, asked: Asked, after: { moment: Date; number: string } | null): Promise<Placed[]> {
  const { sort, limit, dialect } = asked;
  const ordered = query.clone();
  const column = sort === 'due' ? 'd.dueAt' : 'c.heldSince';
  if (sort === 'due') ordered.innerJoin('Deadline', 'd', `d."complaintId" = c."id" AND ${pressing}`, clockParameters(asked));
  else ordered.andWhere(waits(asked), visibleTo(asked.person, 'base', asked.now).parameters);
  const sql = sort === 'due' ? 'd."dueAt"' : 'c."heldSince"';
  if (after) {
    const parameters = { afterMoment: momentValue(dialect, after.moment), afterNumber: after.number };
    ordered.andWhere(`(${sql} > :afterMoment OR (${sql} = :afterMoment AND c."ticketNumber" > :afterNumber))`, parameters);
    // Said once more so that an index begins there: no database reads it out of the line above.
    ordered.andWhere(`${sql} >= :afterMoment`);
  }
  const { raw, entities } = await ordered
    .addSelect(sql, 'sortedBy')
    .orderBy(column, 'ASC')
    .addOrderBy('c.ticketNumber', 'ASC')
    .limit(limit + 1)
    .getRawAndEntities<{ sortedBy: string | Date }>();
  return entities.map((row, place) => ({ row, moment: momentFrom(raw[place]!.sortedBy) }));
}

function withoutMoment(query: Query, asked: Asked): Query {
  const rest = query.clone();
  if (asked.sort === 'waiting')
    // A condition on a column without a value is neither true nor false: only CASE makes it false.
    return rest.andWhere(
      `CASE WHEN ${waits(asked)} THEN 1 ELSE 0 END = 0`,
      visibleTo(asked.person, 'base', asked.now).parameters,
    );
  const clock = rest
    .subQuery()
    .select('d.id')
    .from<DeadlineRow>('Deadline', 'd')
    .where(`d."complaintId" = c."id" AND ${pressing}`);
  return rest.andWhere(`NOT EXISTS ${clock.getQuery()}`, clockParameters(asked));
}

/** Since when a case stands in its status is told to those alone who see the status. */
const waits = ({ person, now }: Asked): string => `(c."closedAt" IS NULL AND ${visibleTo(person, 'base', now).sql})`;

/** The clock of which `pressingClock` (complaintView.ts) says that it matters most, as a condition on `d`. */
const running = (alias: string): string => `${alias}."metAt" IS NULL AND ${alias}."pausedAt" IS NULL`;
const isOurs = (alias: string): string => `${alias}."code" NOT IN (:...waitedFor) AND ${alias}."code" NOT IN (:...reminders)`;
const isWaitedFor = (alias: string): string => `${alias}."code" IN (:...waitedFor) AND ${alias}."dueAt" > :clockNow`;
const comesBefore = `(e."dueAt" < d."dueAt" OR (e."dueAt" = d."dueAt" AND e."id" < d."id"))`;
const noneBefore = (which: string): string =>
  `NOT EXISTS (SELECT 1 FROM "deadline" e WHERE e."complaintId" = d."complaintId" AND ${running('e')} AND ${which})`;
const pressing = `${running('d')} AND (
  (${isOurs('d')} AND ${noneBefore(`${isOurs('e')} AND ${comesBefore}`)})
  OR (${isWaitedFor('d')} AND ${noneBefore(isOurs('e'))} AND ${noneBefore(`${isWaitedFor('e')} AND ${comesBefore}`)}))`;

const clockParameters = ({ dialect, now }: Asked): Record<string, unknown> => ({
  waitedFor: notOurs,
  reminders: remindersOnly,
  clockNow: momentValue(dialect, now),
});
