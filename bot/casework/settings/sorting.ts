import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid, Refused } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { divisionOf, divisions, type ComplaintCategory, type Division, type ServiceType } from '../../complaint/masterData';
import { codesOf, inOrder, sortables, type Sortable, type SortingRules } from '../../complaint/sorting';
import { loadSettings, type Office } from '../office';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

export interface SortedView {
  code: string;
  /** Null = said by nobody. */
  division: Division | null;
  /** The master data's own. */
  usual: Division | null;
  isOffered: boolean;
}

/** In the order in which forms offer them. */
export type SortingView = Record<Sortable, SortedView[]>;

export async function readSorting(manager: EntityManager): Promise<SortingView> {
  const { sorting } = await loadSettings(manager);
  const of = (what: Sortable): SortedView[] => inOrder(sorting, what).map(code => ({ code, ...stateOf(sorting, what, code) }));
  return { service: of('service'), category: of('category') };
}

function stateOf(rules: SortingRules, what: Sortable, code: string): Omit<SortedView, 'code'> {
  const usual = what === 'service' ? divisionOf(code as ServiceType) : null;
  const own =
    what === 'service' ? rules.serviceDivisions[code as ServiceType] : rules.categoryDivisions[code as ComplaintCategory];
  const isOffered = !(rules.off[what] as readonly string[]).includes(code);
  return { division: own ?? usual, usual, isOffered };
}

const fields: readonly Field[] = [
  { name: 'sortable', kind: 'choice', required: true, choices: sortables },
  { name: 'code', kind: 'text', required: true, max: 32 },
  { name: 'division', kind: 'choice', required: false, choices: divisions.map(({ code }) => code) },
  { name: 'isOffered', kind: 'boolean', required: true },
  { name: 'place', kind: 'number', required: true, max: 99 },
];

/**
 * One service or category: which division answers, whether forms offer it, and at which place (from 1). Open cases keep what they have.
 * @throws NotAllowed | Invalid | Refused `settingsChanged`, `lastOffered`
 */
export async function saveSorting(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(fields, input);
    const what = clean.sortable as Sortable;
    const code = String(clean.code);
    if (!codesOf(what).includes(code)) throw new Invalid('invalidInput', [{ name: 'code', fault: 'notAChoice' }]);
    const division = (clean.division as Division | null) ?? null;
    if (what === 'service' && division === null) throw new Invalid('invalidInput', [{ name: 'division', fault: 'missing' }]);
    const { sorting } = await loadSettings(change.tx);
    const after = changed(sorting, { what, code, division, isOffered: clean.isOffered === true, place: Number(clean.place) });
    if (after.off[what].length === codesOf(what).length) throw new Refused('lastOffered');
    const told = (rules: SortingRules) => {
      const { division: answers, isOffered } = stateOf(rules, what, code);
      return { division: answers, isOffered, place: inOrder(rules, what).indexOf(code) + 1 };
    };
    const line = { subject: `${what}.${code}`, before: told(sorting), after: told(after) };
    if (await noteChange(change, { what: 'sorting', ...line })) await writeSetting(change, 'sorting', after, version);
  });
}

interface Wanted extends Pick<SortedView, 'code' | 'division' | 'isOffered'> {
  what: Sortable;
  place: number;
}

function changed(rules: SortingRules, { what, code, division, isOffered, place }: Wanted): SortingRules {
  const others = inOrder(rules, what).filter(each => each !== code);
  const order = others.toSpliced(Math.max(0, Math.round(place) - 1), 0, code);
  const off = [...(rules.off[what] as readonly string[]).filter(each => each !== code), ...(isOffered ? [] : [code])];
  const key = what === 'service' ? 'serviceDivisions' : 'categoryDivisions';
  const { [code]: _before, ...kept } = rules[key] as Record<string, Division>;
  const isUsual = what === 'service' ? division === divisionOf(code as ServiceType) : division === null;
  return {
    ...rules,
    [key]: isUsual ? kept : { ...kept, [code]: division },
    off: { ...rules.off, [what]: off },
    order: { ...rules.order, [what]: order },
  };
}
