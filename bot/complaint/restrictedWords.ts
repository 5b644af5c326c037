/**
 * Words of illegal levy, forgery and misuse of data, in Indonesian with what Banjar, Javanese and Ngaju speakers write.
 * A match only sets `restricted` until an operator looks, so a word too many costs a click and a word too few a leak:
 * denials ("tidak ada pungli") match on purpose.
 */
export interface RestrictedRule {
  /** What is kept and shown; never the words that matched. */
  readonly id: string;
  readonly patterns: readonly RegExp[];
  /** Words in or just after a match that make it innocent. */
  readonly unless?: RegExp;
}

const amount = '(?:rp ?\\d[\\d.]*|\\d[\\d.]* ?(?:ribu|rebu|ewu|rb|juta|jt|k)|\\d{1,3}(?:\\.\\d{3})+|\\d{5,7}|ribu|rebu|ewu|juta)';
const money = '(?:uang|duit|dit|wang|bayaran|imbalan|komisi|tip|biaya (?:tambahan|admin\\w*))';
const sum = `(?:${amount}|${money})`;
const ask = '(?:(?:di|ma|me)?(?:minta|pinta)(?:i|in)?|mintak|(?:di)?jaluki?|njaluk|balaku|dilaku)';
const bayar = '(?:mem|m|mam|di)?bayar(?:i|kan|akan)?';
const charge = `(?:${bayar}|n?y?setor|ditarik|ditagih|dipatok|dipungut|dikenakan|dikenai|kena)`;
const fast = '(?:cepat|cepet|lancar|lakas|gancang|hancap|didahulukan|diprioritaskan)';
const person = '(?:data|nik|identitas|biodata)';
const paper = '(?:kk|ktp|akta|dokumen|ijazah|blanko)';
const record = `(?:${person}|${paper})`;

/** Up to so many words in between. */
const within = (words: number) => `(?:\\S+ ){0,${words}}?`;
const words = (...alternatives: string[]) => new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'g');

/** Bills of others: a sum named with them is no levy of the office. */
const otherBills =
  /\b(?:bpjs|iuran|pajak|pbb|tilang|listrik|ojek|gojek|grab|taksi|ongkos|bensin|parkir|fotokopi|foto copy|materai|meterai)\b/;

export const restrictedRules: readonly RestrictedRule[] = [
  { id: 'illegalLevy', patterns: [/pungli/g, words('pungut(?:an)? liar', 'pungutan (?:tidak|tak|gak|kada) resmi')] },
  {
    id: 'broker',
    patterns: [words('calo(?:nya|kah)?', 'percaloan', 'makelar\\w*', '(?:lewat|liwat|pakai|pake) (?:orang|urang|wong) dalam')],
  },
  {
    id: 'bribery',
    patterns: [
      words('suap', '(?:me|ma)nyuap', 'disuap', 'penyuapan', '(?:me|ma|di)?(?:ny|s)ogok(?:an|i)?', 'gratifikasi'),
      words('(?:uang|duit|wang) (?:pelicin|rokok|kopi|terima kasih|capek)', '(?:minta|kasih|dikasih|beri|diberi|memberi) amplop'),
    ],
  },
  {
    id: 'moneyDemanded',
    patterns: [words(`${ask} ${within(3)}${sum}`, `${ask} bayar(?:an)?`, '(?:dimintai?|dipintai|dijaluki) biaya')],
  },
  { id: 'charged', patterns: [words(`${charge} ${within(3)}${amount}`)], unless: otherBills },
  {
    id: 'moneyForSpeed',
    patterns: [
      words(`(?:${sum}|${bayar}) ${within(3)}(?:supaya|biar|agar|ben|mangkin|gasan|untuk) ${within(5)}${fast}`),
      words(`${fast} ${within(3)}(?:kalau|kalo|asal|mun|nek) ${within(4)}(?:${bayar}|${sum})`),
    ],
    unless: otherBills,
  },
  {
    id: 'abuseOfOffice',
    patterns: [words('korupsi', 'kolusi', 'nepotisme', 'pemerasan', '(?:di|me)m?peras', 'penyalah ?gunaan (?:wewenang|jabatan)')],
  },
  {
    id: 'forgery',
    patterns: [
      words('pemalsuan', '(?:me|ma|di)?m?[mp]alsu(?:kan|akan|in)', `(?:${record}|surat|tanda tangan|stempel) (?:palsu|aspal)`),
    ],
  },
  {
    id: 'dataTrade',
    patterns: [
      words(`jual beli ${within(2)}${record}`, `(?:men|di|ma)?jual(?:kan|akan|i)? ${record}`, '(?:mem|di)perjualbelikan'),
      words(`${record} ${within(2)}(?:dijual|didol)`),
    ],
  },
  {
    id: 'dataLeak',
    patterns: [
      words(`(?:kebocoran|kabocoran|membocorkan|dibocorkan|menyebarkan|manyebarkan) ${within(2)}${record}`),
      words(`${person} ${within(3)}(?:bocor|dibocorkan|tersebar|disebar(?:kan|luaskan)?)`),
      words(`${paper} ${within(1)}(?:bocor|dibocorkan|tersebar|disebar(?:kan|luaskan)?)`),
    ],
  },
  {
    id: 'dataMisuse',
    patterns: [
      words(
        `${record} ${within(4)}disalah ?gunakan`,
        `penyalah ?gunaan ${within(2)}${record}`,
        `pencurian ${within(1)}${person}`,
      ),
      words(`${person} ${within(2)}(?:dicuri|dicolong|dimaling)`, `${record} ${within(8)}(?:pinjol|pinjaman online|judol)`),
    ],
  },
];

/** Lower case, single spaces, no punctuation but the dots inside numbers; `Rp.150.000,-` becomes `rp 150.000`. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\d),(?=\d{3})/g, '.')
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/ +/g, ' ');

/** The rule's match is judged with the two words after it, not with the whole text. */
function applies(rule: RestrictedRule, said: string): boolean {
  const matches = rule.patterns.flatMap(pattern => [...said.matchAll(pattern)]);
  return matches.some(match => {
    const after = said
      .slice(match.index + match[0].length)
      .split(' ', 3)
      .join(' ');
    return !rule.unless?.test(`${match[0]}${after}`);
  });
}

/** Whether a text speaks of levy, forgery or misuse of data, and by which rules (their ids; the words stay where they are). */
export function mentionsRestricted(text: string): { restricted: boolean; because: string[] } {
  const said = plain(text);
  const because = restrictedRules.filter(rule => applies(rule, said)).map(rule => rule.id);
  return { restricted: because.length > 0, because };
}
