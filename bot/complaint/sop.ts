import { openStatuses, statuses } from './complaint';
import type { Actor, AnswerState, Status, Track } from './complaint';
import type { DeadlineCode } from './deadline';

/** The moves of the SOP. The same word is the card's verb, the API's action, the log's action and the text key. */
export const actions = [
  'take',
  'dismiss',
  'restore',
  'askReporter',
  'reporterReplied',
  'remind',
  'cancelRequest',
  'deemWithdrawn',
  'submitReview',
  'submitShort',
  'sendStandard',
  'proposeRejection',
  'proposeReferral',
  'merge',
  'unmerge',
  'flagSupervisory',
  'clearRestriction',
  'verify',
  'returnToReview',
  'returnToVerification',
  'approveAndSend',
  'giveDisposition',
  'confirmRejection',
  'confirmReferral',
  'recordReferral',
  'forwardToInspectorate',
  'declareOrdinary',
  'recordResult',
  'draftAnswer',
  'approveAnswer',
  'returnDraft',
  'sendAnswer',
  'sendWaiting',
  'joinAnswer',
  'answerJointly',
  'answerSent',
  'answerDelivered',
  'answerFailed',
  'notOurs',
  'confirmSettled',
  'notSettled',
  'correctAnswer',
  'closeBySilence',
  'archive',
  'archiveConfirmed',
  'rate',
  'reopen',
  'reopenReview',
  'object',
  'withdraw',
  'endCorrespondence',
  'assign',
  'remindHolder',
  'release',
  'reclassify',
  'changeService',
  'summarize',
  'split',
  'settleParts',
  'sealVisit',
  'closeVisit',
  'resumeVisit',
  'link',
  'linkReporter',
  'unlinkReporter',
  'recordInLapor',
  'dateDisposition',
  'recordWords',
  'addNote',
  'escalate',
  'markConflict',
  'recordCall',
  'sendProgress',
  'setWaiting',
  'extendDue',
  'discardAttachment',
  'closeTask',
  'markSent',
  'switchSending',
  'joinDisruption',
  'leaveDisruption',
  'tellDisruption',
  'tellDisruptionEnd',
  'holdRecord',
  'releaseRecord',
  'appraiseRecord',
] as const;
export type Action = (typeof actions)[number];

/** Extra conditions that need more of the case than its status; each has one predicate in `guards.ts` and words under `errors.`. */
export type Guard =
  | 'proposedRejection'
  | 'proposedReferral'
  | 'answerReady'
  | 'outcomeResolved'
  | 'outcomeNotResolved'
  | 'outcomeObjectable'
  | 'within30Days'
  | 'referralRecorded'
  | 'notEscalated'
  | 'silenceOver'
  | 'notYetRated'
  | 'restricted'
  | 'noReferralYet'
  | 'notFromLapor'
  | 'isInLapor'
  | 'byWhatsApp'
  | 'notAnonymous'
  | 'reporterLinked'
  | 'notAPart'
  | 'holdsParts'
  | 'holdsNoParts'
  | 'withinOpeningHours'
  | 'notRemindedToday'
  | 'openToOffice'
  | 'inNoDisruption'
  | 'inDisruption'
  | 'onHold'
  | 'notOnHold'
  | 'inactiveOver';

/** One cell of the SOP: who may take this action in this status, and what it does. */
export interface Step {
  by: readonly Actor[];
  /** On the supervisory track other people act (DOMAIN §1.6); absent = the action is not offered there. */
  supervisoryBy?: readonly Actor[];
  /** `same` leaves the status; `previous` is the status kept when waiting for the reporter began. */
  to: Status | 'same' | 'previous';
  tracks?: readonly Track[];
  /** Which of the SOP's steps 1–8 this belongs to; null = beside the SOP. */
  sopStep: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | null;
  /** States of this cycle's answer in which the action makes sense; absent = any. */
  answer?: readonly AnswerState[];
  answerTo?: AnswerState;
  /** A written mandate of the head of division (a.n.) is enough. */
  mandate?: true;
  /** Never by who wrote it: the second pair of eyes must be another's. */
  notWriterOf?: 'review';
  needsFreshConversation?: true;
  guards?: readonly Guard[];
  /** What the clocks do: deadlines met by this step, and the settlement clock. */
  meets?: readonly DeadlineCode[];
  settlement?: 'pause' | 'resume' | 'meet';
  /** The text (bot/text …/whatsapp.json) that goes to the reporter. */
  tell?: string;
  /** Which role hears of it in Teams. */
  notify?: readonly Actor[];
}

type Row = Partial<Record<Action, Step>>;

const ordinary = ['full', 'short'] as const;
const caseWorkers = ['operator', 'assignee', 'headOfDivision'] as const;
const supervisoryWorkers = ['handler', 'headOfOffice'] as const;
const anyTime = { by: caseWorkers, supervisoryBy: supervisoryWorkers, to: 'same', sopStep: null } as const;

/** Tasks and hand-sent texts are settled whatever the case has come to meanwhile. */
const always = {
  closeTask: { by: ['operator', 'assignee', 'headOfDivision'], supervisoryBy: supervisoryWorkers, to: 'same', sopStep: null },
  markSent: { by: ['operator', 'liaisonOfficer'], supervisoryBy: ['handler', 'headOfOffice'], to: 'same', sopStep: null },
  addNote: anyTime,
  /** Whoever was taken for another is let go whatever the case has come to: late replies would still reach the other's. */
  unlinkReporter: { ...anyTime, guards: ['reporterLinked'] },
  /** A forwarded joke, or a photo of an identity card that nobody needs (DOMAIN §2.4): also when the case is over. */
  discardAttachment: { by: ['operator', 'headOfDivision'], supervisoryBy: supervisoryWorkers, to: 'same', sopStep: null },
} as const satisfies Row;

/**
 * What the reporter says later by telephone, at the counter, by letter or in LAPOR!: it joins the conversation, and whether it
 * settles anything is decided by the action that says so. Until 30 days after closing; then it is a report of its own.
 */
const recordWords = {
  by: ['operator', 'assignee', 'headOfDivision', 'liaisonOfficer'],
  supervisoryBy: supervisoryWorkers,
  to: 'same',
  sopStep: 5,
  notify: ['assignee', 'handler'],
} as const satisfies Step;

/** Any case can carry its number in LAPOR! (DOMAIN §3.3), also one that was answered on the spot. */
const recordInLapor = {
  by: ['operator', 'liaisonOfficer'],
  supervisoryBy: supervisoryWorkers,
  to: 'same',
  sopStep: null,
  guards: ['notFromLapor'],
} as const satisfies Step;

/** LAPOR!'s export names the day of entry alone; its follow-up is owed from the disposition to the office (DOMAIN §2.3). */
const dateDisposition = { ...recordInLapor, sopStep: 1, guards: ['isInLapor'] } as const satisfies Step;

/**
 * Several issues in one report (DOMAIN §5.2): what is answered already stands as it is, and a part's own parts would be parts of
 * two visits.
 */
const split = {
  ...anyTime,
  to: 'inParts',
  tracks: ordinary,
  answer: ['none', 'draft', 'returned', 'approved', 'failed'],
  guards: ['notAPart'],
} as const satisfies Step;
/** Whoever the case waits for hears of it once more, while that is somebody of the office (record/case.ts says who). */
const remindHolder = {
  by: ['operator', 'headOfDivision', 'headOfOffice'],
  supervisoryBy: supervisoryWorkers,
  to: 'same',
  sopStep: null,
  guards: ['withinOpeningHours', 'notRemindedToday'],
} as const satisfies Step;
const switchSending = { ...anyTime, guards: ['byWhatsApp'] } as const satisfies Step;
const linkReporter = { ...anyTime, guards: ['notAnonymous'] } as const satisfies Step;
const recordCall = { ...anyTime, meets: ['callback'] } as const satisfies Step;
const clearRestriction = {
  by: ['operator'],
  to: 'same',
  tracks: ordinary,
  sopStep: null,
  guards: ['restricted'],
} as const satisfies Step;

/**
 * One cause behind many reports (`disruption.ts`): an officer finds that a case is about it, and its reporter gets the one text for all of
 * them. The case itself goes its ordinary way until the reporter says that it is settled (SOP step 5).
 */
const inDisruption = {
  by: ['operator', 'assignee', 'policyAnalyst', 'headOfDivision'],
  to: 'same',
  tracks: ordinary,
  sopStep: null,
  guards: ['inDisruption'],
} as const satisfies Step;
const tellDisruptionEnd = {
  by: ['system'],
  to: 'same',
  tracks: ordinary,
  sopStep: 5,
  guards: ['inDisruption', 'openToOffice'],
} as const satisfies Step;

/** DOMAIN §1.5, the rows "any open". */
const anyOpen = {
  ...always,
  assign: { ...anyTime, notify: ['assignee', 'handler'] },
  release: { ...anyTime, by: ['operator', 'assignee', 'headOfDivision'], tracks: ordinary },
  reclassify: anyTime,
  changeService: anyTime,
  summarize: anyTime,
  split,
  link: anyTime,
  linkReporter,
  recordInLapor,
  dateDisposition,
  recordWords,
  escalate: { ...anyTime, notify: ['headOfDivision'] },
  markConflict: anyTime,
  recordCall,
  switchSending,
  sendProgress: { ...anyTime, sopStep: 5, meets: ['sopResponse'], tell: 'progressNote' },
  setWaiting: { ...anyTime, sopStep: 5, meets: ['sopResponse'], tell: 'waiting' },
  extendDue: {
    by: ['headOfDivision'],
    supervisoryBy: ['headOfOffice'],
    to: 'same',
    sopStep: null,
    tell: 'extension',
  },
  clearRestriction,
  /** Parts that are split off a linked case follow it by themselves. */
  joinDisruption: { ...inDisruption, by: [...inDisruption.by, 'system'], guards: ['openToOffice', 'inNoDisruption'] },
  leaveDisruption: inDisruption,
  /** With a named date by which the reporter hears again: a progress answer (DOMAIN §1.4). */
  tellDisruption: { ...tellDisruptionEnd, meets: ['sopResponse'] },
  tellDisruptionEnd,
  flagSupervisory: {
    by: ['operator', 'policyAnalyst', 'headOfDivision', 'headOfOffice', 'assignee'],
    to: 'awaitingDisposition',
    tracks: ordinary,
    sopStep: 3,
    tell: 'supervisory',
    notify: ['headOfOffice'],
  },
  withdraw: {
    by: ['reporter', 'operator'],
    to: 'withdrawn',
    tracks: ordinary,
    sopStep: null,
    settlement: 'meet',
    tell: 'withdrawnByReporter',
  },
  endCorrespondence: {
    by: [],
    supervisoryBy: ['reporter', 'handler'],
    to: 'same',
    tracks: ['supervisory'],
    sopStep: null,
    tell: 'correspondenceEnded',
  },
} as const satisfies Row;

const dismiss = {
  by: ['operator'],
  to: 'dismissed',
  tracks: ordinary,
  sopStep: null,
  settlement: 'meet',
} as const satisfies Step;
const merge = {
  by: ['operator'],
  to: 'merged',
  tracks: ordinary,
  sopStep: null,
  settlement: 'meet',
  tell: 'duplicate',
} as const satisfies Step;
const askReporter = {
  by: ['operator'],
  supervisoryBy: ['handler'],
  to: 'awaitingReporter',
  sopStep: 3,
  answer: ['none', 'draft', 'returned', 'approved', 'failed'],
  meets: ['sopResponse'],
  settlement: 'pause',
  tell: 'askData',
} as const satisfies Step;
const returnToReview = {
  by: ['policyAnalyst', 'technicalDivision'],
  to: 'inReview',
  tracks: ordinary,
  sopStep: 4,
  notify: ['assignee'],
} as const satisfies Step;
const answerFailed = {
  by: ['system'],
  supervisoryBy: ['system'],
  to: 'inProgress',
  sopStep: 5,
  answer: ['sending', 'sent', 'delivered'],
  answerTo: 'failed',
  settlement: 'resume',
  notify: ['assignee', 'handler'],
} as const satisfies Step;
const answerDelivered = {
  by: ['system'],
  supervisoryBy: ['system'],
  to: 'same',
  sopStep: 5,
  answer: ['sending', 'sent', 'delivered', 'read'],
} as const satisfies Step;
const reopenToReview = {
  by: ['operator'],
  to: 'inReview',
  tracks: ordinary,
  sopStep: 3,
  settlement: 'resume',
  meets: ['afterClosing'],
} as const satisfies Step;
const archive = {
  by: ['system', 'recordsOfficer'],
  // A records officer sees the number and due time of such a case; its filing is the system's.
  supervisoryBy: ['system'],
  to: 'same',
  sopStep: 6,
} as const satisfies Step;
const archiveConfirmed = {
  by: ['system'],
  supervisoryBy: ['system'],
  to: 'archived',
  sopStep: 6,
  meets: ['archive'],
} as const satisfies Step;
const object = {
  by: ['operator'],
  to: 'awaitingDisposition',
  tracks: ordinary,
  sopStep: 4,
  settlement: 'resume',
  meets: ['afterClosing'],
  notify: ['headOfDivision'],
} as const satisfies Step;
const rate = {
  by: ['reporter', 'operator'],
  supervisoryBy: ['reporter', 'handler'],
  to: 'same',
  sopStep: 5,
  guards: ['notYetRated', 'holdsNoParts'],
} as const satisfies Step;
/** Whoever is complained about in one part must not read of it in the visit. */
const sealVisit = {
  by: ['system'],
  supervisoryBy: ['system'],
  to: 'same',
  sopStep: null,
  guards: ['holdsParts'],
} as const satisfies Step;
/** One of its parts is worked on again. */
const resumeVisit = { ...sealVisit, to: 'inParts', meets: ['archive'] } as const satisfies Step;
const lateWords = { ...recordWords, guards: ['within30Days', 'holdsNoParts'] } as const satisfies Step;
/** Beside the SOP's step 6: who keeps the archive, and the heads who answer for it, say what may not be touched and what becomes of it. */
const keepRecord = {
  by: ['recordsOfficer', 'headOfDivision', 'headOfOffice'],
  // A records officer sees the number and due time of such a case.
  supervisoryBy: ['headOfOffice'],
  to: 'same',
  sopStep: 6,
} as const satisfies Step;
const ended = { ...always, recordInLapor, recordWords: lateWords, archive, archiveConfirmed } as const satisfies Row;

/**
 * The SOP as one table: status × action → one step. An absent cell is refused. Buttons, `allowedActions`, permissions,
 * the README's diagram and the test matrix all come from here. Source: SOP 065/5.148/DKPS/II/2022 as read in DOMAIN §1.5.
 */
export const sop = {
  received: {
    ...anyOpen,
    remindHolder,
    take: { by: ['operator'], to: 'inReview', tracks: ordinary, sopStep: 2 },
    dismiss,
    merge,
  },
  inReview: {
    ...anyOpen,
    remindHolder,
    dismiss,
    merge,
    askReporter,
    submitReview: {
      by: ['operator'],
      to: 'awaitingVerification',
      tracks: ordinary,
      sopStep: 3,
      notify: ['policyAnalyst', 'technicalDivision'],
    },
    submitShort: {
      by: ['operator'],
      to: 'awaitingVerification',
      tracks: ['short'],
      sopStep: 3,
      answerTo: 'draft',
      notify: ['policyAnalyst', 'headOfDivision'],
    },
    sendStandard: {
      by: ['operator'],
      to: 'inProgress',
      tracks: ordinary,
      sopStep: 5,
      answerTo: 'sending',
      needsFreshConversation: true,
    },
    proposeRejection: { by: ['operator'], to: 'awaitingDisposition', tracks: ordinary, sopStep: 3, notify: ['headOfDivision'] },
    proposeReferral: { by: ['operator'], to: 'awaitingDisposition', tracks: ordinary, sopStep: 3, notify: ['headOfDivision'] },
  },
  awaitingReporter: {
    ...anyOpen,
    reporterReplied: {
      by: ['reporter', 'operator'],
      supervisoryBy: ['reporter', 'handler'],
      to: 'previous',
      sopStep: 3,
      meets: ['reporterCompletes'],
      settlement: 'resume',
      tell: 'reporterChecksIn',
      notify: ['assignee', 'handler'],
    },
    remind: {
      by: ['system', 'operator'],
      supervisoryBy: ['system', 'handler'],
      to: 'same',
      sopStep: 3,
      tell: 'reminderData',
    },
    cancelRequest: {
      by: ['operator'],
      supervisoryBy: ['handler'],
      to: 'previous',
      sopStep: 3,
      meets: ['reporterCompletes'],
      settlement: 'resume',
    },
    deemWithdrawn: {
      by: ['system'],
      to: 'withdrawn',
      tracks: ordinary,
      sopStep: null,
      meets: ['reporterCompletes'],
      settlement: 'meet',
      tell: 'deemedWithdrawn',
    },
  },
  awaitingVerification: {
    ...anyOpen,
    remindHolder,
    verify: {
      by: ['policyAnalyst', 'technicalDivision'],
      to: 'awaitingDisposition',
      tracks: ordinary,
      sopStep: 4,
      notWriterOf: 'review',
      notify: ['headOfDivision'],
    },
    returnToReview,
    approveAndSend: {
      by: ['headOfDivision'],
      mandate: true,
      to: 'inProgress',
      tracks: ['short'],
      sopStep: 5,
      notWriterOf: 'review',
      answer: ['draft'],
      answerTo: 'sending',
      needsFreshConversation: true,
    },
  },
  awaitingDisposition: {
    ...anyOpen,
    remindHolder,
    giveDisposition: {
      by: ['headOfDivision'],
      supervisoryBy: ['headOfOffice'],
      mandate: true,
      to: 'inProgress',
      sopStep: 4,
      notify: ['assignee', 'technicalDivision', 'handler'],
    },
    confirmRejection: {
      by: ['headOfDivision'],
      mandate: true,
      to: 'rejected',
      tracks: ordinary,
      sopStep: 4,
      guards: ['proposedRejection'],
      meets: ['sopResponse'],
      settlement: 'meet',
      tell: 'rejected',
    },
    confirmReferral: {
      by: ['headOfDivision'],
      mandate: true,
      to: 'referredOut',
      tracks: ordinary,
      sopStep: 4,
      guards: ['proposedReferral'],
      settlement: 'meet',
      notify: ['liaisonOfficer'],
    },
    returnToReview: { ...returnToReview, by: ['headOfDivision'], mandate: true },
    returnToVerification: {
      by: ['headOfDivision'],
      mandate: true,
      to: 'awaitingVerification',
      tracks: ordinary,
      sopStep: 4,
      notify: ['policyAnalyst', 'technicalDivision'],
    },
    forwardToInspectorate: {
      by: [],
      supervisoryBy: ['headOfOffice', 'handler'],
      to: 'withInspectorate',
      tracks: ['supervisory'],
      sopStep: 4,
      notify: ['handler'],
    },
    declareOrdinary: {
      by: [],
      supervisoryBy: ['headOfOffice'],
      to: 'inReview',
      tracks: ['supervisory'],
      sopStep: 4,
      notify: ['assignee'],
    },
  },
  withInspectorate: {
    ...anyOpen,
    recordResult: { by: [], supervisoryBy: ['handler'], to: 'inProgress', tracks: ['supervisory'], sopStep: 5 },
  },
  inProgress: {
    ...anyOpen,
    remindHolder: { ...remindHolder, answer: ['none', 'draft', 'returned', 'approved', 'failed'] },
    askReporter,
    draftAnswer: {
      by: ['technicalDivision', 'policyAnalyst', 'operator'],
      supervisoryBy: ['handler'],
      to: 'same',
      sopStep: 5,
      answer: ['none', 'draft', 'returned', 'approved', 'waiting', 'failed'],
      answerTo: 'draft',
      notify: ['assignee'],
    },
    approveAnswer: {
      by: ['headOfDivision'],
      supervisoryBy: ['headOfOffice'],
      mandate: true,
      to: 'same',
      sopStep: 5,
      answer: ['draft'],
      answerTo: 'approved',
      notify: ['assignee', 'handler'],
    },
    returnDraft: {
      by: ['headOfDivision'],
      supervisoryBy: ['headOfOffice'],
      mandate: true,
      to: 'same',
      sopStep: 5,
      answer: ['draft'],
      answerTo: 'returned',
      notify: ['assignee', 'handler'],
    },
    sendAnswer: {
      by: ['operator'],
      supervisoryBy: ['handler'],
      to: 'same',
      sopStep: 5,
      answer: ['draft', 'approved', 'failed'],
      answerTo: 'sending',
      needsFreshConversation: true,
      guards: ['answerReady'],
    },
    /** It goes out by itself although other issues of the visit are not answered yet: its deadlines are its own. */
    sendWaiting: {
      by: ['operator', 'system'],
      to: 'same',
      tracks: ordinary,
      sopStep: 5,
      answer: ['waiting'],
      answerTo: 'sending',
      needsFreshConversation: true,
    },
    joinAnswer: { by: ['system'], to: 'same', tracks: ordinary, sopStep: 5, answer: ['waiting'], answerTo: 'sending' },
    answerSent: {
      by: ['system'],
      supervisoryBy: ['system'],
      to: 'answered',
      sopStep: 5,
      answer: ['sending'],
      answerTo: 'sent',
      meets: ['sopResponse', 'laporForward', 'laporFollowUp', 'dispositionDue', 'promise'],
      settlement: 'pause',
    },
    answerDelivered,
    answerFailed,
    notOurs: {
      by: ['technicalDivision'],
      to: 'awaitingDisposition',
      tracks: ordinary,
      sopStep: 4,
      answer: ['none', 'draft', 'returned', 'approved', 'failed'],
      notify: ['headOfDivision'],
    },
    returnToReview: {
      ...returnToReview,
      by: ['operator'],
      sopStep: 3,
      answer: ['none', 'draft', 'returned', 'approved', 'failed'],
    },
  },
  answered: {
    ...anyOpen,
    answerDelivered,
    answerFailed,
    confirmSettled: {
      by: ['reporter', 'operator'],
      supervisoryBy: ['reporter', 'handler'],
      to: 'resolved',
      sopStep: 5,
      needsFreshConversation: true,
      meets: ['autoClose'],
      settlement: 'meet',
      tell: 'closed',
    },
    notSettled: {
      by: ['reporter', 'operator'],
      supervisoryBy: ['reporter', 'handler'],
      to: 'inProgress',
      sopStep: 5,
      answerTo: 'none',
      meets: ['autoClose'],
      settlement: 'resume',
      tell: 'notSettledHeard',
      notify: ['assignee', 'handler'],
    },
    correctAnswer: {
      by: ['operator'],
      supervisoryBy: ['handler'],
      to: 'inProgress',
      sopStep: 5,
      answerTo: 'none',
      meets: ['autoClose'],
      settlement: 'resume',
    },
    closeBySilence: {
      by: ['system', 'headOfDivision'],
      supervisoryBy: ['system', 'headOfOffice'],
      to: 'resolved',
      sopStep: 5,
      guards: ['notEscalated', 'silenceOver'],
      meets: ['autoClose'],
      settlement: 'meet',
      tell: 'closed',
    },
  },
  /** Nobody's work: the parts are worked on, each by its own number. */
  inParts: {
    ...always,
    split,
    link: anyTime,
    linkReporter,
    recordInLapor,
    recordCall,
    switchSending,
    clearRestriction,
    answerJointly: { by: ['system'], to: 'same', tracks: ordinary, sopStep: 5 },
    settleParts: { by: ['reporter', 'operator'], to: 'same', tracks: ordinary, sopStep: 5, needsFreshConversation: true },
    sealVisit,
    closeVisit: { by: ['system'], supervisoryBy: ['system'], to: 'resolved', sopStep: null },
  },
  resolved: {
    ...ended,
    sealVisit,
    resumeVisit,
    rate,
    reopen: {
      by: ['operator'],
      supervisoryBy: ['handler'],
      to: 'inProgress',
      sopStep: 5,
      guards: ['within30Days', 'holdsNoParts'],
      answerTo: 'none',
      settlement: 'resume',
      meets: ['afterClosing'],
    },
  },
  rejected: { ...ended, reopen: reopenToReview, object },
  referredOut: {
    ...ended,
    remindHolder: { ...remindHolder, tracks: ordinary, guards: [...remindHolder.guards, 'noReferralYet'] },
    archive: { ...archive, guards: ['referralRecorded'] },
    recordReferral: {
      by: ['liaisonOfficer'],
      to: 'same',
      tracks: ordinary,
      sopStep: 4,
      guards: ['noReferralYet'],
      meets: ['sopResponse', 'laporForward', 'laporFollowUp'],
      tell: 'referOut',
    },
    reopen: reopenToReview,
    object,
  },
  merged: {
    ...ended,
    unmerge: { by: ['operator'], to: 'inReview', tracks: ordinary, sopStep: null, settlement: 'resume' },
    reopen: reopenToReview,
  },
  withdrawn: { ...ended, reopen: reopenToReview },
  dismissed: {
    ...always,
    restore: { by: ['operator'], to: 'received', tracks: ordinary, sopStep: null, settlement: 'resume' },
  },
  archived: {
    ...always,
    recordInLapor,
    recordWords: lateWords,
    sealVisit,
    resumeVisit,
    rate: { ...rate, guards: ['outcomeResolved', 'notYetRated', 'holdsNoParts'] },
    reopen: {
      by: ['operator'],
      supervisoryBy: ['handler'],
      to: 'inProgress',
      sopStep: 5,
      guards: ['outcomeResolved', 'within30Days', 'holdsNoParts'],
      answerTo: 'none',
      settlement: 'resume',
      meets: ['afterClosing'],
    },
    reopenReview: { ...reopenToReview, guards: ['outcomeNotResolved'] },
    object: { ...object, guards: ['outcomeObjectable'] },
    holdRecord: { ...keepRecord, guards: ['notOnHold'] },
    releaseRecord: { ...keepRecord, guards: ['onHold'] },
    appraiseRecord: { ...keepRecord, guards: ['notOnHold', 'inactiveOver'] },
  },
} as const satisfies Record<Status, Row>;

/** The step for an action in a status on a track, or null when the SOP does not know it there. */
export function stepFor(status: Status, action: Action, track: Track): Step | null {
  const step: Step | undefined = (sop[status] as Row)[action];
  if (!step) return null;
  if (step.tracks && !step.tracks.includes(track)) return null;
  return actorsOn(step, track).length > 0 ? step : null;
}

/** Who may take the step on this track. */
export function actorsOn(step: Step, track: Track): readonly Actor[] {
  return track === 'supervisory' ? (step.supervisoryBy ?? []) : step.by;
}

/** Every cell of the table with the tracks on which it holds and its actors there: what diagrams, matrices and scripts read. */
export function allSteps(): { status: Status; action: Action; tracks: Track[]; by: readonly Actor[]; step: Step }[] {
  const cells = statuses.flatMap(status =>
    (Object.keys(sop[status]) as Action[]).flatMap(action =>
      [ordinary, ['supervisory'] as const].map(group => {
        const held = group.filter(track => stepFor(status, action, track)) as Track[];
        const step = (sop[status] as Row)[action] as Step;
        return { status, action, tracks: held, by: held.length ? actorsOn(step, held[0]) : [], step };
      }),
    ),
  );
  return cells.filter(cell => cell.tracks.length > 0);
}

/** The monthly report's own table (SOP steps 7–8). */
export const reportStatuses = [
  'draft',
  'submittedToHeadOfDivision',
  'returned',
  'submittedToHeadOfOffice',
  'acknowledged',
] as const;
export type ReportStatus = (typeof reportStatuses)[number];
export const reportActions = ['submitReport', 'approveReport', 'returnReport', 'acknowledgeReport'] as const;
export type ReportAction = (typeof reportActions)[number];
export interface ReportStep {
  by: readonly Actor[];
  to: ReportStatus;
  sopStep: 7 | 8;
  /** Whose chat gets the approval card next. */
  next: 'operator' | 'headOfDivision' | 'headOfOffice' | null;
}

/** `approved` is passed on at once: the approval itself submits the report to the head of office. */
export const reportSop = {
  draft: { submitReport: { by: ['operator'], to: 'submittedToHeadOfDivision', sopStep: 7, next: 'headOfDivision' } },
  returned: { submitReport: { by: ['operator'], to: 'submittedToHeadOfDivision', sopStep: 7, next: 'headOfDivision' } },
  submittedToHeadOfDivision: {
    approveReport: { by: ['headOfDivision'], to: 'submittedToHeadOfOffice', sopStep: 7, next: 'headOfOffice' },
    returnReport: { by: ['headOfDivision'], to: 'returned', sopStep: 7, next: 'operator' },
  },
  submittedToHeadOfOffice: {
    acknowledgeReport: { by: ['headOfOffice'], to: 'acknowledged', sopStep: 8, next: null },
    returnReport: { by: ['headOfOffice'], to: 'returned', sopStep: 8, next: 'operator' },
  },
  acknowledged: {},
} as const satisfies Record<ReportStatus, Partial<Record<ReportAction, ReportStep>>>;

/** The report's step for an action in a status, or null. */
export function reportStepFor(status: ReportStatus, action: ReportAction): ReportStep | null {
  return (reportSop[status] as Partial<Record<ReportAction, ReportStep>>)[action] ?? null;
}

export { openStatuses };
