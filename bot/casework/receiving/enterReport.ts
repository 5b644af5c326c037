import type { EntityManager } from 'typeorm';
import { channels, type Channel, type OnBehalfOf, type Person, type Role } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused } from '../../complaint/errors';
import { issuesIn, reportFields, validateFields } from '../../complaint/inputs';
import type { CleanInput, Field } from '../../complaint/inputs';
import { trackingIdIn } from '../../complaint/laporReport';
import { offeredFields, usualSorting } from '../../complaint/sorting';
import type { ComplaintCategory, ComplaintClass, ServiceType } from '../../complaint/masterData';
import { holds, seesWords, viewFor } from '../../complaint/visibility';
import { isUniqueViolation } from '../../database/dialect';
import type { ComplaintRow, SubmissionRow } from '../../database/tables';
import { nobody } from './contacts';
import type { Alias } from './contacts';
import { loadSettings, type Settings } from '../office';
import type { Office } from '../office';
import { receive } from './receive';
import type { Arriving, Received } from './receive';
import { checkSameWords, digestOfInput } from '../submissions';

/** What casework asks of the channels about what was typed. */
export interface TypedReport {
  /** Phone number as WhatsApp writes it (62…), or null when the text is none. */
  phoneNumber: (text: string) => string | null;
  /** What a hand-typed WhatsApp message means in its context. */
  understand: (text: string) => Arriving['understand'];
}

export interface EnterReportParts extends TypedReport {
  office: Office;
  by: Person;
  input: Record<string, unknown>;
  /** The form's own id: the same form a second time registers nothing. */
  submissionId?: string | null;
}

/**
 * An officer enters a report that no program received: counter, phone, letter, e-mail, LAPOR!, or WhatsApp from the handset
 * (SOP steps 1–2, DOMAIN §3.3, §4.9, §7). All of it goes through `receive`; a WhatsApp message joins its reporter's open
 * complaint as it would by the Cloud API, everything else is a complaint of its own; several issues of one visit are one each.
 * @throws NotAllowed | Invalid | Refused `contactNeeded`, `alreadyRegistered`
 * @returns the complaint, of several the visit that holds them, or null when the message was only noted (a greeting, a question about status), and also when it
 * joined a complaint whose words are not for this officer: nobody learns by a number whether its owner has reported something
 */
export async function enterReport(parts: EnterReportParts): Promise<ComplaintRow | null> {
  const { office, by } = parts;
  const { sorting, channelsOff } = await loadSettings(office.db.read);
  const input = validateFields(offeredFields(reportFields, sorting), parts.input);
  const channel = input.channel as Channel;
  checkWho(by, channel, office.now());
  if (channelsOff.includes(channel)) throw new Invalid('invalidInput', [{ name: 'channel', fault: 'notAChoice' }]);
  const alias = aliasOf(input, channel, parts.phoneNumber);
  const externalId = channel === 'lapor' ? trackingId(String(input.externalId)) : null;
  const occurredAt = receivedAt(input, office.now());
  const text = String(input.text);
  const issues = issuesIn(input);
  const arriving: Arriving = {
    channel,
    alias,
    occurredAt,
    kind: channel === 'whatsapp' ? 'text' : 'form',
    text,
    enteredBy: by.id,
    understand: parts.understand(text),
    ...(channel !== 'whatsapp' && { form: formOf(input, by, externalId) }),
    ...(issues.length > 1 && { issues }),
  };
  const submissionId = parts.submissionId ?? null;
  const pressed = submissionId ? press(by, submissionId, digestOfInput(office, reportFields, parts.input), office) : null;
  return againIfTaken(office, externalId, () =>
    office.db.write(async tx => {
      const former = await formerResult(tx, office, by, pressed);
      if (former) return former.complaint;
      await checkNew(tx, externalId);
      const shown = shownTo(by, office.now(), await receive(tx, office, arriving));
      if (shown && pressed) await tx.insert('Submission', { ...pressed, complaintId: shown.id });
      await office.failPoint?.('receive.beforeCommit');
      return shown;
    }),
  );
}

function shownTo(by: Person, now: Date, { kind, complaint }: Received): ComplaintRow | null {
  if (!complaint || kind === 'registered') return complaint;
  return seesWords(viewFor(complaint, by, now)) ? complaint : null;
}

async function checkNew(manager: EntityManager, externalId: string | null): Promise<void> {
  const known = externalId && (await manager.findOneBy<ComplaintRow>('Complaint', { externalId }));
  if (known) throw new Refused('alreadyRegistered', { ticket: known.ticketNumber });
}

/** Another process may have been faster with the same LAPOR! number or the same new contact: what it wrote is seen now. */
async function againIfTaken<Result>(office: Office, externalId: string | null, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await checkNew(office.db.read, externalId);
    return work();
  }
}

/** Stands where a complaint's id would: the press itself, before it is known what becomes of it. */
const noComplaint = '00000000-0000-0000-0000-000000000000';

type Pressed = Omit<SubmissionRow, 'complaintId'> & { inputHash: string };

const press = (by: Person, submissionId: string, inputHash: string, { now }: Office): Pressed => ({
  action: 'receive',
  actorId: by.id,
  submissionId,
  inputHash,
  doneAt: now(),
});

/**
 * What the same form led to before; else null, and it is marked as carried out.
 * @throws a unique violation to the later of two, Refused `pressChanged`
 */
async function formerResult(
  tx: EntityManager,
  office: Office,
  by: Person,
  pressed: Pressed | null,
): Promise<{ complaint: ComplaintRow | null } | null> {
  if (!pressed) return null;
  const { doneAt: _at, inputHash: _hash, ...same } = pressed;
  const rows = await tx.findBy<SubmissionRow>('Submission', same);
  if (rows.length === 0) {
    await tx.insert('Submission', { ...pressed, complaintId: noComplaint });
    return null;
  }
  checkSameWords(rows[0]!, pressed);
  const id = rows.find(({ complaintId }) => complaintId !== noComplaint)?.complaintId;
  const complaint = id ? await tx.findOneBy<ComplaintRow>('Complaint', { id }) : null;
  return { complaint: complaint && viewFor(complaint, by, office.now()) !== 'none' ? complaint : null };
}

/** Who enters what came by which channel: LAPOR! has an officer of its own. */
const enteredBy = (channel: Channel): readonly Role[] => (channel === 'lapor' ? ['operator', 'liaisonOfficer'] : ['operator']);

/** The channels by which this person may enter reports now; empty = they enter none. */
const channelsEnteredBy = (by: Person, now: Date): Channel[] =>
  channels.filter(channel => enteredBy(channel).some(role => holds(by, role, now)));

/** The form for a report that no program received, with the channels this person may enter by; null = none. */
export function reportFormFor(
  person: Person,
  now: Date,
  { sorting, channelsOff }: Pick<Settings, 'sorting' | 'channelsOff'> = { sorting: usualSorting, channelsOff: [] },
): readonly Field[] | null {
  const choices = channelsEnteredBy(person, now).filter(channel => !channelsOff.includes(channel));
  if (choices.length === 0) return null;
  return offeredFields(reportFields, sorting).map(field => (field.name === 'channel' ? { ...field, choices } : field));
}

function checkWho(by: Person, channel: Channel, now: Date): void {
  const roles = enteredBy(channel);
  if (!roles.some(role => holds(by, role, now))) throw new NotAllowed('notYourRole', { action: 'receive', roles: [...roles] });
}

/** A way to reach the reporter, unless they stay unknown; LAPOR! passes answers on by itself. */
function aliasOf(input: CleanInput, channel: Channel, phoneNumber: (text: string) => string | null): Alias {
  const contact = input.contact === null ? null : String(input.contact);
  const address = contact && (contact.includes('@') ? contact.toLowerCase() : (phoneNumber(contact) ?? contact));
  if (!address && input.isAnonymous !== true && channel !== 'lapor') throw new Refused('contactNeeded');
  if (channel === 'whatsapp' && (!contact || !phoneNumber(contact)))
    throw new Invalid('invalidInput', [{ name: 'contact', fault: 'notANumber' }]);
  const displayName = input.isAnonymous === true || input.name === null ? null : String(input.name);
  return { ...nobody, address, displayName };
}

/** @throws Invalid */
function trackingId(text: string): string {
  const digits = trackingIdIn(text);
  if (!digits) throw new Invalid('invalidInput', [{ name: 'externalId', fault: 'notANumber' }]);
  return digits;
}

/** A letter or an import may be older than its entry; nothing is received in the future. */
function receivedAt(input: CleanInput, now: Date): Date {
  const at = input.receivedAt as Date | null;
  if (at && at > now) throw new Invalid('invalidInput', [{ name: 'receivedAt', fault: 'notADate' }]);
  return at ?? now;
}

function formOf(input: CleanInput, by: Person, externalId: string | null): NonNullable<Arriving['form']> {
  const service = input.service as ServiceType | null;
  return {
    registeredBy: by.id,
    complaintClass: input.complaintClass as ComplaintClass | null,
    category: input.category as ComplaintCategory | null,
    service,
    district: input.district as string | null,
    ward: input.ward as string | null,
    isAnonymous: input.isAnonymous === true,
    isConfidential: input.isConfidential === true,
    onBehalfOf: input.onBehalfOf as OnBehalfOf | null,
    powerOfAttorney: input.powerOfAttorney === true,
    readBack: input.readBack === true,
    externalId,
  };
}
