/** A text cut at its ticket numbers, as `complaint/number.ts` writes them: every second piece is one. */
export const piecesByNumber = (text: string): string[] => text.split(/(?<![A-Z])(ADU-\d{4}-\d{6,})/);
