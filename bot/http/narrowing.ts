import type { Wanted } from '../casework/list/find';
import { sorts } from '../casework/list/listOrder';
import { disruptionFrom, holderFrom, type Narrowing, unknown } from '../casework/list/narrow';
import { channels, statuses, type Person } from '../complaint/complaint';
import { complaintCategories, complaintClasses, districts, divisions, services } from '../complaint/masterData';
import { dayOfDate, periodOf } from '../complaint/wib';
import { dayIn, oneOf } from './body';

const codesOf = <Code extends string>(list: readonly { code: Code }[]): (Code | typeof unknown)[] => [
  ...list.map(({ code }) => code),
  unknown,
];
const places = [...districts.map(({ name }) => name), 'other', unknown];

/** A hundred pasted numbers. */
const longestSearch = 2_000;

/** What `GET /api/complaints` asks for, but for the page. @throws Invalid */
export function wantedIn(query: URLSearchParams, person: Person): Omit<Wanted, 'limit' | 'cursor'> {
  const status = oneOf(query, 'status', statuses);
  const channel = oneOf(query, 'channel', channels);
  const sort = oneOf(query, 'sort', sorts);
  const q = query.get('q')?.trim().slice(0, longestSearch);
  return {
    ...{ ...(status && { status }), ...(channel && { channel }), ...(q && { q }), ...(sort && { sort }) },
    ...narrowingOf(query, person),
    ...{ toSend: query.get('toSend') === '1', notInLapor: query.get('notInLapor') === '1' },
  };
}

const keptNames = [
  ...['status', 'channel', 'complaintClass', 'category', 'service', 'division', 'district', 'state', 'holder'],
  ...['from', 'to', 'counted', 'disruption', 'toSend', 'sort'],
];

/** A filter as it may be kept: what the list knows, without words that may be a citizen's name. @throws Invalid */
export function keptQuery(text: string, person: Person): string {
  const query = new URLSearchParams(text);
  wantedIn(query, person);
  return new URLSearchParams([...query].filter(([name, value]) => keptNames.includes(name) && value !== ''))
    .toString()
    .slice(0, 600);
}

/** The filters of `GET /api/complaints` beside status, channel and words. @throws Invalid */
function narrowingOf(query: URLSearchParams, person: Person): Narrowing {
  const complaintClass = oneOf(query, 'complaintClass', codesOf(complaintClasses));
  const category = oneOf(query, 'category', codesOf(complaintCategories));
  const service = oneOf(query, 'service', codesOf(services));
  const division = oneOf(query, 'division', codesOf(divisions));
  const district = oneOf(query, 'district', places);
  const state = oneOf(query, 'state', ['open', 'overdue'] as const);
  const registered = registeredIn(query);
  const holder = holderFrom(query.get('holder') ?? '', person);
  const disruption = disruptionFrom(query.get('disruption') ?? '');
  return {
    ...{ ...(complaintClass && { complaintClass }), ...(category && { category }), ...(service && { service }) },
    ...{ ...(division && { division }), ...(district && { district }), ...(state && { state }) },
    ...(registered && { registered }),
    ...(holder && { holder }),
    ...(disruption && { disruption }),
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
