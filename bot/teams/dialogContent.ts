import type { ComplaintView, DetailsView } from '../casework/reading/complaintView';
import type { Present } from '../casework/reading/presence';
import type { Duplicate } from '../casework/reading/duplicates';
import type { Action } from '../complaint/sop';
import { choiceLabel, fieldLabel } from '../text/fieldText';
import type { Words } from '../text/text';
import { duplicateLine } from './duplicateLine';

/** What already stands in the fields of an action's dialog: what is known of the case, and papers that are written anew. */
export function prefillOf(
  action: Action,
  { details }: ComplaintView,
  duplicates: readonly Duplicate[] = [],
): Record<string, unknown> {
  if (!details) return {};
  const { complaintClass, category, service, division, district, ward, answer } = details;
  const known = { complaintClass, category, service, division, district, ward };
  switch (action) {
    case 'submitReview':
    case 'submitShort':
      // Only where the dialog says beside it what is a suggestion.
      return { ...withSuggestion(known, details.suggestion), ...details.reviews.at(-1)?.parts, answer: answer?.text };
    case 'draftAnswer':
      return { text: answer?.text, containsPersonalData: answer?.containsPersonalData };
    case 'sendAnswer':
    case 'approveAndSend':
      return answer ? { containsPersonalData: answer.containsPersonalData } : {};
    case 'summarize':
      return { summary: details.summary };
    case 'merge':
      // The number stands there to be read and replaced: why it may be the same is said above it.
      return { into: duplicates.find(({ isOpen }) => isOpen)?.ticketNumber };
    case 'switchSending':
      return { mode: details.sending === 'cloud' ? 'manual' : 'cloud' };
    default:
      return known;
  }
}

/** What is not known yet begins with what is suggested; that a case is supervisory, an officer has to choose. */
function withSuggestion(known: Record<string, unknown>, suggestion: DetailsView['suggestion']): Record<string, unknown> {
  if (!suggestion) return known;
  const { toConfirm, complaintClass, category, service, division, district, ward } = suggestion;
  const suggested: Record<string, unknown> = {
    ...(!toConfirm && { complaintClass, category }),
    ...(!known.service && { service, division }),
    ...(!known.district && { district, ward }),
  };
  const names = Object.keys(known);
  return Object.fromEntries(names.map(name => [name, known[name] ?? suggested[name] ?? null]));
}

/** What was suggested and by which words, so that nobody takes it for known. */
function suggestionLines(details: DetailsView, words: Words): string[] {
  const line = suggestedLine(details, words);
  return [
    ...(line === null ? [] : [line]),
    ...(details.suggestion?.toConfirm ? [words('staff:dialog.suggestionToConfirm')] : []),
  ];
}

/** Service, category and place as they are suggested, and by which words; null where nothing is. */
export function suggestedLine({ suggestion }: DetailsView, words: Words): string | null {
  if (!suggestion) return null;
  const { because } = suggestion;
  const named = (['service', 'category'] as const).flatMap(name => {
    const code = suggestion[name];
    return code ? [choiceLabel(words, name, code)] : [];
  });
  const what = [...named, ...(suggestion.district ? [suggestion.district] : [])].join(' · ');
  // One word may speak for service and category alike.
  const said = new Set(because.flatMap(reason => (reason.words ? [`“${reason.words}”`] : [])));
  const why = [...said].join(', ');
  return what ? words(why ? 'staff:dialog.suggestion' : 'staff:dialog.suggestionOnly', { what, why }) : null;
}

/** Colleagues who fill in a form about the same case: two answers to one reporter are worse than none. */
export const othersLines = (others: readonly Present[], words: Words): string[] =>
  others.flatMap(({ name, doing }) =>
    doing ? [`⚠ ${words('staff:presence.doing', { who: name, action: words(`staff:action.${doing}`) })}`] : [],
  );

/** What has to be read while filling in: the citizen's words, or the paper that is being decided on. */
export function contextLines(
  action: Action,
  { details }: ComplaintView,
  words: Words,
  duplicates: readonly Duplicate[] = [],
): string[] {
  // What is decided about a record, its name alone does not say.
  if (words.has(`archive:meaning.${action}`)) return [words(`archive:meaning.${action}`)];
  if (!details) return [];
  switch (action) {
    case 'verify':
    case 'giveDisposition':
    case 'returnToReview':
    case 'returnToVerification':
      return reviewLines(details, words);
    case 'draftAnswer':
      return [...lastWords(details), ...dispositionLines(details, words)];
    case 'submitReview':
    case 'submitShort':
      return [...lastWords(details), ...suggestionLines(details, words)];
    case 'merge':
      return duplicates.map(duplicate => duplicateLine(duplicate, words));
    case 'askReporter':
    case 'summarize':
    case 'dismiss':
    case 'proposeReferral':
    case 'proposeRejection':
    case 'flagSupervisory':
      return lastWords(details);
    default:
      return [];
  }
}

function reviewLines({ reviews }: DetailsView, words: Words): string[] {
  const parts = Object.entries(reviews.at(-1)?.parts ?? {});
  const decisive = parts.filter(([name]) => ['problem', 'conclusion', 'recommendation'].includes(name));
  return decisive.map(([name, text]) => `${fieldLabel(words, 'submitReview', name)}: ${text}`);
}

/** Whoever writes the answer says whether it departs from this. */
function dispositionLines({ dispositions }: DetailsView, words: Words): string[] {
  const newest = dispositions.at(-1);
  return newest ? [`${fieldLabel(words, 'giveDisposition', 'instructions')}: ${newest.instructions}`] : [];
}

/** The citizen's last three messages, or the operator's summary of what was not written. */
function lastWords({ messages, summary }: DetailsView): string[] {
  const said = messages.flatMap(message => (message.direction === 'in' && message.text !== null ? [message.text] : []));
  return summary === null ? said.slice(-3) : [summary];
}
