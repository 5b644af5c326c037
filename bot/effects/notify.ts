import { complaintView } from '../casework/reading/complaintView';
import { readCaseFile } from '../casework/reading/caseFile';
import { deskOf } from '../casework/desk/desk';
import { reportFormFor } from '../casework/receiving/enterReport';
import type { Office } from '../casework/office';
import { overdueFor } from '../casework/desk/overdueList';
import { findPerson } from '../casework/people';
import { surgesBefore } from '../casework/dashboard/surges';
import type { Person } from '../complaint/complaint';
import { formatWib } from '../complaint/deadline';
import type { ComplaintRow } from '../database/tables';
import type { Effect } from '../outbox/effect';
import { deskModel, overdueModel } from '../teams/cards/deskModel';
import { renderMessageCard, type MessageCardModel, type Way } from '../teams/cards/messageCard';
import { intake } from '../teams/intakeDialog';
import { pageLink, type NamedPage } from '../teams/tabLink';
import { textIn, type Words } from '../text/text';
import { asOutcome, findPlace, type ShowCardParts } from './showCard';

export interface NotifyPayload {
  personId: string;
  complaintId: string | null;
  /** A key of bot/text chat `notification.*`. */
  key: string;
  values: Record<string, string | number>;
}

/** Notices about what is late or failed. */
const urgent: readonly string[] = [
  'reminder100',
  'sendFailed',
  'answerFailed',
  'archiveFailed',
  'escalated',
  'overdueList',
  'stuck',
  'stuckSomewhere',
  'alarm',
  'archiveDiffers',
  'reportDiffers',
];

/** A line in someone's 1:1 chat; what it says of the case is taken when it is said, and no more than its reader may know. */
export function notify(parts: ShowCardParts): Effect<NotifyPayload> {
  const { office, posting } = parts;
  return async payload => {
    const person = await findPerson(office.db.read, { id: payload.personId });
    const model = person && (await modelFor(office, person, payload));
    if (!model) return;
    const place = await findPlace(parts, payload.personId);
    const card = renderMessageCard(model, textIn(person.language));
    await office.failPoint?.('post.beforeCall');
    try {
      await posting.post(place, { card, summary: card.speak });
    } catch (error) {
      throw await asOutcome(office, place, error);
    }
    await office.failPoint?.('post.afterCall');
  };
}

async function modelFor(office: Office, person: Person, payload: NotifyPayload): Promise<MessageCardModel | null> {
  const words = textIn(person.language);
  // Lists are taken when they are said, like a card's state.
  if (payload.key === 'digest') return digest(office, person, payload.values.unasked === 1, words);
  if (payload.key === 'overdueList') {
    const cases = await overdueFor(office, person);
    return cases.length > 0 ? overdueModel(cases, words) : null;
  }
  if (payload.complaintId === null) {
    const text = words(`chat:notification.${payload.key}`, worded(payload.values, words));
    const ways = waysFrom(office, person, payload.key, words);
    return { text, ticketNumber: null, urgent: urgent.includes(payload.key), lines: [], ways };
  }
  return aboutCase(office, person, payload, payload.complaintId, words);
}

/** The page on which something is done about a notice, and the part of it. */
const pages: Record<string, [page: NamedPage, part?: string]> = {
  laporDownload: ['lapor'],
  laporImported: ['list'],
  openingTaken: ['list'],
  calendarMissing: ['settings', 'holidays'],
  archiveDiffers: ['archive'],
  reportDiffers: ['report'],
  reportDue: ['report'],
  reportSubmitted: ['report'],
  reportReturned: ['report'],
  reportAcknowledged: ['report'],
  disruptionOpened: ['disruptions'],
  newsToApprove: ['disruptions'],
  newsApproved: ['disruptions'],
  newsReturned: ['disruptions'],
  newsDue: ['disruptions'],
};

/** What can be done at once about a notice that is of no case. */
function waysFrom(office: Office, person: Person, key: string, words: Words): Way[] {
  const [page, part] = pages[key] ?? [];
  const url = page && pageLink(office.tab, page, words, part);
  if (url) return [{ kind: 'open', url, title: words(`tab:nav.${page}`) }];
  const canEnter = ['help', 'enterReport'].includes(key) && reportFormFor(person, office.now()) !== null;
  return canEnter ? [{ kind: 'dialog', dialog: intake, title: words('tab:enter.title') }] : [];
}

/** @param unasked nobody asked for it, so that nothing to do is not worth a message */
async function digest(office: Office, person: Person, unasked: boolean, words: Words): Promise<MessageCardModel | null> {
  const desk = await deskOf(office, person);
  const surges = await surgesBefore(office, person);
  return unasked && desk.total + surges.length === 0 ? null : deskModel(desk, surges, pageLink(office.tab, 'desk', words), words);
}

async function aboutCase(
  office: Office,
  person: Person,
  { key, values }: NotifyPayload,
  complaintId: string,
  words: Words,
): Promise<MessageCardModel | null> {
  const complaint = await office.db.read.findOneBy<ComplaintRow>('Complaint', { id: complaintId });
  if (!complaint) return null;
  const view = complaintView(await readCaseFile(office.db.read, office, complaint), person, office.now());
  if (!view) return null;
  const { ticketNumber, due, base, step } = view;
  const at = due ? formatWib(due.at, words.language) : words('staff:card.noDue');
  const known = {
    ticket: ticketNumber,
    at,
    cycle: complaint.cycle,
    ...(base && { channel: words(`staff:channel.${base.channel}`), status: words(`staff:status.${base.status}`) }),
  };
  // Who sees number and due time only is told no more here either.
  const text = words(`chat:notification.${base ? key : 'outline'}`, { ...known, ...worded(values, words) });
  return { text, ticketNumber, urgent: urgent.includes(key), lines: [], ways: [{ kind: 'show', complaintId, step }] };
}

/** Codes and moments among the values in the reader's words. */
function worded(values: NotifyPayload['values'], words: Words): NotifyPayload['values'] {
  const named: Record<string, string> = {
    deadline: 'staff:deadline.',
    action: 'staff:action.',
    task: 'staff:task.',
    trouble: 'chat:trouble.',
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'at' && /^\d{4}-.*Z$/.test(String(value))) return [name, formatWib(new Date(value), words.language)];
      const key = named[name] + String(value);
      return [name, named[name] && words.has(key) ? words(key) : value];
    }),
  );
}
