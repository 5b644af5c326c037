import type { ComplaintCategory, ServiceType } from './masterData';

/** A ready text for answers ("bank jawaban"), for one service or category, for both, or for every case. */
export interface BankText {
  id: string;
  /** Every change makes a new version; who saves says which one they have read. */
  version: number;
  title: string;
  text: string;
  service: ServiceType | null;
  category: ComplaintCategory | null;
  /** Who answers for what it says. */
  ownerId: string;
  /** From then on it is marked: somebody has to read whether it is still true. */
  reviewAt: Date;
  /** False = withdrawn: it is offered to nobody, and kept. */
  active: boolean;
}

/** When a text that is read through now is to be read again. */
export function reviewIn(now: Date, months: number): Date {
  const at = new Date(now);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at;
}

/** What a text may leave open, and each case fills in: `{tiket}`. */
export const bankVariables = ['tiket', 'layanan', 'bidang', 'jam', 'alamat', 'kontak'] as const;
export type BankVariable = (typeof bankVariables)[number];
export type BankValues = Record<BankVariable, string>;

const variable = /\{([^{}]*)\}/g;
const isKnown = (name: string): name is BankVariable => bankVariables.some(known => known === name);

/** Variables of a text that no case can fill in: a slip, which a citizen would read. */
export const unknownVariables = (text: string): string[] =>
  [...text.matchAll(variable)].map(found => found[1]!).filter(name => !isKnown(name));

/** The text as this case has it. */
export const withValues = (text: string, values: BankValues): string =>
  text.replace(variable, (found, name: string) => (isKnown(name) ? values[name] : found));

/** An answer as a text for any case: what one case filled in is left open again; the longest values first, for they may hold others. */
export function withVariables(text: string, values: Pick<BankValues, 'tiket' | 'jam' | 'alamat' | 'kontak'>): string {
  const known = Object.entries(values).toSorted(([, one], [, other]) => other.length - one.length);
  return known.reduce((open, [name, value]) => open.replaceAll(value, `{${name}}`), text);
}

/** For what a text is meant, seen from one case. */
export type Fit = 'service' | 'category' | 'general' | 'other';

type Sorted = Pick<BankText, 'service' | 'category'>;

export function fitOf(text: Sorted, complaint: { service: string | null; category: string | null }): Fit {
  if (text.service !== null) return text.service === complaint.service ? 'service' : 'other';
  if (text.category !== null) return text.category === complaint.category ? 'category' : 'other';
  return 'general';
}

const order: readonly Fit[] = ['service', 'category', 'general', 'other'];

/** The likeliest first: of one service those of the case's own category, then those of no category; else by title. */
export function byFit<Text extends Sorted & { title: string }>(
  texts: readonly Text[],
  complaint: { service: string | null; category: string | null },
): (Text & { fit: Fit })[] {
  const rank = ({ fit, category }: Text & { fit: Fit }): number =>
    order.indexOf(fit) * 3 + (category === null ? 1 : category === complaint.category ? 0 : 2);
  return texts
    .map(text => ({ ...text, fit: fitOf(text, complaint) }))
    .toSorted((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title));
}
