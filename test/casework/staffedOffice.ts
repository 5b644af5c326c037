import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { actWithin } from '../../bot/casework/act';
import type { ActRequest } from '../../bot/casework/act';
import { contactOf, reporterKey } from '../../bot/casework/office';
import type { Office } from '../../bot/casework/office';
import { findPerson } from '../../bot/casework/people';
import { receive } from '../../bot/casework/receiving/receive';
import { roles } from '../../bot/complaint/complaint';
import type { ActingParty, Channel, Person, Role } from '../../bot/complaint/complaint';
import type { Division } from '../../bot/complaint/masterData';
import { newId } from '../../bot/database/dialect';
import { createSealer } from '../../bot/database/sealed';
import type { AnswerRow, ComplaintRow, PersonRow, RoleAssignmentRow } from '../../bot/database/tables';
import { openEmptyDatabase } from '../database/emptyDatabase';

/** An officer by login name, with definitive posts. */
export interface Officer {
  loginName: string;
  roles: readonly Role[];
  /** Division of the technical post; population registration unless it says otherwise. */
  division?: Division;
}

/** One officer a post, under the post's own name, and some without a post who can be named on a case. */
export const oneOfEach: readonly Officer[] = [
  ...roles.map(role => ({ loginName: role, roles: [role] })),
  ...['assignee', 'handler', 'nobody', 'accused'].map(loginName => ({ loginName, roles: [] })),
];

const opening = new Date('2026-11-23T03:15:00Z'); // Monday 10.15 WIB

/** Casework on a database (in memory unless a file is named), with officers in their posts and time standing still. */
export async function openStaffedOffice(officers: readonly Officer[] = oneOfEach, url?: string) {
  const db = await openEmptyDatabase(url);
  const sealer = createSealer({ masterKeys: { current: 'k', keys: { k: randomBytes(32) } } });
  const office: Office = { db, sealer, now: () => opening, whatsapp: 'cloud' };
  await db.write(async tx => {
    for (const officer of officers) await hire(tx, officer);
  });
  const people = new Map<string, Person>();
  for (const { loginName } of officers) people.set(loginName, (await findPerson(db.read, { loginName }))!);
  const person = (loginName: string): Person => people.get(loginName)!;
  return {
    db,
    url: db.url,
    office,
    now: opening,
    person,
    party: (loginName: string): ActingParty => ({ kind: 'person', person: person(loginName) }),
    row: (id: string) => db.read.findOneByOrFail<ComplaintRow>('Complaint', { id }),
    /** A citizen nobody knows yet reports something. */
    report: (channel: Channel = 'whatsapp') => db.write(tx => reported(tx, office, channel)),
    reportWithin: (tx: EntityManager, channel: Channel) => reported(tx, office, channel),
    writesAgain: (complaint: ComplaintRow) => db.write(tx => repeated(tx, office, complaint)),
    /** A draft of this round's answer, not yet in the database. */
    answerOf: (tx: EntityManager, complaint: ComplaintRow, writerId: string) => draftOf(tx, office, complaint, writerId),
    act: (request: ActRequest) => db.write(tx => actWithin(tx, office, request)),
    close: () => db.close(),
  };
}
export type StaffedOffice = Awaited<ReturnType<typeof openStaffedOffice>>;

async function hire(tx: EntityManager, { loginName, roles: posts, division = 'populationRegistration' }: Officer): Promise<void> {
  const id = newId();
  const papers = { aadObjectId: newId(), teamsUserId: null, rank: null, nip: null, qualifications: null, deputyId: null };
  const row: PersonRow = { id, loginName, name: loginName, division: null, language: 'id', active: true, ...papers };
  await tx.insert('Person', row);
  for (const role of posts) await tx.insert('RoleAssignment', post(id, role, division));
}

function post(personId: string, role: Role, division: Division): RoleAssignmentRow {
  return {
    id: newId(),
    personId,
    role,
    division: role === 'technicalDivision' ? division : null,
    kind: 'definitive',
    fromAt: new Date('2022-01-04T00:00:00+07:00'), // the day the SOP took effect
    toAt: null,
    orderNumber: null,
  };
}

let citizens = 0;

function reported(tx: EntityManager, office: Office, channel: Channel): Promise<ComplaintRow> {
  return said(tx, office, channel, `62800${String(++citizens).padStart(8, '0')}`);
}

/** Words that mean nothing certain; a citizen who is not on WhatsApp has them written into the form. */
async function said(tx: EntityManager, office: Office, channel: Channel, address: string): Promise<ComplaintRow> {
  const { complaint } = await receive(tx, office, {
    channel,
    alias: { address, bsuid: null, username: null, displayName: 'Warga Contoh' },
    kind: 'text',
    text: 'KTP saya belum tercetak',
    occurredAt: office.now(),
    understand: () => ({ intent: 'other', certain: false }),
    ...(channel === 'whatsapp' ? {} : { form: { registeredBy: null } }),
  });
  return complaint!;
}

/** The same citizen writes again. */
async function repeated(tx: EntityManager, office: Office, complaint: ComplaintRow): Promise<void> {
  const contact = await contactOf(tx, complaint.contactId);
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  const address = office.sealer.open(contact!.address!, key, { id: contact!.id, column: 'address' });
  await said(tx, office, 'whatsapp', address);
}

async function draftOf(tx: EntityManager, office: Office, complaint: ComplaintRow, writerId: string): Promise<AnswerRow> {
  const id = newId();
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  return {
    ...{ id, complaintId: complaint.id, cycle: complaint.cycle, state: 'draft', writerId, writtenAt: office.now() },
    body: office.sealer.seal('Sudah dapat diambil.', key, { id, column: 'body' }),
    ...{ containsPersonalData: false, departsFromDisposition: false, isRefusal: false, identityCheck: null, messageId: null },
    ...{ approvedBy: null, approvedAt: null, sentBy: null, sentAt: null, deliveredAt: null, readAt: null, failedAt: null },
  };
}
