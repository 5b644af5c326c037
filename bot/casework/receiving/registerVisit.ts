import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../complaint/complaint';
import { formatWib } from '../../complaint/deadline';
import type { Issue } from '../../complaint/inputs';
import { newId } from '../../database/dialect';
import type { ComplaintRow, ContactRow, DeadlineRow } from '../../database/tables';
import { recordIncoming } from './incoming';
import { tellContact } from '../telling/messages';
import { loadSettings } from '../office';
import type { Office } from '../office';
import { register } from './register';
import type { Beginning } from './register';

/**
 * A visit with several issues (DOMAIN §5.2): a number for the visit, by which the reporter asks and gets one receipt, and a
 * complaint with its own number and clocks for each issue. The words stand in the parts alone, so that nobody reads in the visit
 * what is closed to them in a part.
 */
export async function registerVisit(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  beginning: Beginning,
  issues: readonly Issue[],
): Promise<ComplaintRow> {
  const { complaintClass, category, ...common } = beginning;
  const { service: _service, division: _division, ...visit } = common;
  const { receivedAt, registeredBy } = beginning;
  const whole = await register(tx, office, contact, {
    ...visit,
    holdsParts: true,
    arrival: { startsAt: receivedAt, unannounced: false, unacknowledged: true },
  });
  // What the form says of class and category was chosen for its first issue.
  const kinds = issues.map((_, at) => (at === 0 ? { complaintClass, category } : {}));
  const parts: ComplaintRow[] = [];
  for (const [at, issue] of issues.entries())
    parts.push(await registerPart(tx, office, contact, whole, issue, { ...common, ...kinds[at], registeredBy }));
  await tellParts(tx, office, contact, whole, parts);
  return whole;
}

/** The issues of a report that turned out to hold several; the report itself is their visit from now on. */
export async function registerParts(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  whole: ComplaintRow,
  issues: readonly Issue[],
  registeredBy: string | null,
): Promise<ComplaintRow[]> {
  const { channel, receivedAt, isAnonymous, isConfidential, onBehalfOf, powerOfAttorney, district, ward } = whole;
  const common = { channel, receivedAt, isAnonymous, isConfidential, onBehalfOf, powerOfAttorney, district, ward };
  const parts: ComplaintRow[] = [];
  for (const issue of issues) parts.push(await registerPart(tx, office, contact, whole, issue, { ...common, registeredBy }));
  await tellParts(tx, office, contact, whole, parts);
  return parts;
}

async function registerPart(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  { id: partOf }: Pick<Complaint, 'id'>,
  { text, service }: Issue,
  beginning: Beginning,
): Promise<ComplaintRow> {
  const { receivedAt, registeredBy: enteredBy } = beginning;
  const part = await register(tx, office, contact, {
    ...beginning,
    ...{ service, division: null, partOf },
    arrival: { startsAt: receivedAt, unannounced: true, unacknowledged: true },
  });
  await recordIncoming(tx, office, contact, part, { id: newId(), kind: 'form', text, occurredAt: receivedAt, enteredBy });
  return part;
}

/** One receipt for all of them. It stands in the visit, which more people may read than a part, and therefore says numbers only. */
async function tellParts(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  whole: ComplaintRow,
  parts: readonly ComplaintRow[],
): Promise<void> {
  const { privacyUrl } = await loadSettings(tx);
  const dueAt = await firstDueAt(tx, parts);
  const values = {
    ticket: whole.ticketNumber,
    numbers: parts.map(part => part.ticketNumber).join(', '),
    receivedAt: formatWib(whole.receivedAt, 'id'),
    dueAt: dueAt ? formatWib(dueAt, 'id') : '–',
    privacyUrl,
  };
  await tellContact(tx, office, contact, whole, { key: 'receiptVisit', values });
}

/** Until when the first of these is to be answered (SOP: one business day); null where none waits. */
export async function firstDueAt(manager: EntityManager, parts: readonly Pick<ComplaintRow, 'id'>[]): Promise<Date | null> {
  const where = { complaintId: In(parts.map(({ id }) => id)), code: 'sopResponse' } as const;
  const first = await manager.findOne<DeadlineRow>('Deadline', { where, order: { dueAt: 'ASC' } });
  return first?.dueAt ?? null;
}
