import fc from 'fast-check';
import { formatTicketNumber, parseTicketNumber, wibYear } from '../../bot/complaint/number';
import { wib } from './wibMoments';

describe('ticket numbers', () => {
  test('a number shows year and six digits, and grows when six are not enough', () => {
    expect(formatTicketNumber(2026, 123)).toBe('ADU-2026-000123');
    expect(formatTicketNumber(2027, 1_234_567)).toBe('ADU-2027-1234567');
  });

  test.each([
    [2026, 0],
    [2026, 1.5],
    [26, 1],
  ])('year %d with sequence %d is no number', (year, sequence) => {
    expect(() => formatTicketNumber(year, sequence)).toThrow(RangeError);
  });

  test.each([
    ['ADU-2026-000123'],
    ['adu-2026-123'],
    ['Pak, bagaimana *ADU-2026-000123*?'],
    ['ADU 2026 000123'],
    ['adu2026000123'],
    ['nomor ADU - 2026 - 000 123 belum selesai'],
    ['sudah:ADU-2026-000123'],
    ['ADU-2026-123, ADU-2026-456'],
  ])('"%s" names ADU-2026-000123', text => {
    expect(parseTicketNumber(text)).toBe('ADU-2026-000123');
  });

  test.each([['Aduan 2026 123'], ['ADU-2026-000000'], ['ADU-1999-000001'], ['XADU-2026-000001'], ['ADU-2026-12345678'], ['']])(
    '"%s" names no ticket',
    text => {
      expect(parseTicketNumber(text)).toBeNull();
    },
  );

  test('every number we give is found again inside any sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 9_999_999 }), (year, sequence) => {
        const number = formatTicketNumber(year, sequence);
        expect(parseTicketNumber(`Soal ${number.toLowerCase()}, mohon kabar`)).toBe(number);
      }),
    );
  });

  test('the year turns at midnight in WIB, not in UTC', () => {
    expect(wibYear(wib('2026-12-31 23:59'))).toBe(2026);
    expect(wibYear(wib('2027-01-01 00:00'))).toBe(2027);
  });
});
