import {
  ambiguousWards,
  categoryRules,
  otherBodies,
  restrictedCategories,
  sameAs,
  serviceRules,
  type Rule,
} from './categorisationWords';
import { districts, divisionOf } from './masterData';
import type { ComplaintCategory, ComplaintClass, Division, RejectReason, ServiceType } from './masterData';
import { maskText, mentionsRestricted } from './personalData';

/** Why something is suggested. `words` are the citizen's own that matched, without those in between (a name may stand there). */
export interface SuggestionReason {
  /** Of `categorisationWords.ts`, of `restrictedWords.ts`, or `place`. */
  readonly rule: string;
  readonly words: string;
}

/** How a report might be sorted. What is null or empty is not suggested: the words do not say enough. */
export interface Suggestion {
  readonly complaintClass: ComplaintClass | null;
  readonly category: ComplaintCategory | null;
  readonly otherCategories: readonly ComplaintCategory[];
  readonly service: ServiceType | null;
  readonly otherServices: readonly ServiceType[];
  readonly division: Division | null;
  readonly district: string | null;
  readonly ward: string | null;
  /** The matter of another body, with that body's name where only one can be meant. */
  readonly referral: { readonly reason: RejectReason; readonly agency: string | null } | null;
  /** Levy, forgery or misuse of data: whether it is supervisory, an officer says (DOMAIN §2.2). */
  readonly toConfirm: boolean;
  /** Points of what leads, service and category together; 2 each is the least that is suggested. */
  readonly score: number;
  readonly because: readonly SuggestionReason[];
}

interface Token {
  /** As it stands in the patterns. */
  word: string;
  /** As it was written. */
  said: string;
}

const enough = 2;
/** A report's matter stands at its beginning; the rest of a very long one is for people to read. */
const wordsRead = 1500;

const commonWord = new Map(
  Object.entries(sameAs).flatMap(([common, others]) => [common, ...others.split(' ')].map(said => [said, common] as const)),
);
/** "KTPnya", "aktaku", "sudahkah", "jadi2": the word without its ending. */
const ending = /(?<=\p{L})(?:nya|ne|ku|mu|kah|lah|2)$/u;
/** Between sentences: no pattern reaches over it. */
const sentenceEnd = '.';

function tokensOf(text: string): Token[] {
  const start = maskText(text.slice(0, wordsRead * 12))
    .toLowerCase()
    .normalize('NFKC');
  const joined = start
    .replace(/\bkel\./g, 'kel ')
    .replace(/\be[- ]?ktp\b/g, 'ktp')
    .replace(/\bktp[- ]?el\b/g, 'ktp');
  return [...joined.matchAll(/[\p{L}\p{N}]+|[.!?;\n]/gu)]
    .slice(0, wordsRead)
    .map(([said]) => (/[.!?;\n]/.test(said) ? { word: sentenceEnd, said: sentenceEnd } : { word: common(said), said }));
}

/** A text in the common words of `sameAs`, so that what Banjar and Indonesian speakers say alike is alike; numbers masked. */
export const commonText = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(' ');

function common(said: string): string {
  const bare = said.length > 4 ? said.replace(ending, '') : said;
  return commonWord.get(said) ?? commonWord.get(bare) ?? bare;
}

/** One place of a pattern: the words that fit, or a gap. */
type Place = 'gap' | { words: ReadonlySet<string>; beginnings: readonly string[] };

function placesOf(pattern: string): Place[] {
  return pattern.split(' ').map(part => {
    if (part === '~') return 'gap';
    const choices = part.split('|');
    const whole = choices.filter(choice => !choice.endsWith('*')).map(common);
    const beginnings = choices.filter(choice => choice.endsWith('*')).map(choice => choice.slice(0, -1));
    return { words: new Set(whole), beginnings };
  });
}

interface Compiled<R> {
  rule: R;
  patterns: Place[][];
}
const compiled = <R extends Rule<unknown>>(rules: readonly R[]): Compiled<R>[] =>
  rules.map(rule => ({ rule, patterns: rule.patterns.map(placesOf) }));

const compiledServices = compiled(serviceRules);
const compiledCategories = compiled(categoryRules);
const compiledBodies = compiled(otherBodies);

const fits = (place: Exclude<Place, 'gap'>, { word, said }: Token): boolean =>
  place.words.has(word) || place.words.has(said) || place.beginnings.some(beginning => said.startsWith(beginning));

/** Indexes of the words that match the pattern from here on; null = none. Gaps are short, so it ends soon whatever the text. */
function matchAt(tokens: readonly Token[], at: number, places: readonly Place[]): number[] | null {
  const [first, ...rest] = places;
  if (first === undefined) return [];
  if (first !== 'gap') {
    const token = tokens[at];
    const after = token && fits(first, token) ? matchAt(tokens, at + 1, rest) : null;
    return after && [at, ...after];
  }
  for (let skipped = 0; skipped <= 4; skipped++) {
    const found = matchAt(tokens, at + skipped, rest);
    if (found) return found;
    if (tokens[at + skipped]?.word === sentenceEnd) return null;
  }
  return null;
}

interface Hit<R> {
  rule: R;
  at: number;
  words: string;
}

function hitsOf<R extends Rule<unknown>>(rules: readonly Compiled<R>[], tokens: readonly Token[]): Hit<R>[] {
  return rules.flatMap(({ rule, patterns }) => {
    const found = patterns.flatMap(places => firstMatch(tokens, places) ?? []);
    const earliest = found.toSorted((one, other) => one.at - other.at)[0];
    return earliest ? [{ rule, ...earliest }] : [];
  });
}

function firstMatch(tokens: readonly Token[], places: readonly Place[]): { at: number; words: string } | null {
  for (let at = 0; at < tokens.length; at++) {
    const found = matchAt(tokens, at, places);
    if (found) return { at, words: found.map(index => tokens[index]!.said).join(' ') };
  }
  return null;
}

interface Ranked<To> {
  to: To;
  points: number;
  hits: Hit<Rule<To>>[];
}

/** What was found, most points first; of equals, what was said first. */
function ranked<To>(hits: readonly Hit<Rule<To>>[]): Ranked<To>[] {
  const found = [...new Set(hits.map(hit => hit.rule.to))].map(to => {
    const own = hits.filter(hit => hit.rule.to === to).toSorted((one, other) => one.at - other.at);
    return { to, hits: own, points: own.reduce((sum, hit) => sum + hit.rule.points, 0) };
  });
  return found
    .filter(({ points }) => points >= enough)
    .toSorted((one, other) => other.points - one.points || one.hits[0]!.at - other.hits[0]!.at);
}

/**
 * Suggests how a report might be sorted, by plain rules: the words of `categorisationWords.ts`, those of levy and misuse of
 * data, and the city's places. Nothing is decided here: an officer reads it with its reasons and may change everything.
 * @param text all that the reporter said, or the operator's summary
 * @returns null where nothing at all can be said
 */
export function suggestFor(text: string): Suggestion | null {
  const tokens = tokensOf(text);
  const services = ranked(hitsOf(compiledServices, tokens));
  const levy = restrictedIn(text);
  const categories = ranked(hitsOf(compiledCategories, tokens));
  const [service, ...otherServices] = services;
  const category = levy?.category ?? categories[0]?.to ?? null;
  const body = service || levy ? null : (hitsOf(compiledBodies, tokens)[0] ?? null);
  const place = placeIn(tokens);
  if (!category && !service && !body && !place) return null;
  const plain = body || levy ? [] : categories.slice(0, 1);
  return {
    complaintClass: body ? null : levy ? 'complaintSupervisory' : category && classFor(category),
    category: body ? null : category,
    otherCategories: body ? [] : categories.map(each => each.to).filter(other => other !== category),
    service: service?.to ?? null,
    otherServices: otherServices.map(each => each.to),
    division: service ? divisionOf(service.to) : null,
    district: place?.district ?? null,
    ward: place?.ward ?? null,
    referral: body && { reason: body.rule.to, agency: body.rule.agency },
    toConfirm: levy !== null,
    score: (service?.points ?? 0) + (plain[0]?.points ?? 0),
    because: [
      ...(levy?.because.map(rule => ({ rule, words: '' })) ?? []),
      ...[...services.slice(0, 1), ...plain].flatMap(each => each.hits.map(reasonOf)),
      ...(body ? [reasonOf(body)] : []),
      ...(place ? [{ rule: 'place', words: place.words }] : []),
    ],
  };
}

const reasonOf = ({ rule, words }: Hit<Rule<unknown>>): SuggestionReason => ({ rule: rule.id, words });

/** The words that matched stay where they are, as `mentionsRestricted` keeps them. */
function restrictedIn(text: string): { category: ComplaintCategory; because: string[] } | null {
  const { restricted, because } = mentionsRestricted(text);
  if (!restricted) return null;
  return { category: restrictedCategories[because[0]!] ?? 'illegalLevy', because };
}

const classes: Partial<Record<ComplaintCategory, ComplaintClass>> = {
  information: 'informationRequest',
  status: 'informationRequest',
  suggestion: 'aspiration',
  praise: 'aspiration',
  illegalLevy: 'complaintSupervisory',
  dataMisuse: 'complaintSupervisory',
};
const classFor = (category: ComplaintCategory): ComplaintClass => classes[category] ?? 'complaintNonSupervisory';

interface NamedPlace {
  district: string;
  ward: string | null;
  words: string;
}

interface Known {
  name: readonly string[];
  district: string;
  ward: string | null;
  /** Only where it is called a ward: a word of everyday, another town, or the district itself. */
  needsMark: boolean;
}

const knownPlaces: readonly Known[] = districts
  .flatMap(({ name: district, aliases, wards }): Known[] => [
    ...wards.map(ward => ({
      name: ward.name.toLowerCase().split(' '),
      ...{ district, ward: ward.name },
      needsMark: ambiguousWards.includes(ward.name.toLowerCase()) || ward.name === district,
    })),
    ...[district, ...aliases].map(name => ({ name: name.toLowerCase().split(' '), district, ward: null, needsMark: false })),
  ])
  .toSorted((one, other) => other.name.length - one.name.length || Number(other.needsMark) - Number(one.needsMark));

const marks = ['kel', 'kelurahan', 'kalurahan'];
const streets = ['jl', 'jln', 'jalan', 'gang', 'gg'];

/** The place that is named, the marked one first; null when two districts are named and none is marked. */
function placeIn(tokens: readonly Token[]): NamedPlace | null {
  const found: (NamedPlace & { marked: boolean })[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const before = tokens[at - 1]?.said ?? '';
    const marked = marks.includes(before);
    if (streets.includes(before)) continue;
    const known = knownPlaces.find(
      ({ name, needsMark }) => (marked || !needsMark) && name.every((part, index) => tokens[at + index]?.said === part),
    );
    if (!known) continue;
    found.push({ district: known.district, ward: known.ward, words: known.name.join(' '), marked });
    at += known.name.length - 1;
  }
  const best = found.find(each => each.marked) ?? found.find(each => each.ward !== null) ?? found[0];
  const isSure = best?.marked || new Set(found.map(each => each.district)).size === 1;
  return best && isSure ? { district: best.district, ward: best.ward, words: best.words } : null;
}
