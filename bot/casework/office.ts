import type { EntityManager } from 'typeorm';
import type { Channel } from '../complaint/complaint';
import { remembered, type Database } from '../database/dataSource';
import type { ContactRow, HolidayRow, ReporterRow, SettingRow } from '../database/tables';
import type { DataKey, Sealed, Sealer } from '../database/sealed';
import { knownYears, usualHolidays } from '../complaint/calendar';
import { defaultPolicy } from '../complaint/deadline';
import type { OfficePolicy } from '../complaint/deadline';
import type { MetaTemplate } from '../complaint/metaTemplate';
import type { StandingDisposition } from '../complaint/standingDisposition';
import { usualRetention, type RetentionSchedule } from '../complaint/retention';
import { usualSorting, type SortingRules } from '../complaint/sorting';

/** What every verb of casework needs: where it is written, how words are sealed, and what time the office has. */
export interface Office {
  db: Database;
  sealer: Sealer;
  /** Office time, which drives rules, schedules and dates on paper. */
  now: () => Date;
  /** How WhatsApp texts leave: through the Cloud API, or by an officer's hand from the handset (DOMAIN §4.9). */
  whatsapp: 'cloud' | 'manual';
  /** The tab in Teams, for links that open a complaint there; absent while it is not set up. */
  tab?: { teamsAppId: string; url: string } | null;
  /** For proofs only: whoever throws or kills here leaves things as a crash at this point would. */
  failPoint?: (name: FailPoint) => void | Promise<void>;
}

/** The moments between which a crash must lose and double nothing: around each commit and each call outside. */
export type FailPoint =
  | 'receive.beforeCommit'
  | 'receive.afterCommit'
  | 'act.beforeCommit'
  | 'act.afterCommit'
  | 'send.beforeCall'
  | 'send.afterCall'
  | 'post.beforeCall'
  | 'post.afterCall'
  | 'archive.beforeCall'
  | 'archive.afterCall';

/** What the office decides and may change without a new release; kept in versions. */
export interface Settings {
  policy: Partial<Omit<OfficePolicy, 'version' | 'holidays' | 'calendarYears'>>;
  privacyUrl: string;
  ombudsmanContact: string;
  /** How the data protection officer is reached (Law 27/2022 art. 21 and 53). */
  dpoContact: string;
  /** The office's WhatsApp number in digits (62…), printed on receipts for questions; null = none is printed. */
  officeWhatsapp: string | null;
  /** `place` is the city in front of a date. */
  letterhead: { government: string; office: string; address: string; contact: string; place: string };
  /** Fixed answers a head has signed beforehand (DOMAIN §1.5 `sendStandard`); empty = switched off. */
  standingDispositions: StandingDisposition[];
  /** What LAPOR! calls this office in `Instansi Terdisposisi`; any case, also within a longer name. */
  laporOffices: string[];
  /** Every case is to be recorded in LAPOR! too, whatever its channel: those that are not are listed (DOMAIN §3.3). */
  laporRecordsEvery: boolean;
  /** Texts to reporters in the office's own words (text/reporterTexts.ts), by key; what is not here is sent as it comes with the app. */
  texts: Record<string, string>;
  /** What Meta says of the templates, by the program's names; what is not here is approved under that very name. */
  templates: Record<string, MetaTemplate>;
  sorting: SortingRules;
  /** By which officers enter no reports. */
  channelsOff: readonly Channel[];
  /** How long closed cases' records are kept; of records that were appraised before a change the dates stay. */
  retention: RetentionSchedule;
  /** The unit's part of official numbers is typed by people; this is only the office's short name. */
  unitCode: string;
}

export const defaultSettings: Settings = {
  policy: {},
  privacyUrl: 'https://dukcapil.palangkaraya.go.id/privasi',
  ombudsmanContact: '137',
  dpoContact: 'Telp. (0536) 3222639',
  officeWhatsapp: null,
  letterhead: {
    government: 'PEMERINTAH KOTA PALANGKA RAYA',
    office: 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
    address: 'Jl. G. Obos XI/Ir. Soekarno (Lingkar Dalam)',
    contact: 'Telp. (0536) 3222639, dukcapil.palangkaraya.go.id',
    place: 'Palangka Raya',
  },
  standingDispositions: [],
  laporOffices: ['Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil'],
  laporRecordsEvery: true,
  texts: {},
  templates: {},
  sorting: usualSorting,
  channelsOff: [],
  retention: usualRetention,
  unitCode: 'DKPS',
};

/** A version that no office reaches; a column's largest number. */
const latest = 2_147_483_647;

/** The newest version of every setting over the defaults; with a version, the settings as they stood then. */
export async function loadSettings(manager: EntityManager, version = Infinity): Promise<Settings & { version: number }> {
  const load = (): Promise<SettingRow[]> => settingRows(manager, Math.min(version, latest));
  const rows = await (version < latest ? load() : remembered(manager, 'settings', load));
  const stored = Object.fromEntries(rows.map(row => [row.key, row.value]));
  return { ...defaultSettings, ...stored, version: Math.max(1, ...rows.map(row => row.version)) };
}

/** Every message and every click asks: of each setting one row is read, however often it was changed. */
function settingRows(manager: EntityManager, version: number): Promise<SettingRow[]> {
  const newest = manager
    .createQueryBuilder()
    .select('MAX(t.version)')
    .from('Setting', 't')
    .where('t.key = s.key AND t.version <= :version');
  return manager
    .createQueryBuilder<SettingRow>('Setting', 's')
    .where(`s.version = (${newest.getQuery()})`, { version })
    .getMany();
}

/** All that the office decides now, or by an earlier version of the settings, read once. */
export interface Rules {
  settings: Settings & { version: number };
  /** Its time rules: defaults, the settings over them, and the holidays that were entered. */
  policy: OfficePolicy;
}

export async function loadRules(manager: EntityManager, version?: number): Promise<Rules> {
  const [settings, holidays] = await Promise.all([
    loadSettings(manager, version),
    remembered(manager, 'holidays', () => manager.find<HolidayRow>('Holiday')),
  ]);
  const days = holidays.length > 0 ? holidays : usualHolidays;
  const policy = {
    ...defaultPolicy,
    ...settings.policy,
    // A limit that a later release brings has its usual length until the office decides on it.
    limits: { ...defaultPolicy.limits, ...settings.policy.limits },
    version: settings.version,
    holidays: Object.fromEntries(days.map(day => [day.date, day.name])),
    calendarYears: knownYears(days),
  };
  return { settings, policy };
}

/** The time rules of `loadRules` alone. */
export const loadPolicy = async (manager: EntityManager, version?: number): Promise<OfficePolicy> =>
  (await loadRules(manager, version)).policy;

/** The key under which everything about this reporter is sealed; an erased reporter's key throws `Erased` when used. */
export function reporterKey(manager: EntityManager, sealer: Sealer, reporterId: string): Promise<DataKey> {
  return remembered(manager, `reporterKey:${reporterId}`, async () => {
    const row = await manager.findOneByOrFail<ReporterRow>('Reporter', { id: reporterId });
    return sealer.unwrap(row.wrappedKey, reporterId);
  });
}

/** The keys of several reporters' rows, each fetched once: others write into a case into which theirs was merged. */
export async function writersKeys(
  manager: EntityManager,
  sealer: Sealer,
  rows: readonly { reporterId: string }[],
): Promise<(row: { reporterId: string }) => DataKey> {
  const keys = new Map<string, DataKey>();
  for (const { reporterId } of rows) {
    if (!keys.has(reporterId)) keys.set(reporterId, await reporterKey(manager, sealer, reporterId));
  }
  return ({ reporterId }) => keys.get(reporterId)!;
}

/** Opens a sealed column, or gives null where there is nothing or the reporter was erased. */
export function openOr(sealer: Sealer, sealed: Sealed | null, key: DataKey, id: string, column: string): string | null {
  if (!sealed) return null;
  try {
    return sealer.open(sealed, key, { id, column });
  } catch (error) {
    if (error instanceof Error && error.name === 'Erased') return null;
    throw error;
  }
}

/** A reporter's contact, or null. */
export function contactOf(manager: EntityManager, id: string | null): Promise<ContactRow | null> {
  return id ? manager.findOneBy<ContactRow>('ReporterContact', { id }) : Promise.resolve(null);
}
