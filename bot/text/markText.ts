import type { Marks } from '../complaint/conversation';
import type { Words } from './text';

/**
 * What became of a message, in words, one line each.
 * @param at words a moment @param shown makes an earlier text fit to be shown to its reader
 */
export function markLines(
  { forwarded, editedAt, earlier, withdrawnAt, reaction }: Marks,
  words: Words,
  at: (moment: Date) => string,
  shown: (text: string) => string = text => text,
): string[] {
  return [
    ...(forwarded ? [words(`staff:mark.forwarded.${forwarded}`)] : []),
    ...(editedAt ? [words('staff:mark.edited', { at: at(editedAt) })] : []),
    ...earlier.map(({ text }) =>
      words('staff:mark.earlier', { text: text === null ? words('staff:mark.withoutText') : shown(text) }),
    ),
    ...(withdrawnAt ? [words('staff:mark.withdrawn', { at: at(withdrawnAt) })] : []),
    ...(reaction ? [reactionLine(reaction, words, at)] : []),
  ];
}

function reactionLine(
  { emoji, at: moment, isRemoved }: NonNullable<Marks['reaction']>,
  words: Words,
  at: (moment: Date) => string,
): string {
  const key = !isRemoved ? 'given' : emoji === null ? 'unknownRemoved' : 'removed';
  return words(`staff:mark.reaction.${key}`, { at: at(moment), ...(key !== 'unknownRemoved' && { emoji }) });
}
