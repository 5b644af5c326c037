import { In, Like } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { announce } from '../../database/dataSource';
import { newId } from '../../database/dialect';
import type { OutboxRow, TeamsCardRow, TeamsConversationRow } from '../../database/tables';
import { QUEUED } from '../../outbox/queue';

/** Why a card or a notice waits: the app is not, or no longer, where it belongs. */
export const notInstalled = 'teams:notInstalled';

/** Where the bot may speak: what Teams told it when it was installed, or when somebody wrote. */
export type Place = Pick<
  TeamsConversationRow,
  'kind' | 'key' | 'conversationId' | 'serviceUrl' | 'botId' | 'tenantId' | 'teamId'
>;

/**
 * Keeps a conversation's reference. Installing again brings a new one, which takes the old one's place; another channel
 * than the one that holds the cards changes nothing while that one is there.
 */
export async function rememberPlace(tx: EntityManager, place: Place): Promise<void> {
  if (await isKnownPlace(tx, place)) return;
  const known = await placeOf(tx, place.key);
  const teamId = place.teamId ?? known?.teamId ?? null;
  const row = { ...place, teamId, state: 'active' as const, updatedAt: new Date() };
  if (known) await tx.update('TeamsConversation', { id: known.id }, row);
  else await tx.insert('TeamsConversation', { id: newId(), ...row });
  await releaseWaiting(tx, place);
}

/** What waited for this place goes at once. The channel's service also opens the chats that were never begun. */
async function releaseWaiting(tx: EntityManager, { kind, key }: Place): Promise<void> {
  const waiting = { status: 'pending' as const, kind: In(['showCard', 'notify']), lastError: notInstalled };
  const there = kind === 'channel' ? waiting : { ...waiting, lane: Like(`%:${key}`) };
  await tx.getRepository<OutboxRow>('Outbox').update(there, { nextAt: new Date(0), attempts: 0 });
  announce(tx, QUEUED);
}

/**
 * True for a person's own chat and for the channel that holds the cards. Any other channel becomes it only where an administrator of
 * ours installs the app: whoever may add apps to some team must not draw the city's complaints there.
 */
export async function isOurs(manager: EntityManager, place: Place): Promise<boolean> {
  return place.kind === 'personal' || (await placeOf(manager, place.key))?.conversationId === place.conversationId;
}

/** True when there is nothing to remember: the very place, or another channel while the cards have theirs. */
export async function isKnownPlace(manager: EntityManager, place: Place): Promise<boolean> {
  const known = await placeOf(manager, place.key);
  if (known?.state === 'released') return true;
  if (known?.state !== 'active') return false;
  if (known.conversationId !== place.conversationId) return known.kind === 'channel';
  const sameTeam = place.teamId === null || known.teamId === place.teamId;
  return sameTeam && known.serviceUrl === place.serviceUrl && known.botId === place.botId;
}

/** The bot may not speak there any more: what is queued waits until it may again. */
export async function forgetPlace(tx: EntityManager, conversationId: string): Promise<void> {
  await forget(tx, { conversationId });
}

/** The app was removed from a person's chat, or from a team with all its channels, whichever of them Teams names. */
export async function forgetInstallation(tx: EntityManager, { conversationId, teamId }: Place): Promise<void> {
  await forget(tx, { conversationId });
  if (teamId !== null) await forget(tx, { teamId });
}

async function forget(tx: EntityManager, where: { conversationId: string } | { teamId: string }): Promise<void> {
  await tx.update('TeamsConversation', { ...where, state: 'active' }, { state: 'removed', updatedAt: new Date() });
}

/** The conversation of the complaint channel (`aduan`), or of a person's chat (the person's id); null = never heard of. */
export function placeOf(manager: EntityManager, key: string): Promise<TeamsConversationRow | null> {
  return manager.findOneBy<TeamsConversationRow>('TeamsConversation', { key });
}

/** What this channel is to us; a place that was let go comes last. */
export async function placeAt(manager: EntityManager, conversationId: string): Promise<TeamsConversationRow | null> {
  const found = await manager.findBy<TeamsConversationRow>('TeamsConversation', { kind: 'channel', conversationId });
  return found.find(({ state }) => state !== 'released') ?? found[0] ?? null;
}

export type Subject = Pick<TeamsCardRow, 'subject' | 'subjectId' | 'conversationKey'>;

/** The card that stands for a complaint or a month's report in a conversation. */
export function cardOf(manager: EntityManager, subject: Subject): Promise<TeamsCardRow | null> {
  return manager.findOneBy<TeamsCardRow>('TeamsCard', { ...subject });
}

/** Records that a card stands in Teams as it was drawn; `shownHash` tells whether a later drawing differs. */
export async function recordCard(
  tx: EntityManager,
  subject: Subject,
  shown: Pick<TeamsCardRow, 'view' | 'conversationId' | 'activityId' | 'shownHash'>,
): Promise<void> {
  const row = { ...shown, shownAt: new Date() };
  const { affected } = await tx.update('TeamsCard', { ...subject }, row);
  if (!affected) await tx.insert('TeamsCard', { id: newId(), ...subject, ...row });
}

/** True when this post is the one that stands for the complaint there; anything else that looks like it is a twin. */
export function isKnownCard(manager: EntityManager, activityId: string): Promise<boolean> {
  return manager.existsBy('TeamsCard', { activityId });
}
