import { parseTicketNumber } from '../complaint/number';

/** A text made comparable: one space between words, lower case, no punctuation, no emoji, no ticket number. */
export interface Plain {
  /** All words. */
  words: string;
  /** The words without greeting, address, thanks and assent around them: "oke pak sudah, terima kasih" → "sudah". */
  core: string;
  isQuestion: boolean;
  /** Written out in any form, given in ours. */
  ticketNumber: string | null;
}

/**
 * Spellings that mean the same here. Banjar, Dayak Ngaju and Javanese forms stand beside the Indonesian ones; they only
 * ever replace a whole word.
 */
const SAME: [word: string, forms: string][] = [
  ['sudah', 'udah sdh udh uda sampun wis wes uwis hudah suda'],
  ['belum', 'blm blum belom balum durung dereng hindai blom'],
  ['tidak', 'tdk gak ga nggak ngga enggak engga gk tak kada kadak ora mboten ndak tida'],
  ['terimakasih', 'makasih makasi trims trimakasih tks thx thanks thankyou nuwun syukron suksma tarimakasih trmksh mksh'],
  ['telepon', 'telpon telp telfon tlp tlpn tilpun telephone call'],
  ['laporan', 'aduan pengaduan lapor laporannya aduannya'],
  ['saya', 'sy aku ulun ku kulo gue gua'],
  ['selesai', 'beres kelar tuntas rampung fix clear done solved teratasi terselesaikan'],
  ['tapi', 'tp tetapi namun cuma cuman hanya tapinya'],
];

const CANONICAL = new Map(SAME.flatMap(([word, forms]) => forms.split(' ').map(form => [squash(form), word] as const)));

/** Phrases whose words alone mean something else: *kulo* "I", *nuwun* "thanks", but *kulo nuwun* is a greeting. */
const PHRASES: [pattern: RegExp, word: string][] = [
  [/\b(?:kulo|nyuwun) ?(?:nuwun|sewu)\b|\bnuwun sewu\b/g, 'permisi'],
  [/\b(?:(?:terima|tarima|trima) kasih|thank you|matur (?:nuwun|suwun))\b/g, 'terimakasih'],
];

const TICKET = /\b(?:(?:no|nomor) )?adu ?20\d\d ?\d{1,7}\b/g;

export function plain(text: string): Plain {
  const lowered = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{M}|['’`]/gu, '');
  const spaced = lowered.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const phrased = PHRASES.reduce((text, [pattern, word]) => text.replace(pattern, word), spaced.replace(TICKET, ' '));
  const words = phrased.split(' ').filter(Boolean).map(canonical).join(' ');
  return { words, core: coreOf(words), isQuestion: /[?？]/.test(text), ticketNumber: parseTicketNumber(text) };
}

/** "halooo" → "halo", "assalammu" → "asalamu"; digits stay as they are. */
function squash(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

const canonical = (word: string): string => CANONICAL.get(squash(word)) ?? word;

const ADDRESS =
  'pak bapak pa bp bpk bu ibu buk min mimin admin mimin kak kakak ka mas mbak bang abang om tante pian bos gan sis dukcapil disdukcapil capil petugas kota palangka raya semua semuanya';
const ASSENT = 'oke ok okay okey okee baik siap sip mantap alhamdulillah ya iya yes inggih nggih maaf mohonmaaf';
const GREETING_HEADS =
  'pagi siang sore malam malem met salam halo hallo hai hay hi hello helo hey p tes test ping permisi punten misi tabe tabea tabi shalom syalom salom swastiastu sugeng rahayu assalam assalamu salamu samlekum asw ass aslm السلام';
const GREETING_FILLERS =
  'selamat slamat salamat alaikum alaykum laikum wr wb warahmatullahi warahmatulahi wabarakatuh wabarakatu warahmatullah عليكم ورحمة الله وبركاته dan enjing sonten dalu sejahtera om namo buddhaya kebajikan lingu nalatai sujud karendem malempang izin ijin mohon mau ingin numpang boleh tanya bertanya nanya handak umpat batakun misek apa kabar ada orang saya laporan mengadu';

const setOf = (...lists: string[]): Set<string> => new Set(lists.flatMap(list => list.split(' ').map(squash)));

const POLITE = setOf(ADDRESS, ASSENT, GREETING_HEADS, 'selamat alaikum wr wb');
const GREETING = setOf(ADDRESS, GREETING_HEADS, GREETING_FILLERS);
const HEADS = setOf(GREETING_HEADS);
const THANKS = setOf(
  ADDRESS,
  ASSENT,
  GREETING_HEADS,
  'terimakasih banyak sangat selamat sama sebelumnya atas untuk bantuannya jawabannya infonya informasinya responnya pelayanannya penjelasannya',
);

/** *Assalamualaikum* is written in one word in dozens of ways. */
const SALAM = /^a?s+alam\w*k[uo]m(?:w\w*)?$/;

const isIn = (set: Set<string>) => (word: string) => set.has(squash(word));

/** Nothing but a greeting: "pagi pak", "assalamualaikum min", "tabe", "p". What is asked after it is no longer alone. */
export function isGreeting(words: string): boolean {
  const list = words.split(' ');
  const isHead = (word: string): boolean => HEADS.has(squash(word)) || SALAM.test(squash(word));
  return list.some(isHead) && list.every(word => isHead(word) || GREETING.has(squash(word)));
}

/** Nothing but thanks: "terima kasih banyak atas bantuannya pak". */
export function isThanks(words: string): boolean {
  const list = words.split(' ');
  return list.includes('terimakasih') && list.every(isIn(THANKS));
}

function coreOf(words: string): string {
  const list = words
    .replace(/terimakasih(?: banyak)?(?: (?:atas|untuk|buat) \p{L}+nya)?/gu, '')
    .split(' ')
    .filter(Boolean);
  const isPolite = (word: string): boolean => POLITE.has(squash(word)) || SALAM.test(squash(word));
  const from = list.findIndex(word => !isPolite(word));
  if (from < 0) return '';
  return list.slice(from, list.findLastIndex(word => !isPolite(word)) + 1).join(' ');
}
