import { isOpen } from '../../complaint/complaint';
import type {
  AnswerState,
  Channel,
  CloseReason,
  Complaint,
  OnBehalfOf,
  Outcome,
  Person,
  RoleKind,
  Status,
  Track,
} from '../../complaint/complaint';
import { suggestFor, type Suggestion } from '../../complaint/categorisation';
import { sortedHere } from '../../complaint/sorting';
import { conversationOf, markKinds, type Marked, type Marks } from '../../complaint/conversation';
import type { DeadlineCode } from '../../complaint/deadline';
import type { ComplaintCategory, ComplaintClass, Division, ServiceType } from '../../complaint/masterData';
import { maskName, maskNameIn, maskPhone, maskText } from '../../complaint/personalData';
import { closesAt } from '../../complaint/replyWindow';
import { channelView, seesWords, viewFor } from '../../complaint/visibility';
import type { View } from '../../complaint/visibility';
import type { AttachmentRow, ContactRow, DeadlineRow, MessageStatus, TaskKind } from '../../database/tables';
import type { CaseEvent, CaseFile, CaseMessage } from './caseFile';
import { casePaperNamed, papersIn, type CasePaperKind } from '../papers/casePapers';
import { cuesOf, type Cues } from './cues';
import { handSending, laporLink } from '../telling/handSending';
import type { SendingWay } from '../telling/handSending';
import { laporPost } from '../telling/messages';
import { withNameMasked } from './withNameMasked';

/** The clock that matters most now. `code` would betray the class, so it stands in details only. */
export interface DueView {
  at: Date;
  overdue: boolean;
  provisional: boolean;
}

/** What everybody in the channel may know (DOMAIN §2.4). */
export interface BaseView {
  status: Status;
  channel: Channel;
  sopStep: number;
  holder: { name: string; since: Date } | null;
  registeredAt: Date;
  closedAt: Date | null;
  outcome: Outcome | null;
  /** Where the dossier lies; SharePoint decides who may open it. */
  dossierUrl: string | null;
}

/** What those see who may read the citizen's words; identity numbers are masked in every text. */
export interface DetailsView {
  track: Track;
  /** Null = anonymous. Masked unless the view is `full`. */
  reporterName: string | null;
  /** Masked always; the number itself is opened by the sending worker alone. */
  contact: string | null;
  /** How WhatsApp texts leave for this reporter; null where none do. */
  sending: ContactRow['mode'] | null;
  /** Until when they go out as they are; `closesAt` null = never yet. Null where no program sends, and for a closed case. */
  replyWindow: { closesAt: Date | null } | null;
  isAnonymous: boolean;
  isConfidential: boolean;
  restricted: boolean;
  needsSummary: boolean;
  summary: string | null;
  complaintClass: ComplaintClass | null;
  category: ComplaintCategory | null;
  service: ServiceType | null;
  division: Division | null;
  district: string | null;
  ward: string | null;
  /** How the case might be sorted, while an officer has not; worked out on reading and kept nowhere. */
  suggestion: Suggestion | null;
  /** What an officer should notice in the words. */
  cues: Cues;
  /** As what somebody reports for another; null = for themself. */
  onBehalfOf: OnBehalfOf | null;
  powerOfAttorney: boolean;
  externalId: string | null;
  externalStatus: string | null;
  externalStatusAt: Date | null;
  /** The report's page in LAPOR!, which is public or asks for the office's own account there. */
  laporLink: string | null;
  receivedAt: Date;
  cycle: number;
  escalatedAt: Date | null;
  closeReason: CloseReason | null;
  rating: number | null;
  waitingFor: string | null;
  dossierHash: string | null;
  assigneeId: string | null;
  handlerId: string | null;
  lastInboundMessageId: string | null;
  dueCode: DeadlineCode | null;
  answer: { state: AnswerState; text: string; containsPersonalData: boolean } | null;
  messages: MessageView[];
  reviews: { form: 'full' | 'short'; parts: Record<string, string>; writer: string; at: Date; verifier: string | null }[];
  dispositions: { instructions: string; division: Division | null; dueAt: Date | null; urgency: string; by: string; at: Date }[];
  /** Which of its papers can be printed by now. */
  papers: CasePaperKind[];
  promises: { at: Date; overdue: boolean }[];
  deadlines: DeadlineView[];
  tasks: TaskView[];
  history: EventView[];
  /** The issues of a visit that this reader may know of. */
  parts: PartView[];
  /** The number of the visit that this is a part of. */
  visit: string | null;
  /** The disruption (gangguan massal) that it is about. */
  disruption: { id: string; name: string; endedAt: Date | null } | null;
}

/** One issue of a visit; what is null is not for this reader. */
export interface PartView {
  ticketNumber: string;
  status: Status | null;
  due: DueView | null;
  division: Division | null;
  text: string | null;
}

/** One clock; what is met or stands still is not overdue. */
export type DeadlineView = Pick<DeadlineRow, 'id' | 'code' | 'dueAt' | 'metAt' | 'pausedAt' | 'provisional'> & {
  overdue: boolean;
};

export interface MessageView {
  id: string;
  direction: 'in' | 'out';
  kind: string;
  at: Date;
  text: string | null;
  /** Which of our texts it is (a key of bot/text whatsapp); null for the reporter's words. */
  purpose: string | null;
  status: MessageStatus;
  /** The officer who typed the reporter's words in; null = they wrote it themself. */
  enteredBy: string | null;
  attachments: FileView[];
  marks: Marks;
}

/** A file in the conversation. Its bytes are opened by `openAttachment`, for the view `full` alone. */
export type FileView = Pick<AttachmentRow, 'id' | 'mimeType' | 'size' | 'status' | 'heldFor' | 'purpose'> & {
  /** As its owner called it, masked. */
  name: string | null;
  /** Whether this reader may open it. */
  opens: boolean;
};

export interface TaskView {
  id: string;
  kind: TaskKind;
  due: { at: Date; overdue: boolean } | null;
  /** The text to send by hand, for `sendByHand`; whoever sends it (view `full`, for LAPOR! whoever reads the case) gets it as it is. */
  text: string | null;
  /** How it leaves, for `sendByHand`. */
  way: SendingWay | null;
  /** Where it is sent: the chat in WhatsApp, with the number in it (view `full` only), or the report's page in LAPOR!. */
  link: string | null;
}

export interface EventView {
  seq: number;
  at: Date;
  action: CaseEvent['action'];
  actorKind: CaseEvent['actorKind'];
  /** An officer's name; null for the reporter and the system. */
  actorName: string | null;
  actorRole: string | null;
  roleKind: RoleKind | null;
  sopStep: number | null;
  toStatus: Status;
  /** Notes, reasons, findings as they were written, masked. */
  words: Record<string, string>;
  /** Where it was pressed (`Surface`); null = not by an officer, or before this was noted. */
  from: string | null;
  /** Of `deadlinesRecounted`: which clocks end at another moment now. */
  clocks: string[];
  /** Of `addSigned`: of which paper a signed copy was handed in. */
  paper: CasePaperKind | null;
}

/** Cards, API, exports and notifications take this, never a Complaint (DESIGN §6). */
export interface ComplaintView {
  view: Exclude<View, 'none'>;
  id: string;
  ticketNumber: string;
  step: number;
  version: number;
  due: DueView | null;
  base: BaseView | null;
  details: DetailsView | null;
}

/** A line of a list. What is null is not for its reader, or not known yet. */
export type ListedView = Pick<ComplaintView, 'view' | 'id' | 'ticketNumber' | 'step' | 'version' | 'due'> &
  (BaseView | Record<keyof BaseView, null>) & {
    sorted: Pick<DetailsView, 'track' | 'complaintClass' | 'category' | 'service' | 'division' | 'needsSummary'> | null;
  };

/** What this person sees of the case, or null when not even that it exists. @param now office time */
export function complaintView(file: CaseFile, person: Person, now: Date): ComplaintView | null {
  const view = viewFor(file.complaint, person, now);
  return view === 'none' ? null : viewAs(file, view, now, other => viewFor(other, person, now));
}

/** What stands on the card that the whole channel sees. */
export function channelCardView(file: CaseFile, now: Date): ComplaintView {
  return viewAs(file, channelView(file.complaint), now, () => 'none');
}

/** The same for a line of a list, for which nothing has to be unsealed. */
export function listedView(
  file: Pick<CaseFile, 'complaint' | 'deadlines' | 'people'>,
  person: Person,
  now: Date,
): ListedView | null {
  const { complaint } = file;
  const view = viewFor(complaint, person, now);
  if (view === 'none') return null;
  const { id, ticketNumber, step, version, track, complaintClass, category, service, division, needsSummary } = complaint;
  const pressing = pressingClock(file.deadlines, now);
  return {
    ...{ view, id, ticketNumber, step, version },
    due: pressing && dueOf(pressing, now),
    ...(view === 'outline' ? nothing : baseOf(file)),
    sorted: seesWords(view) ? { track, complaintClass, category, service, division, needsSummary } : null,
  };
}

const nothing: Record<keyof BaseView, null> = {
  status: null,
  channel: null,
  sopStep: null,
  holder: null,
  registeredAt: null,
  closedAt: null,
  outcome: null,
  dossierUrl: null,
};

/** @param seen how much of another case the same reader sees */
function viewAs(file: CaseFile, view: Exclude<View, 'none'>, now: Date, seen: (other: Complaint) => View): ComplaintView {
  const { id, ticketNumber, step, version } = file.complaint;
  const pressing = pressingClock(file.deadlines, now);
  const details = view === 'full' || view === 'masked' ? detailsOf(file, view, pressing, now, seen) : null;
  const base = view === 'outline' ? null : baseOf(file);
  return { view, id, ticketNumber, step, version, due: pressing && dueOf(pressing, now), base, details };
}

/** Clocks of the reporter's or the system's own; they are shown only where the office owes nothing else. */
export const notOurs: readonly DeadlineCode[] = ['autoClose', 'reporterCompletes', 'archive', 'receipt'];

/** Clocks that only bring a case to mind: nothing is owed by then. */
export const remindersOnly: readonly DeadlineCode[] = ['waiting', 'undelivered'];

/** The clock that matters most now: the office's own first, then what it waits for; null when none runs. */
export function pressingClock(deadlines: DeadlineRow[], now: Date): DeadlineRow | null {
  const running = deadlines.filter(row => row.metAt === null && row.pausedAt === null && !remindersOnly.includes(row.code));
  const ours = running.filter(row => !notOurs.includes(row.code));
  const waited = running.filter(row => notOurs.includes(row.code) && row.dueAt > now);
  const earliest = (rows: DeadlineRow[]) => rows.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
  return earliest(ours) ?? earliest(waited);
}

const dueOf = ({ dueAt, provisional }: DeadlineRow, now: Date): DueView => ({ at: dueAt, overdue: dueAt < now, provisional });

/** The SOP's step a case stands in (DOMAIN §1.3). */
const sopStepOf: Record<Status, number> = {
  received: 2,
  inReview: 3,
  awaitingReporter: 3,
  awaitingVerification: 4,
  awaitingDisposition: 4,
  withInspectorate: 4,
  inProgress: 5,
  answered: 5,
  // Received it is; what comes next, each part shows for itself.
  inParts: 3,
  resolved: 6,
  rejected: 6,
  referredOut: 6,
  merged: 6,
  withdrawn: 6,
  // No complaint: it ends with the officer who received it.
  dismissed: 2,
  archived: 6,
};

function baseOf({ complaint, people }: Pick<CaseFile, 'complaint' | 'people'>): BaseView {
  const { status, channel, registeredAt, closedAt, outcome, heldSince, dossierUrl } = complaint;
  const holder = people.get(holderId(complaint) ?? '');
  const held = holder ? { name: holder.name, since: heldSince } : null;
  return { status, channel, sopStep: sopStepOf[status], holder: held, registeredAt, closedAt, outcome, dossierUrl };
}

function inVisit(
  { parts, visit, reporterName }: CaseFile,
  seen: (other: Complaint) => View,
  now: Date,
): Pick<DetailsView, 'parts' | 'visit'> {
  const shown = parts.flatMap(({ complaint, text, deadlines }): PartView[] => {
    const { ticketNumber, status, division } = complaint;
    const view = seen(complaint);
    if (view === 'none') return [];
    const pressing = pressingClock(deadlines, now);
    const due = pressing && dueOf(pressing, now);
    const said = text && view === 'masked' ? maskNameIn(text, reporterName) : text;
    const words = seesWords(view) ? { division, text: said } : { division: null, text: null };
    return [{ ticketNumber, status: view === 'outline' ? null : status, due, ...words }];
  });
  return { parts: shown, visit: visit && seen(visit) !== 'none' ? visit.ticketNumber : null };
}

const holderId = (complaint: Complaint): string | null =>
  complaint.track === 'supervisory' ? complaint.handlerId : complaint.assigneeId;

function detailsOf(
  whole: CaseFile,
  view: 'full' | 'masked',
  pressing: DeadlineRow | null,
  now: Date,
  seen: (other: Complaint) => View,
): DetailsView {
  const file = view === 'full' ? whole : withNameMasked(whole);
  const c = file.complaint;
  const { track, isAnonymous, isConfidential, restricted, needsSummary, complaintClass, category, service, division } = c;
  const { district, ward, externalId, externalStatus, receivedAt, cycle, escalatedAt, closeReason, rating, waitingFor } = c;
  const { dossierHash, assigneeId, handlerId, lastInboundMessageId, externalStatusAt } = c;
  const suggestion = askedOnce(() => suggestionFor(file));
  return {
    ...{ track, isAnonymous, isConfidential, restricted, needsSummary, complaintClass, category, service, division },
    ...{ district, ward, externalId, externalStatus, receivedAt, cycle, escalatedAt, closeReason, rating, waitingFor },
    ...{ dossierHash, assigneeId, handlerId, lastInboundMessageId, externalStatusAt },
    ...{ onBehalfOf: c.onBehalfOf, powerOfAttorney: c.powerOfAttorney },
    laporLink: laporLink(externalId),
    // "Pelapor anonim" for everyone: only the sending worker opens the number (DOMAIN §2.4).
    reporterName: isAnonymous ? null : file.reporterName,
    contact: isAnonymous ? null : maskAddress(file.address),
    sending: file.contact?.channel === 'whatsapp' ? file.contact.mode : null,
    replyWindow: replyWindowOf(file),
    summary: masked(file.summary),
    cues: cuesOf(file),
    get suggestion() {
      return suggestion();
    },
    dueCode: pressing?.code ?? null,
    answer: answerOf(file, view),
    messages: conversationOf(file.messages).map(message => messageView(message, file, view)),
    ...papersOf(file),
    papers: papersIn(file),
    ...inVisit(file, seen, now),
    disruption: file.disruption,
    promises: promisesOf(file.deadlines, now),
    deadlines: file.deadlines.map(({ id, code, dueAt, metAt, pausedAt, provisional }) => ({
      id,
      code,
      dueAt,
      metAt,
      pausedAt,
      provisional,
      overdue: metAt === null && pausedAt === null && dueAt < now,
    })),
    tasks: tasksOf(whole, file, view, now),
    history: file.log.map(event => eventView(event, file)),
  };
}

/** As a moment, without the present one: two readings of the same case are the same. */
function replyWindowOf({ complaint, contact }: CaseFile): DetailsView['replyWindow'] {
  const isSentByProgram = contact?.channel === 'whatsapp' && contact.mode === 'cloud';
  return isSentByProgram && isOpen(complaint.status) ? { closesAt: closesAt(contact.lastInboundAt) } : null;
}

/** Lists and the channel's card never show it and must not wait for it: of a very long text it takes tens of milliseconds. */
function askedOnce<Value>(work: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => (known ??= { value: work() }).value;
}

/** From the reporter's own words and the operator's summary of them; null once the case is sorted, or over. */
function suggestionFor({ complaint, messages, summary, sorting }: CaseFile): Suggestion | null {
  const { status, complaintClass, category, service } = complaint;
  if (!isOpen(status) || (complaintClass && category && service)) return null;
  const written = conversationOf(messages).filter(({ direction, kind }) => direction === 'in' && !markKinds.includes(kind));
  const said = written.map(({ text }) => text);
  return sortedHere(suggestFor([summary, ...said].filter(text => text !== null).join('\n')), sorting);
}

const masked = (text: string | null): string | null => (text === null ? null : maskText(text));

/** A phone number's last three digits, or an e-mail address with its name masked. */
export function maskAddress(address: string | null): string | null {
  if (address === null) return null;
  const [name, host] = address.split('@');
  return host ? `${maskName(name!)}@${host}` : maskPhone(address);
}

/**
 * Whoever may see everything reads the answer as the reporter will: it is what the draft's form begins with, and dots in the place of
 * the office's telephone would go out. A national id is never in it (`withoutIdentityNumbers`).
 */
function answerOf({ complaint, answers }: CaseFile, view: 'full' | 'masked'): DetailsView['answer'] {
  const current = answers.find(answer => answer.cycle === complaint.cycle);
  if (!current) return null;
  const { state, text, containsPersonalData } = current;
  return { state, text: view === 'full' ? text : maskText(text), containsPersonalData };
}

function messageView(
  { id, ids, direction, kind, occurredAt, text, purpose, status, enteredBy, marks }: Marked<CaseMessage>,
  { attachments, people }: CaseFile,
  view: 'full' | 'masked',
): MessageView {
  const own = attachments.filter(each => ids.includes(each.messageId));
  const files = own.map(({ id: fileId, mimeType, size, status: state, heldFor, purpose: use, fileName }) => {
    const opens = view === 'full' && state === 'stored';
    return { id: fileId, mimeType, size, status: state, heldFor, purpose: use, name: masked(fileName), opens };
  });
  const earlier = marks.earlier.map(each => ({ ...each, text: masked(each.text) }));
  const said = { at: occurredAt, text: masked(text), marks: { ...marks, earlier } };
  const typist = enteredBy && (people.get(enteredBy)?.name ?? null);
  return { id, direction, kind, purpose, status, enteredBy: typist, attachments: files, ...said };
}

function papersOf({ reviews, dispositions, people }: CaseFile): Pick<DetailsView, 'reviews' | 'dispositions'> {
  const name = (id: string | null): string => (id ? (people.get(id)?.name ?? '–') : '–');
  return {
    reviews: reviews.map(each => ({
      form: each.form,
      parts: maskAll(each.parts),
      writer: name(each.writerId),
      at: each.writtenAt,
      verifier: each.verifiedBy && name(each.verifiedBy),
    })),
    dispositions: dispositions.map(each => ({
      instructions: maskText(each.instructions),
      division: each.division,
      dueAt: each.dueAt,
      urgency: each.urgency,
      by: name(each.decidedBy),
      at: each.decidedAt,
    })),
  };
}

const maskAll = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, maskText(text)]));

function promisesOf(deadlines: DeadlineRow[], now: Date): DetailsView['promises'] {
  const open = deadlines.filter(row => row.code === 'promise' && row.metAt === null);
  return open.map(({ dueAt }) => ({ at: dueAt, overdue: dueAt < now }));
}

function tasksOf(file: CaseFile, shown: CaseFile, view: 'full' | 'masked', now: Date): TaskView[] {
  const open = file.tasks.filter(task => task.doneAt === null);
  return open.map(({ id, kind, dueAt, messageId }) => {
    const message = file.messages.find(each => each.id === messageId);
    const text = message?.text ?? null;
    const due = dueAt && { at: dueAt, overdue: dueAt < now };
    const isPost = message?.kind === laporPost;
    const { way, link } = kind === 'sendByHand' ? handSending(file, text, isPost) : { way: null, link: null };
    // It is copied out: masked, the reporter would get dots for a telephone number or a registration number. What is posted in
    // LAPOR! is posted by the liaison officer, whose view is masked, and its page names nobody.
    const isToCopy = (view === 'full' || way === 'lapor') && kind === 'sendByHand' && message?.direction === 'out';
    const told = shown.messages.find(each => each.id === messageId)?.text ?? null;
    return { id, kind, due, text: isToCopy ? text : masked(told), way, link: isToCopy ? link : null };
  });
}

function eventView(event: CaseEvent, { people }: CaseFile): EventView {
  const { seq, occurredAt, action, actorKind, actorId, actorRole, roleKind, sopStep, toStatus, words, detail } = event;
  const from = typeof detail.from === 'string' ? detail.from : null;
  const clocks = action === 'deadlinesRecounted' ? String(detail.clocks).split(', ') : [];
  const actorName = actorKind === 'person' ? (people.get(actorId ?? '')?.name ?? null) : null;
  return {
    seq,
    at: occurredAt,
    action,
    actorKind,
    actorName,
    actorRole,
    roleKind,
    sopStep,
    toStatus,
    words: maskAll(words),
    from,
    clocks,
    paper: action === 'addSigned' ? casePaperNamed(String(detail.paper)) : null,
  };
}
