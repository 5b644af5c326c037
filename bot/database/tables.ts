import { EntitySchema } from 'typeorm';
import type { EntitySchemaColumnOptions } from 'typeorm';
import type { ClosedDay } from '../complaint/calendar';
import type { BankText } from '../complaint/bankText';
import type {
  AnswerState,
  Channel,
  Complaint,
  IdentityCheck,
  Qualification,
  Role,
  RoleKind,
  Status,
  Track,
} from '../complaint/complaint';
import type { DeadlineCode } from '../complaint/deadline';
import type { Disruption, NewsKind, NewsState } from '../complaint/disruption';
import type { Division } from '../complaint/masterData';
import type { SettingWhat } from '../complaint/settings';
import type { Action, ReportStatus } from '../complaint/sop';
import { columnTypes } from './dialect';
import type { Dialect } from './dialect';
import type { Sealed } from './sealed';

/** A complaint as stored: the plain part plus the operator's summary, sealed. */
export interface ComplaintRow extends Complaint {
  summary: Sealed | null;
  /** What the case waits for outside the office (pusat, blanko, pengadilan, lain). */
  waitingFor: string | null;
}

/** One person behind many aliases. `wrappedKey` null = erased: nothing sealed under it can be read again. */
export interface ReporterRow {
  id: string;
  wrappedKey: string | null;
  name: Sealed | null;
  /** Officers found that this reporter is the same person as that one; null again when they were wrong. Never a chain. */
  samePersonAs: string | null;
  createdAt: Date;
  erasedAt: Date | null;
}

/** One way to reach a reporter. The phone number may be missing (WhatsApp usernames, DOMAIN §4.7). */
export interface ContactRow {
  id: string;
  reporterId: string;
  channel: Channel;
  /** WhatsApp id, phone number or e-mail address. */
  address: Sealed | null;
  addressIndex: string | null;
  bsuid: Sealed | null;
  bsuidIndex: string | null;
  username: Sealed | null;
  /** `manual` = an officer sends by hand from the handset (DOMAIN §4.9). */
  mode: 'cloud' | 'manual';
  lastInboundAt: Date | null;
  unreachableSince: Date | null;
  /** When all that was sent to this contact would have left at Meta's pair rate; machine time. */
  pacedUntil: Date | null;
  createdAt: Date;
}

export type MessageStatus = 'received' | 'queued' | 'waiting' | 'byHand' | 'sent' | 'delivered' | 'read' | 'failed';

/** One message in either direction, in provider time. */
export interface MessageRow {
  id: string;
  reporterId: string;
  contactId: string;
  complaintId: string | null;
  direction: 'in' | 'out';
  kind: string;
  providerId: string | null;
  body: Sealed | null;
  buttonId: string | null;
  contextId: string | null;
  /** The text key that was sent, or what an incoming message answers to. */
  purpose: string | null;
  template: string | null;
  templateParameters: string[] | null;
  buttons: { id: string; title: string }[] | null;
  needsSummary: boolean;
  isGreeting: boolean;
  status: MessageStatus;
  errorCode: number | null;
  occurredAt: Date;
  recordedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  answerId: string | null;
  /** Of a text too long for one message: how many of its parts the provider has taken. */
  partsSent: number;
  /** How often it was sent anew because the provider reported a failure later. */
  resends: number;
  /** Of a reporter's words that an officer typed in: who. */
  enteredBy: string | null;
  /** Passed on from another chat, and so often that it is most likely a chain letter. */
  forwarded: boolean;
  forwardedOften: boolean;
}

export interface AttachmentRow {
  id: string;
  messageId: string;
  complaintId: string | null;
  reporterId: string;
  mediaId: string | null;
  mimeType: string;
  fileName: Sealed | null;
  /** Of the bytes as they came, in hex: evidence of what was handed in. */
  sha256: string | null;
  /** Of the bytes that are kept: a picture is drawn anew, without what its camera noted. */
  keptSha256: string | null;
  /** Of the bytes that are kept. */
  size: number | null;
  /** `quarantined`: kept sealed and shown to nobody (`heldFor`). `discarded`: its bytes are gone. */
  status: 'pending' | 'stored' | 'failed' | 'quarantined' | 'infected' | 'discarded';
  /** Why it is quarantined: the scanner has not seen it yet, or the picture cannot be drawn safely. */
  heldFor: 'scan' | 'unreadable' | 'tooManyPixels' | null;
  path: string | null;
  /** Handed in by an officer: `evidence` = paper brought to the counter; `proof` = shows a text sent by hand. `imported` = of an old chat. Null = sent by the citizen. */
  purpose: 'evidence' | 'proof' | 'imported' | null;
  discardedAt: Date | null;
  discardedBy: string | null;
  createdAt: Date;
}

/** One link of the complaint's hash chain; `words` stand outside the hash, their salted digest inside. */
export interface LogEntryRow {
  id: string;
  complaintId: string;
  seq: number;
  action:
    | Action
    | ('receive' | 'message' | 'deadlinesRecounted' | 'externalStatus' | 'addAttachment' | 'unmask' | 'giveEvidence')
    | ('refileRecord' | 'recordRefiled' | 'addSigned');
  actorKind: 'person' | 'reporter' | 'system';
  actorId: string | null;
  actorRole: string | null;
  roleKind: RoleKind | null;
  sopStep: number | null;
  fromStatus: Status | null;
  toStatus: Status;
  track: Track;
  cycle: number;
  detail: Record<string, string | number | boolean | null>;
  words: Sealed | null;
  wordsSalt: string | null;
  wordsDigest: string | null;
  occurredAt: Date;
  recordedAt: Date;
  prevHash: string;
  hash: string;
}

export interface StaffReviewRow {
  id: string;
  complaintId: string;
  cycle: number;
  form: 'full' | 'short';
  body: Sealed;
  writerId: string;
  writtenAt: Date;
  verifiedBy: string | null;
  verifiedAt: Date | null;
  findings: Sealed | null;
}

export interface DispositionRow {
  id: string;
  complaintId: string;
  cycle: number;
  urgency: 'immediate' | 'urgent' | 'normal';
  division: Division | null;
  body: Sealed;
  dueAt: Date | null;
  decidedBy: string;
  decidedAs: RoleKind;
  orderNumber: string | null;
  decidedAt: Date;
}

/** The answer of one cycle and its own states (DESIGN §3.4). */
export interface AnswerRow {
  id: string;
  complaintId: string;
  cycle: number;
  state: AnswerState;
  body: Sealed;
  containsPersonalData: boolean;
  departsFromDisposition: boolean;
  isRefusal: boolean;
  identityCheck: IdentityCheck | null;
  writerId: string;
  writtenAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  sentBy: string | null;
  messageId: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  failedAt: Date | null;
}

export interface DeadlineRow {
  id: string;
  complaintId: string;
  code: DeadlineCode;
  startedAt: Date;
  pausedAt: Date | null;
  pausedMinutes: number;
  dueAt: Date;
  provisional: boolean;
  policyVersion: number;
  metAt: Date | null;
  nextReminderAt: Date | null;
  reminders: number;
  /** Of LAPOR!'s follow-up that counts from its disposition: when the report had entered LAPOR!. */
  enteredAt: Date | null;
}

export type TaskKind =
  | 'callback'
  | 'interpretReply'
  | 'answerFailed'
  | 'afterClosing'
  | 'sendByHand'
  | 'recordReferral'
  | 'needsSummary'
  | 'unreadAnswer'
  | 'textFailed';

/** Something a person must do that is not a step of the SOP by itself. */
export interface TaskRow {
  id: string;
  complaintId: string;
  kind: TaskKind;
  messageId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  doneAt: Date | null;
  doneBy: string | null;
  result: string | null;
}

/** A raw inbound item, sealed, one row per provider id; `parked` rows wait for a person and block nobody. */
export interface InboxRow {
  id: string;
  orderKey: string;
  dedupeKey: string;
  what: 'message' | 'status';
  contactKey: string;
  raw: Sealed;
  occurredAt: Date;
  receivedAt: Date;
  status: 'pending' | 'done' | 'parked';
  attempts: number;
  nextAt: Date;
  lastError: string | null;
  doneAt: Date | null;
  traceId: string | null;
}

export interface OutboxRow {
  id: string;
  orderKey: string;
  kind: string;
  lane: string;
  key: string | null;
  payload: Record<string, unknown>;
  status: 'pending' | 'leased' | 'done' | 'parked' | 'dead';
  attempts: number;
  nextAt: Date;
  leaseUntil: Date | null;
  fence: number;
  owner: string | null;
  lastError: string | null;
  createdAt: Date;
  doneAt: Date | null;
  traceId: string | null;
}

export interface TeamsConversationRow {
  id: string;
  kind: 'channel' | 'personal';
  /** `aduan` for the complaint channel, `aduan:<division>` for a division's, the person's id for a 1:1 chat. */
  key: string;
  conversationId: string;
  serviceUrl: string;
  botId: string;
  tenantId: string;
  teamId: string | null;
  /** `released`: a division's channel that an administrator let go; its last cards are closed there. */
  state: 'active' | 'removed' | 'released';
  updatedAt: Date;
}

/** A card standing in a conversation: several per complaint (channel, 1:1 chats), one per report and reader. */
export interface TeamsCardRow {
  id: string;
  subject: 'complaint' | 'report';
  subjectId: string;
  conversationKey: string;
  view: string;
  conversationId: string;
  activityId: string;
  shownHash: string;
  shownAt: Date;
}

export interface PersonRow {
  id: string;
  loginName: string;
  name: string;
  aadObjectId: string;
  teamsUserId: string | null;
  division: Division | null;
  language: 'id' | 'en';
  rank: string | null;
  nip: string | null;
  active: boolean;
  /** What the SOP asks of whoever receives complaints (its "kualifikasi pelaksana"); null = nothing is recorded. */
  qualifications: Qualification[] | null;
  /** Who hears of what has waited for this officer for too long. */
  deputyId: string | null;
}

export interface RoleAssignmentRow {
  id: string;
  personId: string;
  role: Role;
  division: Division | null;
  kind: RoleKind;
  fromAt: Date;
  toAt: Date | null;
  orderNumber: string | null;
}

export interface MonthlyReportRow {
  id: string;
  month: string;
  status: ReportStatus;
  step: number;
  version: number;
  figures: Record<string, unknown> | null;
  figuresHash: string | null;
  frozenAt: Date | null;
  narrative: Record<string, string | null> | null;
  officialNumber: string | null;
  returnNote: string | null;
  history: { at: string; action: string; by: string | null; note: string | null }[];
  pdfUrl: string | null;
  pdfHash: string | null;
  registerUrl: string | null;
  filedStep: number | null;
  createdAt: Date;
}

/** A paper of a month as it was filed, or a signed copy of it as it was handed in; nothing is taken away from here. */
export interface ReportPaperRow {
  id: string;
  month: string;
  kind: 'report' | 'reportDocx' | 'register' | 'signed';
  /** The report's step that it shows; of a signed copy the one at which it came. */
  step: number;
  /** Null until SharePoint has confirmed it. */
  url: string | null;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  /** SharePoint's own, base64. */
  quickXorHash: string | null;
  filedAt: Date | null;
  /** Who handed it in; null for what the app made. */
  by: string | null;
  at: Date;
  /** What the file says of its signatures, for a signed copy. */
  signature: Record<string, unknown> | null;
  checkedAt: Date | null;
  /** Null = the schedule. */
  checkedBy: string | null;
  state: FiledState | null;
  /** Of what lay there instead when it was found changed. */
  foundHash: string | null;
  /** Who had it filed again, when and why. */
  refiling: { by: string; at: string; reason: string } | null;
  /** Of its file, where it does not lie under its own: a person had worked on what lies there. */
  name: string | null;
}

/** A paper of a case: as it was drawn for whoever asked, or with the signatures that were put on it outside the app (DOMAIN §2.6). */
export interface CasePaperRow {
  id: string;
  complaintId: string;
  paper: 'review' | 'disposition' | 'answer';
  /** Of what was drawn only size and hash are kept: it can be drawn again. */
  kind: 'drawn' | 'signed';
  /** Which telaahan, disposition or answer it shows, and as of when it is worded. */
  version: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  /** Who had it drawn first, or handed it in. */
  by: string;
  at: Date;
  /** What the file says of its signatures, for a signed copy. */
  signature: Record<string, unknown> | null;
  /** From here: null until SharePoint has confirmed a signed copy, and for what was drawn. */
  library: 'general' | 'restricted' | null;
  /** From the library's root. */
  path: string | null;
  url: string | null;
  /** SharePoint's own, base64. */
  quickXorHash: string | null;
  filedAt: Date | null;
  checkedAt: Date | null;
  /** Null = the schedule. */
  checkedBy: string | null;
  state: FiledState | null;
  /** Of what lay there instead when it was found changed. */
  foundHash: string | null;
}

/** A case in a month's register as it was frozen; its words are sealed under the reporter's key. */
export interface RegisterLineRow {
  id: string;
  month: string;
  complaintId: string;
  facts: Record<string, unknown>;
  words: Sealed | null;
}

export type HolidayRow = ClosedDay;

export interface SettingRow {
  key: string;
  version: number;
  value: unknown;
  changedBy: string | null;
  changedAt: Date;
}

/** One change that an administrator made; what it means stands under `what`. Never a secret: those are no settings. */
export interface SettingChangeRow {
  id: string;
  what: SettingWhat;
  /** Which one of them: a date, a weekday, a limit's code, a person's id. */
  subject: string;
  /** Null = there was nothing; `after` null = there is nothing any more. */
  before: unknown;
  after: unknown;
  changedBy: string | null;
  changedAt: Date;
}

export interface SearchTermRow {
  term: number;
  complaintId: string;
}

export interface TicketCounterRow {
  year: number;
  last: number;
}

/** A button press that was carried out; the same press again acts no second time. */
export interface SubmissionRow {
  complaintId: string;
  action: string;
  actorId: string;
  submissionId: string;
  /** Digest of what was typed: the same press with other words is another press. */
  inputHash: string | null;
  doneAt: Date;
}

/** What LAPOR!'s exports have told of one report, whether or not it has become a case here (DOMAIN §3.2). */
export interface LaporReportRow {
  /** Digits, as text. */
  trackingId: string;
  /** Digest of the row's canonical fields: an unchanged row is skipped. */
  rowHash: string;
  status: string | null;
  /** When an export first showed this status. */
  statusAt: Date;
  complaintId: string | null;
  importId: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** One import of an export; unfinished ones were interrupted and may be repeated. */
export interface LaporImportRow {
  id: string;
  fileName: string | null;
  sha256: string;
  everyOffice: boolean;
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  rowsAll: number;
  rowsDone: number;
  counts: Record<string, number> | null;
}

/** One version of a text of the answer bank; the newest counts, the earlier ones say what it was, and by whom it was changed. */
export interface BankTextRow extends BankText {
  /** The case whose answer it was made of. */
  source: string | null;
  /** Null = it came with the local office. */
  changedBy: string | null;
  changedAt: Date;
}

/** A filter of the list that an officer kept; `query` as the tab's address says it, without the words that were searched. */
export interface SavedFilterRow {
  personId: string;
  name: string;
  query: string;
  savedAt: Date;
}

/** An officer is away; WIB days (`yyyy-mm-dd`), both included. The note names no citizen: identity numbers in it are masked. */
export interface AbsenceRow {
  personId: string;
  fromDay: string;
  untilDay: string;
  standInId: string;
  note: string;
  saidAt: Date;
}

/** Somebody has a case before them, or is filling in a form about it; forgotten when it ends. `until` by the machine's clock. */
export interface PresenceRow {
  complaintId: string;
  personId: string;
  /** The action whose form is open; null = only looking. */
  doing: Action | null;
  until: Date;
}

/** One cause behind many reports. `version` grows with every change of it and of its news. */
export interface DisruptionRow extends Disruption {
  version: number;
  openedBy: string;
  openedAt: Date;
}

/** One text for all reporters of a disruption; the newest approved one is what they are told. It names nobody, and is not sealed. */
export interface DisruptionNewsRow {
  disruptionId: string;
  /** 1 is the opening text. */
  seq: number;
  kind: NewsKind;
  text: string;
  /** By when the reporters hear again; null for the end. */
  promisedAt: Date | null;
  expectedEndAt: Date | null;
  /** Of the end: when it was over. */
  endedAt: Date | null;
  state: NewsState;
  writtenBy: string;
  writtenAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Why it went back. */
  note: string | null;
}

/** A case whose reporter was told of this news: its row is written with the message, and keeps the news from being told twice. */
export interface DisruptionToldRow {
  disruptionId: string;
  seq: number;
  complaintId: string;
  /** Null where nobody can be reached; another case's message where the same person reported twice. */
  messageId: string | null;
  toldAt: Date;
}

/** What the last look at a filed bundle found in SharePoint. */
export type FiledState = 'same' | 'changed' | 'missing';

/** A bundle as SharePoint confirmed it; a reopened case has several. Nothing in it is personal (DOMAIN §2.5). */
export interface DossierFileRow {
  complaintId: string;
  /** 1 is the first bundle. */
  revision: number;
  /** In which of the archive's libraries; null where an earlier release filed it, which knew one. */
  library: 'general' | 'restricted' | null;
  /** From the library's root. */
  path: string;
  url: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  /** SharePoint's own, base64. */
  quickXorHash: string;
  /** The library's columns as they were written. */
  columns: Record<string, string | number>;
  filedAt: Date;
  checkedAt: Date | null;
  /** Null = the schedule. */
  checkedBy: string | null;
  state: FiledState | null;
  /** Of what lay there instead when it was found changed. */
  foundHash: string | null;
}

/** A NIK, No. KK or full name in a complaint, as a keyed hash: the same in two complaints has the same mark. */
export interface IdentityMarkRow {
  mark: string;
  complaintId: string;
}

/** The WIB day (`yyyy-mm-dd`) on which something that is done once a working day was last done. */
export interface DutyDayRow {
  name: string;
  day: string;
}

type Kind = 'id' | 'moment' | 'int' | 'bigint' | 'bool' | 'json' | 'longText' | 'sealed' | number;
/** Column = [kind, …flags]: a number is a text of at most that many characters; `?` nullable, `pk` part of the primary key. */
export type Column = readonly [Kind, ...('?' | 'pk')[]];
export interface Table {
  entity: string;
  name: string;
  columns: Record<string, Column>;
}

const complaintColumns: Record<keyof ComplaintRow, Column> = {
  id: ['id', 'pk'],
  ticketNumber: [20],
  status: [24],
  previousStatus: [24, '?'],
  track: [12],
  step: ['int'],
  version: ['int'],
  channel: [12],
  reporterId: ['id'],
  contactId: ['id', '?'],
  complaintClass: [32, '?'],
  category: [32, '?'],
  service: [32, '?'],
  division: [32, '?'],
  district: [60, '?'],
  ward: [60, '?'],
  needsSummary: ['bool'],
  restricted: ['bool'],
  isAnonymous: ['bool'],
  isConfidential: ['bool'],
  assigneeId: ['id', '?'],
  heldSince: ['moment'],
  handlerId: ['id', '?'],
  holderRemindedAt: ['moment', '?'],
  reportedParty: [12, '?'],
  reportedPersonId: ['id', '?'],
  reportedUnit: [32, '?'],
  cycle: ['int'],
  answerState: [12],
  reviewWriterId: ['id', '?'],
  answerWriterId: ['id', '?'],
  proposal: [12, '?'],
  proposalReason: [24, '?'],
  referralRecordedAt: ['moment', '?'],
  escalatedAt: ['moment', '?'],
  outcome: [12, '?'],
  closeReason: [12, '?'],
  rating: ['int', '?'],
  mergedInto: ['id', '?'],
  partOf: ['id', '?'],
  disruptionId: ['id', '?'],
  holdsParts: ['bool'],
  followUpOf: ['id', '?'],
  externalId: [20, '?'],
  externalStatus: [60, '?'],
  externalStatusAt: ['moment', '?'],
  priorNumber: [40, '?'],
  onBehalfOf: [24, '?'],
  powerOfAttorney: ['bool'],
  receivedAt: ['moment'],
  registeredAt: ['moment'],
  closedAt: ['moment', '?'],
  archivedAt: ['moment', '?'],
  dossierUrl: [600, '?'],
  dossierHash: [64, '?'],
  legalHold: ['json', '?'],
  appraisal: ['json', '?'],
  dossierRevision: ['int'],
  lastInboundMessageId: ['id', '?'],
  nextDueAt: ['moment', '?'],
  logSeq: ['int'],
  logHead: [64],
  summary: ['sealed', '?'],
  waitingFor: [12, '?'],
};

function table<Row>(entity: string, name: string, columns: Record<keyof Row & string, Column>): Table {
  return { entity, name, columns };
}

/** Every table with its columns; the migrations are written by hand and a test compares the two. */
export const tables: readonly Table[] = [
  table<ComplaintRow>('Complaint', 'complaint', complaintColumns),
  table<ReporterRow>('Reporter', 'reporter', {
    id: ['id', 'pk'],
    wrappedKey: [300, '?'],
    name: ['sealed', '?'],
    samePersonAs: ['id', '?'],
    createdAt: ['moment'],
    erasedAt: ['moment', '?'],
  }),
  table<ContactRow>('ReporterContact', 'reporter_contact', {
    id: ['id', 'pk'],
    reporterId: ['id'],
    channel: [12],
    address: ['sealed', '?'],
    addressIndex: [64, '?'],
    bsuid: ['sealed', '?'],
    bsuidIndex: [64, '?'],
    username: ['sealed', '?'],
    mode: [8],
    lastInboundAt: ['moment', '?'],
    unreachableSince: ['moment', '?'],
    pacedUntil: ['moment', '?'],
    createdAt: ['moment'],
  }),
  table<MessageRow>('Message', 'message', {
    id: ['id', 'pk'],
    reporterId: ['id'],
    contactId: ['id'],
    complaintId: ['id', '?'],
    direction: [3],
    kind: [16],
    providerId: [200, '?'],
    body: ['sealed', '?'],
    buttonId: [256, '?'],
    contextId: [200, '?'],
    purpose: [32, '?'],
    template: [60, '?'],
    templateParameters: ['json', '?'],
    buttons: ['json', '?'],
    needsSummary: ['bool'],
    isGreeting: ['bool'],
    status: [12],
    errorCode: ['int', '?'],
    occurredAt: ['moment'],
    recordedAt: ['moment'],
    sentAt: ['moment', '?'],
    deliveredAt: ['moment', '?'],
    readAt: ['moment', '?'],
    answerId: ['id', '?'],
    partsSent: ['int'],
    resends: ['int'],
    enteredBy: ['id', '?'],
    forwarded: ['bool'],
    forwardedOften: ['bool'],
  }),
  table<AttachmentRow>('Attachment', 'attachment', {
    id: ['id', 'pk'],
    messageId: ['id'],
    complaintId: ['id', '?'],
    reporterId: ['id'],
    mediaId: [200, '?'],
    mimeType: [120],
    fileName: ['sealed', '?'],
    sha256: [64, '?'],
    keptSha256: [64, '?'],
    size: ['int', '?'],
    status: [12],
    heldFor: [16, '?'],
    path: [200, '?'],
    purpose: [12, '?'],
    discardedAt: ['moment', '?'],
    discardedBy: ['id', '?'],
    createdAt: ['moment'],
  }),
  table<LogEntryRow>('LogEntry', 'log_entry', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    seq: ['int'],
    action: [32],
    actorKind: [12],
    actorId: ['id', '?'],
    actorRole: [24, '?'],
    roleKind: [12, '?'],
    sopStep: ['int', '?'],
    fromStatus: [24, '?'],
    toStatus: [24],
    track: [12],
    cycle: ['int'],
    detail: ['json'],
    words: ['sealed', '?'],
    wordsSalt: [32, '?'],
    wordsDigest: [64, '?'],
    occurredAt: ['moment'],
    recordedAt: ['moment'],
    prevHash: [64],
    hash: [64],
  }),
  table<StaffReviewRow>('StaffReview', 'staff_review', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    cycle: ['int'],
    form: [8],
    body: ['sealed'],
    writerId: ['id'],
    writtenAt: ['moment'],
    verifiedBy: ['id', '?'],
    verifiedAt: ['moment', '?'],
    findings: ['sealed', '?'],
  }),
  table<DispositionRow>('Disposition', 'disposition', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    cycle: ['int'],
    urgency: [12],
    division: [32, '?'],
    body: ['sealed'],
    dueAt: ['moment', '?'],
    decidedBy: ['id'],
    decidedAs: [12],
    orderNumber: [80, '?'],
    decidedAt: ['moment'],
  }),
  table<AnswerRow>('Answer', 'answer', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    cycle: ['int'],
    state: [12],
    body: ['sealed'],
    containsPersonalData: ['bool'],
    departsFromDisposition: ['bool'],
    isRefusal: ['bool'],
    identityCheck: [32, '?'],
    writerId: ['id'],
    writtenAt: ['moment'],
    approvedBy: ['id', '?'],
    approvedAt: ['moment', '?'],
    sentBy: ['id', '?'],
    messageId: ['id', '?'],
    sentAt: ['moment', '?'],
    deliveredAt: ['moment', '?'],
    readAt: ['moment', '?'],
    failedAt: ['moment', '?'],
  }),
  table<DeadlineRow>('Deadline', 'deadline', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    code: [24],
    startedAt: ['moment'],
    pausedAt: ['moment', '?'],
    pausedMinutes: ['int'],
    dueAt: ['moment'],
    provisional: ['bool'],
    policyVersion: ['int'],
    metAt: ['moment', '?'],
    nextReminderAt: ['moment', '?'],
    reminders: ['int'],
    enteredAt: ['moment', '?'],
  }),
  table<TaskRow>('Task', 'task', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    kind: [24],
    messageId: ['id', '?'],
    createdAt: ['moment'],
    dueAt: ['moment', '?'],
    doneAt: ['moment', '?'],
    doneBy: ['id', '?'],
    result: [24, '?'],
  }),
  table<InboxRow>('Inbox', 'inbox', {
    id: ['id', 'pk'],
    orderKey: [36],
    dedupeKey: [300],
    what: [8],
    contactKey: [64],
    raw: ['sealed'],
    occurredAt: ['moment'],
    receivedAt: ['moment'],
    status: [8],
    attempts: ['int'],
    nextAt: ['moment'],
    lastError: [500, '?'],
    doneAt: ['moment', '?'],
    traceId: [36, '?'],
  }),
  table<OutboxRow>('Outbox', 'outbox', {
    id: ['id', 'pk'],
    orderKey: [36],
    kind: [24],
    lane: [200],
    key: [200, '?'],
    payload: ['json'],
    status: [8],
    attempts: ['int'],
    nextAt: ['moment'],
    leaseUntil: ['moment', '?'],
    fence: ['int'],
    owner: [60, '?'],
    lastError: [500, '?'],
    createdAt: ['moment'],
    doneAt: ['moment', '?'],
    traceId: [36, '?'],
  }),
  table<TeamsConversationRow>('TeamsConversation', 'teams_conversation', {
    id: ['id', 'pk'],
    kind: [12],
    key: [40],
    conversationId: [300],
    serviceUrl: [300],
    botId: [100],
    tenantId: [40],
    teamId: [200, '?'],
    state: [12],
    updatedAt: ['moment'],
  }),
  table<TeamsCardRow>('TeamsCard', 'teams_card', {
    id: ['id', 'pk'],
    subject: [12],
    subjectId: [40],
    conversationKey: [40],
    view: [12],
    conversationId: [300],
    activityId: [200],
    shownHash: [64],
    shownAt: ['moment'],
  }),
  table<PersonRow>('Person', 'person', {
    id: ['id', 'pk'],
    loginName: [120],
    name: [200],
    aadObjectId: [40],
    teamsUserId: [200, '?'],
    division: [32, '?'],
    language: [2],
    rank: [80, '?'],
    nip: [30, '?'],
    active: ['bool'],
    qualifications: ['json', '?'],
    deputyId: ['id', '?'],
  }),
  table<RoleAssignmentRow>('RoleAssignment', 'role_assignment', {
    id: ['id', 'pk'],
    personId: ['id'],
    role: [24],
    division: [32, '?'],
    kind: [12],
    fromAt: ['moment'],
    toAt: ['moment', '?'],
    orderNumber: [80, '?'],
  }),
  table<MonthlyReportRow>('MonthlyReport', 'monthly_report', {
    id: ['id', 'pk'],
    month: [7],
    status: [32],
    step: ['int'],
    version: ['int'],
    figures: ['json', '?'],
    figuresHash: [64, '?'],
    frozenAt: ['moment', '?'],
    narrative: ['json', '?'],
    officialNumber: [80, '?'],
    returnNote: ['longText', '?'],
    history: ['json'],
    pdfUrl: [600, '?'],
    pdfHash: [64, '?'],
    registerUrl: [600, '?'],
    filedStep: ['int', '?'],
    createdAt: ['moment'],
  }),
  table<ReportPaperRow>('ReportPaper', 'report_paper', {
    id: ['id', 'pk'],
    month: [7],
    kind: [12],
    step: ['int'],
    url: [600, '?'],
    size: ['int'],
    sha256: [64],
    quickXorHash: [28, '?'],
    filedAt: ['moment', '?'],
    by: ['id', '?'],
    at: ['moment'],
    signature: ['json', '?'],
    checkedAt: ['moment', '?'],
    checkedBy: ['id', '?'],
    state: [12, '?'],
    foundHash: [28, '?'],
    refiling: ['json', '?'],
    name: [120, '?'],
  }),
  table<CasePaperRow>('CasePaper', 'case_paper', {
    id: ['id', 'pk'],
    complaintId: ['id'],
    paper: [12],
    kind: [12],
    version: [80],
    size: ['int'],
    sha256: [64],
    by: ['id'],
    at: ['moment'],
    signature: ['json', '?'],
    library: [12, '?'],
    path: [400, '?'],
    url: [600, '?'],
    quickXorHash: [28, '?'],
    filedAt: ['moment', '?'],
    checkedAt: ['moment', '?'],
    checkedBy: ['id', '?'],
    state: [12, '?'],
    foundHash: [28, '?'],
  }),
  table<RegisterLineRow>('RegisterLine', 'register_line', {
    id: ['id', 'pk'],
    month: [7],
    complaintId: ['id'],
    facts: ['json'],
    words: ['sealed', '?'],
  }),
  table<HolidayRow>('Holiday', 'holiday', { date: [10, 'pk'], name: [120], type: [16] }),
  table<SettingRow>('Setting', 'setting', {
    key: [60, 'pk'],
    version: ['int', 'pk'],
    value: ['json'],
    changedBy: ['id', '?'],
    changedAt: ['moment'],
  }),
  table<SettingChangeRow>('SettingChange', 'setting_change', {
    id: ['id', 'pk'],
    what: [40],
    subject: [120],
    before: ['json', '?'],
    after: ['json', '?'],
    changedBy: ['id', '?'],
    changedAt: ['moment'],
  }),
  table<SearchTermRow>('SearchTerm', 'search_term', { term: ['bigint', 'pk'], complaintId: ['id', 'pk'] }),
  table<TicketCounterRow>('TicketCounter', 'ticket_counter', { year: ['int', 'pk'], last: ['int'] }),
  table<SubmissionRow>('Submission', 'submission', {
    complaintId: ['id', 'pk'],
    action: [32, 'pk'],
    actorId: [40, 'pk'],
    submissionId: [64, 'pk'],
    inputHash: [64, '?'],
    doneAt: ['moment'],
  }),
  table<LaporReportRow>('LaporReport', 'lapor_report', {
    trackingId: [20, 'pk'],
    rowHash: [64],
    status: [60, '?'],
    statusAt: ['moment'],
    complaintId: ['id', '?'],
    importId: ['id'],
    firstSeenAt: ['moment'],
    lastSeenAt: ['moment'],
  }),
  table<LaporImportRow>('LaporImport', 'lapor_import', {
    id: ['id', 'pk'],
    fileName: [200, '?'],
    sha256: [64],
    everyOffice: ['bool'],
    startedBy: ['id'],
    startedAt: ['moment'],
    finishedAt: ['moment', '?'],
    rowsAll: ['int'],
    rowsDone: ['int'],
    counts: ['json', '?'],
  }),
  table<BankTextRow>('BankText', 'bank_text', {
    id: ['id', 'pk'],
    version: ['int', 'pk'],
    title: [120],
    text: ['longText'],
    service: [32, '?'],
    category: [32, '?'],
    ownerId: ['id'],
    reviewAt: ['moment'],
    active: ['bool'],
    source: [20, '?'],
    changedBy: ['id', '?'],
    changedAt: ['moment'],
  }),
  table<SavedFilterRow>('SavedFilter', 'saved_filter', {
    personId: ['id', 'pk'],
    name: [40, 'pk'],
    query: [600],
    savedAt: ['moment'],
  }),
  table<AbsenceRow>('Absence', 'absence', {
    personId: ['id', 'pk'],
    fromDay: [10],
    untilDay: [10],
    standInId: ['id'],
    note: [1000],
    saidAt: ['moment'],
  }),
  table<PresenceRow>('Presence', 'presence', {
    complaintId: ['id', 'pk'],
    personId: ['id', 'pk'],
    doing: [40, '?'],
    until: ['moment'],
  }),
  table<DisruptionRow>('Disruption', 'disruption', {
    id: ['id', 'pk'],
    version: ['int'],
    name: [80],
    kind: [20],
    services: ['json'],
    category: [32, '?'],
    startedAt: ['moment'],
    expectedEndAt: ['moment', '?'],
    endedAt: ['moment', '?'],
    openedBy: ['id'],
    openedAt: ['moment'],
  }),
  table<DisruptionNewsRow>('DisruptionNews', 'disruption_news', {
    disruptionId: ['id', 'pk'],
    seq: ['int', 'pk'],
    kind: [12],
    text: ['longText'],
    promisedAt: ['moment', '?'],
    expectedEndAt: ['moment', '?'],
    endedAt: ['moment', '?'],
    state: [12],
    writtenBy: ['id'],
    writtenAt: ['moment'],
    decidedBy: ['id', '?'],
    decidedAt: ['moment', '?'],
    note: ['longText', '?'],
  }),
  table<DisruptionToldRow>('DisruptionTold', 'disruption_told', {
    disruptionId: ['id', 'pk'],
    seq: ['int', 'pk'],
    complaintId: ['id', 'pk'],
    messageId: ['id', '?'],
    toldAt: ['moment'],
  }),
  table<DossierFileRow>('DossierFile', 'dossier_file', {
    complaintId: ['id', 'pk'],
    revision: ['int', 'pk'],
    library: [12, '?'],
    path: [400],
    url: [600],
    size: ['int'],
    sha256: [64],
    quickXorHash: [28],
    columns: ['json'],
    filedAt: ['moment'],
    checkedAt: ['moment', '?'],
    checkedBy: ['id', '?'],
    state: [12, '?'],
    foundHash: [28, '?'],
  }),
  table<DutyDayRow>('DutyDay', 'duty_day', { name: [40, 'pk'], day: [10] }),
  table<IdentityMarkRow>('IdentityMark', 'identity_mark', { mark: [64, 'pk'], complaintId: ['id', 'pk'] }),
];

/** The EntitySchemas for one database; names of entities are the rows' names without `Row`. */
export function entitySchemas(dialect: Dialect): EntitySchema[] {
  const types = columnTypes(dialect);
  const option = ([kind, ...flags]: Column): EntitySchemaColumnOptions => ({
    ...(typeof kind === 'number' ? types.text(kind) : types[kind]),
    primary: flags.includes('pk'),
    nullable: flags.includes('?'),
  });
  return tables.map(
    ({ entity, name, columns }) =>
      new EntitySchema({
        name: entity,
        tableName: name,
        columns: Object.fromEntries(Object.entries(columns).map(([column, spec]) => [column, option(spec)])),
      }),
  );
}
