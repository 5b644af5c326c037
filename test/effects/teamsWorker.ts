import { complaintChannel } from '../../bot/casework/news/teamsNews';
import type { Place } from '../../bot/casework/news/teamsPlaces';
import { notify } from '../../bot/effects/notify';
import { showCard } from '../../bot/effects/showCard';
import type { Effect } from '../../bot/outbox/effect';
import type { OutboxKind } from '../../bot/outbox/queue';
import { createWorker, type OutboxWorker } from '../../bot/outbox/worker';
import type { Posting } from '../../bot/teams/posting';
import type { OfficeInTime } from '../casework/officeInTime';

export const channel: Place = {
  ...{ kind: 'channel', key: complaintChannel, conversationId: '19:aduan', teamId: '19:team' },
  ...{ serviceUrl: 'https://smba.example', botId: '28:bot', tenantId: 'tenant' },
};

/** A worker that carries out what concerns Teams, and nothing else. */
export function workerOf({ db, office }: OfficeInTime, posting: Posting, alarm: (reason: string) => void): OutboxWorker {
  const parts = { office, posting };
  const nothing: Effect = async () => undefined;
  return createWorker({
    ...{ db, now: () => new Date(), owner: 'test', log: { warn: () => undefined, error: () => undefined } },
    effects: {
      ...{
        sendReply: nothing,
        fetchMedia: nothing,
        forgetFile: nothing,
        archiveDossier: nothing,
        refileDossier: nothing,
        checkArchive: nothing,
        fileSigned: nothing,
        fileSignedPapers: nothing,
        refileReport: nothing,
        publishReport: nothing,
        tellDisruption: nothing,
        indexWords: nothing,
      },
      ...{ showCard: showCard(parts), notify: notify(parts) },
    } as Record<OutboxKind, Effect>,
    alarm: async (_tx, _row, reason) => alarm(reason),
  });
}
