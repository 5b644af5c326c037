import { openStatuses } from '../../complaint/complaint';
import { momentValue } from '../../database/dialect';
import type { TeamsCardRow } from '../../database/tables';
import { dailyDuty } from '../clocks/dailyDuty';
import type { Office } from '../office';
import { queueCheck } from './teamsNews';

/** A card sent since then was there then. Machine time, as everything that concerns sending. */
const seenWithinMs = 20 * 3_600_000;

/**
 * Teams tells nobody that a message was deleted. Half an hour before each working day's opening the cards of open cases that were not
 * sent since the day before are sent once more; whichever is gone is posted anew by that (`effects/showCard`).
 */
export function cardRoundDuty(office: Office) {
  return dailyDuty(office, {
    name: 'cardRound',
    minutes: -30,
    async play(tx) {
      const before = momentValue(office.db.dialect, new Date(Date.now() - seenWithinMs));
      const unseen = await tx
        .createQueryBuilder<TeamsCardRow>('TeamsCard', 'card')
        .innerJoin('TeamsConversation', 'place', `place.key = card.conversationKey AND place.kind = 'channel'`)
        .innerJoin('Complaint', 'c', 'c.id = card.subjectId AND c.status IN (:...open)', { open: openStatuses })
        .where(`card.subject = 'complaint' AND card.shownAt < :before`, { before })
        .getMany();
      for (const { subjectId, conversationKey } of unseen) await queueCheck(tx, subjectId, conversationKey);
    },
  });
}
