import type { FittingText } from '../../casework/bank/answerBank';
import type { AnswerPreview, Bubble } from '../../casework/telling/answerPreview';
import { wordsOf } from '../../text/marks';
import type { Words } from '../../text/text';
import type { ButtonData } from './cardActions';
import { escapeMarkdown, plainLine } from './escapeMarkdown';

/** What a dialog's buttons beside its own ask for: it comes back, and nothing is done. */
export const helpVerbs = ['previewAnswer', 'useBankText'] as const;
export type HelpVerb = (typeof helpVerbs)[number];

/** A button that helps with filling in the form of `action`. */
export const helpData = (verb: HelpVerb, action: string, data: ButtonData): ButtonData => ({ ...data, verb, form: action });

/** The input in which a text of the bank is chosen. */
export const bankInput = 'bankText';

/** The texts to choose from, the likeliest first. @param most more are found in the tab, where they can be searched */
export function bankData(texts: readonly FittingText[], words: Words, most: number): Record<string, unknown> {
  const choices = texts.slice(0, most).map(({ id, title, fit, isPastReview }) => {
    const marks = [words(`staff:bank.fit.${fit}`), ...(isPastReview ? [words('staff:bank.toReview')] : [])];
    return { value: id, title: plainLine(`${title} (${marks.join(', ')})`) };
  });
  return {
    bank: {
      title: words('staff:bank.title'),
      choose: words('staff:bank.choose'),
      use: words('staff:bank.use'),
      choices,
    },
  };
}

/** What the reporter will see, as the dialog's template takes it. @param longest characters shown of one message */
export function previewData(preview: AnswerPreview | null, words: Words, longest: number): Record<string, unknown> {
  if (!preview) return { hasPreview: false, preview: {} };
  const { way, template, messages, isJoint } = preview;
  const isByHand = way === 'byHand' || way === 'inLapor';
  const isCut = messages.some(({ text }) => text.length > longest);
  const notes = [
    words(`staff:preview.way.${way}`),
    ...(isJoint ? [words('staff:preview.joint')] : []),
    ...(messages.length > 1 ? [words('staff:preview.several', { count: messages.length })] : []),
    ...(messages.length === 0 && way !== 'nowhere' ? [words('staff:preview.empty')] : []),
    ...(isCut ? [words('staff:preview.cut')] : []),
  ];
  const first = template ? [{ ...bubbleData(template, words, longest), label: words('staff:preview.first') }] : [];
  const then = messages.map((message, at) => ({
    ...bubbleData(message, words, longest),
    label: template && at === 0 ? words('staff:preview.then') : '',
  }));
  return {
    hasPreview: true,
    preview: {
      title: words(isByHand ? 'staff:preview.titleByHand' : 'staff:preview.title'),
      notes: notes.map(text => ({ text: escapeMarkdown(text) })),
      bubbles: [...first, ...then],
    },
  };
}

const bubbleData = ({ text, buttons }: Bubble, words: Words, longest: number) => ({
  text: escapeMarkdown(wordsOf(text), longest),
  buttons: buttons.length > 0 ? `${words('staff:preview.buttons')}: ${buttons.map(title => `[ ${title} ]`).join(' ')}` : '',
});
