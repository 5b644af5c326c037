import type { ReactNode } from 'react';
import { piecesOf, type Mark, type Piece } from '../../bot/text/marks';
import { Unbroken } from '../frame/Unbroken';

const elements = { bold: 'strong', italic: 'em', strike: 's' } as const satisfies Record<Mark, string>;

/** What was written in a message, as WhatsApp shows it. */
export const Marked = ({ text }: { text: string }) => <>{piecesOf(text).map(drawn)}</>;

function drawn(piece: Piece, index: number): ReactNode {
  if (typeof piece === 'string') return <Unbroken key={index} text={piece} />;
  const Element = elements[piece.mark];
  return <Element key={index}>{piece.pieces.map(drawn)}</Element>;
}
