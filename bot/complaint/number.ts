import { dayOf, yearOf } from './wib';

/** The calendar year of an instant in WIB: the year a ticket number belongs to. */
export const wibYear = (at: Date): number => yearOf(dayOf(at));

/**
 * `ADU-2026-000123`. The sequence starts at 1 each WIB year; beyond 999999 the number simply grows longer.
 * RangeError when year or sequence cannot be a number of ours.
 */
export function formatTicketNumber(year: number, sequence: number): string {
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError(`no ticket year: ${year}`);
  if (!Number.isInteger(sequence) || sequence < 1) throw new RangeError(`no ticket sequence: ${sequence}`);
  return `ADU-${year}-${String(sequence).padStart(6, '0')}`;
}

const gap = '[\\s\\-–—_./]*';
const ticket = new RegExp(`(?<![a-z0-9])ADU${gap}(20\\d{2})${gap}(0{0,6}\\s?[1-9]\\d{0,6})(?!\\d)`, 'i');
const everyTicket = new RegExp(ticket, 'gi');

/**
 * The first ticket number in free text, as it is written officially, or null. People retype it: any case, with or
 * without dashes, spaces and leading zeros ("adu 2026 123", "ADU2026000123", "*ADU-2026-000123*").
 */
export function parseTicketNumber(text: string): string | null {
  const found = ticket.exec(text);
  return found ? writtenAs(found) : null;
}

const writtenAs = (found: RegExpMatchArray): string => formatTicketNumber(Number(found[1]), Number(found[2]!.replace(/\s/g, '')));

/** Every ticket number in a text, each once, and what is left of the text without them. */
export function parseTicketNumbers(text: string): { numbers: string[]; rest: string } {
  const numbers = [...new Set([...text.matchAll(everyTicket)].map(writtenAs))];
  return { numbers, rest: text.replace(everyTicket, ' ') };
}
