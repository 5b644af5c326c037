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

/** The address keeps where one is: it lasts over a reload, and never reaches the server. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, item] = path.split('/');
  if (page === 'complaints' && item) return { page: 'complaint', ticketNumber: decoded(item) };
  if (page === 'desk') return { page: 'desk' };
  if (page === 'dashboard') return { page: 'dashboard', ...readPeriod(new URLSearchParams(query)) };
  if (page === 'enter') return { page: 'enter' };
  if (page === 'lapor') return { page: 'lapor' };
  if (page === 'chat') return { page: 'chat' };
  if (page === 'bank') return { page: 'bank', from: item ? decoded(item) : null };
  if (page === 'settings')
    return { page: 'settings', section: settingsSections.find(each => each === item) ?? settingsSections[0] };
  if (page === 'opening') return { page: 'opening' };
  if (page === 'archive') {
    const asked = new URLSearchParams(query);
    return {
      ...{ page: 'archive', ticketNumber: item ? decoded(item) : null },
      filter: recordsFilterOf(name => asked.get(name) ?? ''),
    };
  }
  if (page === 'disruptions') return readDisruptions(item, new URLSearchParams(query));
  if (page === 'reports') return { page: 'report', month: /^\d{4}-\d{2}$/.test(item ?? '') ? item! : null };
  return { page: 'list', filter: readFilter(new URLSearchParams(query)) };
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

function readDisruptions(item: string | undefined, query: URLSearchParams): Route {
  const from = { service: query.get('service') ?? '', category: query.get('category') ?? '' };
  if (item === 'new') return { page: 'disruptions', id: null, from };
  return { page: 'disruptions', id: item ? decoded(item) : null, from: null };
}

function readPeriod(query: URLSearchParams): AskedPeriod {
  const period = periods.find(each => each === query.get('period')) ?? 'month';
  const day = (name: string): string => (period === 'own' ? (query.get(name) ?? '') : '');
  return { period, from: day('from'), to: day('to') };
}

export function addressOf(route: Route): string {
  switch (route.page) {
    case 'complaint':
      return `#/complaints/${encodeURIComponent(route.ticketNumber)}`;
    case 'desk':
      return '#/desk';
    case 'enter':
      return '#/enter';
    case 'lapor':
      return '#/lapor';
    case 'chat':
      return '#/chat';
    case 'bank':
      return route.from ? `#/bank/${encodeURIComponent(route.from)}` : '#/bank';
    case 'opening':
      return '#/opening';
    case 'disruptions': {
      if (route.from) return `#/disruptions/new?${new URLSearchParams({ ...route.from }).toString()}`;
      return route.id ? `#/disruptions/${encodeURIComponent(route.id)}` : '#/disruptions';
    }
    case 'archive': {
      if (route.ticketNumber) return `#/archive/${encodeURIComponent(route.ticketNumber)}`;
      const narrowed = Object.entries({ ...route.filter, before: route.filter.before.join(',') }).filter(([, value]) => value);
      return narrowed.length > 0 ? `#/archive?${new URLSearchParams(narrowed).toString()}` : '#/archive';
    }
    case 'settings':
      return `#/settings/${route.section}`;
    case 'dashboard': {
      const { period, from, to } = route;
      return `#/dashboard?${new URLSearchParams({ period, ...(period === 'own' && { from, to }) }).toString()}`;
    }
    case 'report':
      return route.month ? `#/reports/${route.month}` : '#/reports';
    case 'list': {
      const { before, ...filter } = route.filter;
      const set = Object.entries({ ...filter, before: before.join(',') }).filter(([, value]) => value !== '');
      return set.length ? `#/?${new URLSearchParams(set).toString()}` : '#/';
    }
  }
}

/** A link of a card names its place in the path, or through Teams as `subPageId`; the address in the hash comes first. */
export function startAddress({ pathname, hash }: { pathname: string; hash: string }, subPageId: string | null): string {
  if (hash.length > 1) return hash;
  for (const page of ['desk', 'lapor', 'disruptions', 'archive'] as const)
    if (subPageId === page || pathname.endsWith(`/${page}`)) return `#/${page}`;
  const ticketNumber = subPageId ?? /\/complaints\/([^/]+)$/.exec(pathname)?.[1];
  return ticketNumber ? addressOf({ page: 'complaint', ticketNumber: decoded(ticketNumber) }) : '#/';
}
