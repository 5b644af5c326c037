import { answers, confirmation, history, type DossierAnswer, type DossierConfirmation, type HistoryRow } from './dossierEnd';
import { conversation, report, type DossierMessage, type DossierReport } from './dossierReport';
import type { DispositionSheet } from './dispositionSheet';
import { dispositionSheets, reviewSheets } from './dossierSheets';
import { letterhead, type Letterhead } from './letterhead';
import { closePaper, fields, heading, list, openPaper, paragraph, type Paper } from './paper';
import type { StaffReview } from './staffReview';
import { longTime, type Words } from './words';

/**
 * Everything the closing bundle of one complaint shows (SOP step 6). All words are final: masked as the archive may hold them, and labels (channel,
 * class, status, action …) already in the language of the paper. Null and empty lists print "Nihil".
 */
export interface Dossier {
  letterhead: Letterhead;
  /** The only date in the file's properties; take the moment of closing, so that a repeat gives the same bytes. */
  createdAt: Date;
  ticketNumber: string;
  /** 1 for the first bundle, 2 after a reopening. */
  revision: number;
  channel: string;
  reporter: string;
  receivedAt: Date;
  closedAt: Date | null;
  complaintClass: string | null;
  category: string | null;
  service: string | null;
  division: string | null;
  classificationCode: string;
  /** False until the archivist has confirmed the code: "usulan, menunggu arsiparis" (DOMAIN §2.5). */
  isClassificationSettled: boolean;
  securityClass: string;
  outcome: string | null;
  cycles: number;
  isSupervisory: boolean;
  report: DossierReport | null;
  conversation: DossierMessage[];
  reviews: StaffReview[];
  dispositions: DispositionSheet[];
  answers: DossierAnswer[];
  confirmation: DossierConfirmation | null;
  history: HistoryRow[];
  /** Head of the complaint's hash chain when the bundle was made. */
  chainHead: string;
  /** The number of the visit it came with; of a visit those of its parts, each with its outcome. */
  visit: string | null;
  parts: string | null;
}

/** The closing bundle as PDF/A-2b. The same dossier gives the same bytes. */
export async function renderDossier(dossier: Dossier, words: Words): Promise<Buffer> {
  const { ticketNumber, createdAt, letterhead: office } = dossier;
  const title = `${words('dossier.title')} ${ticketNumber}`;
  const paper = await openPaper({ title, author: office.office, createdAt, words });
  cover(paper, dossier);
  paper.doc.addPage();
  report(paper, dossier.report);
  conversation(paper, dossier.conversation);
  reviewSheets(paper, dossier.reviews, office);
  dispositionSheets(paper, dossier.dispositions, office);
  answers(paper, dossier.answers);
  confirmation(paper, dossier.confirmation);
  history(paper, dossier.history, dossier.chainHead);
  return closePaper(paper, `${ticketNumber} · ${dossier.securityClass}`);
}

function cover(paper: Paper, dossier: Dossier): void {
  const { words, doc } = paper;
  letterhead(paper, dossier.letterhead);
  doc.y += 30;
  paragraph(paper, words('dossier.title'), { face: 'bold', size: 18, align: 'center', tag: 'H1', after: 4 });
  paragraph(paper, words('dossier.subtitle', { ticket: dossier.ticketNumber }), { size: 12, align: 'center', after: 4 });
  if (dossier.revision > 1)
    paragraph(paper, words('dossier.revision', { revision: dossier.revision }), { size: 9, align: 'center' });
  doc.y += 24;
  fields(paper, coverFields(dossier, words), 150);
  doc.y += 16;
  heading(paper, words('dossier.contents'), 2);
  const sections = ['report', 'conversation', 'review', 'disposition', 'answer', 'confirmation', 'history'];
  list(
    paper,
    sections.map(section => words(`dossier.sections.${section}`)),
    i => `${i + 1}.`,
  );
  paragraph(paper, words('dossier.madeAt', { at: longTime(dossier.createdAt, words) }), { size: 8.5, color: '#555' });
}

function coverFields(dossier: Dossier, words: Words): [string, string | null][] {
  const { classificationCode: code } = dossier;
  const values: [string, string | null][] = [
    ['ticket', dossier.ticketNumber],
    ['channel', dossier.channel],
    ['reporter', dossier.reporter],
    ['receivedAt', longTime(dossier.receivedAt, words)],
    ['closedAt', dossier.closedAt && longTime(dossier.closedAt, words)],
    ['class', dossier.complaintClass],
    ['category', dossier.category],
    ['service', dossier.service],
    ['division', dossier.division],
    ['classificationCode', dossier.isClassificationSettled ? code : words('dossier.proposal', { code })],
    ['securityClass', dossier.securityClass],
    ['outcome', dossier.outcome],
    ['cycles', String(dossier.cycles)],
    ['supervisory', words(dossier.isSupervisory ? 'yes' : 'no')],
  ];
  const related = (['visit', 'parts'] as const).flatMap((key): typeof values =>
    dossier[key] === null ? [] : [[key, dossier[key]]],
  );
  values.splice(1, 0, ...related);
  return values.map(([key, value]) => [words(`dossier.${key}`), value]);
}
