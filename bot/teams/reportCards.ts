import type { Office } from '../casework/office';
import { readReport } from '../casework/report/reportView';
import type { Person } from '../complaint/complaint';
import { newId } from '../database/dialect';
import { textIn } from '../text/text';
import type { AdaptiveCardJson } from './cards/render';
import { renderReportCard } from './cards/reportCard';
import { reportCardModel } from './cards/reportModel';

/** A month's report as one person sees it, with the buttons they may press now. @throws Unknown */
export async function reportCardFor(office: Office, person: Person, month: string): Promise<AdaptiveCardJson> {
  const words = textIn(person.language);
  return renderReportCard(reportCardModel(await readReport(office, person, month), words, newId), words);
}
