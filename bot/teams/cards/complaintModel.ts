import { newId } from '../../database/dialect';
import { formatWib, settlementCodes } from '../../complaint/deadline';
import type { DeadlineCode } from '../../complaint/deadline';
import { districtNamed } from '../../complaint/masterData';
import type { Action } from '../../complaint/sop';
import type { TaskKind } from '../../database/tables';
import type { ComplaintView, DetailsView, DueView, EventView, MessageView, TaskView } from '../../casework/reading/complaintView';
import type { Duplicate } from '../../casework/reading/duplicates';
import { choiceLabel } from '../../text/fieldText';
import type { Words } from '../../text/text';
import { caseHints } from '../caseHints';
import { arrangeButtons, buttonKind } from './buttonOrder';
import type { CardButton } from './cardActions';
import type { CardTask, CaseDetails, CaseOutline, ComplaintCardModel } from './complaintCard';

export interface CardContext {
  /** What the reader may do now; empty for the channel's card. */
  allowed: readonly Action[];
  /** Teams ids of those for whom the card refreshes itself. */
  refreshUserIds: readonly string[];
  /** Said above everything else; null = nothing. */
  told?: string | null;
  /** Opens the case in the tab; null while there is none. */
  tabUrl?: string | null;
  /** Cases that may be this one, likest first. */
  duplicates?: readonly Duplicate[];
}

/** What a complaint's card shows to the reader whose view this is, in their words. */
export function complaintCardModel(view: ComplaintView, words: Words, context: CardContext): ComplaintCardModel {
  const outline = outlineOf(view, words, context);
  const { base, details } = view;
  if (!base) return { view: 'outline', ...outline };
  return details ? { view: 'role', ...outline, ...detailsOf(details, view, words, context) } : { view: 'base', ...outline };
}

function outlineOf(
  { id, step, ticketNumber, due, base, details }: ComplaintView,
  words: Words,
  context: CardContext,
): CaseOutline {
  const status = base?.status ?? 'received';
  const at = (moment: Date): string => formatWib(moment, words.language);
  return {
    complaintId: id,
    step,
    ticketNumber,
    statusKey: status,
    channel: base?.channel ?? 'whatsapp',
    due: due && { ...dueText(due, at), ...(details?.dueCode && { code: details.dueCode }) },
    holder: base?.holder ? { name: base.holder.name, since: at(base.holder.since) } : null,
    closedAt: base?.closedAt ? at(base.closedAt) : null,
    sopStep: base?.sopStep ?? null,
    refreshUserIds: context.refreshUserIds,
    tabUrl: context.tabUrl ?? null,
    dossierUrl: base?.dossierUrl ?? null,
    // The archived case keeps its links only; who has a task about it gets buttons in their own chat.
    ended: status === 'archived' && context.allowed.length === 0,
    told: context.told ?? null,
  };
}

const dueText = ({ at, overdue, provisional }: DueView, worded: (at: Date) => string) => ({
  at: worded(at),
  overdue,
  provisional,
});

function detailsOf(details: DetailsView, view: ComplaintView, words: Words, { allowed, duplicates }: CardContext): CaseDetails {
  const at = (moment: Date): string => formatWib(moment, words.language);
  const label = (field: string, code: string | null): string | null => (code === null ? null : choiceLabel(words, field, code));
  const { restricted, isConfidential, needsSummary, cues } = details;
  const spoken = details.messages.filter(isWorthReading);
  return {
    seen: details.lastInboundMessageId,
    notices: [
      ...(needsSummary ? (['needsSummary'] as const) : []),
      ...(restricted ? (['restricted'] as const) : []),
      ...(isConfidential ? (['confidential'] as const) : []),
      ...(cues.isAbusive ? (['abusive'] as const) : []),
    ],
    hints: caseHints(details, allowed, duplicates ?? [], words),
    reporterName: details.isAnonymous ? null : (details.reporterName ?? details.contact),
    classification: {
      complaintClass: label('complaintClass', details.complaintClass),
      category: label('category', details.category),
      service: label('service', details.service),
      division: label('division', details.division),
      district: details.district && (districtNamed(details.district)?.name ?? details.district),
    },
    excerpts: [
      ...(details.summary === null
        ? []
        : [{ from: words('staff:field.summary'), at: at(details.receivedAt), text: details.summary }]),
      ...spoken.map(message => ({
        from: message.direction === 'in' ? words('staff:role.reporter') : words('staff:card.office'),
        at: at(message.at),
        text: excerptOf(message, words),
      })),
    ],
    lapor: laporOf(details, at),
    otherClock: otherClockOf(details, at),
    replyWindow: windowText(details.replyWindow, words, at),
    inVisit: inVisitOf(details),
    disruption: details.disruption?.name ?? null,
    answer: details.answer,
    promises: details.promises.map(promise => ({ at: at(promise.at), overdue: promise.overdue })),
    tasks: details.tasks.map(task => taskOf(task, allowed, words, at)),
    lastEvents: details.history.map(event => eventOf(event, words, at)),
    buttons: view.base ? buttonsFor(view.base.status, allowed) : [],
  };
}

/** Whether it was changed, withdrawn or passed on is read before its words, which a card cuts; the tab says when. */
function excerptOf({ text, attachments, marks }: MessageView, words: Words): string {
  const { forwarded, editedAt, withdrawnAt } = marks;
  const notes = [
    ...(withdrawnAt ? ['withdrawn'] : []),
    ...(editedAt ? ['edited'] : []),
    ...(forwarded ? [`forwarded.${forwarded}`] : []),
  ];
  const said = text ?? words('staff:card.attachment', { kind: attachments.map(each => each.mimeType).join(', ') });
  return [...notes.map(note => `[${words(`staff:card.mark.${note}`)}]`), said].join(' ');
}

/** A stored card is read later: it says what holds before and after that moment. */
function windowText(replyWindow: DetailsView['replyWindow'], words: Words, at: (moment: Date) => string): string | null {
  if (!replyWindow) return null;
  const { closesAt } = replyWindow;
  return closesAt ? words('staff:replyWindow.until', { at: at(closesAt) }) : words('staff:replyWindow.never');
}

function laporOf(
  { externalId, externalStatus, externalStatusAt, laporLink }: DetailsView,
  at: (moment: Date) => string,
): CaseDetails['lapor'] {
  if (externalId === null) return null;
  return { number: externalId, status: externalStatus, since: externalStatusAt && at(externalStatusAt), link: laporLink };
}

/**
 * A case that is in LAPOR! too runs against two clocks, LAPOR!'s and the SOP's (DOMAIN §3.1): the head shows the one that ends
 * first, this is the other.
 */
function otherClockOf({ dueCode, deadlines }: DetailsView, at: (moment: Date) => string): CaseDetails['otherClock'] {
  const running = deadlines.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null);
  if (!running.some(({ code }) => code === 'laporFollowUp')) return null;
  const others: readonly DeadlineCode[] = dueCode === 'laporFollowUp' ? ['sopResponse', ...settlementCodes] : ['laporFollowUp'];
  const [next] = running.filter(({ code }) => others.includes(code)).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  if (!next) return null;
  return { code: next.code, ...dueText({ ...next, at: next.dueAt }, at) };
}

function inVisitOf({ visit, parts }: DetailsView): CaseDetails['inVisit'] {
  if (visit) return { key: 'partOf', numbers: visit };
  return parts.length > 0 ? { key: 'parts', numbers: parts.map(({ ticketNumber }) => ticketNumber).join(', ') } : null;
}

function buttonsFor(status: NonNullable<ComplaintView['base']>['status'], allowed: readonly Action[]): CardButton[] {
  return arrangeButtons(status, allowed).map(({ action, primary }) => buttonFor(action, primary));
}

const buttonFor = (action: Action, primary: boolean): CardButton => ({
  action,
  kind: buttonKind(action),
  submissionId: newId(),
  primary,
});

/** Texts that say what everybody knows (receipts, reminders), and the answer, which has a place of its own. */
const routine: readonly string[] = [
  'greeting',
  'receipt',
  'afterHours',
  'receiptVisit',
  'voiceOnly',
  'pleaseWrite',
  'unreadable',
  'answer',
  'jointAnswer',
  'inLapor',
  'inLaporGeneral',
  'closed',
  'rated',
  'privacy',
  'receiptAgain',
];

const isWorthReading = ({ direction, purpose, text, attachments }: MessageView): boolean =>
  (direction === 'in' || !routine.includes(purpose ?? '')) && (text !== null || attachments.length > 0);

/** What settles each kind of task; the first ones are offered beside it. */
export const settledBy: Record<TaskKind, readonly Action[]> = {
  callback: ['recordCall'],
  interpretReply: ['confirmSettled', 'notSettled', 'settleParts', 'closeTask'],
  answerFailed: ['sendAnswer', 'recordCall', 'closeTask'],
  afterClosing: ['reopen', 'object', 'reopenReview', 'closeTask'],
  sendByHand: ['markSent'],
  recordReferral: ['recordReferral'],
  needsSummary: ['summarize'],
  unreadAnswer: ['recordCall', 'closeTask'],
  textFailed: ['recordCall', 'closeTask'],
};

function taskOf(
  { id, kind, due, text, way, link }: TaskView,
  allowed: readonly Action[],
  words: Words,
  at: (moment: Date) => string,
): CardTask {
  const isPosted = way === 'lapor';
  const name = words(isPosted ? 'staff:handSending.postInLapor' : `staff:task.${kind}`);
  const buttons = settledBy[kind].filter(action => allowed.includes(action)).slice(0, 3);
  return {
    id,
    text: text === null ? name : `${name}: ${text}`,
    due: due && { at: at(due.at), overdue: due.overdue },
    buttons: buttons.map(action => ({
      action,
      kind: buttonKind(action),
      submissionId: newId(),
      // A card cuts long texts and lets nothing be copied: the button's dialog shows the whole.
      ...(action === 'markSent' && { title: words(`staff:handSending.${isPosted ? 'readPosted' : 'readSent'}`) }),
    })),
    link: link === null ? null : { title: words(`staff:handSending.${isPosted ? 'openLapor' : 'openWhatsApp'}`), url: link },
  };
}

function eventOf(event: EventView, words: Words, at: (moment: Date) => string): CaseDetails['lastEvents'][number] {
  const who = event.actorName ?? words(`staff:role.${event.actorKind === 'reporter' ? 'reporter' : 'system'}`);
  return { at: at(event.at), who, what: words(`staff:actionDone.${event.action}`) };
}
