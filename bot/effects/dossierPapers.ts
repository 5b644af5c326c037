import type { CaseAnswer, CaseDisposition, CaseEvent, CaseFile, CaseReview } from '../casework/reading/caseFile';
import { sopNumber } from '../complaint/masterData';
import type { Action } from '../complaint/sop';
import type { DispositionSheet } from '../documents/dispositionSheet';
import type { DossierAnswer } from '../documents/dossierEnd';
import type { StaffReview } from '../documents/staffReview';
import { actorOf, labelOf, nameOf, printed, signerOf } from './dossierNames';
import { deliveryOf } from './dossierTalk';
import { officeWords, paperWords } from './paperWords';

/** What the case is about, without a word of the reporter's: "Lama/terlambat, KTP-el: pencetakan". */
export function subjectOf({ complaint }: CaseFile): string {
  const { category, service, complaintClass } = complaint;
  const known = [labelOf('category', category), labelOf('service', service)].filter(label => label !== null);
  return known.join(', ') || labelOf('complaintClass', complaintClass) || paperWords('dossier.notClassed');
}

/** Section 3: every telaahan, oldest first, with who verified it. */
export const reviewsOf = (file: CaseFile): StaffReview[] => file.reviews.map(review => reviewOf(file, review));

export function reviewOf(
  file: CaseFile,
  { form, parts, writerId, writtenAt, verifiedBy, verifiedAt, findings }: CaseReview,
): StaffReview {
  const part = (name: string): string | null => (parts[name] ? printed(file, parts[name]) : null);
  const verifier = nameOf(file, verifiedBy);
  const { ticketNumber, track } = file.complaint;
  return {
    ...{ ticketNumber, sopNumber, isShort: form === 'short' },
    to: paperWords(`report.post.${track === 'supervisory' ? 'headOfOffice' : 'headOfDivision'}`),
    from: nameOf(file, writerId) ?? '–',
    date: writtenAt,
    number: null,
    urgency: null,
    enclosure: null,
    subject: subjectOf(file),
    problem: part('problem') ?? '–',
    assumptions: part('assumptions'),
    facts: linesOf(part('facts')),
    analysis: part('analysis'),
    conclusion: part('conclusion') ?? '–',
    recommendation: part('recommendation') ?? '–',
    signer: signerOf(file, writerId, 'operator', 'definitive', writtenAt),
    verification: verifier && verifiedAt ? { by: verifier, at: verifiedAt, findings: findings && printed(file, findings) } : null,
  };
}

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** Section 4: every disposition, oldest first, in whose name it was given and by which order. */
export const dispositionsOf = (file: CaseFile): DispositionSheet[] => file.dispositions.map(sheet => sheetOf(file, sheet));

export function sheetOf(file: CaseFile, sheet: CaseDisposition): DispositionSheet {
  const { complaint } = file;
  const given = eventOf(
    file,
    ['giveDisposition', 'approveAndSend'],
    ({ actorId, cycle }) => actorId === sheet.decidedBy && cycle === sheet.cycle,
  );
  const review = file.reviews.findLast(({ writtenAt }) => writtenAt <= sheet.decidedAt);
  const isSupervisory = given?.track === 'supervisory';
  const handler = isSupervisory ? nameOf(file, complaint.handlerId) : null;
  return {
    origin: [nameOf(file, review?.writerId ?? null), officeWords('staff:role.operator')].filter(Boolean).join(', '),
    letterNumber: null,
    letterDate: review?.writtenAt ?? null,
    receivedOn: review?.writtenAt ?? complaint.registeredAt,
    agendaNumber: complaint.ticketNumber,
    urgency: sheet.urgency,
    isConfidential: isSupervisory || complaint.isConfidential,
    subject: subjectOf(file),
    forwardTo: [labelOf('division', sheet.division), handler].filter(name => name !== null),
    instructions: [],
    otherInstructions: [printed(file, sheet.instructions)],
    note: null,
    dueAt: sheet.dueAt,
    orderNumber: sheet.orderNumber,
    decidedBy: signerOf(
      file,
      sheet.decidedBy,
      isSupervisory ? 'headOfOffice' : 'headOfDivision',
      sheet.decidedAs,
      sheet.decidedAt,
    ),
    decidedAt: sheet.decidedAt,
  };
}

/** Section 5: the answer of every round, with who wrote, approved and sent it, and how the reporter's identity was checked. */
export const answersOf = (file: CaseFile): DossierAnswer[] => file.answers.map(answer => answerOf(file, answer));

function answerOf(file: CaseFile, answer: CaseAnswer): DossierAnswer {
  const { cycle, text, writerId, approvedBy, approvedAt, identityCheck, sentBy, sentAt, failedAt } = answer;
  const sameRound = (event: CaseEvent): boolean => event.cycle === cycle;
  const approval = eventOf(file, ['approveAnswer', 'approveAndSend'], sameRound);
  const sending = eventOf(file, ['sendAnswer', 'approveAndSend', 'sendStandard'], sameRound);
  return {
    cycle,
    text: printed(file, text),
    writtenBy: nameOf(file, writerId) ?? '–',
    approvedBy: approval && approvedBy ? actorOf(file, approval) : null,
    approvedAt,
    identityCheck: labelOf('identityCheck', identityCheck),
    sentBy: sending && sentBy ? actorOf(file, sending) : null,
    sentAt,
    delivery: failedAt && answer.state === 'failed' ? paperWords('dossier.conversation.delivery.failed') : deliveryOf(answer),
  };
}

/** The newest entry of these actions that fits. */
function eventOf(file: CaseFile, actions: readonly Action[], fits: (event: CaseEvent) => boolean): CaseEvent | null {
  return file.log.findLast(event => (actions as readonly string[]).includes(event.action) && fits(event)) ?? null;
}
