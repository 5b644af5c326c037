import type { EntityManager } from 'typeorm';
import type { Channel, Complaint, Track } from '../../complaint/complaint';
import { clockStart, formatWib, settlementCodeOf } from '../../complaint/deadline';
import type { OfficePolicy } from '../../complaint/deadline';
import { formatTicketNumber, wibYear } from '../../complaint/number';
import type { ComplaintCategory, ComplaintClass } from '../../complaint/masterData';
import type { PriorStatus } from '../../complaint/openingBalance';
import { isUniqueViolation, newId } from '../../database/dialect';
import type { ComplaintRow, ContactRow, TicketCounterRow } from '../../database/tables';
import { Clocks } from '../clocks/clocks';
import { markReporter } from './identityMarks';
import { divisionFor } from '../../complaint/sorting';
import { appendLog } from '../log';
import { tellContact } from '../telling/messages';
import { loadRules, loadSettings, reporterKey } from '../office';
import type { Office } from '../office';
import { notifyRoles, queueCards } from '../news/teamsNews';

/** What may be known of a complaint when it gets its number. */
export type Beginning = Partial<
  Pick<
    Complaint,
    | 'complaintClass'
    | 'category'
    | 'service'
    | 'division'
    | 'district'
    | 'ward'
    | 'isAnonymous'
    | 'isConfidential'
    | 'needsSummary'
    | 'restricted'
    | 'partOf'
    | 'holdsParts'
    | 'followUpOf'
    | 'externalId'
    | 'externalStatus'
    | 'externalStatusAt'
    | 'priorNumber'
    | 'onBehalfOf'
    | 'powerOfAttorney'
  >
> & {
  channel: Channel;
  receivedAt: Date;
  registeredBy: string | null;
  /** The reporter has read or heard the words that an officer wrote down, and agreed to them. */
  readBack?: boolean;
  /** It was open before the app: how far it had come, and when it was first answered. */
  prior?: { status: PriorStatus; respondedAt: Date | null; rowHash: string };
  /** Of many that come at once by an export: when the office's clocks start, and that a summary announces them together. */
  arrival?: {
    startsAt: Date;
    unannounced: boolean;
    /** The reporter has long been answered otherwise. */ unacknowledged?: boolean;
  };
};

/**
 * Gives a report its number and starts the clocks (SOP steps 1–2): the complaint, its first log entry, its deadlines, the
 * receipt and the card, all in the caller's transaction.
 */
export async function register(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  beginning: Beginning,
): Promise<ComplaintRow> {
  const now = office.now();
  const {
    policy,
    settings: { sorting },
  } = await loadRules(tx);
  const division = beginning.division ?? divisionFor(sorting, beginning);
  const complaint = blank(await nextTicketNumber(tx, now), contact, { ...beginning, division }, now);
  const clocks = startClocks(complaint, beginning.arrival?.startsAt ?? complaint.receivedAt, policy);
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  await appendLog(tx, office, key, complaint, {
    action: 'receive',
    actorKind: beginning.registeredBy ? 'person' : 'reporter',
    actorId: beginning.registeredBy ?? contact.reporterId,
    sopStep: 1,
    toStatus: complaint.status,
    occurredAt: complaint.receivedAt,
    detail: {
      ...{ channel: complaint.channel, restricted: complaint.restricted },
      ...(beginning.readBack && { readBack: true }),
      ...(beginning.prior && { openingRow: beginning.prior.rowHash }),
    },
  });
  if (beginning.prior) catchUpClocks(clocks, beginning.prior, now);
  complaint.nextDueAt = clocks.nextDueAt();
  await tx.insert('Complaint', complaint);
  if (!complaint.isAnonymous) await markReporter(tx, office, complaint);
  await clocks.save(tx);
  if (!beginning.arrival?.unacknowledged) await sendReceipt(tx, office, contact, complaint, clocks, policy);
  await queueCards(tx, complaint, now);
  if (!beginning.arrival?.unannounced)
    await notifyRoles(tx, complaint, ['operator'], beginning.registeredBy, now, 'newComplaint');
  return complaint;
}

/** One counter row a WIB year, taken in the same transaction: no number is skipped or used twice. */
async function nextTicketNumber(tx: EntityManager, now: Date): Promise<string> {
  const year = wibYear(now);
  const changed = await tx.increment('TicketCounter', { year }, 'last', 1);
  if (!changed.affected && !(await beginsYear(tx, year))) await tx.increment('TicketCounter', { year }, 'last', 1);
  const counter = await tx.findOneByOrFail<TicketCounterRow>('TicketCounter', { year });
  return formatTicketNumber(year, counter.last);
}

/** Of two that open a year at once on SQL Server, the later waits for the earlier and then counts on from it. */
async function beginsYear(tx: EntityManager, year: number): Promise<boolean> {
  try {
    await tx.insert('TicketCounter', { year, last: 1 });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

function blank(ticketNumber: string, contact: ContactRow, beginning: Beginning, now: Date): ComplaintRow {
  const nothing = {
    previousStatus: null,
    complaintClass: null,
    category: null,
    service: null,
    division: null,
    district: null,
    ward: null,
    assigneeId: null,
    handlerId: null,
    holderRemindedAt: null,
    reportedParty: null,
    reportedPersonId: null,
    reportedUnit: null,
    reviewWriterId: null,
    answerWriterId: null,
    proposal: null,
    proposalReason: null,
    referralRecordedAt: null,
    escalatedAt: null,
    outcome: null,
    closeReason: null,
    rating: null,
    mergedInto: null,
    partOf: null,
    followUpOf: null,
    disruptionId: null,
    externalId: null,
    externalStatus: null,
    externalStatusAt: null,
    priorNumber: null,
    onBehalfOf: null,
    closedAt: null,
    archivedAt: null,
    dossierUrl: null,
    dossierHash: null,
    legalHold: null,
    appraisal: null,
    lastInboundMessageId: null,
    nextDueAt: null,
    summary: null,
    waitingFor: null,
  };
  const { registeredBy: _by, arrival: _arrival, prior, readBack: _readBack, ...known } = beginning;
  return {
    ...nothing,
    needsSummary: false,
    restricted: false,
    isAnonymous: false,
    isConfidential: false,
    powerOfAttorney: false,
    holdsParts: false,
    ...known,
    id: newId(),
    ticketNumber,
    status: known.holdsParts ? 'inParts' : (prior?.status ?? 'received'),
    track: trackFor(known.complaintClass ?? null, known.category ?? null, 1),
    step: 1,
    version: 1,
    reporterId: contact.reporterId,
    contactId: contact.id,
    heldSince: now,
    cycle: 1,
    answerState: prior?.status === 'answered' ? 'delivered' : 'none',
    // With its own date it counts as carried over, not as taken in this month (DOMAIN §6.1).
    registeredAt: prior ? beginning.receivedAt : now,
    dossierRevision: 0,
    logSeq: 0,
    logHead: '',
  };
}

const shortCategories: readonly ComplaintCategory[] = ['information', 'status', 'praise', 'suggestion'];

/** Simple questions need not pass through four hands: the short track is theirs in the first round (DOMAIN §1.5). */
export function trackFor(complaintClass: ComplaintClass | null, category: ComplaintCategory | null, cycle: number): Track {
  const simple = complaintClass === 'informationRequest' || (category !== null && shortCategories.includes(category));
  return simple && cycle === 1 ? 'short' : 'full';
}

/** The clocks of DOMAIN §2.3 that begin with the report itself; LAPOR!'s own counts from the entry there. */
function startClocks(complaint: ComplaintRow, at: Date, policy: OfficePolicy): Clocks {
  const clocks = Clocks.none(complaint.id, policy);
  if (complaint.holdsParts) return clocks;
  clocks.start('sopResponse', at);
  clocks.start(complaint.complaintClass ? settlementCodeOf(complaint.complaintClass) : 'nonSupervisory', at);
  if (complaint.channel === 'lapor') clocks.start('laporFollowUp', complaint.receivedAt);
  return clocks;
}

/**
 * Where the clocks of a case stand that was handled before the app. Silence counts from now: nobody is closed over what was never
 * reminded of; and what fell due before is not told of one by one.
 */
function catchUpClocks(clocks: Clocks, { status, respondedAt }: NonNullable<Beginning['prior']>, now: Date): void {
  if (respondedAt) clocks.meet(['sopResponse', 'laporFollowUp'], respondedAt);
  if (status === 'answered') {
    clocks.settlement('pause', respondedAt ?? now);
    clocks.start('autoClose', now);
  }
  if (status === 'awaitingDisposition') clocks.start('waiting', now);
  clocks.passOver(now);
}

async function sendReceipt(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  clocks: Clocks,
  policy: OfficePolicy,
): Promise<void> {
  const settings = await loadSettings(tx);
  const begins = clockStart(complaint.receivedAt, policy);
  const inHours = begins.getTime() === complaint.receivedAt.getTime();
  await tellContact(tx, office, contact, complaint, {
    key: inHours ? 'receipt' : 'afterHours',
    values: {
      ticket: complaint.ticketNumber,
      receivedAt: formatWib(complaint.receivedAt, 'id'),
      clockStart: formatWib(begins, 'id'),
      dueAt: formatWib(clocks.running('sopResponse')!.dueAt, 'id'),
      privacyUrl: settings.privacyUrl,
    },
  });
}
