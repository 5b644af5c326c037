import { isOpen, openStatuses, statuses, tracks } from '../../bot/complaint/complaint';
import type { Status, Track } from '../../bot/complaint/complaint';

/**
 * The state machine of DOMAIN §1.5 as a reader types it from the document, knowing nothing of `sop.ts`.
 * Columns: from | actions | who, ordinary tracks | who, supervisory track | to | SOP step | "short" where only that track.
 * `*` = or a written mandate of the head of division. The last cells of a row may be left out.
 *
 * The document names one list of people for most rows. For the supervisory track it is read with §1.6: the handler stands
 * where the operator does, the head of office where the head of division does, reporter and system stay themselves; what makes
 * or checks a telaahan, refers, rejects, merges or dismisses does not occur there ("any entitled officer" flags it, straight to
 * `awaitingDisposition`).
 */
const documented = `
received | take | operator | | inReview | 2
received, inReview | dismiss | operator | | dismissed | –
dismissed | restore | operator | | received | –
inReview, inProgress | askReporter | operator | handler | awaitingReporter | 3
awaitingReporter | reporterReplied | reporter | reporter | previous | 3
awaitingReporter | remind | system, operator | system, handler | unchanged | 3
awaitingReporter | cancelRequest | operator | handler | previous | 3
awaitingReporter | deemWithdrawn | system | system | withdrawn | –
inReview | submitReview | operator | | awaitingVerification | 3
inReview | submitShort | operator | | awaitingVerification | 3 | short
inReview | sendStandard | operator | | inProgress | 3–5
inReview | proposeRejection · proposeReferral | operator | | awaitingDisposition | 3
received, inReview | merge | operator | | merged | –
merged | unmerge | operator | | inReview | –
any open | flagSupervisory | operator, assignee, policyAnalyst, technicalDivision, headOfDivision, headOfOffice | | awaitingDisposition | 3
awaitingVerification | verify | policyAnalyst, technicalDivision | | awaitingDisposition | 4
awaitingVerification | returnToReview | policyAnalyst, technicalDivision | | inReview | 4
awaitingVerification | approveAndSend | headOfDivision* | | inProgress | 4–5 | short
awaitingDisposition | giveDisposition | headOfDivision* | headOfOffice | inProgress | 4
awaitingDisposition | confirmRejection | headOfDivision* | | rejected | 4
awaitingDisposition | confirmReferral | headOfDivision* | | referredOut | 4
referredOut | recordReferral | liaisonOfficer | | unchanged | 4
awaitingDisposition | returnToReview | headOfDivision | | inReview | 4
awaitingDisposition | returnToVerification | headOfDivision | | awaitingVerification | 4
awaitingDisposition | forwardToInspectorate | | headOfOffice, handler | withInspectorate | 4
awaitingDisposition | declareOrdinary | | headOfOffice | inReview | 4
withInspectorate | recordResult | | handler | inProgress | 5
inProgress | draftAnswer | technicalDivision, policyAnalyst, operator | handler | unchanged | 5
inProgress | approveAnswer · returnDraft | headOfDivision* | headOfOffice | unchanged | 5
inProgress | sendAnswer | operator | handler | unchanged | 5
inProgress | answerSent | system | system | answered | 5
inProgress, answered | answerFailed | system | system | inProgress | 5
inProgress | notOurs | technicalDivision | | awaitingDisposition | 4
inProgress | returnToReview | operator | | inReview | 3
answered | confirmSettled | reporter, operator | reporter, handler | resolved | 5
answered | notSettled | reporter | reporter | inProgress | 5
answered | correctAnswer | operator | handler | inProgress | 5
answered | closeBySilence | system, headOfDivision | system, headOfOffice | resolved | 5
resolved, rejected, referredOut, merged, withdrawn | archive | system, recordsOfficer | system, recordsOfficer | unchanged | 6
resolved, rejected, referredOut, merged, withdrawn | archiveConfirmed | system | system | archived | 6
resolved, archived | rate | reporter | reporter | unchanged | 5
resolved, archived | reopen | operator | handler | inProgress | –
rejected, withdrawn, referredOut | reopen | operator | | inReview | –
rejected, referredOut, archived | object | operator | | awaitingDisposition | –
any open | withdraw | reporter | | withdrawn | –
any open | endCorrespondence | | reporter | unchanged | –
any open | assign · release · reclassify · changeService · split · link | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –
any open | addNote · escalate · markConflict · recordCall · sendProgress · setWaiting | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –
any open | extendDue | headOfDivision | headOfOffice | unchanged | –
any open | clearRestriction | operator | | unchanged | –
`;

/** Where `sop.ts` does otherwise on purpose: why, and the rows as they are meant instead. */
export const deviations: readonly { reason: string; rows: string }[] = [
  {
    reason: 'delivery ticks are steps too, because the silence clock starts when the answer is delivered (DESIGN §3.4)',
    rows: 'inProgress, answered | answerDelivered | system | system | unchanged | 5',
  },
  {
    reason: 'the reporter also speaks by telephone and at the counter: an officer records the words, not only for confirmSettled',
    rows: `
      awaitingReporter | reporterReplied | reporter, operator | reporter, handler | previous | 3
      answered | notSettled | reporter, operator | reporter, handler | inProgress | 5
      any open | withdraw | reporter, operator | | withdrawn | –
      any open | endCorrespondence | | reporter, handler | unchanged | –
      resolved, archived | rate | reporter, operator | reporter, handler | unchanged | 5`,
  },
  {
    reason: 'who may decide in the head’s stead may also send the case back',
    rows: `
      awaitingDisposition | returnToReview | headOfDivision* | | inReview | 4
      awaitingDisposition | returnToVerification | headOfDivision* | | awaitingVerification | 4`,
  },
  {
    reason: 'the examination of a supervisory case goes on without the reporter: it is never deemed withdrawn',
    rows: 'awaitingReporter | deemWithdrawn | system | | withdrawn | –',
  },
  {
    reason: 'a supervisory case has no assignee to release',
    rows: 'any open | release | operator, assignee, headOfDivision | | unchanged | –',
  },
  {
    reason: 'a message to the reporter about the case is part of the answer, so the register counts it to step 5',
    rows: `any open | sendProgress · setWaiting | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | 5`,
  },
  {
    reason: 'a case taken up again is logged under the SOP’s step to which it returns',
    rows: `
      resolved, archived | reopen | operator | handler | inProgress | 5
      rejected, withdrawn, referredOut | reopen | operator | | inReview | 3
      rejected, referredOut, archived | object | operator | | awaitingDisposition | 4`,
  },
  {
    reason: 'one (status, action) has one target: what was archived without being resolved comes back under a verb of its own',
    rows: 'archived | reopenReview | operator | | inReview | 3',
  },
  {
    reason: 'a task of the reporter’s who writes after a merger is answered like the others: with reopen',
    rows: 'merged | reopen | operator | | inReview | 3',
  },
  {
    reason: 'tasks, hand-sent texts and notes outlive the case (“reporter writes: task within 1 wd”)',
    rows: `
      any | closeTask | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –
      any closed | addNote | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –
      any | markSent | operator, liaisonOfficer | handler, headOfOffice | unchanged | –`,
  },
  {
    reason: 'an unsolicited ID photo goes when it is not needed (DOMAIN §2.4), also when the case is over',
    rows: `
      any | discardAttachment | operator, headOfDivision | handler, headOfOffice | unchanged | –`,
  },
  {
    reason: 'a records officer sees number and due time of a supervisory case: its filing is the system’s',
    rows: 'resolved, rejected, referredOut, merged, withdrawn | archive | system, recordsOfficer | system | unchanged | 6',
  },
  {
    reason: 'a voice note gets a person’s summary (DOMAIN §5.2 needsSummary)',
    rows: 'any open | summarize | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –',
  },
  {
    reason:
      'recordsOfficer keeps archive, retention and hold (DOMAIN §1.6), the heads answer for it; a supervisory record is the head of office’s, who alone of them may read it',
    rows: 'archived | holdRecord · releaseRecord · appraiseRecord | recordsOfficer, headOfDivision, headOfOffice | headOfOffice | unchanged | 6',
  },
  {
    reason: 'any case can carry its number in LAPOR! (DOMAIN §3.3), also one that is closed; LAPOR!’s own have it from the start',
    rows: `
      any open | recordInLapor | operator, liaisonOfficer | handler, headOfOffice | unchanged | –
      received, inReview, awaitingReporter, awaitingVerification, awaitingDisposition, withInspectorate, inProgress, answered | dateDisposition | operator, liaisonOfficer | handler, headOfOffice | unchanged | 1
      resolved, rejected, referredOut, merged, withdrawn, archived | recordInLapor | operator, liaisonOfficer | handler, headOfOffice | unchanged | –`,
  },
  {
    reason:
      'a reporter who calls, comes by or writes in LAPOR! once more is heard at any time, without anything being decided (DOMAIN §3.3, §4.9)',
    rows: `
      any open | recordWords | operator, assignee, headOfDivision, liaisonOfficer | handler, headOfOffice | unchanged | 5
      resolved, rejected, referredOut, merged, withdrawn, archived | recordWords | operator, assignee, headOfDivision, liaisonOfficer | handler, headOfOffice | unchanged | 5`,
  },
  {
    reason: 'one person behind many aliases (DESIGN §5): said while the case is open, taken back whatever it has come to',
    rows: `
      any open | linkReporter | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –
      any | unlinkReporter | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –`,
  },
  {
    reason: 'an office moves from the handset to the Cloud API contact by contact (DOMAIN §4.9)',
    rows: 'any open | switchSending | operator, assignee, headOfDivision | handler, headOfOffice | unchanged | –',
  },
  {
    reason: 'a colleague may remind whoever of the office a case waits for (DOMAIN §1.6, hidden requirement 1)',
    rows: `
      received, inReview, awaitingVerification, awaitingDisposition, inProgress | remindHolder | operator, headOfDivision, headOfOffice | handler, headOfOffice | unchanged | –
      referredOut | remindHolder | operator, headOfDivision, headOfOffice | | unchanged | –`,
  },
  {
    reason: '“any entitled officer” is read as those who hold the case in turn; a technical division tells them',
    rows: 'any open | flagSupervisory | operator, assignee, policyAnalyst, headOfDivision, headOfOffice | | awaitingDisposition | 3',
  },
  {
    reason:
      'a report that was split is nobody’s work any more: its parts are, and they would lie open where it was secret (DOMAIN §5.2)',
    rows: `
      any open | split | operator, assignee, headOfDivision | | inParts | –
      inParts | flagSupervisory | | | awaitingDisposition | 3
      inParts | withdraw | | | withdrawn | –
      inParts | endCorrespondence · assign · release · reclassify · changeService · escalate · markConflict | | | unchanged | –
      inParts | summarize · recordWords · sendProgress · setWaiting · extendDue | | | unchanged | –
      inParts | closeVisit | system | system | resolved | –
      resolved, archived | resumeVisit | system | system | inParts | –
      inParts, resolved, archived | sealVisit | system | system | unchanged | –`,
  },
  {
    reason: 'what was reported in one visit is answered once (sample 8 of §10), unless an issue’s own deadline asks for more',
    rows: `
      inProgress | sendWaiting | operator, system | | unchanged | 5
      inProgress | joinAnswer | system | | unchanged | 5
      inParts | answerJointly | system | | unchanged | 5
      inParts | settleParts | reporter, operator | | unchanged | 5`,
  },
  {
    reason:
      'one cause behind many reports is told to their reporters in one text; the cases go on, parts of a split one with it, and secret ones are left alone',
    rows: `
      any open | joinDisruption | operator, assignee, policyAnalyst, headOfDivision, system | | unchanged | –
      any open | leaveDisruption | operator, assignee, policyAnalyst, headOfDivision | | unchanged | –
      any open | tellDisruption · tellDisruptionEnd | system | | unchanged | 5
      inParts | joinDisruption · leaveDisruption · tellDisruption · tellDisruptionEnd | | | unchanged | 5`,
  },
];

/** What one status × action holds on one track. `by` is sorted; `sop` may be a span of steps, `–` = beside the SOP. */
export interface Cell {
  status: Status;
  action: string;
  track: Track;
  by: readonly string[];
  to: string;
  sop: string;
}

/** Cells by `status action track`. */
export type Cells = ReadonlyMap<string, Cell>;

const names = (text: string | undefined, separator: RegExp): string[] => (text ? text.split(separator).map(n => n.trim()) : []);

function statusesOf(from: string): readonly Status[] {
  if (from === 'any') return statuses;
  if (from === 'any closed') return statuses.filter(status => !isOpen(status));
  return from === 'any open' ? openStatuses : (names(from, /,/) as Status[]);
}

function cellsOfRow(line: string): Cell[] {
  const [from, actionNames, ordinary, supervisory, to, sop, only] = line.split('|').map(part => part.trim());
  const onTrack = (track: Track): string[] =>
    track === 'supervisory' ? names(supervisory, /,/) : only && only !== track ? [] : names(ordinary, /,/);
  return statusesOf(from!).flatMap(status =>
    names(actionNames, /·/).flatMap(action =>
      tracks.map(track => ({ status, action, track, by: onTrack(track).sort(), to: to!, sop: sop! })),
    ),
  );
}

/** Reads rows; a later row replaces a cell of an earlier one. Cells in which nobody may act are no cells. */
function read(text: string): Map<string, Cell> {
  const lines = text.split('\n').filter(line => line.trim());
  return new Map(lines.flatMap(cellsOfRow).map(cell => [`${cell.status} ${cell.action} ${cell.track}`, cell]));
}

const filled = (cells: Map<string, Cell>): Cells => new Map([...cells].filter(([, cell]) => cell.by.length > 0));

/** What the document says, word for word. */
export const documentedCells: Cells = filled(read(documented));

/** The cells of one deviation as they are meant; an empty `by` takes a documented cell away. */
export const cellsOf = (rows: string): Cells => read(rows);

/** What the office agreed on: the document with the deviations. The matrix of permissions is made from this. */
export const agreedCells: Cells = filled(new Map([...documentedCells, ...deviations.flatMap(({ rows }) => [...read(rows)])]));

/** The monthly report (SOP steps 7–8): from | action | who | to | SOP step. `approved` is passed on by the approval itself. */
export const documentedReport: readonly string[] = [
  'draft | submitReport | operator | submittedToHeadOfDivision | 7',
  'returned | submitReport | operator | submittedToHeadOfDivision | 7',
  'submittedToHeadOfDivision | approveReport | headOfDivision | submittedToHeadOfOffice | 7',
  'submittedToHeadOfDivision | returnReport | headOfDivision | returned | 7',
  'submittedToHeadOfOffice | acknowledgeReport | headOfOffice | acknowledged | 8',
  'submittedToHeadOfOffice | returnReport | headOfOffice | returned | 8',
];
