import type { Activity, TurnContext } from 'botbuilder';
import type { TypedReport } from '../casework/receiving/enterReport';
import type { Office } from '../casework/office';
import { findPerson, rememberTeamsUser } from '../casework/people';
import { reportTwin } from '../casework/news/teamsNews';
import {
  forgetInstallation,
  forgetPlace,
  isKnownCard,
  isKnownPlace,
  isOurs,
  placeAt,
  rememberPlace,
  type Place,
} from '../casework/news/teamsPlaces';
import type { Person } from '../complaint/complaint';
import { DomainError, Unknown } from '../complaint/errors';
import { holds } from '../complaint/visibility';
import type { ComplaintRow } from '../database/tables';
import { errorText } from '../text/errorText';
import { textIn } from '../text/text';
import { cardAnswer, invokeAnswer, messageAnswer, type InvokeBody } from './answers';
import { readButton, type PressedButton } from './button';
import { personalCard } from './complaintCards';
import { openDialog, submitDialog } from './dialogs';
import { intake, intakeCommands, openIntake, submitIntake } from './intakeDialog';
import { reportCardFor } from './reportCards';
import { happeningIn, placeIn } from './conversations';
import { onMessage } from './messages';
import { perform } from './perform';
import { searchExtension, unfurlLink } from './searchExtension';

/**
 * What the bot does with an activity that Teams sent and both checks let through. Who acts comes from the verified sender
 * alone; nothing is posted from here: answers go back with the turn, everything else through the outbox.
 * @param typed what the channels know of a report that is typed into a dialog
 */
export function createBot(office: Office, typed: TypedReport) {
  return async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    await learn(office, activity);
    if (activity.type === 'invoke') await context.sendActivity(invokeAnswer(await onInvoke(office, typed, activity)) as never);
    else if (activity.type === 'message') await heard(office, activity);
  };
}

/**
 * Conversation references and Teams ids come with whatever Teams sends; installing again renews them. Most activities bring
 * nothing new, and then nothing is written. Where the cards stand is an administrator's choice, made by installing the app there;
 * anybody else's activity only renews the address of a place that is ours already.
 */
async function learn(office: Office, activity: Activity): Promise<void> {
  const person = await personOf(office, activity);
  const place = await ourPlaceIn(office, activity, person);
  const happening = happeningIn(activity);
  if (happening === 'removed') return place ? office.db.write(tx => forgetInstallation(tx, place)) : undefined;
  if (happening === 'channelDeleted') return place ? office.db.write(tx => forgetPlace(tx, place.conversationId)) : undefined;
  const isNew = person !== null && person.teamsUserId !== activity.from.id;
  if (isNew) await office.db.write(tx => rememberTeamsUser(tx, person.aadObjectId, activity.from.id));
  if (!place || (await isKnownPlace(office.db.read, place))) return;
  const isChosen = happening === 'added' && person !== null && holds(person, 'admin', office.now());
  if (isChosen || (await isOurs(office.db.read, place))) await office.db.write(tx => rememberPlace(tx, place));
}

/** A channel that is a division's already is known by that; any other could only be the complaint channel. */
async function ourPlaceIn(office: Office, activity: Activity, person: Person | null): Promise<Place | null> {
  const place = placeIn(activity, person);
  if (place?.kind !== 'channel') return place;
  const known = await placeAt(office.db.read, place.conversationId);
  return known ? { ...place, key: known.key } : place;
}

function personOf(office: Office, { from }: Activity): Promise<Person | null> {
  return from.aadObjectId ? findPerson(office.db.read, { aadObjectId: from.aadObjectId }) : Promise.resolve(null);
}

/** Whoever is no officer of ours is not answered: the bot knows no words that are for them. */
async function heard(office: Office, activity: Activity): Promise<void> {
  const person = await personOf(office, activity);
  if (person) await onMessage(office, person, activity);
}

async function onInvoke(office: Office, typed: TypedReport, activity: Activity): Promise<InvokeBody> {
  const person = await personOf(office, activity);
  if (!person) return messageAnswer(activity.name, textIn('id')('chat:notification.notRegistered'));
  const button = readButton(activity.value);
  switch (activity.name) {
    case 'adaptiveCard/action':
      return press(office, person, button, activity);
    case 'task/fetch':
      return button.verb === intake ? openIntake(office, person, null) : openDialog(office, person, button);
    case 'task/submit':
      return button.verb === intake ? submitIntake(office, typed, person, button) : submitDialog(office, person, button);
    case 'composeExtension/fetchTask':
      return intakeCommands.includes(commandOf(activity)) ? openIntake(office, person, activity.value) : null;
    case 'composeExtension/submitAction':
      return intakeCommands.includes(commandOf(activity)) ? submitIntake(office, typed, person, button) : null;
    case 'composeExtension/query':
      return searchExtension(office, person, activity.value);
    case 'composeExtension/queryLink':
      return unfurlLink(office, person, activity.value);
    default:
      return null;
  }
}

const commandOf = ({ value }: Activity): string => String((value as { commandId?: unknown } | null)?.commandId);

/** A button of a card: the refreshed card is the answer, a refusal a line of words, the state unchanged (TEAMS §1). */
async function press(office: Office, person: Person, button: PressedButton, activity: Activity): Promise<InvokeBody> {
  if (button.month === null) await lookForTwin(office, activity, button.complaintId);
  try {
    await perform(office, person, button);
    return await ownCard(office, person, button, null);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const text = errorText(textIn(person.language), error, button.verb);
    const isStale = error.code === 'stale' || error.code === 'staleClosed';
    return isStale ? ownCard(office, person, button, text) : messageAnswer('adaptiveCard/action', text);
  }
}

/** @param told said above the card, such as who was faster */
async function ownCard(office: Office, person: Person, button: PressedButton, told: string | null): Promise<InvokeBody> {
  if (button.month !== null) return cardAnswer(await reportCardFor(office, person, button.month));
  const complaint = await office.db.read.findOneBy<ComplaintRow>('Complaint', { id: button.complaintId });
  const post = complaint && (await personalCard(office, complaint, person, told));
  if (!post) throw new Unknown('unknownComplaint');
  return cardAnswer(post.card);
}

/** In a channel one post stands for a complaint; a click on another one betrays a twin, which then points to the first. */
async function lookForTwin(office: Office, activity: Activity, complaintId: string): Promise<void> {
  const { replyToId } = activity;
  const at = placeIn(activity, null);
  if (!replyToId || !at || (await isKnownCard(office.db.read, replyToId))) return;
  const place = await placeAt(office.db.read, at.conversationId);
  if (!place || !(await office.db.read.existsBy('Complaint', { id: complaintId }))) return;
  await office.db.write(tx => reportTwin(tx, complaintId, place.key, replyToId));
}
