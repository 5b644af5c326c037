import type { Block } from './block';
import { drawBlock } from './blockPdf';
import { dispositionContent, type DispositionSheet } from './dispositionSheet';
import { section } from './dossierReport';
import type { Letterhead } from './letterhead';
import type { Paper } from './paper';
import { reviewContent, type StaffReview } from './staffReview';

/** Section 3: one telaahan a round, each on a page of its own with the letterhead. */
export function reviewSheets(paper: Paper, reviews: StaffReview[], office: Letterhead): void {
  const sheets = reviews.map(review => reviewContent(review, office, paper.words));
  onPagesOfTheirOwn(paper, sheets, 3, 'review');
}

/** Section 4: one sheet a disposition, each on a page of its own. */
export function dispositionSheets(paper: Paper, dispositions: DispositionSheet[], office: Letterhead): void {
  const sheets = dispositions.map(sheet => dispositionContent(sheet, office, paper.words));
  onPagesOfTheirOwn(paper, sheets, 4, 'disposition');
}

function onPagesOfTheirOwn(paper: Paper, sheets: Block[][], number: number, key: string): void {
  if (sheets.length === 0) return section(paper, number, key, true);
  sheets.forEach((blocks, i) => {
    paper.doc.addPage();
    if (i === 0) section(paper, number, key, false);
    for (const block of blocks) drawBlock(paper, block);
  });
}
