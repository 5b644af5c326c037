/** A text in WhatsApp's own markup: plain pieces, and pieces in bold, italics or struck out, which may hold each other. */
export type Piece = string | { mark: Mark; pieces: Piece[] };
export type Mark = (typeof marks)[keyof typeof marks];

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/**
 * Signs stand against the words they mark, within one line, and never inside a word: `ADU_2026` and `3 * 4` stay as they are.
 * What they mark has an end, so that a long text full of unclosed signs is read quickly.
 */
const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)(.{1,1000}?)(?<=\S)\1(?![\p{L}\p{N}])/gu;

/** The words alone; what was struck out keeps its signs, or it would be read as meant. */
export const wordsOf = (text: string): string => piecesOf(text).map(plain).join('');

function plain(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const words = piece.pieces.map(plain).join('');
  return piece.mark === 'strike' ? `~${words}~` : words;
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(marked)) {
    const [whole, sign, inner] = found as unknown as [string, keyof typeof marks, string];
    if (found.index > end) pieces.push(text.slice(end, found.index));
    pieces.push({ mark: marks[sign], pieces: piecesOf(inner) });
    end = found.index + whole.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}
