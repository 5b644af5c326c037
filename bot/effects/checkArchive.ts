import type { Office } from '../casework/office';
import { bundlesToCheck, recordRound } from '../casework/records/archiveCheck';
import type { Effect } from '../outbox/effect';
import { lookAt, type LooksInto } from './checkDossier';
import { outcomeOf } from './filing';

/** The archive compared with what was confirmed, some bundles at a time (DOMAIN §2.5: integrity of electronic archives). Safe to repeat. */
export function checkArchive({ office, libraries }: { office: Office; libraries: LooksInto }): Effect {
  return async () => {
    const looks: Parameters<typeof recordRound>[2][number][] = [];
    for (const { bundle, complaint } of await bundlesToCheck(office)) {
      const look = await lookAt(libraries, complaint, bundle).catch((error: unknown) => {
        throw outcomeOf(error);
      });
      looks.push({ bundle, look });
    }
    await office.db.write(tx => recordRound(tx, office, looks));
  };
}
