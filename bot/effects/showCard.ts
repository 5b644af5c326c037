import { createHash } from 'node:crypto';
import type { Office } from '../casework/office';
import { findPerson } from '../casework/people';
import { complaintChannel, ownChannelOf } from '../casework/news/teamsNews';
import { cardOf, forgetPlace, isKnownCard, notInstalled, placeOf, recordCard, rememberPlace } from '../casework/news/teamsPlaces';
import type { Place, Subject } from '../casework/news/teamsPlaces';
import type { ComplaintRow, TeamsCardRow } from '../database/tables';
import { GiveUp, RetryLater, type Effect } from '../outbox/effect';
import { renderMessageCard } from '../teams/cards/messageCard';
import { channelCard, personalCard } from '../teams/complaintCards';
import { PostRefused } from '../teams/postRefused';
import type { Post, Posting } from '../teams/posting';
import { reportCardFor } from '../teams/reportCards';
import { textIn } from '../text/text';

export interface ShowCardParts {
  office: Office;
  posting: Posting;
}

/**
 * A complaint or a month's report, in the complaint channel (`aduan`), a division's (`aduan:…`) or a person's chat. `twin` is a post that looks like it; `again`
 * sends what stands there already, to find out whether it still does.
 */
export type ShowCardPayload = ({ complaintId: string; twin?: string; again?: true } | { month: string }) & { place: string };

type Drawn = Post & { view: string };

/**
 * Shows the card as the case is now: posts it, or updates the one that stands. State, not delta, so that repeats and changes of
 * order are harmless, and a drawing equal to what stands is not sent (TEAMS §1).
 */
export function showCard({ office, posting }: ShowCardParts): Effect<ShowCardPayload> {
  return async payload => {
    const subject = subjectOf(payload);
    const drawn = (await draw(office, payload)) ?? ((await cardOf(office.db.read, subject)) ? closedCard(payload.place) : null);
    if (!drawn) return;
    const place = await findPlace({ office, posting }, payload.place);
    if ('twin' in payload && payload.twin) return pointAway(payload.twin, payload.complaintId, place);
    await show(subject, drawn, place, 'again' in payload);
  };

  async function show(subject: Subject, drawn: Drawn, place: Place, again: boolean): Promise<void> {
    const shownHash = createHash('sha256').update(stable(drawn)).digest('hex');
    const standing = await cardOf(office.db.read, subject);
    if (!again && standing?.shownHash === shownHash && standing.conversationId === place.conversationId) return;
    await office.failPoint?.('post.beforeCall');
    const activityId = await putUp(standing, place, drawn);
    await office.failPoint?.('post.afterCall');
    const { view } = drawn;
    await office.db.write(tx => recordCard(tx, subject, { view, conversationId: place.conversationId, activityId, shownHash }));
  }

  /**
   * An update where the card stands already. A card that somebody deleted, that Teams no longer lets us change (403), or that stands in
   * a conversation that is no more, is posted anew; whether the place itself is closed to us, the post will tell.
   */
  async function putUp(standing: TeamsCardRow | null, place: Place, drawn: Drawn): Promise<string> {
    if (standing?.conversationId === place.conversationId && (await canUpdate(place, standing.activityId, drawn))) {
      return standing.activityId;
    }
    return posting.post(place, drawn).catch(async (error: unknown) => Promise.reject(await asOutcome(office, place, error)));
  }

  /** False when this message cannot be changed any more. */
  async function canUpdate(place: Place, activityId: string, post: Post): Promise<boolean> {
    try {
      await posting.update(place, activityId, post);
      return true;
    } catch (error) {
      if (error instanceof PostRefused && (error.kind === 'gone' || error.kind === 'blocked')) return false;
      throw await asOutcome(office, place, error);
    }
  }

  /** A twin came about when nobody saw the end of a post: it becomes a line that points to the card that counts. */
  async function pointAway(twin: string, complaintId: string, place: Place): Promise<void> {
    if (await isKnownCard(office.db.read, twin)) return;
    const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    const words = textIn('id');
    const text = words('staff:card.movedTo', { ticket: complaint.ticketNumber });
    const card = renderMessageCard({ text, ticketNumber: null, urgent: false, lines: [], ways: [] }, words);
    await canUpdate(place, twin, { card, summary: text });
  }
}

/** In the place of a card whose reader may no longer know of the case, or that has no place in a division's channel any more. */
function closedCard(place: string): Drawn {
  const words = textIn('id');
  const text = words(place.startsWith(`${complaintChannel}:`) ? 'staff:card.notHere' : 'chat:notification.closed');
  return {
    card: renderMessageCard({ text, ticketNumber: null, urgent: false, lines: [], ways: [] }, words),
    summary: text,
    view: 'none',
  };
}

const subjectOf = (payload: ShowCardPayload): Subject =>
  'month' in payload
    ? { subject: 'report', subjectId: payload.month, conversationKey: payload.place }
    : { subject: 'complaint', subjectId: payload.complaintId, conversationKey: payload.place };

/** Each drawing makes new ids for its buttons; they are no change that anyone would see. */
function stable({ card, summary }: Drawn): string {
  return JSON.stringify([card, summary], (name, value: unknown) => (name === 'submissionId' ? undefined : value));
}

async function draw(office: Office, payload: ShowCardPayload): Promise<Drawn | null> {
  if ('month' in payload) return drawReport(office, payload.month, payload.place);
  const complaint = await office.db.read.findOneBy<ComplaintRow>('Complaint', { id: payload.complaintId });
  if (!complaint) return null;
  if (payload.place === complaintChannel) return channelCard(office, complaint);
  if (payload.place.startsWith(`${complaintChannel}:`)) {
    const isThere =
      ownChannelOf(complaint) === payload.place && (await placeOf(office.db.read, payload.place))?.state !== 'released';
    return isThere ? channelCard(office, complaint) : null;
  }
  const person = await findPerson(office.db.read, { id: payload.place });
  return person && personalCard(office, complaint, person);
}

async function drawReport(office: Office, month: string, personId: string): Promise<Drawn | null> {
  const person = await findPerson(office.db.read, { id: personId });
  if (!person) return null;
  const card = await reportCardFor(office, person, month);
  return { card, summary: card.speak, view: 'report' };
}

/** Where to speak; a chat that was never begun is opened through the channel's service. @throws RetryLater until installed */
export async function findPlace({ office, posting }: ShowCardParts, key: string): Promise<Place> {
  const known = await placeOf(office.db.read, key);
  // What stands in a channel that was let go is still to be closed there.
  if (known && known.state !== 'removed') return known;
  const notYet = new RetryLater({ reason: notInstalled, alarm: false });
  const channel = key === complaintChannel ? null : await placeOf(office.db.read, complaintChannel);
  const person = channel && (await findPerson(office.db.read, { id: key }));
  if (known || channel?.state !== 'active' || !person?.teamsUserId) throw notYet;
  const { serviceUrl, tenantId, botId } = channel;
  const conversationId = await posting
    .openChat(channel, person.teamsUserId)
    .catch(async (error: unknown) => Promise.reject(await asOutcome(office, null, error)));
  const place: Place = { kind: 'personal', key, conversationId, serviceUrl, botId, tenantId, teamId: null };
  await office.db.write(tx => rememberPlace(tx, place));
  return place;
}

/**
 * What a refusal means for the outbox row. Blocked, uninstalled or no more: the place is given up until Teams names it again, and what
 * was to be shown there waits for that (TEAMS §1: park and alert). A chat that cannot be begun is one person's matter and no alarm.
 */
export async function asOutcome(office: Office, place: Place | null, error: unknown): Promise<unknown> {
  if (!(error instanceof PostRefused)) return error;
  const reason = `teams:${error.status || 'unreachable'}`;
  if (error.kind === 'blocked' || error.kind === 'gone') {
    if (place) await office.db.write(tx => forgetPlace(tx, place.conversationId));
    return new RetryLater({ reason: notInstalled, alarm: place !== null });
  }
  if (error.kind === 'refused') return new GiveUp({ reason });
  if (error.status === 401) return new RetryLater({ reason, alarm: true });
  return new RetryLater({ reason, ...(error.afterMs !== undefined && { afterMs: error.afterMs }) });
}
