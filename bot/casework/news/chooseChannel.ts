import type { EntityManager } from 'typeorm';
import { openStatuses } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import type { Division } from '../../complaint/masterData';
import type { ComplaintRow, TeamsCardRow } from '../../database/tables';
import { complaintChannel, divisionChannel, queueCard } from './teamsNews';
import { placeAt, rememberPlace, type Place } from './teamsPlaces';

/** Makes this channel a division's own: its open cases get a card there, too. @throws Refused where the channel has another use */
export async function giveChannel(tx: EntityManager, place: Place, division: Division): Promise<void> {
  const key = divisionChannel(division);
  const known = await placeAt(tx, place.conversationId);
  if (known && known.state !== 'released' && known.key !== key) throw new Refused('channelTaken');
  // A place that was let go is revived by nothing but this.
  await tx.update('TeamsConversation', { key, state: 'released' }, { state: 'removed' });
  await rememberPlace(tx, { ...place, key });
  const cases = tx.createQueryBuilder<ComplaintRow>('Complaint', 'c').where({ division });
  const open = await cases.andWhere('c.status IN (:...open)', { open: openStatuses }).getMany();
  for (const { id } of open) await queueCard(tx, id, key);
}

/** A division's channel is let go: the cards of open cases are closed there. @throws Refused where it is none */
export async function releaseChannel(tx: EntityManager, conversationId: string): Promise<void> {
  const known = await placeAt(tx, conversationId);
  if (!known || known.state === 'released' || known.key === complaintChannel) throw new Refused('channelNotDivisions');
  await tx.update('TeamsConversation', { id: known.id }, { state: 'released', updatedAt: new Date() });
  const standing = await tx
    .createQueryBuilder<TeamsCardRow>('TeamsCard', 'card')
    .innerJoin('Complaint', 'c', 'c.id = card.subjectId AND c.status IN (:...open)', { open: openStatuses })
    .where({ subject: 'complaint', conversationKey: known.key })
    .getMany();
  for (const { subjectId } of standing) await queueCard(tx, subjectId, known.key);
}
