import { checkNationalId, findNationalIds } from './personalData';

/** What is to be said of a NIK or No. KK in a reporter's words, never with its digits (DOMAIN §2.4, §5.4). */
export interface NumberNote {
  /** What the reporter calls it; `either` where they do not say. */
  readonly what: 'nik' | 'familyCard' | 'either';
  /** `digits` it is not 16 long · `impossible` no date or serial is so · the others are warnings only: people move. */
  readonly note: 'digits' | 'impossible' | 'otherRegion' | 'unknownRegion';
  /** How many digits it has. */
  readonly digits: number;
}

/** The word before a number, and up to three words in between ("NIK saya adalah 9999…"). */
const labelled =
  /(?<!\p{L})(nik|no(?:mor)?\.?\s*(?:induk\s+kependudukan|ktp)|(?:no(?:mor)?\.?\s*)?(?:kk|kartu\s+keluarga))(?!\p{L})((?:[\s:.=,]+\p{L}{1,12}){0,3})[\s:.=]*(\d(?:[ .\-–]?\d)+)/giu;
/** Between the word and the number these say that the number is something else. */
const otherNumbers = /rek|hp|wa|telp|telepon|registrasi|resi|antrean|pendaftaran|bpjs|va/i;
/** Just before an unnamed number. */
const otherNumberBefore =
  /(?:rek(?:ening)?|norek|va|virtual\s+account|registrasi|resi|bpjs|kartu\s+atm)[\s:.=]*(?:\p{L}{1,12}[\s:.=]+){0,2}$/iu;
const telephone = /^(?:0|62)8/;
/** A number of a day, a street or a queue is no NIK with a slip. */
const shortest = 10;

/**
 * Notes on the numbers of a text, each kind once. One that is called NIK or KK is checked whatever its length; a number nobody
 * names is one only if it can be: sixteen digits of a bank account are not.
 */
export function numberNotes(text: string): NumberNote[] {
  const named = [...text.matchAll(labelled)].flatMap(match => noteOnNamed(match[1]!, match[2] ?? '', match[3]!));
  const places = [...text.matchAll(labelled)].map(match => [match.index, match.index + match[0].length] as const);
  const unnamed = findNationalIds(text).filter(
    ({ start, errors }) =>
      errors.length === 0 &&
      !places.some(([from, to]) => start >= from && start < to) &&
      !otherNumberBefore.test(text.slice(Math.max(0, start - 60), start)),
  );
  const notes = [...named, ...unnamed.flatMap(({ digits }) => noteOn('either', digits))];
  return [...new Map(notes.map(note => [JSON.stringify(note), note])).values()];
}

function noteOnNamed(label: string, between: string, written: string): NumberNote[] {
  const digits = written.replace(/\D/g, '');
  if (digits.length < shortest || telephone.test(digits) || otherNumbers.test(between)) return [];
  return noteOn(/kk|keluarga/i.test(label) ? 'familyCard' : 'nik', digits);
}

function noteOn(what: NumberNote['what'], digits: string): NumberNote[] {
  const { errors, warnings } = checkNationalId(digits);
  const isNoCard = what === 'familyCard' && Number(digits.slice(6, 8)) > 31;
  if (digits.length !== 16) return [{ what, note: 'digits', digits: digits.length }];
  if (errors.length > 0 || isNoCard) return [{ what, note: 'impossible', digits: 16 }];
  return warnings.map(note => ({ what, note, digits: 16 }));
}
