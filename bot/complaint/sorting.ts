import type { Suggestion } from './categorisation';
import type { Field } from './inputs';
import { complaintCategories, divisionOf, services } from './masterData';
import type { ComplaintCategory, Division, ServiceType } from './masterData';

/** How this office sorts: what it offers in its forms, in which order, and which division answers. The codes themselves are the master data's. */
export interface SortingRules {
  /** Services that another division answers for than the usual one. */
  serviceDivisions: Partial<Record<ServiceType, Division>>;
  /** Divisions for cases whose service is not said. */
  categoryDivisions: Partial<Record<ComplaintCategory, Division>>;
  /** No longer offered; cases that have them keep them. */
  off: { service: readonly ServiceType[]; category: readonly ComplaintCategory[] };
  /** Those that come first, in this order; the others follow as the master data has them. */
  order: { service: readonly ServiceType[]; category: readonly ComplaintCategory[] };
}

export const usualSorting: SortingRules = {
  ...{ serviceDivisions: {}, categoryDivisions: {} },
  ...{ off: { service: [], category: [] }, order: { service: [], category: [] } },
};

export type Sortable = 'service' | 'category';
export const sortables = ['service', 'category'] as const satisfies readonly Sortable[];

export const codesOf = (what: Sortable): readonly string[] =>
  (what === 'service' ? services : complaintCategories).map(({ code }) => code);

/** Which division answers: by the service, else by the category, else nobody has said so. */
export function divisionFor(
  rules: SortingRules,
  { service, category }: { service?: ServiceType | null; category?: ComplaintCategory | null },
): Division | null {
  if (service) return rules.serviceDivisions[service] ?? divisionOf(service);
  return (category && rules.categoryDivisions[category]) ?? null;
}

/** All codes in the office's order, with those that are switched off. */
export function inOrder(rules: SortingRules, what: Sortable): string[] {
  const first: readonly string[] = rules.order[what];
  const all = codesOf(what);
  return [...first.filter(code => all.includes(code)), ...all.filter(code => !first.includes(code))];
}

const isOff = (rules: SortingRules, what: Sortable, code: string): boolean =>
  (rules.off[what] as readonly string[]).includes(code);

/** The fields of a form with the choices that this office offers; what the case has already stays one of them. `standing`: numbers of papers to choose from. */
export function offeredFields(
  fields: readonly Field[],
  rules: SortingRules,
  has: { service: string | null; category: string | null } = { service: null, category: null },
  standing: readonly string[] = [],
): readonly Field[] {
  return fields.map(field => {
    if (field.name === 'standingDisposition' && standing.length > 0) return { ...field, kind: 'choice', choices: standing };
    // `service2` is the second issue's.
    const what = sortables.find(each => each === field.name.replace(/\d$/, ''));
    if (!what || !field.choices) return field;
    const all: readonly string[] = field.choices;
    const offered = inOrder(rules, what).filter(code => all.includes(code) && (!isOff(rules, what, code) || has[what] === code));
    return { ...field, choices: offered };
  });
}

/** What the rules suggest of a report's words, as far as this office offers it, and with the division that answers here. */
export function sortedHere(suggestion: Suggestion | null, rules: SortingRules): Suggestion | null {
  if (!suggestion) return null;
  const service = suggestion.service && !isOff(rules, 'service', suggestion.service) ? suggestion.service : null;
  const category = suggestion.category && !isOff(rules, 'category', suggestion.category) ? suggestion.category : null;
  return { ...suggestion, service, category, division: divisionFor(rules, { service, category }) };
}
