import { paragraphs, text, type Block } from './block';
import { postOf, type Letterhead, type Signer } from './letterhead';
import { longDate, longTime, type Words } from './words';

/** Telaahan staf (DOMAIN §2.6). The short track fills `problem`, `conclusion` and `recommendation` only. */
export interface StaffReview {
  ticketNumber: string;
  isShort: boolean;
  to: string;
  from: string;
  date: Date;
  number: string | null;
  urgency: string | null;
  enclosure: string | null;
  subject: string;
  /** The SOP's number, verbatim (DOMAIN §1.2). */
  sopNumber: string;
  problem: string;
  assumptions: string | null;
  facts: string[];
  analysis: string | null;
  conclusion: string;
  recommendation: string;
  signer: Signer;
  /** Who checked the substance (SOP step 4), and what was found; null = not verified. */
  verification: { by: string; at: Date; findings: string | null } | null;
}

const none = '–';

/** The telaahan from its letterhead to its signature; what the SOP cites wrongly is cited rightly, and said beside it (DOMAIN §1.2). */
export function reviewContent(review: StaffReview, of: Letterhead, words: Words, isToSign = false): Block[] {
  const say = (key: string): string => words(`dossier.review.${key}`);
  return [
    { kind: 'letterhead', of },
    { kind: 'title', text: say('title') },
    { kind: 'fields', fields: headFields(review, words), isHead: true },
    text('small', words('dossier.review.basis', { sop: review.sopNumber })),
    text('footnote', say('basisFootnote')),
    ...(review.isShort ? [text('small', say('short'))] : []),
    ...reviewParts(review).flatMap(({ number, key, said }, i, { length }): Block[] => [
      { kind: 'heading', level: 2, text: `${number}. ${say(key)}`, ...(i === length - 1 && { room: isToSign ? 187 : 162 }) },
      ...said,
    ]),
    { kind: 'signature', signer: review.signer, approvalKey: 'signature.submittedInApp', isToSign },
  ];
}

function headFields(review: StaffReview, words: Words): [string, string | null][] {
  const { signer, verification } = review;
  const values: [string, string | null][] = [
    ['to', review.to],
    ['from', `${review.from}, ${postOf(signer, words)}`],
    ['date', longDate(review.date, words)],
    ['number', review.number],
    ['urgency', review.urgency],
    ['enclosure', review.enclosure],
    ['subject', words('dossier.about', { ticket: review.ticketNumber, subject: review.subject })],
    ...(verification ? [['verified', verified(verification, words)] satisfies [string, string]] : []),
  ];
  return values.map(([key, value]) => [words(`dossier.review.${key}`), value]);
}

function reviewParts(review: StaffReview): { number: string; key: string; said: Block[] }[] {
  const { facts } = review;
  const said = (words: string | null): Block[] => paragraphs('under', words ?? none);
  const parts = [
    { number: 'I', key: 'problem', said: said(review.problem) },
    { number: 'II', key: 'assumptions', said: said(review.assumptions) },
    {
      number: 'III',
      key: 'facts',
      said: facts.length > 0 ? [{ kind: 'list' as const, mark: '1)' as const, points: facts }] : said(null),
    },
    { number: 'IV', key: 'analysis', said: said(review.analysis) },
    { number: 'V', key: 'conclusion', said: said(review.conclusion) },
    { number: 'VI', key: 'recommendation', said: said(review.recommendation) },
  ];
  return review.isShort ? parts.filter(({ number }) => ['I', 'V', 'VI'].includes(number)) : parts;
}

function verified({ by, at, findings }: NonNullable<StaffReview['verification']>, words: Words): string {
  const checked = words('dossier.answer.byAt', { name: by, at: longTime(at, words) });
  return findings === null ? checked : `${checked}: ${findings}`;
}
