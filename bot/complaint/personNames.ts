import { maskNameIn } from './personalData';

/**
 * Names of people as citizens and forms write them: "atas ngaran Warga Contoh A", "Saya Warga Contoh A sudah perekaman".
 * Pure, and careful: a name that is missed costs a suggestion, a wrong one costs trust. Names of one word say too little.
 */

/** What comes before a name however it is written; a name after it may be in small letters. */
const introduced =
  /(?<!\p{L})(?:atas\s+(?:nama|ngaran)|a\.?\s?n\s?\.|nama\s+(?:lengkap\s+)?(?:saya|ulun|aku|kula)|ngaran\s+(?:ulun|aku))[\s:]+/giu;
/** Somebody who speaks of themself; only words in capitals after it are a name. */
const speaking = /(?<!\p{L})(?:[Ss]aya|[Uu]lun|[Aa]ku|[Kk]ula)[\s:]+/gu;

const nameWord = /^\p{L}[\p{L}'’.]*/u;
const longestName = 5;

/** Words of the matter, of places and of courtesy: they end a name, and none begins with them. */
const notNames = new Set(
  (
    'ktp ktpel ektp kk kia nik akta akte adalah alamat dan dari dengan di desa gang jalan jl kec kecamatan kel kelurahan kota ' +
    'lahir mau minta mohon nomor no pada punya rekam perekaman rt rw sampai sudah belum blm tanggal tgl tidak tolong untuk ' +
    'yang yg ini itu handak ingin kada balum ada baru lagi masih'
  ).split(' '),
);
const titles = new Set(
  'bapak bpk pak ibu bu sdr sdri saudara saudari h hj haji hajah dr drs dra ir nyonya ny tn tuan'.split(' '),
);

/** The names by which a text introduces people, as they were written; usually none or one. */
export function namesIn(text: string): string[] {
  const found = [
    ...[...text.matchAll(introduced)].map(match => nameAt(text, match.index + match[0].length, false)),
    ...[...text.matchAll(speaking)].map(match => nameAt(text, match.index + match[0].length, true)),
  ];
  return [...new Set(found.filter(name => name !== null))];
}

/** Two words or more; a comma, a line's end or a word of the matter ends it. */
function nameAt(text: string, at: number, needsCapitals: boolean): string | null {
  const words: string[] = [];
  for (const part of text.slice(at, at + 120).split(/[ \t]+/)) {
    const [word] = nameWord.exec(part) ?? [];
    if (!word || notNames.has(word.toLowerCase()) || (needsCapitals && !/^\p{Lu}/u.test(word))) break;
    words.push(word);
    if (word.length < part.length || words.length === longestName) break;
  }
  return words.length >= 2 ? words.join(' ') : null;
}

/** A text in which these names and whoever else it introduces are masked (`maskName`); the longest first, for they may hold others. */
export function coverNames(text: string, known: readonly string[]): string {
  const names = [...known, ...namesIn(text)].toSorted((one, other) => other.length - one.length);
  return names.reduce<string>(maskNameIn, text);
}

/** The words of a name that tell who it is, as they were written: without titles, and none of one or two letters. */
export const tellingWords = (name: string): string[] =>
  (name.match(/\p{L}{3,}/gu) ?? []).filter(word => !titles.has(word.toLowerCase()));

/** A name as it is compared: small letters without accents and titles; null where less than two words are left. */
export function comparableName(name: string): string | null {
  const words = wordsOfName(name);
  return words.length < 2 ? null : words.join(' ');
}

function wordsOfName(name: string): string[] {
  const plain = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '');
  return (plain.match(/\p{L}+/gu) ?? []).filter(word => !titles.has(word));
}

/**
 * Whether two names may be one person's: `same` word for word, `similar` where one leaves words out or a long word is one
 * letter off ("Siti Aminah" and "Siti Aminnah"); two words have to agree.
 */
export function compareNames(one: string, other: string): 'same' | 'similar' | null {
  const [shorter, longer] = [wordsOfName(one), wordsOfName(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (shorter.length < 2) return null;
  if (shorter.join(' ') === longer.join(' ')) return 'same';
  return shorter.every(word => longer.some(each => each === word || isOneLetterOff(word, each))) ? 'similar' : null;
}

/** Short words differ by one letter and are two names: Ani and Adi. */
const longEnoughToSlip = 5;

function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < longEnoughToSlip || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}
