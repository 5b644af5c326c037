import { Brackets, In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { duplicateLimits } from '../../complaint/duplicates';
import type { Dialect } from '../../database/dialect';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import type { Office } from '../office';
import { reportersOfPerson } from '../receiving/samePerson';
import { wordTerms } from '../list/searchTerms';
import { visibleTo } from './visibleTo';

/** How many cases are opened to be compared, and how many words of the text help to find them. */
const most = { opened: 30, byWords: 120, words: 60 };
/** A word of more cases than this is everybody's and finds nobody; it also bounds the work, however many cases there are. */
const rareUpTo = 300;
const dayMs = 24 * 3_600_000;

/**
 * Cases worth comparing with this one, found without opening any: by the same person, by a mark of the same NIK or name, or
 * by rare words in common. Never a supervisory one, which stands by itself; none that this person may not read.
 */
export async function likelyDuplicates(
  office: Office,
  person: Person,
  complaint: ComplaintRow,
  { text, names }: { text: string; names: readonly string[] },
): Promise<ComplaintRow[]> {
  const { read, dialect } = office.db;
  const terms = wordTerms(office.sealer, [...names, text].join(' '), most.words);
  const marked = await withSameMark(read, complaint.id);
  const worded = await withRareWords(read, dialect, complaint.id, terms);
  const reporterIds = await reportersOfPerson(read, complaint.reporterId);
  const ids = [...new Set([...marked, ...worded])];
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const query = read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where(sql, parameters)
    .andWhere(
      new Brackets(either => {
        either.where('c."reporterId" IN (:...reporterIds)', { reporterIds });
        if (ids.length > 0) either.orWhere('c."id" IN (:...ids)', { ids });
      }),
    )
    .andWhere('c."id" <> :own', { own: complaint.id })
    .andWhere({ track: Not('supervisory' as const), status: Not(In(['merged', 'dismissed'])) })
    .andWhere(`COALESCE(c."outcome", '') NOT IN ('merged', 'dismissed')`)
    .andWhere('c."receivedAt" BETWEEN :from AND :to', periodAround(dialect, complaint.receivedAt))
    .andWhere('(c."closedAt" IS NULL OR c."closedAt" >= :closedSince)', {
      closedSince: momentValue(dialect, new Date(office.now().getTime() - duplicateLimits.daysAfterClosing * dayMs)),
    });
  const rows = await query.orderBy('c.receivedAt', 'DESC').getMany();
  const place = (row: ComplaintRow): number => (reporterIds.includes(row.reporterId) ? -1 : ids.indexOf(row.id));
  return rows.toSorted((a, b) => place(a) - place(b)).slice(0, most.opened);
}

function periodAround(dialect: Dialect, at: Date): { from: unknown; to: unknown } {
  const days = duplicateLimits.days * dayMs;
  return { from: momentValue(dialect, new Date(at.getTime() - days)), to: momentValue(dialect, new Date(at.getTime() + days)) };
}

async function withSameMark(manager: EntityManager, complaintId: string): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder<{ complaintId: string }>('IdentityMark', 'other')
    .select('other.complaintId', 'complaintId')
    .innerJoin('IdentityMark', 'own', 'own.mark = other.mark AND own."complaintId" = :complaintId', { complaintId })
    .where('other."complaintId" <> :complaintId')
    .limit(most.byWords)
    .orderBy('other.complaintId', 'DESC')
    .getRawMany<{ complaintId: string }>();
  return rows.map(row => row.complaintId);
}

/** Complaints that share at least two rare words with these terms, those with the rarest first. */
async function withRareWords(manager: EntityManager, dialect: Dialect, own: string, terms: readonly number[]): Promise<string[]> {
  if (terms.length === 0) return [];
  const rows = (await manager.query(firstOfEach(dialect, terms))) as { term: number | string; complaintId: string }[];
  const holders = new Map<number, string[]>();
  for (const { term, complaintId } of rows) {
    const list = holders.get(Number(term)) ?? [];
    holders.set(Number(term), [...list, complaintId]);
  }
  const found = new Map<string, { words: number; weight: number }>();
  for (const list of holders.values()) {
    if (list.length > rareUpTo) continue;
    for (const id of list) {
      const before = found.get(id) ?? { words: 0, weight: 0 };
      found.set(id, { words: before.words + 1, weight: before.weight + 1 / list.length });
    }
  }
  found.delete(own);
  return [...found]
    .filter(([, { words }]) => words >= 2)
    .toSorted(([, a], [, b]) => b.weight - a.weight)
    .slice(0, most.byWords)
    .map(([id]) => id);
}

/**
 * Terms are whole numbers of our own making, and stand in the statement as they are; of one so long SQL Server would make a decimal
 * number, and compare each row's term as one.
 */
function firstOfEach(dialect: Dialect, terms: readonly number[]): string {
  const top = rareUpTo + 1;
  const one = (term: number): string =>
    dialect === 'mssql'
      ? `SELECT * FROM (SELECT TOP (${top}) "term", "complaintId" FROM "search_term" WHERE "term" = CAST(${term} AS bigint)) AS t`
      : `SELECT * FROM (SELECT "term", "complaintId" FROM "search_term" WHERE "term" = ${term} LIMIT ${top})`;
  return [...new Set(terms)].map(one).join(' UNION ALL ');
}
