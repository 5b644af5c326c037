import type { AnswerPreview, Bubble } from '../../casework/answerPreview';
import { wordsOf } from '../../text/marks';
import type { Words } from '../../text/text';
import type { ButtonData } from './cardActions';
import { escapeMarkdown } from './escapeMarkdown';

/** What a dialog's buttons beside its own ask for: it comes back, and nothing is done. */
export const helpVerbs = ['previewAnswer'] as const;
export type HelpVerb = (typeof helpVerbs)[number];

/** A button that helps with filling in the form of `action`. */
export const helpData = (verb: HelpVerb, action: string, data: ButtonData): ButtonData => ({ ...data, verb, form: action });

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
