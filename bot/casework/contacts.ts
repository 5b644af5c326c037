import type { EntityManager } from 'typeorm';
import type { Channel } from '../complaint/complaint';
import { newId } from '../database/dialect';
import type { DataKey } from '../database/sealed';
import type { ContactRow } from '../database/tables';
import { reporterKey } from './office';
import type { Office } from './office';

/** How someone reached us. Every part may be missing: anonymous visitors, WhatsApp users without a number (DOMAIN §4.7). */
export interface Alias {
  /** Phone number (digits, 62…) or e-mail address. */
  address: string | null;
  bsuid: string | null;
  username: string | null;
  displayName: string | null;
}

export const nobody: Alias = { address: null, bsuid: null, username: null, displayName: null };

/** Finds the contact behind an alias by its blind index, or makes a new reporter with one. Missing parts are filled in. */
export async function contactFor(tx: EntityManager, office: Office, channel: Channel, alias: Alias): Promise<ContactRow> {
  const index = indexes(office, alias);
  const found = await findContact(tx, channel, index);
  if (!found) return newContact(tx, office, channel, alias);
  await fillIn(tx, office, found, alias);
  return found;
}

function indexes({ sealer }: Office, { address, bsuid }: Alias): { addressIndex: string | null; bsuidIndex: string | null } {
  return {
    addressIndex: address === null ? null : sealer.blindIndex('address', address.toLowerCase()),
    bsuidIndex: bsuid === null ? null : sealer.blindIndex('bsuid', bsuid),
  };
}

async function findContact(
  tx: EntityManager,
  channel: Channel,
  { addressIndex, bsuidIndex }: ReturnType<typeof indexes>,
): Promise<ContactRow | null> {
  const byBsuid = bsuidIndex ? await tx.findOneBy<ContactRow>('ReporterContact', { bsuidIndex }) : null;
  if (byBsuid || !addressIndex) return byBsuid;
  return tx.findOneBy<ContactRow>('ReporterContact', { channel, addressIndex });
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

async function fillIn(tx: EntityManager, office: Office, contact: ContactRow, alias: Alias): Promise<void> {
  const missing = (alias.address && !contact.addressIndex) || (alias.bsuid && !contact.bsuidIndex);
  if (!missing) return;
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const all = { ...sealedParts(office, key, contact.id, alias), ...indexes(office, alias) };
  const news = Object.fromEntries(
    Object.entries(all).filter(([column, value]) => value !== null && contact[column as 'address'] === null),
  );
  await tx.update('ReporterContact', { id: contact.id }, news);
  Object.assign(contact, news);
}

/** A number or BSUID that WhatsApp says has changed: the contact keeps its thread under the new one (DOMAIN §4.7). */
export async function changeIdentity(
  tx: EntityManager,
  office: Office,
  change: { previousWaId: string | null; waId: string | null; previousBsuid: string | null; bsuid: string | null },
): Promise<void> {
  const before = { ...nobody, address: change.previousWaId, bsuid: change.previousBsuid };
  const after = { ...nobody, address: change.waId, bsuid: change.bsuid };
  const contact = await findContact(tx, 'whatsapp', indexes(office, before));
  if (!contact || (await findContact(tx, 'whatsapp', indexes(office, after)))) return;
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const news = { ...sealedParts(office, key, contact.id, after), ...indexes(office, after) };
  await tx.update(
    'ReporterContact',
    { id: contact.id },
    Object.fromEntries(Object.entries(news).filter(([, value]) => value !== null)),
  );
}
