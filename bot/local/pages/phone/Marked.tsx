import type { ReactNode } from 'react';
import { piecesOf, type Mark, type Piece } from '../../../text/marks';

const elements = { bold: 'strong', italic: 'em', strike: 's' } as const satisfies Record<Mark, string>;

/** A text as WhatsApp shows it. */
export const Marked = ({ text }: { text: string }) => <span className="chat-text">{piecesOf(text).map(drawn)}</span>;

function drawn(piece: Piece, index: number): ReactNode {
  if (typeof piece === 'string') return piece;
  const Element = elements[piece.mark];
  return <Element key={index}>{piece.pieces.map(drawn)}</Element>;
}
