import { formatTicketNumber } from '../../bot/complaint/number';
import type { ComplaintRow } from '../../bot/database/tables';

const nothing = {
  ...{
    previousStatus: null,
    contactId: null,
    complaintClass: null,
    category: null,
    service: null,
    division: null,
    district: null,
  },
  ...{
    ward: null,
    assigneeId: null,
    handlerId: null,
    holderRemindedAt: null,
    reportedParty: null,
    reportedPersonId: null,
    reportedUnit: null,
  },
  ...{ reviewWriterId: null, answerWriterId: null, proposal: null, proposalReason: null, referralRecordedAt: null },
  ...{
    escalatedAt: null,
    outcome: null,
    closeReason: null,
    rating: null,
    mergedInto: null,
    partOf: null,
    followUpOf: null,
    disruptionId: null,
    ...{ legalHold: null, appraisal: null },
  },
  ...{ externalId: null, externalStatus: null, externalStatusAt: null, priorNumber: null, onBehalfOf: null },
  ...{ holdsParts: false, powerOfAttorney: false, closedAt: null, archivedAt: null, dossierUrl: null, dossierHash: null },
  ...{ lastInboundMessageId: null, nextDueAt: null, summary: null, waitingFor: null },
} as const;

/** A complaint as it stands in its table, with a number and ids made from `n`; for tests that look at rows alone. */
export function complaintRow(n: number, given: Partial<ComplaintRow> = {}): ComplaintRow {
  const at = new Date('2026-11-23T02:12:00Z');
  const id = (kind: number) => `01999999-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;
  return {
    ...nothing,
    ...{ id: id(1), reporterId: id(2), ticketNumber: formatTicketNumber(2026, n), status: 'received', track: 'full' },
    ...{ step: 1, version: 1, channel: 'whatsapp', needsSummary: false, restricted: false, isAnonymous: false },
    ...{ isConfidential: false, heldSince: at, cycle: 1, answerState: 'none', receivedAt: at, registeredAt: at },
    ...{ dossierRevision: 0, logSeq: 0, logHead: '' },
    ...given,
  };
}
