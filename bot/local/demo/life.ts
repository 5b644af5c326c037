import type { Chance } from './chance';
import type { OnDesk } from './desk';

/** What becomes of an invented complaint, and how often of a hundred. */
export const fates = {
  settled: 40,
  silent: 18,
  secondRound: 7,
  inWords: 4,
  asked: 5,
  askedInVain: 3,
  stalled: 7,
  late: 3,
  merged: 3,
  withdrawn: 2,
  otherRegion: 2,
  otherOffice: 2,
  greeting: 2,
  spam: 2,
} as const;
export type Fate = keyof typeof fates;
/** Those of a complaint that is one. */
export type CaseFate = Exclude<Fate, 'greeting' | 'spam'>;

/** Those in which the citizen does something that needs a telephone. */
export const needsPhone: readonly Fate[] = ['inWords', 'asked', 'askedInVain', 'merged', 'withdrawn', 'greeting', 'spam'];

/** Those for which a question would be no matter. */
export const onFullTrack: readonly Fate[] = ['asked', 'askedInVain', 'stalled', 'late', 'merged', 'otherRegion', 'otherOffice'];

/** Everything about one invented complaint that chance has decided. */
export interface Life extends Omit<OnDesk, 'office' | 'ticket'> {
  fate: Fate;
  chance: Chance;
  who: { from: string; name: string };
  /** A number of its own in LAPOR!. */
  externalId: string;
  at: Date;
  words: readonly string[];
}
