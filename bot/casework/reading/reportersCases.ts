import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import type { Action } from '../../complaint/sop';
import { isSameVisit } from '../../complaint/visit';
import type { ComplaintRow, ContactRow } from '../../database/tables';
import { contactOf } from '../office';
import type { Office } from '../office';
import { reportersOfPerson } from '../receiving/samePerson';
import { visibleTo } from './visibleTo';

export type CaseOfReporter = Pick<ComplaintRow, 'ticketNumber' | 'status' | 'channel' | 'receivedAt'>;

/** What else this reporter has reported, and who may be the same person because the telephone number is; newest first. */
export interface ReportersCases {
  known: CaseOfReporter[];
  sameNumber: CaseOfReporter[];
}

const nothing: ReportersCases = { known: [], sameNumber: [] };
const most = 10;

/** For whoever may say who the reporter is, of the cases whose words they may read; an anonymous case is tied to nobody. */
export async function reportersCases(
  office: Office,
  person: Person,
  complaint: ComplaintRow,
  allowed: readonly Action[],
): Promise<ReportersCases> {
  const maySay = allowed.includes('linkReporter') || allowed.includes('unlinkReporter');
  if (!maySay || complaint.isAnonymous) return nothing;
  const { read } = office.db;
  const own = await reportersOfPerson(read, complaint.reporterId);
  const others = (await reportersWithNumberOf(read, complaint)).filter(id => !own.includes(id));
  // The issues of one visit stand with the visit.
  const known = (await casesOf(office, person, complaint, own)).filter(other => !isSameVisit(complaint, other));
  const sameNumber = (await casesOf(office, person, complaint, others)).filter(({ track }) => track !== 'supervisory');
  return { known: known.map(shown), sameNumber: sameNumber.map(shown) };
}

const shown = ({ ticketNumber, status, channel, receivedAt }: ComplaintRow): CaseOfReporter => ({
  ...{ ticketNumber, status, channel, receivedAt },
});

/** The same telephone number at the counter and on WhatsApp makes two reporters until an officer says that they are one. */
async function reportersWithNumberOf(manager: EntityManager, { contactId }: ComplaintRow): Promise<string[]> {
  const contact = await contactOf(manager, contactId);
  if (!contact?.addressIndex) return [];
  const { addressIndex, id } = contact;
  const contacts = await manager.findBy<ContactRow>('ReporterContact', { addressIndex, id: Not(id) });
  return [...new Set(contacts.map(({ reporterId }) => reporterId))];
}

async function casesOf(
  office: Office,
  person: Person,
  complaint: ComplaintRow,
  reporterIds: readonly string[],
): Promise<ComplaintRow[]> {
  if (reporterIds.length === 0) return [];
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  return office.db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where(sql, parameters)
    .andWhere({ reporterId: In([...reporterIds]), id: Not(complaint.id), isAnonymous: false })
    .orderBy('c.ticketNumber', 'DESC')
    .take(most)
    .getMany();
}
