import { In, IsNull, Not } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Channel, Person, Status } from '../../complaint/complaint';
import { NotAllowed, Unknown } from '../../complaint/errors';
import { parseTicketNumber } from '../../complaint/number';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { ComplaintRow, DeadlineRow, SearchTermRow, TaskRow } from '../../database/tables';
import { readCaseFile, type CaseFile } from '../reading/caseFile';
import { complaintView, listedView } from '../reading/complaintView';
import type { ComplaintView, ListedView } from '../reading/complaintView';
import { complaintsNaming } from '../receiving/identityMarks';
import { loadSettings } from '../office';
import { pageInOrder, type Sort } from './listOrder';
import { narrow, needsWords, type Narrowing } from './narrow';
import { narrowRecords, type RecordsNarrowing } from '../records/narrowRecords';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { casesNumbered, numbersIn, type Numbered, type SearchedNumbers } from './searchedNumbers';
import { queryTerms } from './searchTerms';
import { visibleTo } from '../reading/visibleTo';

export interface Wanted extends Narrowing {
  status?: Status;
  channel?: Channel;
  /** Only those with texts that an officer has to send by hand, the longest waiting first. */
  toSend?: boolean;
  /** Only what is still to be recorded in LAPOR!; none where the office does not use that. */
  notInLapor?: boolean;
  /** Only what lies in the archive and is so: for those who may read the words. A visit has a dossier of its own. */
  records?: RecordsNarrowing;
  /**
   * Ticket numbers in any spelling, numbers of LAPOR!, somebody's whole name, or words, all of which must occur (with other affixes,
   * or their beginnings of 3–6 letters). Who stays unknown, or asked that their name be kept, is not found by it.
   */
  q?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** The newest first unless it says otherwise; with `toSend`, the longest waiting text comes first in any case. */
  sort?: Sort;
  /** 1 to 100. */
  limit: number;
}

export interface Found {
  /** With `toSend`, each says how many of its own texts wait. */
  items: (ListedView & { toSend?: number })[];
  /** Null on the last page. */
  nextCursor: string | null;
  /** With `toSend`: how many texts wait in all complaints that were found, on whichever page. */
  toSend?: { complaints: number; texts: number };
  /** On the first page of a search by numbers: those that lead this reader to no case, and those of cases that the other filters leave out. */
  numbers?: { notFound: string[]; filteredOut: string[] };
}

/**
 * A page of complaints as this person may know of them. Filters hold only where the reader sees what is
 * filtered by: by what stands on the card cases of which more than the number is open to them, by words and what officers made
 * of them those whose words are.
 */
export async function findComplaints(office: Office, person: Person, wanted: Wanted): Promise<Found> {
  const { read } = office.db;
  const asked = wanted.q ? numbersIn(wanted.q) : null;
  const cases = asked && (await casesNumbered(read, asked, person, office.now()));
  // Digits that are no case's number may stand in a citizen's words: a registration number.
  const numbered = asked && cases && (asked.tickets.length > 0 || cases.length > 0) ? { asked, cases } : null;
  const named = wanted.q && !numbered ? await complaintsNaming(read, office.sealer, wanted.q) : [];
  const words = wanted.q && !numbered && named.length === 0 ? queryTerms(office.sealer, wanted.q) : null;
  const isNobodys = wanted.notInLapor && !(await loadSettings(read)).laporRecordsEvery;
  if (words?.length === 0 || isNobodys)
    return { items: [], nextCursor: null, ...(wanted.toSend && { toSend: { complaints: 0, texts: 0 } }) };
  // Tasks, and whether a case stands in LAPOR!, are shown to those alone who may read the words.
  const isForReaders = words || named.length > 0 || wanted.toSend || wanted.notInLapor || wanted.records || needsWords(wanted);
  const isOfCard = wanted.status || wanted.channel || wanted.state || wanted.registered || wanted.holder;
  const seeing = isForReaders ? 'words' : isOfCard ? 'base' : 'outline';
  const { sql, parameters } = visibleTo(person, seeing, office.now());
  const query = read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(sql, parameters);
  if (wanted.status) query.andWhere({ status: wanted.status });
  if (wanted.channel) query.andWhere({ channel: wanted.channel });
  // A visit is found by its words or its number; in lists its parts stand for it.
  if (!wanted.q && !wanted.records && wanted.status !== 'inParts') query.andWhere({ holdsParts: false });
  if (wanted.notInLapor) withoutLapor(query, office.now());
  narrow(query, wanted, office);
  if (wanted.records) narrowRecords(query, wanted.records, office, (await loadSettings(read)).retention);
  if (numbered) query.andWhere(numbered.cases.length > 0 ? { id: In(idsOf(numbered.cases)) } : '1 = 0');
  if (named.length > 0) query.andWhere({ id: In(named), isAnonymous: false, isConfidential: false });
  for (const [place, terms] of (words ?? []).entries()) withTerm(query, terms, place);
  if (wanted.toSend) return findToSend(office, person, query, wanted);
  const { sort = 'newest', cursor, limit } = wanted;
  const { rows, nextCursor } = await pageInOrder(query, {
    ...{ sort, cursor, limit, person },
    ...{ dialect: office.db.dialect, now: office.now() },
  });
  const numbers = numbered && !cursor ? { numbers: await untold(query, numbered.asked, numbered.cases) } : {};
  return { items: await listed(read, office, person, rows), nextCursor, ...numbers };
}

const idsOf = (cases: readonly Numbered[]): string[] => cases.map(({ id }) => id);

/** Which of the numbers that were asked for the list does not show, and why. */
async function untold(
  query: SelectQueryBuilder<ComplaintRow>,
  { tickets, trackingIds }: SearchedNumbers,
  cases: readonly Numbered[],
): Promise<NonNullable<Found['numbers']>> {
  const shown = cases.length === 0 ? [] : (await query.clone().select(['c.id']).getMany()).map(({ id }) => id);
  return {
    notFound: [...tickets, ...trackingIds].filter(number => !cases.some(each => each.number === number)),
    filteredOut: cases.filter(({ id }) => !shown.includes(id)).map(({ number }) => number),
  };
}

/** The texts are few, as each waits for a person: what is a page of them is found here. */
async function findToSend(
  office: Office,
  person: Person,
  complaints: SelectQueryBuilder<ComplaintRow>,
  { cursor, limit }: Wanted,
): Promise<Found> {
  const { read } = office.db;
  const own = complaints.andWhere('c."id" = t."complaintId"');
  const tasks = await read
    .createQueryBuilder<TaskRow>('Task', 't')
    // Named by hand: typeorm numbers the values of objects in each query anew, and these are two in one.
    .where(`t.kind = :byHand AND t."doneAt" IS NULL`, { byHand: 'sendByHand' })
    // The texts are few: each looks for its own case.
    .andWhere(`EXISTS (${own.select('1').getQuery()})`, own.getParameters())
    .orderBy('t.createdAt', 'ASC')
    .addOrderBy('t.id', 'ASC')
    .getMany();
  const waiting = new Map<string, number>();
  for (const { complaintId } of tasks) waiting.set(complaintId, (waiting.get(complaintId) ?? 0) + 1);
  const ids = [...waiting.keys()];
  const start = Number(cursor ?? 0) || 0;
  const page = ids.slice(start, start + limit);
  const rows = page.length === 0 ? [] : await read.findBy<ComplaintRow>('Complaint', { id: In(page) });
  const items = await listed(
    read,
    office,
    person,
    page.flatMap(id => rows.find(row => row.id === id) ?? []),
  );
  return {
    items: items.map(item => ({ ...item, toSend: waiting.get(item.id) ?? 0 })),
    nextCursor: start + limit < ids.length ? String(start + limit) : null,
    toSend: { complaints: ids.length, texts: tasks.length },
  };
}

const daysAfterClosing = 30;

/**
 * Without a number of LAPOR! and open, or ended by the office less than 30 days ago: one that was settled on the spot is recorded
 * afterwards. What the Inspectorate examines does not go into a public application.
 */
function withoutLapor(query: SelectQueryBuilder<ComplaintRow>, now: Date): void {
  const since = new Date(now.getTime() - daysAfterClosing * 24 * 3_600_000);
  query
    .andWhere({ channel: Not('lapor' as const), externalId: IsNull(), track: Not('supervisory' as const) })
    .andWhere(`(c."closedAt" IS NULL OR (c."closedAt" >= :since AND c."outcome" IN ('resolved', 'rejected')))`, { since });
}

function withTerm(query: SelectQueryBuilder<ComplaintRow>, terms: number[], place: number): void {
  const having = query
    .subQuery()
    .select('t.complaintId')
    .from<SearchTermRow>('SearchTerm', 't')
    .where(`t.term IN (:...term${place})`)
    .getQuery();
  query.andWhere(`c.id IN ${having}`, { [`term${place}`]: terms });
}

/** These complaints as this person may know of them, in the same order; what is not theirs to know of is left out. */
export async function listed(
  read: EntityManager,
  office: Office,
  person: Person,
  rows: readonly ComplaintRow[],
): Promise<ListedView[]> {
  if (rows.length === 0) return [];
  const people = new Map((await loadPeople(read)).map(each => [each.id, each]));
  const deadlines = await read.findBy<DeadlineRow>('Deadline', { complaintId: In(rows.map(row => row.id)) });
  const deadlinesOf = byComplaint(deadlines);
  const now = office.now();
  return rows.flatMap(complaint => listedView({ complaint, deadlines: deadlinesOf(complaint.id), people }, person, now) ?? []);
}

/** Rows that belong to complaints, each complaint's own by its id. */
export function byComplaint<Row extends { complaintId: string }>(rows: readonly Row[]): (id: string) => Row[] {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const own = grouped.get(row.complaintId);
    if (own) own.push(row);
    else grouped.set(row.complaintId, [row]);
  }
  return id => grouped.get(id) ?? [];
}

/** One complaint by its number, as this person may see it. @throws Unknown also where it exists but is not for them */
export async function findComplaint(office: Office, person: Person, ticketNumber: string): Promise<ComplaintView> {
  return (await openComplaint(office, person, ticketNumber)).view;
}

/** The same with the file it was made of, for more that is said of the case. @throws Unknown */
export async function openComplaint(
  office: Office,
  person: Person,
  ticketNumber: string,
): Promise<{ file: CaseFile; view: ComplaintView }> {
  const complaint = await complaintNumbered(office, person, ticketNumber);
  const file = await readCaseFile(office.db.read, office, complaint);
  const view = complaintView(file, person, office.now());
  if (!view) throw new Unknown('unknownComplaint');
  return { file, view };
}

/** The row behind a number a person typed; what they may not know of does not exist for them. @throws Unknown */
export async function complaintNumbered(office: Office, person: Person, text: string): Promise<ComplaintRow> {
  const ticketNumber = parseTicketNumber(text);
  const complaint = ticketNumber ? await office.db.read.findOneBy<ComplaintRow>('Complaint', { ticketNumber }) : null;
  if (!complaint || viewFor(complaint, person, office.now()) === 'none') throw new Unknown('unknownComplaint');
  return complaint;
}

/** The same for whoever may read its words. @throws Unknown | NotAllowed `closedCase` */
export async function readableNumbered(office: Office, person: Person, text: string): Promise<ComplaintRow> {
  const complaint = await complaintNumbered(office, person, text);
  if (!seesWords(viewFor(complaint, person, office.now()))) throw new NotAllowed('closedCase');
  return complaint;
}
