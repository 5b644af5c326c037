import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Unknown } from '../../complaint/errors';
import { messagesOf } from '../../complaint/messageLength';
import { isOpenAt } from '../../complaint/replyWindow';
import { actions } from '../../complaint/sop';
import type { Action } from '../../complaint/sop';
import type { ComplaintRow, ContactRow } from '../../database/tables';
import { textIn } from '../../text/text';
import { findComplaint, readableNumbered } from '../list/find';
import { jointPreview } from './jointAnswer';
import { answerTo, composed, isSentByProgram, reachableContact } from './messages';
import type { Text } from './messages';
import { loadSettings } from '../office';
import type { Office, Settings } from '../office';

/** One message as the reporter will see it; the buttons stand under it. */
export interface Bubble {
  text: string;
  buttons: string[];
}

/**
 * What the reporter will get of an answer, were it sent now. `asItIs` inside the 24-hour window; `byTemplate` outside: the approved
 * template goes out and LIHAT brings the messages; `byHand` and `inLapor` become a task for an officer; `nowhere` = there is
 * nobody to send it to.
 */
export interface AnswerPreview {
  way: 'asItIs' | 'byTemplate' | 'byHand' | 'inLapor' | 'nowhere';
  template: Bubble | null;
  /** The real text with everything around it, cut where it is too long for one message; none while nothing is written. */
  messages: Bubble[];
  /** It goes out in one text with the answers of the other issues of the same visit. */
  isJoint: boolean;
}

/** Actions that are about an answer's words: which field of the form holds them; null = they stand already. */
const answerFields: Partial<Record<Action, 'text' | 'answer' | null>> = {
  ...{ draftAnswer: 'text', submitShort: 'answer' },
  ...{ approveAnswer: null, returnDraft: null, sendAnswer: null, approveAndSend: null, sendWaiting: null },
};

/** Undefined = the action is about no answer. */
export const answerFieldOf = (action: Action): 'text' | 'answer' | null | undefined => answerFields[action];

/** For a form that is being filled in: what is typed, or where the answer stands already, that. @throws DomainError */
export async function previewFor(
  office: Office,
  person: Person,
  ticketNumber: string,
  wanted: { action: string; text: string },
): Promise<AnswerPreview> {
  const complaint = await readableNumbered(office, person, ticketNumber);
  const action = actions.find(known => known === wanted.action);
  if (!action || answerFieldOf(action) === undefined) throw new Unknown('unknownAction', { action: wanted.action.slice(0, 40) });
  const stands = answerFieldOf(action) === null;
  const text = stands ? (await findComplaint(office, person, ticketNumber)).details?.answer?.text : wanted.text;
  return previewAnswer(office.db.read, office, complaint, { action, text: text ?? '' });
}

/** Composed as `tellReporter` would write it and cut as `planParts` would send it; writes nothing. */
export async function previewAnswer(
  manager: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  { action, text }: { action: Action; text: string },
): Promise<AnswerPreview> {
  const contact = await reachableContact(manager, complaint);
  if (!contact) return { way: 'nowhere', template: null, messages: [], isJoint: false };
  const words = text.trim();
  // `sendWaiting` is the very action that sends it without the others.
  const joint = action === 'sendWaiting' ? null : await jointPreview(manager, complaint, words);
  const answer = joint ?? answerTo(complaint.ticketNumber, words);
  const way = wayOf(complaint, contact, office.now());
  const settings = await loadSettings(manager);
  return {
    way,
    template: way === 'byTemplate' ? templateBubble(answer, settings) : null,
    messages: words === '' ? [] : bubblesOf(answer, way, settings),
    isJoint: joint !== null,
  };
}

/** How texts about this case leave for this contact now. */
export function wayOf({ channel }: Pick<ComplaintRow, 'channel'>, contact: ContactRow, now: Date): AnswerPreview['way'] {
  if (!isSentByProgram(contact)) return channel === 'lapor' ? 'inLapor' : 'byHand';
  return isOpenAt(contact.lastInboundAt, now) ? 'asItIs' : 'byTemplate';
}

/** By hand goes one text without buttons. */
function bubblesOf(answer: Text, way: AnswerPreview['way'], settings: Settings): Bubble[] {
  const { body } = composed(answer, settings);
  if (way === 'byHand' || way === 'inLapor') return [{ text: body, buttons: [] }];
  const buttons = (answer.buttons ?? []).map(({ title }) => title);
  const texts = messagesOf(body, buttons.length > 0);
  return texts.map((text, at) => ({ text, buttons: at === texts.length - 1 ? buttons : [] }));
}

function templateBubble(answer: Text, settings: Settings): Bubble {
  const words = textIn('id');
  const { name, parameters } = composed(answer, settings).template;
  const values = Object.fromEntries(parameters.map((value, at) => [at + 1, value]));
  const buttons = ['look', 'callback'].map(button => words(`whatsapp:button.${button}`));
  return { text: words(`whatsapp:template.${name}`, values), buttons };
}
