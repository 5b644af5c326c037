import type { Complaint, Person, Role } from './complaint';
import type { ComplaintCategory, ServiceType } from './masterData';
import type { Guarded } from './visibility';
import { channelView, holds } from './visibility';

/**
 * One cause behind many reports (gangguan massal): SIAK is down, blanks have run out. DOMAIN §2.4 calls a breach of personal data an
 * incident; this is none.
 */
export const disruptionKinds = ['system', 'network', 'blankShortage', 'power', 'facility', 'other'] as const;
export type DisruptionKind = (typeof disruptionKinds)[number];

export interface Disruption {
  id: string;
  /** As officers call it; the reporters are told in the words of its news. */
  name: string;
  kind: DisruptionKind;
  /** Which reports are likely to be about it: of one of these services (none named = whichever), and of this category. */
  services: ServiceType[];
  category: ComplaintCategory | null;
  startedAt: Date;
  /** As far as anybody can say. */
  expectedEndAt: Date | null;
  endedAt: Date | null;
}

/** What all reporters of a disruption are told in one text: first, again with news, and that it is over. */
export const newsKinds = ['opening', 'update', 'end'] as const;
export type NewsKind = (typeof newsKinds)[number];
/** `waiting` for the head of division's approval. */
export type NewsState = 'waiting' | 'returned' | 'approved';

/** Who speaks with reporters, who verifies, and who answers for what is said (DOMAIN §1.6). */
export const disruptionWriters = ['operator', 'policyAnalyst', 'headOfDivision'] as const satisfies readonly Role[];

export const writesDisruptions = (person: Pick<Person, 'roles'>, now: Date): boolean =>
  disruptionWriters.some(role => holds(person, role, now, true));

/**
 * A text to many citizens is an answer given many times, and answers are the head of division's to approve (SOP step 4, DOMAIN §1.6). What
 * the head writes needs nobody else.
 */
export const speaksForOffice = (person: Pick<Person, 'roles'>, now: Date): boolean => holds(person, 'headOfDivision', now);

/** A written mandate is enough, as for an answer; but nobody approves their own words by mandate. */
export const mayApproveNews = (person: Pick<Person, 'id' | 'roles'>, writtenBy: string, now: Date): boolean =>
  speaksForOffice(person, now) || (person.id !== writtenBy && holds(person, 'headOfDivision', now, true));

/** Whether one text for everybody may reach this case: what is kept from part of the office is answered by itself (DOMAIN §2.4). */
export const isOpenToOffice = (complaint: Guarded): boolean => channelView(complaint) === 'base';

/** Whether an issue of a case that is part of it is still about it: no service speaks against it. @param service as sorted, or as its words suggest */
export const staysIn = ({ services }: Pick<Disruption, 'services'>, service: ServiceType | null): boolean =>
  services.length === 0 || service === null || services.includes(service);

/** How it is known that a report is likely to be about a disruption: an officer has sorted it so, or its words say so. */
export type Fit = 'sorted' | 'words';

type Sorted = Pick<Complaint, 'service' | 'category'>;

/** Whether a report is likely to be about it, by what it was sorted as or, where nobody has, by what its words suggest. */
export function fitTo(
  { services, category }: Pick<Disruption, 'services' | 'category'>,
  sorted: Sorted,
  suggested: Sorted | null,
): Fit | null {
  const known = {
    service: sorted.service ?? suggested?.service ?? null,
    category: sorted.category ?? suggested?.category ?? null,
  };
  const isService = services.length === 0 || (known.service !== null && services.includes(known.service));
  const isCategory = category === null || known.category === category;
  if (!isService || !isCategory) return null;
  const needed: (keyof Sorted)[] = [
    ...(services.length > 0 ? (['service'] as const) : []),
    ...(category ? (['category'] as const) : []),
  ];
  return needed.every(name => sorted[name] !== null) ? 'sorted' : 'words';
}
