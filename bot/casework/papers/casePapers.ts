import { Refused, Unknown } from '../../complaint/errors';
import type { CaseAnswer, CaseDisposition, CaseFile, CaseReview } from '../reading/caseFile';

/** Papers of a case that people sign or hand over: outputs of the SOP's steps 3, 4 and 5. */
export const casePapers = ['review', 'disposition', 'answer'] as const;
export type CasePaperKind = (typeof casePapers)[number];

/** What each is made of; null = it does not stand in the case, or went with an erased reporter. */
export interface NewestPapers {
  review: CaseReview | null;
  disposition: CaseDisposition | null;
  answer: CaseAnswer | null;
}

export const newestPapers = ({ reviews, dispositions, answers }: CaseFile): NewestPapers => ({
  review: reviews.findLast(({ parts }) => Object.keys(parts).length > 0) ?? null,
  disposition: dispositions.findLast(({ instructions }) => instructions !== '') ?? null,
  answer: answers.findLast(({ text }) => text !== '') ?? null,
});

/** Which papers the case has by now. */
export function papersIn(file: CaseFile): CasePaperKind[] {
  const newest = newestPapers(file);
  return casePapers.filter(kind => newest[kind] !== null);
}

/** @throws Unknown `unknownPaper` */
export function casePaperNamed(name: string): CasePaperKind {
  const kind = casePapers.find(known => known === name);
  if (!kind) throw new Unknown('unknownPaper', { paper: name.slice(0, 40) });
  return kind;
}

const notYet: Record<CasePaperKind, string> = {
  review: 'noReviewYet',
  disposition: 'noDispositionYet',
  answer: 'noAnswerYet',
};

/** What the paper is made of. @throws Refused, saying what has to be done first, where the case has none */
export function standing<Kind extends CasePaperKind>(file: CaseFile, kind: Kind): NonNullable<NewestPapers[Kind]> {
  const newest: NewestPapers[Kind] = newestPapers(file)[kind];
  if (newest === null) throw new Refused(notYet[kind], { ticket: file.complaint.ticketNumber });
  return newest;
}
