/** What became of a text that was to go into a field: it stood empty, or had words, or these very words, or no room. */
export type Insertion = 'filled' | 'added' | 'there' | 'tooLong';

/** Puts a ready text into a field. What somebody has typed is never replaced: the text goes below it, or stays out. */
export function insertText(typed: string, text: string, max: number): { text: string; how: Insertion } {
  if (typed.includes(text)) return { text: typed, how: 'there' };
  const joined = [typed.trimEnd(), text].filter(each => each.trim() !== '').join('\n\n');
  if (joined.length > max) return { text: typed, how: 'tooLong' };
  return { text: joined, how: typed.trim() === '' ? 'filled' : 'added' };
}
