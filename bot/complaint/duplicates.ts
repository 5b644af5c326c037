import type { Channel } from './complaint';
import type { ServiceType } from './masterData';
import { compareNames } from './personNames';
import { afterClosingDays } from './sessions';

/** What two reports are compared by. Names are empty where the reporter is not to be named (DOMAIN §2.4). */
export interface ReportFacts {
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** Reporters that officers found to be one person have one id; null = anonymous, whom nothing may tie to a person. */
  readonly person: string | null;
  readonly names: readonly string[];
  /** Valid NIK or No. KK in the words; none of an anonymous report. */
  readonly nationalIds: readonly string[];
  /** As an officer sorted it, or else as its words suggest; asked for only where it decides. */
  readonly service: ServiceType | null;
  readonly words: string;
}

/** Why two reports may be one, in the order of their weight; each has words in bot/text `staff:duplicate.`. */
export const duplicateReasons = [
  'sameNationalId',
  'sameReporter',
  'sameName',
  'similarName',
  'sameWords',
  'similarWords',
  'sameService',
  'closeDates',
  'otherChannel',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/**
 * Points of each reason. `enough` is reached by a person and what they want, or by the same words about the same service;
 * never by service and dates alone, which half the office's cases share.
 */
export const duplicatePoints: Readonly<Record<DuplicateReason, number>> = {
  sameNationalId: 6,
  sameReporter: 5,
  sameName: 4,
  similarName: 3,
  sameWords: 4,
  similarWords: 2,
  sameService: 2,
  closeDates: 1,
  otherChannel: 0,
};

export const duplicateLimits = {
  /** Points from which a pair is shown. */
  enough: 6,
  /** Reports further apart in time are two matters. */
  days: 30,
  /** Received within these days of each other counts as a reason. */
  closeDays: 7,
  /** Closed longer ago than this is not looked at: reopening ends there too. */
  daysAfterClosing: afterClosingDays,
  /** Share of letter triples that both texts have. */
  sameWords: 0.6,
  similarWords: 0.4,
  /** Suggestions shown with one case. */
  shown: 5,
} as const;

export interface Likeness {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const dayMs = 24 * 3_600_000;

/** How much two reports are like one, and why; null where that is not enough to bother an officer (issue: "each explained"). */
export function likenessOf(one: ReportFacts, other: ReportFacts): Likeness | null {
  const apart = Math.abs(one.receivedAt.getTime() - other.receivedAt.getTime()) / dayMs;
  if (apart > duplicateLimits.days) return null;
  const found: DuplicateReason[] = [
    ...personReasons(one, other),
    ...wordReasons(one.words, other.words),
    ...(apart <= duplicateLimits.closeDays ? (['closeDates'] as const) : []),
  ];
  const { enough } = duplicateLimits;
  if (pointsOf(found) + duplicatePoints.sameService < enough) return null;
  if (one.service !== null && one.service === other.service) found.push('sameService');
  const score = pointsOf(found);
  if (score < enough) return null;
  if (one.channel !== other.channel) found.push('otherChannel');
  return { score, reasons: duplicateReasons.filter(reason => found.includes(reason)) };
}

const pointsOf = (reasons: readonly DuplicateReason[]): number =>
  reasons.reduce((sum, reason) => sum + duplicatePoints[reason], 0);

function personReasons(one: ReportFacts, other: ReportFacts): DuplicateReason[] {
  const isSame = one.person !== null && one.person === other.person;
  const named = isSame ? null : sameName(one.names, other.names);
  return [
    ...(one.nationalIds.some(digits => other.nationalIds.includes(digits)) ? (['sameNationalId'] as const) : []),
    ...(isSame ? (['sameReporter'] as const) : []),
    ...(named ? [named] : []),
  ];
}

function sameName(own: readonly string[], others: readonly string[]): 'sameName' | 'similarName' | null {
  const found = own.flatMap(name => others.map(other => compareNames(name, other)));
  return found.includes('same') ? 'sameName' : found.includes('similar') ? 'similarName' : null;
}

function wordReasons(one: string, other: string): DuplicateReason[] {
  const share = sharedTriples(one, other);
  if (share >= duplicateLimits.sameWords) return ['sameWords'];
  return share >= duplicateLimits.similarWords ? ['similarWords'] : [];
}

/**
 * Share of letter triples of both texts that stand in both, 0 to 1 (Jaccard): it bears other endings and slips, which
 * comparing whole words does not. Texts of a word or two are like too many others and give 0.
 */
export function sharedTriples(one: string, other: string): number {
  const [own, others] = [triplesOf(one), triplesOf(other)];
  if (Math.min(own.size, others.size) < 12) return 0;
  const both = [...own].filter(triple => others.has(triple)).length;
  return both / (own.size + others.size - both);
}

/** The matter stands at the beginning; of a very long text the rest is for people to read. */
const lettersRead = 4000;

function triplesOf(text: string): Set<string> {
  const words =
    text
      .slice(0, lettersRead)
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap(word => {
      const padded = ` ${word} `;
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
    }),
  );
}
