import { In, IsNull } from 'typeorm';
import { suggestFor } from '../../complaint/categorisation';
import type { Channel, Person, Status } from '../../complaint/complaint';
import { openStatuses } from '../../complaint/complaint';
import { fitTo } from '../../complaint/disruption';
import type { Disruption, Fit } from '../../complaint/disruption';
import type { ComplaintCategory, ServiceType } from '../../complaint/masterData';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow, ContactRow, DisruptionRow, MessageRow, ReporterRow } from '../../database/tables';
import { wayOf, type AnswerPreview } from '../telling/answerPreview';
import { byComplaint } from '../list/find';
import { openOr } from '../office';
import type { Office } from '../office';
import { inChunks } from '../report/registerRecords';
import { visibleTo } from '../reading/visibleTo';
import { openToOffice } from './conditions';

/** An open case that is likely to be about a disruption, and how its reporter would be told. */
export interface Candidate {
  ticketNumber: string;
  status: Status;
  channel: Channel;
  registeredAt: Date;
  service: ServiceType | null;
  category: ComplaintCategory | null;
  fit: Fit;
  way: AnswerPreview['way'];
}

export interface Candidates {
  /** The newest first. */
  items: Candidate[];
  /** There are more than were looked at: once these are linked, the next ones follow. */
  isCut: boolean;
}

/** A surge of a day is 300 (QUALITY); more are looked at once these are linked. */
const mostLookedAt = 1000;

/**
 * Open cases since the disruption began that are likely to be about it and belong to none yet: of those alone whose words this person
 * may read, and never what is kept from part of the office.
 */
export async function candidatesFor(office: Office, person: Person, disruption: DisruptionRow): Promise<Candidates> {
  const { read, dialect } = office.db;
  const now = office.now();
  const { sql, parameters } = visibleTo(person, 'words', now);
  const { services, category } = disruption;
  const query = read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where('c."registeredAt" >= :since', { since: momentValue(dialect, disruption.startedAt) })
    .andWhere({
      disruptionId: IsNull(),
      status: In([...openStatuses].filter(status => status !== 'inParts' && status !== 'answered')),
    })
    .andWhere(openToOffice)
    .andWhere(sql, parameters);
  if (services.length > 0) query.andWhere('(c."service" IS NULL OR c."service" IN (:...services))', { services });
  if (category) query.andWhere('(c."category" IS NULL OR c."category" = :category)', { category });
  const rows = await query
    .orderBy('c.registeredAt', 'DESC')
    .addOrderBy('c.id', 'DESC')
    .take(mostLookedAt + 1)
    .getMany();
  const looked = rows.slice(0, mostLookedAt);
  const fits = await fitsOf(office, looked, disruption);
  const fitting = looked.filter(({ id }) => fits.has(id));
  const contacts = await contactsOf(office, fitting);
  const items = fitting.map((row): Candidate => {
    const { ticketNumber, status, channel, registeredAt, service, category: sortedAs, contactId } = row;
    const contact = contacts.get(contactId ?? '');
    const way = contact ? wayOf(row, contact, now) : 'nowhere';
    return { ticketNumber, status, channel, registeredAt, service, category: sortedAs, fit: fits.get(row.id)!, way };
  });
  return { items, isCut: rows.length > mostLookedAt };
}

/** By what officers sorted, or else by the words, which are opened for those alone that nobody has sorted. */
async function fitsOf(office: Office, rows: readonly ComplaintRow[], disruption: Disruption): Promise<Map<string, Fit>> {
  const known = (row: ComplaintRow) => fitTo(disruption, row, null);
  const unsorted = rows.filter(row => known(row) === null);
  const said = await wordsOf(office, unsorted);
  return new Map(
    rows.flatMap(row => {
      const fit = known(row) ?? fitTo(disruption, row, suggestFor(said.get(row.id) ?? ''));
      return fit ? [[row.id, fit] as const] : [];
    }),
  );
}

/** What the reporters of these cases wrote, each under its own key. */
async function wordsOf({ db, sealer }: Office, rows: readonly ComplaintRow[]): Promise<Map<string, string>> {
  const ids = rows.map(({ id }) => id);
  const messages = byComplaint(
    (await inChunks(ids, chunk =>
      db.read.findBy<MessageRow>('Message', { complaintId: In(chunk), direction: 'in', isGreeting: false }),
    )) as (MessageRow & { complaintId: string })[],
  );
  const reporterIds = [...new Set(rows.map(({ reporterId }) => reporterId))];
  const reporters = await inChunks(reporterIds, chunk => db.read.findBy<ReporterRow>('Reporter', { id: In(chunk) }));
  const keys = new Map(reporters.map(({ id, wrappedKey }) => [id, sealer.unwrap(wrappedKey, id)]));
  return new Map(
    rows.map(({ id, reporterId }) => {
      const own = messages(id).filter(message => message.reporterId === reporterId);
      return [id, own.map(message => openOr(sealer, message.body, keys.get(reporterId)!, message.id, 'body') ?? '').join('\n')];
    }),
  );
}

/** Contacts to which something may be sent still. */
async function contactsOf({ db }: Office, rows: readonly ComplaintRow[]): Promise<Map<string, ContactRow>> {
  const ids = [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))];
  const contacts = await inChunks(ids, chunk => db.read.findBy<ContactRow>('ReporterContact', { id: In(chunk) }));
  const erased = await inChunks(ids.length > 0 ? rows.map(({ reporterId }) => reporterId) : [], chunk =>
    db.read.findBy<ReporterRow>('Reporter', { id: In(chunk), wrappedKey: IsNull() }),
  );
  const gone = new Set(erased.map(({ id }) => id));
  return new Map(contacts.filter(({ reporterId }) => !gone.has(reporterId)).map(contact => [contact.id, contact]));
}

/** The open disruptions that a case is likely to be about; `suggested` is how its words would sort it. */
export async function likelyDisruptions(
  office: Office,
  { service, category, registeredAt }: Pick<ComplaintRow, 'service' | 'category' | 'registeredAt'>,
  suggested: Pick<ComplaintRow, 'service' | 'category'> | null,
): Promise<Pick<DisruptionRow, 'id' | 'name'>[]> {
  const open = await office.db.read.findBy<DisruptionRow>('Disruption', { endedAt: IsNull() });
  return open
    .filter(each => each.startedAt <= registeredAt && fitTo(each, { service, category }, suggested) !== null)
    .map(({ id, name }) => ({ id, name }));
}
