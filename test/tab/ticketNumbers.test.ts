import { formatTicketNumber } from '../../bot/complaint/number';
import { piecesByNumber } from '../../tab/words/ticketNumbers';

test('a text is cut at its ticket numbers, also in the name of a file, and put together it is the same', () => {
  const [first, long] = [formatTicketNumber(2026, 1), formatTicketNumber(2026, 1_000_000)];
  expect(piecesByNumber(`Gabungkan ke ${first}, lalu ${long}.`)).toEqual(['Gabungkan ke ', first, ', lalu ', long, '.']);
  expect(piecesByNumber(`${first}_berkas.pdf`)).toEqual(['', first, '_berkas.pdf']);
  for (const none of ['', 'KTP saya', 'ADU-2026', 'KADU-2026-000001']) expect(piecesByNumber(none)).toEqual([none]);
});
