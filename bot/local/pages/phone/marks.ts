/** A text in WhatsApp's own markup: plain pieces, and pieces in bold, italics or struck out, which may hold each other. */
export type Piece = string | { mark: Mark; pieces: Piece[] };
export type Mark = (typeof marks)[keyof typeof marks];

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Signs stand against the words they mark, within one line, and never inside a word: `ADU_2026` and `3 * 4` stay as they are. */
const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/u;

/** The words alone. */
export const wordsOf = (text: string): string => piecesOf(text).map(plain).join('');

const plain = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.pieces.map(plain).join(''));

export function piecesOf(text: string): Piece[] {
  const found = marked.exec(text);
  if (!found) return text ? [text] : [];
  const [whole, sign, inner] = found as unknown as [string, keyof typeof marks, string];
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + whole.length);
  return [...(before ? [before] : []), { mark: marks[sign], pieces: piecesOf(inner) }, ...piecesOf(after)];
}
