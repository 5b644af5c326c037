/** Every word that is sought stands in these texts, somewhere and in any case. */
export function matches(sought: string, texts: readonly string[]): boolean {
  const all = texts.join('\n').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word));
}
