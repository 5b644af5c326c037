import type { Office } from '../casework/office';
import { filesToCheck, queueCheck, recordRound, reportPapersToCheck } from '../casework/records/archiveCheck';
import type { Effect } from '../outbox/effect';
import { lookAt, type LooksInto } from './checkDossier';
import { lookAtPaper } from './checkReport';
import { outcomeOf } from './filing';

/** The archive compared with what was confirmed, some files at a time (DOMAIN §2.5: integrity of electronic archives). Safe to repeat. */
export function checkArchive({ office, libraries }: { office: Office; libraries: LooksInto }): Effect {
  return async () => {
    const { files, isMore } = await filesToCheck(office);
    const papers = await reportPapersToCheck(office);
    try {
      const looks = await inTurn(files, async each => ({
        ...each,
        look: await lookAt(libraries, each.complaint, each.lying),
      }));
      const months = await inTurn(papers, async paper => ({ paper, look: await lookAtPaper(libraries.general, paper) }));
      await office.db.write(async tx => {
        await recordRound(tx, office, looks, months);
        if (isMore) await queueCheck(tx);
      });
    } catch (error) {
      throw outcomeOf(error);
    }
  };
}

/** One after another: nobody waits for it, and SharePoint counts. */
async function inTurn<Thing, Found>(things: readonly Thing[], look: (thing: Thing) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = [];
  for (const thing of things) found.push(await look(thing));
  return found;
}
