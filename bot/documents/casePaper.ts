import { answerLetterContent, type AnswerLetter } from './answerLetter';
import type { Block } from './block';
import { renderDocx } from './blockDocx';
import { renderPdf } from './blockPdf';
import { dispositionContent, type DispositionSheet } from './dispositionSheet';
import type { Letterhead } from './letterhead';
import { reviewContent, type StaffReview } from './staffReview';
import type { Words } from './words';

/** A paper of one case that people sign by hand, or work on in Word. All words are final: masked, and in the language of the paper. */
export interface CasePaper {
  ticketNumber: string;
  letterhead: Letterhead;
  /** The only moment in the file. */
  createdAt: Date;
  isDraft: boolean;
  content:
    | { kind: 'review'; review: StaffReview }
    | { kind: 'disposition'; sheet: DispositionSheet }
    | { kind: 'answer'; letter: AnswerLetter };
}

/** As PDF/A-2b or as DOCX, from the same blocks. The same paper gives the same bytes. */
export function renderCasePaper(paper: CasePaper, type: 'pdf' | 'docx', words: Words): Promise<Buffer> {
  const { ticketNumber: ticket, letterhead, createdAt, isDraft, content } = paper;
  const title = words(`casePaper.${content.kind}`, { ticket });
  const drawn = { title, author: letterhead.office, createdAt, isDraft, blocks: blocksOf(content, letterhead, words) };
  return type === 'pdf' ? renderPdf(drawn, words) : renderDocx(drawn, words);
}

function blocksOf(content: CasePaper['content'], of: Letterhead, words: Words): Block[] {
  switch (content.kind) {
    case 'review':
      return reviewContent(content.review, of, words, true);
    case 'disposition':
      return dispositionContent(content.sheet, of, words, true);
    case 'answer':
      return answerLetterContent(content.letter, of, words);
  }
}
