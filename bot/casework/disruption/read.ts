import type { EntityManager } from 'typeorm';
import { openStatuses } from '../../complaint/complaint';
import type { Person } from '../../complaint/complaint';
import { mayApproveNews, writesDisruptions } from '../../complaint/disruption';
import type { Disruption } from '../../complaint/disruption';
import { NotAllowed } from '../../complaint/errors';
import {
  disruptionEndFields,
  disruptionFields,
  disruptionNewsFields,
  disruptionReturnFields,
  validateFields,
  type Field,
} from '../../complaint/inputs';
import { isStaff } from '../../complaint/visibility';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow, DisruptionNewsRow, DisruptionRow, MessageStatus } from '../../database/tables';
import { textIn } from '../../text/text';
import { composed } from '../telling/messages';
import { loadSettings } from '../office';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { visibleTo } from '../reading/visibleTo';
import { isWorkedOn, openToOffice, untold } from './conditions';
import { candidatesFor, type Candidates } from './matching';
import { checkWriter } from './manage';
import { disruptionOf, newsOf, newsTo } from './news';

/** A disruption in a list; `cases` are those linked ones whose words its reader may read. */
export interface DisruptionLine extends Disruption {
  cases: number;
  /** A text waits for the head of division. */
  newsWaits: boolean;
}

export interface Disruptions {
  /** Those that last first, each group with the newest first. */
  lines: DisruptionLine[];
  /** The form that opens one; null where that is not this person's. */
  fields: readonly Field[] | null;
}

/** How far one text has come, in cases: how it left, or why it did not. */
export const tellingStates = ['sent', 'onItsWay', 'behindTemplate', 'byHand', 'failed', 'nobody', 'notYet'] as const;
export type Telling = Record<(typeof tellingStates)[number], number>;

export interface NewsView extends Pick<
  DisruptionNewsRow,
  'seq' | 'kind' | 'text' | 'state' | 'promisedAt' | 'expectedEndAt' | 'endedAt' | 'note'
> {
  /** As a reporter gets it, in Indonesian. */
  message: string;
  writtenBy: string;
  writtenAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Null while it is not approved. */
  telling: Telling | null;
}

export interface DisruptionView extends DisruptionLine {
  version: number;
  openedBy: string;
  openedAt: Date;
  /** The newest first. */
  news: NewsView[];
  /** The newest text waits for this person's word. */
  mayDecide: boolean;
  /** The forms of whoever writes for the reporters; null for everybody else. */
  forms: Record<'news' | 'end' | 'returned', readonly Field[]> | null;
  /** Cases that might be linked; null where linking is not this person's, and once it is over. */
  candidates: Candidates | null;
}

/** A text as it goes out, and the approved template that stands in for it outside the 24-hour window. */
export interface NewsPreview {
  message: string;
  template: string;
}

const longestNews = 1000;

/** Stands for a reporter's own number where a text is shown as it goes out to all of them. */
const anyNumber = 'ADU-…';

/** @throws NotAllowed `staffOnly` to whoever reads no cases, such as an administrator alone */
export async function readDisruptions(office: Office, person: Person): Promise<Disruptions> {
  checkReader(person, office.now());
  const rows = await office.db.read.find<DisruptionRow>('Disruption', { order: { startedAt: 'DESC' } });
  const lines = await linesOf(office, person, rows);
  const fields = writesDisruptions(person, office.now()) ? disruptionFields : null;
  return { lines: [...lines.filter(each => !each.endedAt), ...lines.filter(each => each.endedAt)], fields };
}

/** Those that lasted at some time between these moments, for the dashboard. */
export async function disruptionsBetween(office: Office, person: Person, start: Date, end: Date): Promise<DisruptionLine[]> {
  return linesOf(office, person, await rowsBetween(office.db.read, office, start, end));
}

/** The same rows, the earliest first. */
export function rowsBetween(manager: EntityManager, { db }: Office, start: Date, end: Date): Promise<DisruptionRow[]> {
  const [from, before] = [start, end].map(at => momentValue(db.dialect, at));
  return manager
    .createQueryBuilder<DisruptionRow>('Disruption', 'd')
    .where('d."startedAt" < :before AND (d."endedAt" IS NULL OR d."endedAt" >= :from)', { from, before })
    .orderBy('d.startedAt', 'ASC')
    .getMany();
}

/** One with its texts, and whom it may concern. @throws NotAllowed | Unknown */
export async function readDisruption(office: Office, person: Person, id: string): Promise<DisruptionView> {
  const now = office.now();
  checkReader(person, now);
  const { read } = office.db;
  const row = await disruptionOf(read, id);
  const [line] = await linesOf(office, person, [row]);
  const news = (await newsOf(read, row.id)).toReversed();
  const names = new Map((await loadPeople(read, 'ever')).map(each => [each.id, each.name]));
  const nameOf = (who: string | null): string | null => (who === null ? null : (names.get(who) ?? '–'));
  const newest = news.find(({ state }) => state === 'approved')?.seq;
  const isWriter = writesDisruptions(person, now);
  const settings = await loadSettings(read);
  const views = news.map(async ({ disruptionId: _, writtenBy, decidedBy, ...text }): Promise<NewsView> => {
    const telling = text.state === 'approved' ? await tellingOf(office, person, row.id, text.seq, text.seq === newest) : null;
    const { body } = composed(newsTo(anyNumber, text), settings);
    return { ...text, message: body, writtenBy: nameOf(writtenBy)!, decidedBy: nameOf(decidedBy), telling };
  });
  const [last] = news;
  return {
    ...line!,
    version: row.version,
    openedBy: nameOf(row.openedBy)!,
    openedAt: row.openedAt,
    news: await Promise.all(views),
    mayDecide: row.endedAt === null && last?.state === 'waiting' && mayApproveNews(person, last.writtenBy, now),
    forms: isWriter ? { news: disruptionNewsFields, end: disruptionEndFields, returned: disruptionReturnFields } : null,
    candidates: isWriter && row.endedAt === null ? await candidatesFor(office, person, row) : null,
  };
}

/** What a reporter would get of a text that is being written; for whoever writes such texts. @throws NotAllowed */
export async function previewNews(office: Office, person: Person, typed: Record<string, unknown>): Promise<NewsPreview> {
  checkWriter(person, office.now());
  const text = typeof typed.text === 'string' ? typed.text.trim().slice(0, longestNews) : '';
  const promisedAt = typed.kind === 'end' ? null : dateOr(typed.promisedAt);
  const news = newsTo(anyNumber, { kind: promisedAt ? 'update' : 'end', text: text || '…', promisedAt });
  const { body, template } = composed(news, await loadSettings(office.db.read));
  const values = Object.fromEntries(template.parameters.map((value, at) => [at + 1, value]));
  return { message: body, template: textIn('id')(`whatsapp:template.${template.name}`, values) };
}

/** A moment as a form sends it; null while it is none. */
function dateOr(value: unknown): Date | null {
  try {
    return validateFields([{ name: 'at', kind: 'dateTime', required: false }], { at: value }).at as Date | null;
  } catch {
    return null;
  }
}

function checkReader(person: Person, now: Date): void {
  if (!isStaff(person, now)) throw new NotAllowed('staffOnly');
}

async function linesOf(office: Office, person: Person, rows: readonly DisruptionRow[]): Promise<DisruptionLine[]> {
  if (rows.length === 0) return [];
  const { read } = office.db;
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const ids = rows.map(({ id }) => id);
  const counts = await read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select('c.disruptionId', 'id')
    .addSelect('COUNT(*)', 'cases')
    .where('c."disruptionId" IN (:...ids)', { ids })
    .andWhere(isWorkedOn)
    .andWhere(sql, parameters)
    .groupBy('c.disruptionId')
    .getRawMany<{ id: string; cases: number | string }>();
  const cases = new Map(counts.map(each => [each.id, Number(each.cases)]));
  const waiting = await read
    .createQueryBuilder<DisruptionNewsRow>('DisruptionNews', 'n')
    .where(`n."disruptionId" IN (:...ids) AND n."state" = 'waiting'`, { ids })
    .getMany();
  return rows.map(({ version: _version, openedBy: _by, openedAt: _at, ...row }) => ({
    ...row,
    cases: cases.get(row.id) ?? 0,
    newsWaits: waiting.some(({ disruptionId }) => disruptionId === row.id),
  }));
}

const states: Record<MessageStatus, keyof Telling> = {
  ...{ queued: 'onItsWay', waiting: 'behindTemplate', byHand: 'byHand', failed: 'failed' },
  ...{ sent: 'sent', delivered: 'sent', read: 'sent', received: 'sent' },
};

/** @param isNewest only what is told now is still to be told to some */
async function tellingOf(office: Office, person: Person, disruptionId: string, seq: number, isNewest: boolean): Promise<Telling> {
  const { read } = office.db;
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const linked = () =>
    read
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .where('c."disruptionId" = :disruptionId', { disruptionId, seq })
      .andWhere(isWorkedOn)
      .andWhere(sql, parameters);
  const rows = await linked()
    .innerJoin('DisruptionTold', 't', 't."disruptionId" = c."disruptionId" AND t."seq" = :seq AND t."complaintId" = c."id"')
    .leftJoin('Message', 'm', 'm."id" = t."messageId"')
    .select('m.status', 'status')
    .addSelect('COUNT(*)', 'cases')
    .groupBy('m.status')
    .getRawMany<{ status: MessageStatus | null; cases: number | string }>();
  const telling = Object.fromEntries(tellingStates.map(state => [state, 0])) as Telling;
  for (const { status, cases } of rows) telling[status === null ? 'nobody' : states[status]] += Number(cases);
  if (!isNewest) return telling;
  telling.notYet = await linked()
    .andWhere(openToOffice)
    .andWhere('c."status" IN (:...open)', { open: openStatuses })
    .andWhere(untold)
    .getCount();
  return telling;
}
