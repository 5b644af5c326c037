import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { openStatuses } from '../../complaint/complaint';
import type { Channel } from '../../complaint/complaint';
import { hold } from '../../database/dataSource';
import { newId } from '../../database/dialect';
import type { DataKey } from '../../database/sealed';
import type { ComplaintRow, ContactRow } from '../../database/tables';
import { unclaimed } from './incoming';
import { addTask } from '../telling/messages';
import { openOr, reporterKey } from '../office';
import type { Office } from '../office';
import { queueCards } from '../news/teamsNews';

/** How someone reached us. Every part may be missing: anonymous visitors, WhatsApp users without a number (DOMAIN §4.7). */
export interface Alias {
  /** Phone number (digits, 62…) or e-mail address. */
  address: string | null;
  bsuid: string | null;
  username: string | null;
  displayName: string | null;
}

export const nobody: Alias = { address: null, bsuid: null, username: null, displayName: null };

/**
 * Finds the contact behind an alias by its blind indexes, or makes a new reporter with one; what the alias knows better is
 * taken over. Somebody whose user id is known is that person whatever their number: numbers are given to others (DOMAIN §4.7).
 */
export async function contactFor(tx: EntityManager, office: Office, channel: Channel, alias: Alias): Promise<ContactRow> {
  const { bsuidIndex, addressIndex } = indexes(office, alias);
  const byBsuid = bsuidIndex ? await lockContact(tx, office, { bsuidIndex }) : null;
  const byAddress = addressIndex ? await lockContact(tx, office, { channel, addressIndex }) : null;
  const found = await onePerson(tx, office, bsuidIndex, byBsuid, byAddress);
  if (!found) return newContact(tx, office, channel, alias);
  await takeOver(tx, office, found, alias);
  return found;
}

/** Of two processes at one person's messages the second waits here (DESIGN §3.1); SQLite has one writer anyway. */
export async function lockContact(
  tx: EntityManager,
  office: Office,
  where: Partial<Pick<ContactRow, 'id' | 'channel' | 'addressIndex' | 'bsuidIndex'>>,
): Promise<ContactRow | null> {
  await hold(tx, office.db, 'ReporterContact', where, 'mode');
  return tx.createQueryBuilder<ContactRow>('ReporterContact', 'c').where(where).getOne();
}

async function onePerson(
  tx: EntityManager,
  office: Office,
  bsuidIndex: string | null,
  byBsuid: ContactRow | null,
  byAddress: ContactRow | null,
): Promise<ContactRow | null> {
  if (!byAddress || byBsuid?.id === byAddress.id) return byBsuid;
  if (isAnother(byAddress, bsuidIndex)) {
    await release(tx, office, byAddress, noAddress);
    return byBsuid;
  }
  return byBsuid ? reunite(tx, office, byBsuid, byAddress) : byAddress;
}

/** The number's holder is known under another user id: the number has a new owner. */
const isAnother = (holder: ContactRow, bsuidIndex: string | null): boolean =>
  bsuidIndex !== null && holder.bsuidIndex !== null && holder.bsuidIndex !== bsuidIndex;

/**
 * One person wrote once without a number and once without a user id, and so became two. What was reported stays where it is,
 * each under its own key: the contact that has reports goes on, and officers learn of those that lose their thread.
 */
async function reunite(tx: EntityManager, office: Office, byBsuid: ContactRow, byAddress: ContactRow): Promise<ContactRow> {
  if (await tx.existsBy('Complaint', { reporterId: byBsuid.reporterId })) {
    await release(tx, office, byAddress, noAddress);
    await leaveToOfficers(tx, office, byAddress);
    return byBsuid;
  }
  await takeGreetings(tx, office, byBsuid, byAddress);
  await release(tx, office, byBsuid, noBsuid);
  return byAddress;
}

const noAddress = { address: null, addressIndex: null };
const noBsuid = { bsuid: null, bsuidIndex: null, username: null };

/** The contact stays for what was written with it, and can be reached this way no longer. */
async function release(tx: EntityManager, office: Office, contact: ContactRow, parts: Partial<ContactRow>): Promise<void> {
  const news = { ...parts, unreachableSince: office.now() };
  await tx.update('ReporterContact', { id: contact.id }, news);
  Object.assign(contact, news);
}

/** An officer has to find another way to whoever reported these. */
async function leaveToOfficers(tx: EntityManager, office: Office, { reporterId }: ContactRow): Promise<void> {
  const complaints = await tx.findBy<ComplaintRow>('Complaint', {
    ...{ reporterId, status: In([...openStatuses]), holdsParts: false },
  });
  for (const complaint of complaints) {
    await addTask(tx, office, complaint, 'interpretReply');
    await queueCards(tx, complaint, office.now());
  }
}

/** Who has no report has nothing waiting but greetings; they begin the report that comes, under its reporter's key. */
async function takeGreetings(tx: EntityManager, office: Office, from: ContactRow, to: ContactRow): Promise<void> {
  const { sealer } = office;
  const before = await reporterKey(tx, sealer, from.reporterId);
  const after = await reporterKey(tx, sealer, to.reporterId);
  for (const { id, body } of await unclaimed(tx, from)) {
    const text = openOr(sealer, body, before, id, 'body');
    const sealed = text === null ? null : sealer.seal(text, after, { id, column: 'body' });
    await tx.update('Message', { id }, { contactId: to.id, reporterId: to.reporterId, body: sealed });
  }
}

function indexes({ sealer }: Office, { address, bsuid }: Alias): { addressIndex: string | null; bsuidIndex: string | null } {
  return {
    addressIndex: address === null ? null : sealer.blindIndex('address', address.toLowerCase()),
    bsuidIndex: bsuid === null ? null : sealer.blindIndex('bsuid', bsuid),
  };
}

async function newContact(tx: EntityManager, office: Office, channel: Channel, alias: Alias): Promise<ContactRow> {
  const { sealer, now } = office;
  const reporterId = newId();
  const { wrapped, key } = sealer.newDataKey(reporterId);
  const name = alias.displayName ? sealer.seal(alias.displayName, key, { id: reporterId, column: 'name' }) : null;
  await tx.insert('Reporter', { id: reporterId, wrappedKey: wrapped, name, createdAt: now(), erasedAt: null });
  const id = newId();
  const contact: ContactRow = {
    id,
    reporterId,
    channel,
    ...sealedParts(office, key, id, alias),
    ...indexes(office, alias),
    mode: channel === 'whatsapp' && office.whatsapp === 'cloud' ? 'cloud' : 'manual',
    lastInboundAt: null,
    unreachableSince: null,
    pacedUntil: null,
    createdAt: now(),
  };
  await tx.insert('ReporterContact', contact);
  return contact;
}

function sealedParts(
  { sealer }: Office,
  key: DataKey,
  id: string,
  alias: Alias,
): Pick<ContactRow, 'address' | 'bsuid' | 'username'> {
  const part = (column: 'address' | 'bsuid' | 'username'): ContactRow['address'] =>
    alias[column] === null ? null : sealer.seal(alias[column], key, { id, column });
  return { address: part('address'), bsuid: part('bsuid'), username: part('username') };
}

/** What WhatsApp says of somebody now goes before what it said once. */
async function takeOver(tx: EntityManager, office: Office, contact: ContactRow, alias: Alias): Promise<void> {
  const index = indexes(office, alias);
  const isNew = (part: 'addressIndex' | 'bsuidIndex'): boolean => index[part] !== null && index[part] !== contact[part];
  if (!isNew('addressIndex') && !isNew('bsuidIndex')) return;
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const all = { ...sealedParts(office, key, contact.id, alias), ...index };
  const news = { ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)), unreachableSince: null };
  await tx.update('ReporterContact', { id: contact.id }, news);
  Object.assign(contact, news);
}

export interface IdentityChange {
  previousWaId: string | null;
  waId: string | null;
  previousBsuid: string | null;
  bsuid: string | null;
}

/**
 * A number or user id that WhatsApp says has changed: the contact keeps its thread under the new one (DOMAIN §4.7). Somebody
 * who is known under the new one already goes on there, and nothing more is sent to the old.
 */
export async function changeIdentity(tx: EntityManager, office: Office, change: IdentityChange): Promise<void> {
  const after = { ...nobody, ...namesAfter(change) };
  const contact = await knownAs(tx, office, { ...nobody, address: change.previousWaId, bsuid: change.previousBsuid });
  const other = await knownAs(tx, office, after);
  if (!contact || contact.id === other?.id) return;
  if (other) {
    await release(tx, office, contact, { ...noAddress, ...noBsuid });
    return leaveToOfficers(tx, office, contact);
  }
  const { addressIndex, bsuidIndex } = indexes(office, after);
  const holder = addressIndex && (await lockContact(tx, office, { channel: 'whatsapp', addressIndex }));
  if (holder && holder.id !== contact.id) await release(tx, office, holder, noAddress);
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const { address, bsuid } = sealedParts(office, key, contact.id, after);
  // A user id lives as long as its number: with a new number the old one is nobody's.
  const moved = change.waId !== null && change.waId !== change.previousWaId;
  await tx.update(
    'ReporterContact',
    { id: contact.id },
    { ...(addressIndex && { address, addressIndex }), ...(bsuidIndex ? { bsuid, bsuidIndex } : moved && noBsuid) },
  );
}

/** By which names somebody is known after a change: the old ones may be another's already. */
export const namesAfter = ({ waId, bsuid }: IdentityChange): Pick<Alias, 'address' | 'bsuid'> => ({ address: waId, bsuid });

async function knownAs(tx: EntityManager, office: Office, alias: Alias): Promise<ContactRow | null> {
  const { bsuidIndex, addressIndex } = indexes(office, alias);
  const byBsuid = bsuidIndex && (await lockContact(tx, office, { bsuidIndex }));
  if (byBsuid || !addressIndex) return byBsuid || null;
  const byAddress = await lockContact(tx, office, { channel: 'whatsapp', addressIndex });
  return byAddress && isAnother(byAddress, bsuidIndex) ? null : byAddress;
}
