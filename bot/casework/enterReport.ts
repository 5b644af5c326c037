import type { Channel, Person } from '../complaint/complaint';
import { Invalid, NotAllowed, Refused } from '../complaint/errors';
import { reportFields, validateFields } from '../complaint/inputs';
import type { CleanInput } from '../complaint/inputs';
import { divisionOf } from '../complaint/masterData';
import type { ComplaintCategory, ComplaintClass, ServiceType } from '../complaint/masterData';
import { holds } from '../complaint/visibility';
import type { ComplaintRow } from '../database/tables';
import { nobody } from './contacts';
import type { Alias } from './contacts';
import type { Office } from './office';
import { receive } from './receive';
import type { Arriving } from './receive';

export interface EnterReportParts {
  office: Office;
  by: Person;
  input: Record<string, unknown>;
  /** Phone number as WhatsApp writes it (62…), or null when the text is none: a matter of the channels. */
  phoneNumber: (text: string) => string | null;
  /** What a hand-typed WhatsApp message means in its context. */
  understand: (text: string) => Arriving['understand'];
}

/**
 * An officer enters a report that no program received: counter, phone, letter, e-mail, LAPOR!, or WhatsApp from the handset
 * (SOP steps 1–2, DOMAIN §3.3, §4.9, §7). All of it goes through `receive`; a WhatsApp message joins its reporter's open
 * complaint as it would by the Cloud API, everything else is a complaint of its own.
 * @throws NotAllowed | Invalid | Refused `contactNeeded`, `alreadyRegistered`
 * @returns the complaint, or null when the message was only noted (a greeting, a question about status)
 */
export async function enterReport(parts: EnterReportParts): Promise<ComplaintRow | null> {
  const { office, by } = parts;
  const input = validateFields(reportFields, parts.input);
  const channel = input.channel as Channel;
  checkWho(by, channel, office.now());
  const alias = aliasOf(input, channel, parts.phoneNumber);
  const externalId = channel === 'lapor' ? trackingId(String(input.externalId)) : null;
  const occurredAt = receivedAt(input, office.now());
  const text = String(input.text);
  const arriving: Arriving = {
    channel,
    alias,
    occurredAt,
    kind: channel === 'whatsapp' ? 'text' : 'form',
    text,
    understand: parts.understand(text),
    ...(channel !== 'whatsapp' && { form: formOf(input, by, externalId) }),
  };
  return office.db.write(async tx => {
    const known = externalId && (await tx.findOneBy<ComplaintRow>('Complaint', { externalId }));
    if (known) throw new Refused('alreadyRegistered', { ticket: known.ticketNumber });
    const received = await receive(tx, office, arriving);
    await office.failPoint?.('receive.beforeCommit');
    return received.complaint;
  });
}

function checkWho(by: Person, channel: Channel, now: Date): void {
  const roles = channel === 'lapor' ? (['operator', 'liaisonOfficer'] as const) : (['operator'] as const);
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

/** `#99000001` → `99000001`: 5 to 10 digits (DOMAIN §3.1). */
function trackingId(text: string): string {
  const digits = /^#?(\d{5,10})$/.exec(text)?.[1];
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
    division: service && divisionOf(service),
    district: input.district as string | null,
    ward: input.ward as string | null,
    isAnonymous: input.isAnonymous === true,
    isConfidential: input.isConfidential === true,
    externalId,
  };
}
