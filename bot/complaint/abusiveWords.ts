/**
 * Rude words as they are written in chats: Indonesian, Banjar, Ngaju and Javanese. A match decides nothing: it is shown to the
 * officer, who answers a real matter all the same, in neutral words (DOMAIN §7, §10 no. 6). Words that are also a name, a place
 * or an everyday word of one of these languages are left out (Ngaju "tahi" is "long", "babi" may be what somebody breeds).
 */
const rudeWords = [
  ...'anjing anjg anjir anjrit bajingan bangsat bacot bedebah bego brengsek bodoh dungu goblok goblog idiot'.split(' '),
  ...'jahanam kampang kampret keparat kimak kontol lonte memek mampus monyet ngentot pantek pepek setan sialan sinting'.split(
    ' ',
  ),
  ...'taik tolol bloon pekok'.split(' '),
  // Javanese
  ...'asu celeng cangkemmu dancok gathel gatel jancok jancuk jangkrik matamu ndasmu picek raimu'.split(' '),
  // Banjar and Ngaju
  ...'bungul bungulnya babungul muntungmu tambuk humung'.split(' '),
];

/** Several words that are rude together. */
const rudePhrases = [
  '(?:pakai|pake|pakailah|gunakan) otak',
  '(?:tidak|tdk|tak|gak|ga|nggak|kada) (?:punya|ada|bisi|baisi) otak',
  'otak (?:udang|kosong)',
  'babi (?:kau|kamu|lu|lo|loe|ikam)',
  'binatang (?:kau|kamu|lu|lo|loe|ikam)',
  'makan gaji buta',
];

const endings = '(?:nya|mu|lah|kah|kau|lu|in)?';
const rude = new RegExp(`(?<!\\p{L})(?:(?:${rudeWords.join('|')})${endings}|${rudePhrases.join('|')})(?!\\p{L})`, 'u');
/** "t***", "anj*ng": whoever hides a word knows what it is. */
const hidden = /(?<![\p{L}\p{N}*])\p{L}{1,4}\*+(?:\p{L}{0,4}\*+)*\p{L}{0,4}(?![\p{L}*])/gu;

const asLetter = { '0': 'o', '1': 'i', '3': 'e', '4': 'a' };

/** Small letters, one space, letters that are drawn out or written as digits put right ("g0blooook"). */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/(?<=\p{L})[0134](?=\p{L})/gu, digit => asLetter[digit as keyof typeof asLetter])
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}*]+/gu, ' ');

/** Bold and lists of WhatsApp also use the sign: a hidden word has a letter before it and none of its own around. */
const hidesWord = (text: string): boolean =>
  [...text.matchAll(hidden)].some(([word]) => (word.match(/\*/g) ?? []).length >= 2 || /\p{L}\*\p{L}/u.test(word));

/** Whether a text holds rude words. */
export const isAbusive = (text: string): boolean => rude.test(plain(text)) || hidesWord(text);
