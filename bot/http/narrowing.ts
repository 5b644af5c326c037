import { holderFrom, type Narrowing, unknown } from '../casework/narrow';
import type { Person } from '../complaint/complaint';
import { complaintCategories, complaintClasses, districts, divisions, services } from '../complaint/masterData';
import { dayOfDate, periodOf } from '../complaint/wib';
import { dayIn, oneOf } from './body';

const codesOf = <Code extends string>(list: readonly { code: Code }[]): (Code | typeof unknown)[] => [
  ...list.map(({ code }) => code),
  unknown,
];
const places = [...districts.map(({ name }) => name), 'other', unknown];

/** The filters of `GET /api/complaints` beside status, channel and words. @throws Invalid */
export function narrowingOf(query: URLSearchParams, person: Person): Narrowing {
  const complaintClass = oneOf(query, 'complaintClass', codesOf(complaintClasses));
  const category = oneOf(query, 'category', codesOf(complaintCategories));
  const service = oneOf(query, 'service', codesOf(services));
  const division = oneOf(query, 'division', codesOf(divisions));
  const district = oneOf(query, 'district', places);
  const state = oneOf(query, 'state', ['open', 'overdue'] as const);
  const registered = registeredIn(query);
  const holder = holderFrom(query.get('holder') ?? '', person);
  return {
    ...{ ...(complaintClass && { complaintClass }), ...(category && { category }), ...(service && { service }) },
    ...{ ...(division && { division }), ...(district && { district }), ...(state && { state }) },
    ...(registered && { registered }),
    ...(holder && { holder }),
    counted: query.get('counted') === '1',
  };
}

/** From one WIB day through another; one alone is open on its other side. */
function registeredIn(query: URLSearchParams): Narrowing['registered'] {
  const [from, to] = [dayIn(query, 'from'), dayIn(query, 'to')];
  return from === undefined && to === undefined ? undefined : periodOf(from ?? earliest, to ?? latest);
}

const earliest = dayOfDate('2000-01-01');
const latest = dayOfDate('2999-12-31');
