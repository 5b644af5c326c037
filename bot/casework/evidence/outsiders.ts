import { maskName, maskText } from '../../complaint/personalData';
import { coverNames, tellingWords } from '../../complaint/personNames';
import { mayLeaveOffice } from '../../complaint/visibility';
import type { CaseFile } from '../reading/caseFile';
import type { RegisterCase, RegisterWords } from '../report/registerCases';
import { withTexts } from '../reading/withNameMasked';

/**
 * A text of the office in which a reporter is not to be recognised: their name, also each of its words, whoever else it introduces by
 * name, and every number like a NIK or a telephone's are masked.
 */
function covered(text: string, name: string | null): string {
  return maskText(coverNames(text, name === null ? [] : [name, ...tellingWords(name)]));
}

/**
 * A case's file as people outside the office may hold it: the office's own texts, covered. What the reporter wrote or said stays here,
 * for no mask knows every name and address in it; where an answer is about a particular person, so does all that was written to them.
 * @param withheld stands where words are left out
 */
export function fileForOutsiders(file: CaseFile, withheld: string): CaseFile {
  const { reporterName: name, answers, people } = file;
  const shown = withTexts(file, text => covered(text, name));
  const isPersonal = answers.some(({ containsPersonalData }) => containsPersonalData);
  return {
    ...shown,
    reporterName: name && maskName(name),
    address: null,
    messages: shown.messages.map(each => {
      const stays = isPersonal || each.direction === 'in';
      return { ...each, text: each.text && stays ? withheld : each.text };
    }),
    answers: shown.answers.map(each => ({ ...each, text: isPersonal ? withheld : each.text })),
    log: shown.log.map(event => ({ ...event, words: event.words.quote ? { ...event.words, quote: withheld } : event.words })),
    people: new Map([...people].map(([id, person]) => [id, { ...person, nip: null }])),
  };
}

/** Cases of the register as they may leave the office; of one that might not then or may not now, number and dates are left. */
export const casesForOutsiders = (cases: readonly RegisterCase[]): RegisterCase[] =>
  cases.map(each => {
    const isOpen = [each.complaint, each.current].every(mayLeaveOffice);
    return { ...each, words: each.words && isOpen ? coveredWords(each.words) : null };
  });

/** Before a telaahan the register's summary may be the reporter's own words, and these stay here. */
function coveredWords(words: RegisterWords): RegisterWords {
  const { reporterName, summary, reviewedAt, disposition, answer } = words;
  const cover = (text: string | null): string | null => text && covered(text, reporterName);
  return {
    ...words,
    summary: reviewedAt === null ? null : cover(summary),
    disposition: disposition && { ...disposition, instructions: covered(disposition.instructions, reporterName) },
    answer: answer && { ...answer, text: cover(answer.text) },
  };
}
