import { createLibraries } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import { checkDossier, type CheckedFile } from './checkDossier';
import { checkReport, type CheckedPaper } from './checkReport';

/** What officers ask of the archive, with the libraries of these settings. */
export function archiveChecks(office: Office, settings: Parameters<typeof createLibraries>[0]) {
  const libraries = createLibraries(settings);
  return {
    record: (person: Person, ticket: string): Promise<CheckedFile[]> => checkDossier(office, libraries, person, ticket),
    report: (person: Person, month: string): Promise<CheckedPaper[]> => checkReport(office, libraries.general, person, month),
  };
}
