import { piecesByNumber } from '../words/ticketNumbers';

/** A text in which ticket numbers stay whole: a browser would end a line after any of their hyphens. */
export const Unbroken = ({ text }: { text: string }) => (
  <>
    {piecesByNumber(text).map((piece, place) =>
      place % 2 === 0 ? (
        piece
      ) : (
        <span key={place} className="number">
          {piece}
        </span>
      ),
    )}
  </>
);
