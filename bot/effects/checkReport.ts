import { reportFolder } from '../archive/path';
import type { Office } from '../casework/office';
import type { Look } from '../casework/records/recordFiles';
import { reportPapersOfRecord } from '../casework/records/reportRecord';
import { noteReportLook } from '../casework/report/reportPapers';
import type { Person } from '../complaint/complaint';
import type { FiledState, ReportPaperRow } from '../database/tables';
import { asUnreachable, isAsFiled, type LooksInto } from './checkDossier';
import { reportFileNameOf } from './refileReport';

/** One of a month's files, and what was found of it. */
export interface CheckedPaper {
  kind: ReportPaperRow['kind'];
  state: FiledState;
}

/**
 * Asks SharePoint for the files of a month's report, the signed copy among them, and compares each with what was confirmed when it was filed.
 * What was found is kept with who asked. @throws Unknown | NotAllowed | Refused `reportNotFiled`, `archiveUnreachable`
 */
export async function checkReport(
  office: Office,
  library: LooksInto['general'],
  person: Person,
  month: string,
): Promise<CheckedPaper[]> {
  const found: CheckedPaper[] = [];
  for (const paper of await reportPapersOfRecord(office, person, month)) {
    const look = await lookAtPaper(library, paper).catch(asUnreachable);
    await office.db.write(tx => noteReportLook(tx, office, paper, { ...look, by: person.id }));
    found.push({ kind: paper.kind, state: look.state });
  }
  return found;
}

/** What lies at the place of a month's file now. @throws ArchiveRefused */
export async function lookAtPaper(library: LooksInto['general'], paper: ReportPaperRow): Promise<Look> {
  const there = await library.look(`${reportFolder(paper.month)}/${reportFileNameOf(paper)}`);
  if (!there) return { state: 'missing', foundHash: null };
  // Office files are written anew there: our own hash in their column is all that can be compared (TEAMS §5).
  const isSame = there.ownHash === undefined ? isAsFiled(there, paper) : there.ownHash === paper.sha256;
  return isSame ? { state: 'same', foundHash: null } : { state: 'changed', foundHash: there.quickXorHash };
}
