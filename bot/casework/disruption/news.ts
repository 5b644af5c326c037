import { Not, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { formatWib } from '../../complaint/deadline';
import { Refused, Unknown } from '../../complaint/errors';
import type { Action } from '../../complaint/sop';
import { hold } from '../../database/dataSource';
import { isId } from '../../database/dialect';
import type { ComplaintRow, DisruptionNewsRow, DisruptionRow, DisruptionToldRow } from '../../database/tables';
import type { Text } from '../telling/messages';
import type { Office } from '../office';

/** @throws Unknown `unknownDisruption` */
export async function disruptionOf(manager: EntityManager, id: string): Promise<DisruptionRow> {
  const found = isId(id) ? await manager.findOneBy<DisruptionRow>('Disruption', { id: id.toLowerCase() }) : null;
  if (!found) throw new Unknown('unknownDisruption');
  return found;
}

/** The same, locked until the transaction ends: a case that joins and a disruption that ends wait for each other. @throws Unknown */
export async function lockedDisruption(tx: EntityManager, { db }: Pick<Office, 'db'>, id: string): Promise<DisruptionRow> {
  const { id: known } = await disruptionOf(tx, id);
  await hold(tx, db, 'Disruption', { id: known });
  return tx.findOneByOrFail<DisruptionRow>('Disruption', { id: known });
}

/** Its texts, the oldest first. */
export const newsOf = (manager: EntityManager, disruptionId: string): Promise<DisruptionNewsRow[]> =>
  manager.find<DisruptionNewsRow>('DisruptionNews', { where: { disruptionId }, order: { seq: 'ASC' } });

/** What its reporters are told now: the newest approved text; null while none is. */
export async function currentNews(manager: EntityManager, disruptionId: string): Promise<DisruptionNewsRow | null> {
  const where = { disruptionId, state: 'approved' } as const;
  return manager.findOne<DisruptionNewsRow>('DisruptionNews', { where, order: { seq: 'DESC' } });
}

/** The step by which a reporter is told of this news. */
export const tellingOf = ({ kind }: Pick<DisruptionNewsRow, 'kind'>): Action =>
  kind === 'end' ? 'tellDisruptionEnd' : 'tellDisruption';

/** A date that has passed promises nothing: whoever reports after it is told once there is newer news. */
export const isCurrent = ({ promisedAt }: Pick<DisruptionNewsRow, 'promisedAt'>, now: Date): boolean =>
  promisedAt === null || promisedAt > now;

/** As one reporter gets it, about their own number. */
export function newsTo(
  ticket: string,
  { kind, text, promisedAt }: Pick<DisruptionNewsRow, 'kind' | 'text' | 'promisedAt'>,
): Text {
  if (kind === 'end' || promisedAt === null) return { key: 'disruptionEnd', values: { ticket, text } };
  return { key: 'disruption', values: { ticket, text, date: formatWib(promisedAt, 'id') } };
}

/** Whether this news was told about this case already. */
export const isTold = (tx: EntityManager, { disruptionId, seq }: DisruptionNewsRow, complaintId: string): Promise<boolean> =>
  tx.existsBy<DisruptionToldRow>('DisruptionTold', { disruptionId, seq, complaintId });

/** The message in which the same reporter got this news about another of their cases; null where they did not. */
export async function sameReportersMessage(
  tx: EntityManager,
  { disruptionId, seq }: DisruptionNewsRow,
  { id, contactId, reporterId }: ComplaintRow,
): Promise<string | null> {
  const others = await tx.findBy<ComplaintRow>('Complaint', { reporterId, disruptionId, id: Not(id) });
  const ids = others.filter(other => other.contactId === contactId).map(other => other.id);
  if (ids.length === 0) return null;
  const told = await tx.findBy<DisruptionToldRow>('DisruptionTold', { disruptionId, seq, complaintId: In(ids) });
  return told.find(({ messageId }) => messageId !== null)?.messageId ?? null;
}

/** @throws Refused `disruptionEnded` */
export function checkOpen({ endedAt, name }: DisruptionRow): void {
  if (endedAt !== null) throw new Refused('disruptionEnded', { name });
}

/** The open disruption whose news named this date to a case's reporter, with who opened it and who wrote that; null where none did. */
export async function disruptionPromising(
  tx: EntityManager,
  { disruptionId }: ComplaintRow,
  at: Date,
): Promise<(Pick<DisruptionRow, 'id' | 'name'> & { writers: string[] }) | null> {
  if (disruptionId === null) return null;
  const { id, name, openedBy } = await disruptionOf(tx, disruptionId);
  const news = await tx.findBy<DisruptionNewsRow>('DisruptionNews', { disruptionId, state: 'approved', promisedAt: at });
  return news.length > 0 ? { id, name, writers: [...new Set([openedBy, ...news.map(({ writtenBy }) => writtenBy)])] } : null;
}
