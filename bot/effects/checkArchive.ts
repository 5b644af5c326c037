import { reportFileName, reportFolder, signedReportName } from '../archive/path';
import type { Office } from '../casework/office';
import { bundlesToCheck, recordRound, reportPapersToCheck } from '../casework/records/archiveCheck';
import type { FiledState, ReportPaperRow } from '../database/tables';
import type { Effect } from '../outbox/effect';
import { isAsFiled, lookAt, type LooksInto } from './checkDossier';
import { outcomeOf } from './filing';

/** The archive compared with what was confirmed, some bundles at a time (DOMAIN §2.5: integrity of electronic archives). Safe to repeat. */
export function checkArchive({ office, libraries }: { office: Office; libraries: LooksInto }): Effect {
  return async () => {
    const bundles = await bundlesToCheck(office);
    const papers = await reportPapersToCheck(office);
    try {
      const looks = await inTurn(bundles, async each => ({
        ...each,
        look: await lookAt(libraries, each.complaint, each.bundle),
      }));
      const states = await inTurn(papers, async paper => ({ paper, state: await stateOf(libraries.general, paper) }));
      await office.db.write(tx => recordRound(tx, office, looks, states));
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

async function stateOf(library: LooksInto['general'], paper: ReportPaperRow): Promise<FiledState> {
  const name = paper.kind === 'signed' ? signedReportName(paper.month) : reportFileName(paper.month);
  const there = await library.look(`${reportFolder(paper.month)}/${name}`);
  if (!there) return 'missing';
  return isAsFiled(there, paper) ? 'same' : 'changed';
}
