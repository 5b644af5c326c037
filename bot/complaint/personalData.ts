export { mentionsRestricted, restrictedRules } from './restrictedWords';

/** Why a 16-digit number cannot be a NIK. */
export type NationalIdError = 'notSixteenDigits' | 'province' | 'day' | 'month' | 'date' | 'serial';
/** It may well be a NIK, but of elsewhere: people move, and old codes persist. */
export type NationalIdWarning = 'unknownRegion' | 'otherRegion';

export interface NationalIdCheck {
  readonly errors: readonly NationalIdError[];
  readonly warnings: readonly NationalIdWarning[];
}

export interface NationalIdFinding extends NationalIdCheck {
  /** The 16 digits without separators. */
  readonly digits: string;
  /** Place in the text, separators included: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** A No. KK has the same shape, but its day is a date of issue and never has 40 added. */
  readonly canBeFamilyCard: boolean;
}

const home = '6271';
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The rules of a NIK, `PPKKCC DDMMYY SSSS` (women: DD + 40). It has no check digit. Region is a warning only;
 * `allowedRegions` are beginnings that pass without one, such as the invented province 99 of fixtures.
 */
export function checkNationalId(digits: string, allowedRegions: readonly string[] = [home]): NationalIdCheck {
  if (!/^\d{16}$/.test(digits)) return { errors: ['notSixteenDigits'], warnings: [] };
  const [dayCode, month, year] = [6, 8, 10].map(at => Number(digits.slice(at, at + 2))) as [number, number, number];
  const day = dayCode > 40 ? dayCode - 40 : dayCode;
  const dayFits = day >= 1 && day <= 31;
  const monthFits = month >= 1 && month <= 12;
  const dateFits = isDate(1900 + year, month, day) || isDate(2000 + year, month, day);
  const errors: NationalIdError[] = [];
  if (digits.startsWith('00')) errors.push('province');
  if (!dayFits) errors.push('day');
  if (!monthFits) errors.push('month');
  if (dayFits && monthFits && !dateFits) errors.push('date');
  if (digits.endsWith('0000')) errors.push('serial');
  if (allowedRegions.some(region => digits.startsWith(region))) return { errors, warnings: [] };
  return { errors, warnings: [provinces.has(digits.slice(0, 2)) ? 'otherRegion' : 'unknownRegion'] };
}

const digitRun = /\d(?:[ \t\u00a0.\-–]*\d)*/g;

/** All stretches of a text that are 16 digits once spaces, dots and dashes between digits are gone. */
function sixteenDigits(text: string): { digits: string; start: number; end: number }[] {
  return [...text.matchAll(digitRun)].flatMap(run => {
    const whole = { digits: run[0].replace(/\D/g, ''), start: run.index, end: run.index + run[0].length };
    return whole.digits.length === 16 ? [whole] : partsOf(run[0], run.index);
  });
}

/** A number that stands beside another ("9999990101900001 08123…"): groups that are 16 digits alone, or together a valid NIK. */
function partsOf(run: string, offset: number): { digits: string; start: number; end: number }[] {
  const groups = [...run.matchAll(/\d+/g)];
  const found: { digits: string; start: number; end: number }[] = [];
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < 16; last++) {
      digits += groups[last]![0];
      const isOne = digits.length === 16 && (first === last || checkNationalId(digits).errors.length === 0);
      if (!isOne) continue;
      found.push({ digits, start: offset + groups[first]!.index, end: offset + groups[last]!.index + groups[last]![0].length });
      first = last;
    }
  }
  return found;
}

/** Numbers in free text that look like a NIK or No. KK, in order; those with errors are reported too (a bank account, a slip). */
export function findNationalIds(text: string, allowedRegions: readonly string[] = [home]): NationalIdFinding[] {
  return sixteenDigits(text).map(found => ({
    ...found,
    ...checkNationalId(found.digits, allowedRegions),
    canBeFamilyCard: Number(found.digits.slice(6, 8)) <= 31,
  }));
}

// Mobile: +62, 62 or 0, then 8 and a digit at once (so that "08-12-2026" stays a date). Landline: an area code and one number.
const phone = /(?<!\d)(?:(?:\+?62[ .\-]?|0)8\d(?:[ .\-]?\d){7,11}|\(?(?:\+62[ .\-]?|0)[2-79]\d{1,2}\)?[ .\-]?\d{5,8})(?!\d)/g;

function withoutNationalIds(text: string, replace: (digits: string) => string): string {
  let result = '';
  let done = 0;
  for (const { digits, start, end } of sixteenDigits(text)) {
    result += text.slice(done, start) + replace(digits);
    done = end;
  }
  return result + text.slice(done);
}

/** `9999••••••••0001`: first and last four digits. */
export const maskNationalId = (digits: string): string => `${digits.slice(0, 4)}••••••••${digits.slice(-4)}`;

/** `••••••••••001`: the last three digits. */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  return '•'.repeat(Math.max(0, digits.length - 3)) + digits.slice(-3);
}

/** `W•••• C••••• A•`: the first letter of each word; a single letter gets a dot too, so that its length stays hidden. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(word => [...word])
    .map(([first, ...rest]) => first + '•'.repeat(Math.max(1, rest.length)))
    .join(' ');

/** A digit too few or too many in one piece: somebody's NIK all the same, as its owner would recognise it. */
const mistyped = /(?<!\d)\d{15}(?:\d{2})?(?!\d)/g;

function withoutNumbers(text: string, nationalId: (digits: string) => string, phoneNumber: (digits: string) => string): string {
  return withoutNationalIds(text, nationalId).replace(phone, phoneNumber).replace(mistyped, nationalId);
}

/** A text with every 16-digit number and every phone number masked, valid or not: a mistyped NIK is one still, also of 15 or 17. */
export const maskText = (text: string): string => withoutNumbers(text, maskNationalId, maskPhone);

/** A text in which this person's name, as it was given, is masked wherever it stands as words of its own. */
export function maskNameIn(text: string, name: string | null): string {
  const given = name?.trim();
  if (!given) return text;
  const literal = given.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<!\\p{L})${literal}(?!\\p{L})`, 'giu'), maskName);
}

/** A text for the search index: numbers like a NIK and phone numbers are taken out. */
export const stripForSearch = (text: string): string =>
  withoutNumbers(
    text,
    () => ' ',
    () => ' ',
  );
