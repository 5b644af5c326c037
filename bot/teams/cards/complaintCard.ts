import { Template } from 'adaptivecards-templating';
import type { AnswerState, Channel, Status } from '../../complaint/complaint';
import type { DeadlineCode } from '../../complaint/deadline';
import { wordsOf } from '../../text/marks';
import type { Words } from '../../text/text';
import { buttonAction, executeAction, links, openAction } from './cardActions';
import type { ButtonData, CardButton, CardLink } from './cardActions';
import { moreGroupOf, moreGroups } from './buttonOrder';
import template from './complaint.json';
import { escapeMarkdown, plainLine } from './escapeMarkdown';
import { cardBytes, expand, maxCardBytes } from './render';
import type { AdaptiveCardJson, CardAction } from './render';

/** What everyone in the channel may know. Times come worded ("23 November 2026, 10.15 WIB"). */
export interface CaseOutline {
  complaintId: string;
  step: number;
  ticketNumber: string;
  statusKey: Status;
  channel: Channel;
  /** `code` names the clock, in role views only: it would betray the class. */
  due: { at: string; overdue: boolean; provisional: boolean; code?: DeadlineCode } | null;
  holder: { name: string; since: string } | null;
  closedAt: string | null;
  sopStep: number | null;
  /** Teams user ids (`29:…`) of those who can act now; at most 60 are kept. */
  refreshUserIds: readonly string[];
  tabUrl: string | null;
  dossierUrl: string | null;
  /** Nothing is left to do on the card: it keeps its links only. */
  ended: boolean;
  /** What its reader has to be told first, such as who was faster; null = nothing. */
  told: string | null;
}

/** What a role view adds; texts are plain and are escaped and cut here. */
export interface CaseDetails {
  /** The newest message its reader has before them: what "send the answer" and "close" compare with. */
  seen: string | null;
  notices: readonly ('needsSummary' | 'restricted' | 'confidential' | 'abusive')[];
  /** Lines that a person should weigh before acting, such as a case that may be the same. */
  hints: readonly string[];
  /** Already masked as the viewer's view asks; null = anonymous. */
  reporterName: string | null;
  /** Labels in the reader's words; null where not known yet. */
  classification: Record<'complaintClass' | 'category' | 'service' | 'division' | 'district', string | null>;
  /** Oldest first; the last three are shown. */
  excerpts: readonly { from: string; at: string; text: string }[];
  /** Its number in LAPOR!, with LAPOR!'s own status and since when; null where it is not there. */
  lapor: { number: string; status: string | null; since: string | null; link: string | null } | null;
  /** Where two clocks run, the SOP's and LAPOR!'s: the one that the head does not show. */
  otherClock: (NonNullable<CaseOutline['due']> & { code: DeadlineCode }) | null;
  /** How our texts leave by WhatsApp and until when, true whenever it is read; null where no program sends them. */
  replyWindow: string | null;
  /** Numbers: of the visit that this is a part of, or of the parts that it holds; null where it is neither. */
  inVisit: { key: 'partOf' | 'parts'; numbers: string } | null;
  /** The disruption that it is about; null = none. */
  disruption: string | null;
  answer: { state: AnswerState; text: string } | null;
  promises: readonly { at: string; overdue: boolean }[];
  tasks: readonly CardTask[];
  /** Oldest first; the last three are shown. `what` is wording such as "menerima laporan". */
  lastEvents: readonly { at: string; who: string; what: string }[];
  buttons: readonly CardButton[];
}

export interface CardTask {
  id: string;
  text: string;
  due: { at: string; overdue: boolean } | null;
  /** What settles it; the task's id goes along as `task`. */
  buttons: readonly Omit<CardButton, 'primary'>[];
  /** Where the text is sent by hand. */
  link: CardLink | null;
}

export type ComplaintCardModel = ({ view: 'outline' | 'base' } & CaseOutline) | ({ view: 'role' } & CaseOutline & CaseDetails);

const complaintTemplate = new Template(template);
const shown = { excerpts: 3, promises: 3, tasks: 3, hints: 5, events: 3, perSet: 6, primary: 3, refreshed: 60 };

/** How much of the words is shown, in characters; a card that would grow too big is drawn again with less. */
interface Cut {
  text: number;
  /** What its reader has to be told: cut last, since it says what to do next. */
  told: number;
  line: number;
  hint: number;
  name: number;
  /** The longest link that carries a text along. */
  link: number;
}
const cuts: readonly [Cut, ...Cut[]] = [
  { text: 500, told: 400, line: 160, hint: 280, name: 80, link: 2000 },
  { text: 250, told: 400, line: 80, hint: 160, name: 40, link: 0 },
  { text: 100, told: 400, line: 40, hint: 40, name: 24, link: 0 },
  { text: 40, told: 300, line: 20, hint: 20, name: 16, link: 0 },
  { text: 24, told: 160, line: 16, hint: 16, name: 12, link: 0 },
];

/**
 * The card of one complaint, at most `maxCardBytes`. `outline` says number and due time only; `base` adds channel, status,
 * holder and SOP step; `role` adds the case itself and the buttons. Whatever else a model holds stays out of the lesser views.
 */
export function renderComplaintCard(model: ComplaintCardModel, words: Words): AdaptiveCardJson {
  const [first, ...shorter] = cuts;
  return shorter.reduce(
    (card, cut) => (cardBytes(card) <= maxCardBytes ? card : draw(model, words, cut)),
    draw(model, words, first),
  );
}

function draw(model: ComplaintCardModel, words: Words, cut: Cut): AdaptiveCardJson {
  const role = model.view === 'role';
  return expand(complaintTemplate, {
    lang: words.language,
    words: fixedWords(words),
    hasTold: model.told !== null,
    told: escapeMarkdown(model.told ?? '', cut.told),
    ...headData(model, words, cut),
    ...refreshData(model),
    ...(role ? detailsData(model, words, cut) : noDetails),
    ...actionData(model, words),
    showsEnd: role && model.ended,
  });
}

const wordKeys = ['refresh', 'tasks', 'conversation', 'answer', 'promises', 'events', 'readOnly', 'more'] as const;
const fixedWords = (words: Words) => Object.fromEntries(wordKeys.map(key => [key, words(`staff:card.${key}`)]));

type Color = 'Default' | 'Accent' | 'Good' | 'Warning' | 'Attention';

const statusColors: Record<Status, Color> = {
  received: 'Accent',
  inReview: 'Accent',
  awaitingReporter: 'Warning',
  awaitingVerification: 'Accent',
  awaitingDisposition: 'Accent',
  withInspectorate: 'Warning',
  inProgress: 'Accent',
  answered: 'Good',
  inParts: 'Accent',
  resolved: 'Good',
  rejected: 'Default',
  referredOut: 'Default',
  merged: 'Default',
  withdrawn: 'Default',
  dismissed: 'Default',
  archived: 'Default',
};

function headData(model: ComplaintCardModel, words: Words, cut: Cut): Record<string, unknown> {
  const outline = model.view === 'outline';
  const ticket = escapeMarkdown(model.ticketNumber, 40);
  const status = words(`staff:status.${model.statusKey}`);
  const { due, holder, sopStep } = model;
  const held = holder && { name: escapeMarkdown(holder.name, cut.name), since: escapeMarkdown(holder.since, 60) };
  const step = sopStep === null || outline ? null : { step: sopStep, title: words(`staff:sopStep.${sopStep}`) };
  return {
    ticket,
    title: outline
      ? words('staff:card.outlineTitle')
      : words('staff:card.title', { channel: words(`staff:channel.${model.channel}`) }),
    spoken: outline
      ? words('staff:card.outlineSummary', { ticket: plainLine(model.ticketNumber, 40) })
      : words('staff:card.summary', { ticket: plainLine(model.ticketNumber, 40), status }),
    showsCase: !outline,
    status: `${words(`staff:statusSymbol.${model.statusKey}`)} ${status}`,
    statusColor: statusColors[model.statusKey],
    ...whenData(model, words),
    dueColor: due?.overdue ? 'Attention' : 'Default',
    hasHolder: !outline && model.closedAt === null,
    holder: held ? words('staff:card.holder', held) : words('staff:card.noHolder'),
    hasSopStep: step !== null,
    sopStep: step ? words('staff:card.sopStep', step) : '',
  };
}

/** The clock that runs; for a case that has ended, when it did. */
function whenData({ due, closedAt, view }: ComplaintCardModel, words: Words): { dueLabel: string; due: string } {
  if (!due && closedAt !== null && view !== 'outline')
    return { dueLabel: words('staff:card.closed'), due: escapeMarkdown(closedAt, 60) };
  const named = due?.code && view === 'role' ? words(`staff:deadline.${due.code}`) : words('staff:card.due');
  return { dueLabel: named, due: dueText(due, words) };
}

function dueText(due: CaseOutline['due'], words: Words): string {
  if (!due) return words('staff:card.noDue');
  const key = due.overdue ? 'overdue' : 'due';
  const text = {
    overdue: { true: 'overdueProvisional', false: 'overdue' },
    due: { true: 'dueProvisional', false: 'dueAt' },
  } as const;
  return words(`staff:card.${text[key][`${due.provisional}`]}`, { at: escapeMarkdown(due.at, 60) });
}

/** An outline never names who may act: that alone would tell who handles a closed case. */
function refreshData(model: ComplaintCardModel): Record<string, unknown> {
  const refreshUserIds = model.view === 'outline' || model.ended ? [] : model.refreshUserIds.slice(0, shown.refreshed);
  return { hasRefresh: refreshUserIds.length > 0, refreshUserIds, target: targetOf(model) };
}

const targetOf = (model: ComplaintCardModel): ButtonData => ({
  complaintId: model.complaintId,
  step: model.step,
  ...(model.view === 'role' && model.seen !== null && { seen: model.seen }),
});

const noDetails = {
  notices: [],
  hasHints: false,
  hints: [],
  hasTasks: false,
  tasks: [],
  hasFacts: false,
  facts: [],
  hasExcerpts: false,
  excerpts: [],
  hasAnswer: false,
  answerState: '',
  answerColor: 'Default',
  hasAnswerText: false,
  answerText: '',
  hasPromises: false,
  promises: [],
  hasEvents: false,
  events: [],
};

type RoleModel = Extract<ComplaintCardModel, { view: 'role' }>;

function detailsData(model: RoleModel, words: Words, cut: Cut): Record<string, unknown> {
  const excerpts = model.excerpts.slice(-shown.excerpts).map(each => ({
    said: words('staff:card.said', { from: escapeMarkdown(each.from, cut.name), at: escapeMarkdown(each.at, 60) }),
    text: escapeMarkdown(wordsOf(each.text), cut.text),
  }));
  const events = model.lastEvents.slice(-shown.events).map(each => ({
    text: words('staff:card.event', {
      at: escapeMarkdown(each.at, 60),
      who: escapeMarkdown(each.who, cut.name),
      what: escapeMarkdown(each.what, cut.line),
    }),
  }));
  const promises = model.promises.slice(0, shown.promises).map(({ at, overdue }) => ({
    text: words(overdue ? 'staff:card.promiseOverdue' : 'staff:card.promise', { at: escapeMarkdown(at, 60) }),
    color: overdue ? 'Attention' : 'Default',
  }));
  const tasks = model.tasks.slice(0, shown.tasks).map(task => taskData(task, model, words, cut));
  return {
    notices: model.notices.map(notice => ({ text: words(`staff:card.${notice}`) })),
    hasHints: model.hints.length > 0,
    hints: model.hints.slice(0, shown.hints).map(hint => ({ text: escapeMarkdown(hint, cut.hint) })),
    hasTasks: tasks.length > 0,
    tasks,
    hasFacts: true,
    facts: factsOf(model, words, cut),
    hasExcerpts: excerpts.length > 0,
    excerpts,
    ...answerData(model.answer, words, cut),
    hasPromises: promises.length > 0,
    promises,
    hasEvents: events.length > 0,
    events,
  };
}

function factsOf(model: RoleModel, words: Words, cut: Cut): { title: string; value: string }[] {
  const reporter = {
    title: words('staff:card.reporter'),
    value: escapeMarkdown(model.reporterName ?? words('staff:card.anonymous'), cut.name),
  };
  const known = (['complaintClass', 'category', 'service', 'division', 'district'] as const).flatMap(name => {
    const label = model.classification[name];
    return label === null ? [] : [{ title: words(`staff:field.${name}`), value: escapeMarkdown(label, 100) }];
  });
  const clock = model.otherClock;
  const other = clock ? [{ title: words(`staff:deadline.${clock.code}`), value: dueText(clock, words) }] : [];
  const { inVisit } = model;
  const related = inVisit ? [{ title: words(`staff:card.${inVisit.key}`), value: escapeMarkdown(inVisit.numbers, 120) }] : [];
  const title = words('staff:card.disruption');
  const cause = model.disruption === null ? [] : [{ title, value: escapeMarkdown(model.disruption, cut.name) }];
  return [
    reporter,
    ...related,
    ...cause,
    ...known,
    ...laporFact(model.lapor, words),
    ...other,
    ...windowFact(model.replyWindow, words),
  ];
}

const windowFact = (text: string | null, words: Words): { title: string; value: string }[] =>
  text === null ? [] : [{ title: words('staff:replyWindow.title'), value: escapeMarkdown(text, 160) }];

/** LAPOR!'s status stands beside ours and is named as such. */
function laporFact(lapor: RoleModel['lapor'], words: Words): { title: string; value: string }[] {
  if (!lapor) return [];
  const { status, since, link } = lapor;
  // Made of the number's digits alone (casework/telling/handSending.ts), which is why it may stand as a link.
  const number = link === null ? `#${lapor.number}` : `[#${lapor.number}](${link})`;
  const key = status === null ? 'inLapor' : since === null ? 'inLaporAs' : 'inLaporSince';
  const values = { number, status: escapeMarkdown(status ?? '', 60), at: escapeMarkdown(since ?? '', 60) };
  return [{ title: words('staff:channel.lapor'), value: words(`staff:card.${key}`, values) }];
}

const answerColors: Partial<Record<AnswerState, Color>> = {
  failed: 'Attention',
  returned: 'Warning',
  delivered: 'Good',
  read: 'Good',
};

function answerData(answer: CaseDetails['answer'], words: Words, cut: Cut): Record<string, unknown> {
  const text = answer ? escapeMarkdown(answer.text, cut.text) : '';
  return {
    hasAnswer: answer !== null,
    answerState: answer ? words(`staff:answerState.${answer.state}`) : '',
    answerColor: (answer && answerColors[answer.state]) ?? 'Default',
    hasAnswerText: text !== '',
    answerText: text,
  };
}

function taskData(task: CardTask, model: RoleModel, words: Words, cut: Cut): Record<string, unknown> {
  const at = task.due && { at: escapeMarkdown(task.due.at, 60) };
  const data = { ...targetOf(model), task: task.id };
  const opened = links(task.link ? [task.link] : []).map(link => openAction(shortened(link, cut.link)));
  const pressed = task.buttons.slice(0, shown.primary).map(button => buttonAction(button, data, words));
  const actions = model.ended ? [] : [...opened, ...pressed];
  return {
    text: escapeMarkdown(task.text, cut.line),
    hasDue: at !== null,
    due: at ? words(task.due?.overdue ? 'staff:card.taskOverdue' : 'staff:card.taskDue', at) : '',
    dueColor: task.due?.overdue ? 'Attention' : 'Default',
    hasActions: actions.length > 0,
    actions,
  };
}

/** Without the text the chat opens all the same: the text is copied from the tab. */
const shortened = ({ title, url }: CardLink, longest: number): CardLink => ({
  title,
  url: url.length > longest ? url.split('?', 1)[0]! : url,
});

function actionData(model: ComplaintCardModel, words: Words): Record<string, unknown> {
  const dossierUrl = model.view === 'outline' ? null : model.dossierUrl;
  const opened = links([
    { title: words('staff:card.openInTab'), url: model.tabUrl },
    { title: words('staff:card.dossier'), url: dossierUrl },
  ]);
  const { first, more } = model.ended ? { first: [], more: [] } : buttonsOf(model, words);
  return { buttons: first, hasMore: more.length > 0, more, links: opened };
}

interface ButtonGroup {
  hasTitle: boolean;
  title: string;
  actions: CardAction[];
}

function buttonsOf(model: ComplaintCardModel, words: Words): { first: CardAction[]; more: ButtonGroup[] } {
  const data = targetOf(model);
  if (model.view !== 'role')
    return { first: [executeAction(words('staff:card.showMyActions'), 'showMyActions', data)], more: [] };
  const primary = model.buttons.filter(button => button.primary).slice(0, shown.primary);
  const rest = model.buttons.filter(button => !primary.includes(button));
  const first = primary.map((button, place) => {
    const action = buttonAction(button, data, words);
    return place === 0 ? { ...action, style: 'positive' } : action;
  });
  return { first, more: grouped(rest, data, words) };
}

/** At most six actions stand in one set: what Teams draws without an overflow menu. */
function grouped(buttons: readonly CardButton[], data: ButtonData, words: Words): ButtonGroup[] {
  return moreGroups.flatMap(group => {
    const actions = buttons
      .filter(button => moreGroupOf(button.action) === group)
      .map(button => buttonAction(button, data, words));
    const sets = Array.from({ length: Math.ceil(actions.length / shown.perSet) }, (_, set) =>
      actions.slice(set * shown.perSet, (set + 1) * shown.perSet),
    );
    return sets.map((set, place) => ({ hasTitle: place === 0, title: words(`staff:card.moreGroup.${group}`), actions: set }));
  });
}
