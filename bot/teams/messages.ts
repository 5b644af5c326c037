import type { Activity } from 'botbuilder';
import { giveChannel, releaseChannel } from '../casework/news/chooseChannel';
import { reportFormFor } from '../casework/receiving/enterReport';
import { complaintNumbered } from '../casework/list/find';
import type { Office } from '../casework/office';
import { notifyPerson, queueCard } from '../casework/news/teamsNews';
import type { Person } from '../complaint/complaint';
import { DomainError } from '../complaint/errors';
import { parseTicketNumber } from '../complaint/number';
import { holds } from '../complaint/visibility';
import { errorText } from '../text/errorText';
import { choiceLabel } from '../text/fieldText';
import { textIn, type NotificationKey } from '../text/text';
import { readButton, type PressedButton } from './button';
import { channelWish, type ChannelWish } from './channelWords';
import { placeIn } from './conversations';
import { perform } from './perform';
import { saidIn } from './said';

/** "tugas saya", "my tasks". */
const asksForTasks = /^(?:tugas(?:\s+saya)?|my\s+tasks|tasks)$/i;

/** "catat aduan", "enter complaint". */
const wantsToEnter = /^(?:catat(?:\s+(?:aduan|laporan))?|enter(?:\s+a)?\s+(?:complaint|report))$/i;

/**
 * A message to the bot. Clients without universal actions send a button's press as a message with a value; words are
 * "tugas saya", "catat aduan", "kanal bidang …" or "aduan ADU-…", anything else is answered with what can be asked.
 */
export async function onMessage(office: Office, person: Person, activity: Activity): Promise<void> {
  if (activity.value !== undefined) return pressByMessage(office, person, readButton(activity.value));
  const said = saidIn(activity.text ?? '');
  if (asksForTasks.test(said)) return tell(office, person, 'digest');
  if (wantsToEnter.test(said)) return offerIntake(office, person);
  const wish = channelWish(activity.text ?? '');
  if (wish) return chooseChannel(office, person, activity, wish);
  const ticketNumber = parseTicketNumber(activity.text ?? '');
  if (!ticketNumber) return tell(office, person, 'help');
  try {
    const complaint = await complaintNumbered(office, person, ticketNumber);
    await office.db.write(tx => queueCard(tx, complaint.id, person.id));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tell(office, person, 'unknownReport');
  }
}

/** A bot cannot open a dialog by itself: it hands over the button that does. */
async function offerIntake(office: Office, person: Person): Promise<void> {
  if (reportFormFor(person, office.now())) return tell(office, person, 'enterReport');
  await tell(office, person, 'refused', { text: textIn(person.language)('tab:enter.notYours') });
}

/** An administrator gives the channel they write in to a division, or lets it go; the answer comes to their own chat. */
async function chooseChannel(office: Office, person: Person, activity: Activity, wish: ChannelWish): Promise<void> {
  const place = placeIn(activity, null);
  if (!holds(person, 'admin', office.now())) return tell(office, person, 'channelNotYours');
  if (!place || wish === 'unclear') return tell(office, person, 'channelHow');
  const words = textIn(person.language);
  try {
    await office.db.write(async tx => {
      if (wish === 'release') {
        await releaseChannel(tx, place.conversationId);
        return notifyPerson(tx, person, null, 'channelReleased');
      }
      await giveChannel(tx, place, wish.division);
      await notifyPerson(tx, person, null, 'channelGiven', { division: choiceLabel(words, 'division', wish.division) });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tell(office, person, 'refused', { text: errorText(words, error) });
  }
}

/** The press shows itself on the card; only a refusal needs words of its own. */
async function pressByMessage(office: Office, person: Person, button: PressedButton): Promise<void> {
  try {
    await perform(office, person, button);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tell(office, person, 'refused', { text: errorText(textIn(person.language), error, button.verb) });
  }
}

function tell(office: Office, person: Person, key: NotificationKey, values: Record<string, string> = {}): Promise<void> {
  return office.db.write(tx => notifyPerson(tx, person, null, key, values));
}
