import type { DetailsView } from '../casework/reading/complaintView';
import type { Duplicate } from '../casework/reading/duplicates';
import type { Action } from '../complaint/sop';
import type { Words } from '../text/text';
import { suggestedLine } from './dialogContent';
import { duplicateLine } from './duplicateLine';

/** What an officer should weigh before acting, the weightiest first; each line says what to do and nothing is done by itself. */
export function caseHints(
  details: DetailsView,
  allowed: readonly Action[],
  [likest]: readonly Duplicate[],
  words: Words,
): string[] {
  const { cues, restricted } = details;
  const suggested = allowed.includes('reclassify') ? suggestedLine(details, words) : null;
  return [
    // Levy, forgery and misuse of data: whether it is supervisory is for a person to say (DOMAIN §2.2).
    ...(restricted && allowed.includes('flagSupervisory') ? [words('staff:cue.confirmSupervisory')] : []),
    ...(cues.isAbusive ? [words('staff:cue.abusive')] : []),
    ...(likest ? [words('staff:card.maybeSame', { line: duplicateLine(likest, words) })] : []),
    ...(suggested === null ? [] : [suggested]),
    ...numberLines(cues.numbers, words),
  ];
}

const numberLines = (numbers: DetailsView['cues']['numbers'], words: Words): string[] =>
  numbers.map(({ what, note, digits }) => words(`staff:cue.number.${note}`, { what: words(`staff:cue.what.${what}`), digits }));
