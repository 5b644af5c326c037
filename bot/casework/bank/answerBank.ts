import type { EntityManager } from 'typeorm';
import { byFit, reviewIn, withValues, type BankText, type BankValues, type Fit } from '../../complaint/bankText';
import type { Complaint, Person, Role } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { bankTextFields, validateFields } from '../../complaint/inputs';
import type { CleanInput, Field } from '../../complaint/inputs';
import { divisions, services } from '../../complaint/masterData';
import type { ComplaintCategory, ServiceType } from '../../complaint/masterData';
import { parseTicketNumber } from '../../complaint/number';
import { holds } from '../../complaint/visibility';
import { isId, isUniqueViolation, newId } from '../../database/dialect';
import type { BankTextRow, ComplaintRow } from '../../database/tables';
import { openingText } from '../../text/openingText';
import { textIn } from '../../text/text';
import { loadRules } from '../office';
import type { Office } from '../office';
import { loadPeople, personNamed } from '../people';
import { digestOfInput, isRepeated } from '../submissions';

/** Who verifies what is answered, who answers for it, and who keeps the settings (DOMAIN §1.6). Everybody reads the bank. */
const writers: readonly Role[] = ['policyAnalyst', 'headOfDivision', 'admin'];

/** A mandate of the head lends decisions on cases, not this. */
export const mayWriteBank = (person: Person, now: Date): boolean => writers.some(role => holds(person, role, now));

export function checkBankWriter(person: Person, now: Date): void {
  if (!mayWriteBank(person, now)) throw new NotAllowed('bankNotYours', { roles: [...writers] });
}

/** What one change was. */
export type BankChange = 'written' | 'changed' | 'withdrawn' | 'restored';

export interface BankEntry extends Omit<BankText, 'ownerId'> {
  owner: { id: string; name: string };
  isPastReview: boolean;
  /** The case whose answer it was made of. */
  source: string | null;
  /** Newest first; `by` null = it came with the local office. */
  history: { change: BankChange; by: string | null; at: Date }[];
}

export interface Bank {
  /** By title. */
  texts: BankEntry[];
  /** The form of a text; null where writing it is not this person's. */
  fields: readonly Field[] | null;
}

/** The whole bank with those that were withdrawn; an office has some dozens of texts. */
export async function readBank(office: Office, person: Person): Promise<Bank> {
  const now = office.now();
  const versions = await allVersions(office.db.read);
  const people = new Map((await loadPeople(office.db.read, 'ever')).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id) ?? '–'));
  const texts = versions.map((ofText): BankEntry => {
    const { ownerId, changedBy: _, changedAt: __, ...text } = ofText.at(-1)!;
    return {
      ...text,
      owner: { id: ownerId, name: nameOf(ownerId)! },
      isPastReview: text.reviewAt < now,
      history: ofText
        .map((row, at) => ({ change: changeOf(row, ofText[at - 1]), by: nameOf(row.changedBy), at: row.changedAt }))
        .toReversed(),
    };
  });
  return {
    texts: texts.toSorted((one, other) => one.title.localeCompare(other.title)),
    fields: mayWriteBank(person, now) ? bankTextFields : null,
  };
}

/** Every text with its versions, the oldest first. */
async function allVersions(manager: EntityManager): Promise<BankTextRow[][]> {
  const rows = await manager.find<BankTextRow>('BankText', { order: { id: 'ASC', version: 'ASC' } });
  const ofText = new Map<string, BankTextRow[]>();
  for (const row of rows) ofText.set(row.id, [...(ofText.get(row.id) ?? []), row]);
  return [...ofText.values()];
}

function changeOf({ active }: BankTextRow, before: BankTextRow | undefined): BankChange {
  if (!before) return 'written';
  return active === before.active ? 'changed' : active ? 'restored' : 'withdrawn';
}

/** A text that can be put into the answer to one case, its variables filled in. */
export interface FittingText extends Pick<BankText, 'id' | 'title' | 'text' | 'service' | 'category' | 'reviewAt'> {
  fit: Fit;
  isPastReview: boolean;
}

/** Those in use, the likeliest for this case first. */
export async function textsFor(manager: EntityManager, office: Office, complaint: ComplaintRow): Promise<FittingText[]> {
  const texts = (await allVersions(manager)).map(versions => versions.at(-1)!).filter(({ active }) => active);
  if (texts.length === 0) return [];
  const values = await valuesFor(manager, complaint);
  const now = office.now();
  return byFit(texts, complaint).map(({ id, title, text, service, category, reviewAt, fit }) => {
    return { ...{ id, title, service, category, reviewAt, fit }, text: withValues(text, values), isPastReview: reviewAt < now };
  });
}

/** What a case fills in; where something is not known, words that hold for every case: no gap must reach a citizen. */
export async function valuesFor(manager: EntityManager, complaint: Complaint): Promise<BankValues> {
  const {
    policy: { openingHours },
    settings: { letterhead },
  } = await loadRules(manager);
  const words = textIn('id');
  const labelOf = (list: readonly { code: string; label: { id: string } }[], code: string | null): string | undefined =>
    list.find(each => each.code === code)?.label.id;
  return {
    tiket: complaint.ticketNumber,
    layanan: labelOf(services, complaint.service) ?? words('whatsapp:bankUnknown.service'),
    bidang: labelOf(divisions, complaint.division) ?? words('whatsapp:bankUnknown.division'),
    jam: openingText(openingHours, 'id'),
    alamat: letterhead.address,
    kontak: letterhead.contact,
  };
}

interface Saving {
  office: Office;
  by: Person;
  /** Null = a new text. */
  id: string | null;
  /** The version that was read; another one since then is refused. */
  version: number | null;
  input: Record<string, unknown>;
  submissionId?: string | null;
  /** Of a new text: the case whose answer it was made of. */
  source?: string | null;
}

/** Writes a text, or a new version of one. @throws NotAllowed | Invalid | Unknown | Refused `bankChanged` */
export async function saveBankText({ office, by, id, version, input, submissionId, source }: Saving): Promise<void> {
  const now = office.now();
  checkBankWriter(by, now);
  const clean = validateFields(bankTextFields, input);
  await office.db.write(async tx => {
    const press = { subjectId: id ?? by.id, action: 'bankText', actorId: by.id };
    const inputHash = digestOfInput(office, bankTextFields, input);
    if (submissionId && (await isRepeated(tx, office, { ...press, submissionId, inputHash }))) return;
    const former = id === null ? null : await readVersion(tx, office, id, version);
    await insertVersion(tx, {
      id: former?.id ?? newId(),
      version: (former?.version ?? 0) + 1,
      ...(await columnsOf(tx, clean, now)),
      // Who writes a text anew wants it used.
      active: true,
      source: former ? former.source : parseTicketNumber(source ?? ''),
      changedBy: by.id,
      changedAt: now,
    });
  });
}

/** Takes a text out of use, or back into it; nothing of the bank is ever deleted. @throws NotAllowed | Unknown | Refused `bankChanged` */
export async function setBankTextActive(
  office: Office,
  by: Person,
  { id, version, active }: { id: string; version: number | null; active: boolean },
): Promise<void> {
  const now = office.now();
  checkBankWriter(by, now);
  await office.db.write(async tx => {
    const former = await readVersion(tx, office, id, version);
    if (former.active === active) return;
    await insertVersion(tx, { ...former, active, version: former.version + 1, changedBy: by.id, changedAt: now });
  });
}

/** The newest version, which must be the one that was read. */
async function readVersion(tx: EntityManager, { db }: Office, id: string, version: number | null): Promise<BankTextRow> {
  const newest = isId(id) ? await tx.findOne<BankTextRow>('BankText', { where: { id }, order: { version: 'DESC' } }) : null;
  if (!newest) throw new Unknown('unknownBankText');
  if (newest.version !== version) throw await changedBy(db.read, newest);
  return newest;
}

async function changedBy(manager: EntityManager, { changedBy: id }: BankTextRow): Promise<Refused> {
  const who = (await loadPeople(manager, 'ever')).find(person => person.id === id)?.name ?? 'system';
  return new Refused('bankChanged', { who });
}

/** Of two who save at the same moment the table's key lets one in. */
async function insertVersion(tx: EntityManager, row: BankTextRow): Promise<void> {
  try {
    await tx.insert('BankText', row);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('bankChanged', { who: 'system' });
    throw error;
  }
}

async function columnsOf(
  tx: EntityManager,
  input: CleanInput,
  now: Date,
): Promise<Pick<BankTextRow, 'title' | 'text' | 'service' | 'category' | 'ownerId' | 'reviewAt'>> {
  const owner = await personNamed(tx, String(input.owner));
  if (!owner) throw new Invalid('invalidInput', [{ name: 'owner', fault: 'unknownPerson' }]);
  return {
    title: String(input.title),
    text: String(input.answer),
    service: (input.service as ServiceType | null) ?? null,
    category: (input.category as ComplaintCategory | null) ?? null,
    ownerId: owner.id,
    reviewAt: reviewIn(now, Number(input.reviewIn)),
  };
}
