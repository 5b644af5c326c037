import { monthOf } from '../complaint/wib';

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const dots = (count: number): string => '.'.repeat(count);

/** Where something is written by hand. */
export const blank = dots(48);

/**
 * The place of a number that nobody has typed, to be filled in by hand: `……/……/DKPS/XI/2026`. Archive code and sequence
 * are the secretariat's to give (DOMAIN §2.6); unit, Roman month and year (in WIB) are those of the paper.
 */
export function numberPlace(unitCode: string, date: Date): string {
  const [year, month] = monthOf(date).split('-');
  return `${dots(28)}/${dots(14)}/${unitCode}/${romanMonths[Number(month) - 1]}/${year}`;
}
