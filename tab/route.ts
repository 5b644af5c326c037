import { tabPages } from '../bot/text/tabPages';

/** What the list is narrowed to; `before` holds the last number of each page passed, so that one can go back. */
export interface Filter {
  status: string;
  channel: string;
  q: string;
  complaintClass: string;
  category: string;
  service: string;
  division: string;
  district: string;
  /** `open` or `overdue`. */
  state: string;
  /** `me`, `nobody`, or an officer's id. */
  holder: string;
  /** Registered from this WIB date, and until that one. */
  from: string;
  to: string;
  /** `1`: only what the dashboard counts. */
  counted: string;
  /** A disruption's id: only what is about it. */
  disruption: string;
  /** `1`: only complaints with texts to send by hand. */
  toSend: string;
  /** One of the server's orders; none = the newest first. */
  sort: string;
  before: string[];
}

/** What the dashboard is of; `own` = the days that are named. */
export const periods = ['month', 'quarter', 'year', 'own'] as const;
export interface AskedPeriod {
  period: (typeof periods)[number];
  from: string;
  to: string;
}

/** The parts of the settings, in their order. */
export const settingsSections = [
  'health',
  'holidays',
  'hours',
  'deadlines',
  'people',
  'office',
  'texts',
  'sorting',
  'standing',
  'retention',
  'changes',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** A disruption that is to be declared, with what is known of it. */
export interface Declaring {
  service: string;
  category: string;
}

/** To what the archive's list is narrowed. */
export type RecordsFilter = Record<'q' | 'year' | 'month' | 'code' | 'state', string> & {
  /** The last place of each page passed. */
  before: string[];
};

const recordsFilterOf = (valueOf: (name: string) => string): RecordsFilter => ({
  ...({ q: valueOf('q'), year: valueOf('year'), month: valueOf('month'), code: valueOf('code') } as const),
  ...{ state: valueOf('state'), before: valueOf('before').split(',').filter(Boolean) },
});

export const allRecords: RecordsFilter = recordsFilterOf(() => '');

export type Route =
  | { page: 'desk' }
  | { page: 'list'; filter: Filter }
  | { page: 'complaint'; ticketNumber: string }
  | ({ page: 'dashboard' } & AskedPeriod)
  | { page: 'enter' }
  | { page: 'report'; month: string | null }
  | { page: 'lapor' }
  | { page: 'chat' }
  /** `from`: the case whose answer is to become a text. */
  | { page: 'bank'; from: string | null }
  | { page: 'opening' }
  /** `id`: one of them; `from`: what is to be declared, as a surge's filter says it. */
  | { page: 'disruptions'; id: string | null; from: Declaring | null }
  /** `ticketNumber`: one record. */
  | { page: 'archive'; ticketNumber: string | null; filter: RecordsFilter }
  | { page: 'settings'; section: SettingsSection };

/** The filters that are plain texts, in the order of their fields. */
const names = [
  ...(['status', 'channel', 'q', 'complaintClass', 'category', 'service', 'division', 'district'] as const),
  ...(['state', 'holder', 'from', 'to', 'counted', 'disruption', 'toSend', 'sort'] as const),
] satisfies readonly (keyof Filter)[];

const filterOf = (valueOf: (name: (typeof names)[number]) => string, before: string[]): Filter =>
  ({ ...Object.fromEntries(names.map(name => [name, valueOf(name)])), before }) as unknown as Filter;

export const everything: Filter = filterOf(() => '', []);

/** Whether anything is left out: neither the order nor the page does that. */
export const isFiltered = (filter: Filter): boolean =>
  Object.values({ ...filter, before: '', sort: '' }).some(value => value !== '');

/** What stands in an address after its page: one thing on it, and what the page is narrowed to. */
type Reader = (item: string | null, query: URLSearchParams) => Route;

const readers: { [Page in Route['page']]: Reader } = {
  desk: () => ({ page: 'desk' }),
  list: (_, query) => ({ page: 'list', filter: readFilter(query) }),
  complaint: (item, query) => (item ? { page: 'complaint', ticketNumber: item } : readers.list(item, query)),
  dashboard: (_, query) => ({ page: 'dashboard', ...readPeriod(query) }),
  enter: () => ({ page: 'enter' }),
  report: item => ({ page: 'report', month: /^\d{4}-\d{2}$/.test(item ?? '') ? item : null }),
  lapor: () => ({ page: 'lapor' }),
  chat: () => ({ page: 'chat' }),
  bank: item => ({ page: 'bank', from: item }),
  opening: () => ({ page: 'opening' }),
  disruptions: readDisruptions,
  archive: (item, query) => ({ page: 'archive', ticketNumber: item, filter: recordsFilterOf(name => query.get(name) ?? '') }),
  settings: item => ({ page: 'settings', section: settingsSections.find(each => each === item) ?? settingsSections[0] }),
};

const pageAt = (address: string | undefined): Route['page'] | undefined =>
  (Object.keys(tabPages) as Route['page'][]).find(page => tabPages[page] === address);

/** The address keeps where one is: it lasts over a reload, and never reaches the server. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [address, item] = path.split('/');
  return readers[pageAt(address) ?? 'list'](item ? decoded(item) : null, new URLSearchParams(query));
}

/** An address that somebody wrote by hand may not be one; then it is asked for as it stands, and not found. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readFilter(query: URLSearchParams): Filter {
  const ticked = ['toSend', 'counted'];
  const text = (name: string): string => query.get(name) ?? '';
  const valueOf = (name: string): string => (ticked.includes(name) && text(name) !== '1' ? '' : text(name));
  return filterOf(valueOf, text('before').split(',').filter(Boolean));
}

function readDisruptions(item: string | null, query: URLSearchParams): Route {
  const from = { service: query.get('service') ?? '', category: query.get('category') ?? '' };
  if (item === 'new') return { page: 'disruptions', id: null, from };
  return { page: 'disruptions', id: item, from: null };
}

function readPeriod(query: URLSearchParams): AskedPeriod {
  const period = periods.find(each => each === query.get('period')) ?? 'month';
  const day = (name: string): string => (period === 'own' ? (query.get(name) ?? '') : '');
  return { period, from: day('from'), to: day('to') };
}

/** @param route the list’s own address is the shortest: it is where the tab opens */
export function addressOf(route: Route): string {
  switch (route.page) {
    case 'complaint':
      return addressAt(route.page, route.ticketNumber);
    case 'bank':
      return addressAt(route.page, route.from);
    case 'disruptions':
      return route.from ? addressAt(route.page, 'new', { ...route.from }) : addressAt(route.page, route.id);
    case 'archive':
      return route.ticketNumber
        ? addressAt(route.page, route.ticketNumber)
        : addressAt(route.page, null, narrowed({ ...route.filter, before: route.filter.before.join(',') }));
    case 'settings':
      return addressAt(route.page, route.section);
    case 'dashboard': {
      const { page, period, from, to } = route;
      return addressAt(page, null, { period, ...(period === 'own' && { from, to }) });
    }
    case 'report':
      return addressAt(route.page, route.month);
    case 'list':
      return `#/${queryOf(narrowed({ ...route.filter, before: route.filter.before.join(',') }))}`;
    default:
      return addressAt(route.page, null);
  }
}

const addressAt = (page: Route['page'], item: string | null, query: Record<string, string> = {}): string =>
  `#/${tabPages[page]}${item ? `/${encodeURIComponent(item)}` : ''}${queryOf(query)}`;

const queryOf = (query: Record<string, string>): string =>
  Object.keys(query).length > 0 ? `?${new URLSearchParams(query).toString()}` : '';

/** Of a filter what is set. */
const narrowed = (filter: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/**
 * Where the tab opens. A link of a card names a page, with what is open on it, or a ticket number: through Teams as `subPageId`, in a
 * browser as the path. The address in the hash comes first: it is where one already was.
 */
export function startAddress({ pathname, hash }: { pathname: string; hash: string }, subPageId: string | null): string {
  if (hash.length > 1) return hash;
  const asked = subPageId ?? /^\/tab\/(.+)$/.exec(pathname)?.[1] ?? '';
  const isPage = asked === '' || pageAt(asked.split(/[/?]/)[0]) !== undefined;
  return addressOf(isPage ? readRoute(asked) : { page: 'complaint', ticketNumber: decoded(asked) });
}
