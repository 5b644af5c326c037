const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const letter = /\p{L}/u;

interface Run {
  isRight: boolean;
  words: string[];
}

/**
 * Breaks paragraphs that hold Arabic or Hebrew into lines and puts the parts of each line in the order they stand on paper. PDFKit turns only
 * what it lays out at once, and it cuts at spaces: so words that run from right to left are tied together with no-break spaces, and
 * parts of the two directions are set in visual order. Other paragraphs stay as they are. `fits` says whether a line is short enough.
 */
export function visualOrder(text: string, fits: (line: string) => boolean): string {
  if (!rightToLeft.test(text)) return text;
  return text
    .split('\n')
    .flatMap(paragraph => (rightToLeft.test(paragraph) ? linesOf(paragraph, fits) : [paragraph]))
    .join('\n');
}

function linesOf(paragraph: string, fits: (line: string) => boolean): string[] {
  const isBaseRight = rightToLeft.test(letter.exec(paragraph)?.[0] ?? '');
  const lines: string[][] = [[]];
  for (const word of paragraph.split(/ +/)) {
    const line = lines[lines.length - 1];
    if (line.length === 0 || fits([...line, word].join('  '))) line.push(word);
    else lines.push([word]);
  }
  return lines.map(line => inVisualOrder(runsOf(line, isBaseRight), isBaseRight));
}

/** Runs of words of one direction; punctuation goes with what stands before it, numbers always run from left to right. */
function runsOf(words: string[], isBaseRight: boolean): Run[] {
  const runs: Run[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const isRight = letterOrDigit.test(word) ? rightToLeft.test(word) : (last?.isRight ?? isBaseRight);
    if (last?.isRight === isRight) last.words.push(word);
    else runs.push({ isRight, words: [word] });
  }
  return runs;
}

/** A second space after a right-to-left run, because PDFKit draws the first one on the run's left. */
function inVisualOrder(runs: Run[], isBaseRight: boolean): string {
  const ordered = isBaseRight ? runs.toReversed() : runs;
  const texts = ordered.map(({ isRight, words }) => words.join(isRight ? '\u00a0' : ' '));
  return texts.map((text, i) => text + (i === texts.length - 1 ? '' : ordered[i].isRight ? '  ' : ' ')).join('');
}
