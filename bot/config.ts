import type { MasterKeys } from './database/sealed';

/** What is wrong with one setting; words under `errors:setting.` in bot/text. */
export type SettingFault =
  | 'missing'
  | 'notAnAddress'
  | 'notHttps'
  | 'notAHost'
  | 'standIn'
  | 'notAPort'
  | 'notADatabase'
  | 'notAChoice'
  | 'notAKey'
  | 'notInVault'
  | 'notAnId'
  | 'notADate'
  | 'contradictsAzure'
  | 'noStandIns'
  | 'sameLibrary';

/** Some settings are missing or wrong; the office does not start. Values are never repeated: they may be secrets. */
export class BadSettings extends Error {
  constructor(readonly faults: { name: string; fault: SettingFault }[]) {
    super(`bad settings: ${faults.map(({ name, fault }) => `${name} (${fault})`).join(', ')}`);
    this.name = 'BadSettings';
  }
}

export interface Config {
  mode: 'local' | 'production';
  port: number;
  /** `127.0.0.1` in local mode: nobody outside this machine gets in. */
  host: string;
  dataDir: string;
  databaseUrl: string;
  masterKeys: MasterKeys;
  /** `manual`: an officer sends by hand from the handset until the Cloud API is set up (DOMAIN §4.9). */
  whatsapp:
    | { mode: 'manual' }
    | {
        mode: 'cloud';
        appSecret: string;
        verifyToken: string;
        phoneNumberId: string;
        accessToken: string;
        version: string;
        apiUrl: string;
        /** Messages a second that this process sends at most. */
        perSecond: number;
      };
  /** The bot's registration: managed identity, or single tenant with a secret (TEAMS §1, §4). */
  bot: {
    appId: string;
    tenantId: string;
    type: 'UserAssignedMSI' | 'SingleTenant';
    password: string | null;
    metadataUrl: string;
    serviceHosts: readonly string[];
  };
  /** Who may call the API: tokens of the tab's own registration, asked for by Teams (TEAMS §3). */
  signIn: { audience: string; tenantId: string; issuer: string; keysUrl: string };
  /** The tab in Teams, for links from the cards; null while the app's id or its address is not set. */
  tab: { teamsAppId: string; url: string } | null;
  /** The archive: a library for all, and one with permissions of its own for what must stay with few (DOMAIN §2.4). */
  graph: { url: string; siteId: string; driveId: string; restrictedDriveId: string };
  /** clamd, which looks at every file that comes in; null = files are not scanned. */
  scanner: { host: string; port: number } | null;
  /** Local mode: when office time begins on an empty data folder; null = now. */
  localStart: Date | null;
  /** Local mode: whether the stand-in for Teams keeps Teams' rate limits, and the office its pace. Hurried demonstrations do neither. */
  localTeamsLimits: boolean;
}

export type Environment = Record<string, string | undefined>;

/** The process's own environment; nobody else reads it. */
export const environment = (): Environment => process.env;

const teamsServiceHost = 'smba.trafficmanager.net';

/**
 * Reads the settings, all of them before it complains of any.
 * In `production` everything that has no safe default must be there, and no address may lead to a stand-in on this machine.
 * @throws BadSettings with every missing or wrong setting at once
 */
export function readConfig(env: Environment): Config {
  const read = new Reader(env);
  const mode = read.choice('ADUAN_MODE', ['local', 'production'], 'production');
  const production = mode === 'production';
  if (!production && (env.WEBSITE_SITE_NAME || env.WEBSITE_INSTANCE_ID)) read.fault('ADUAN_MODE', 'contradictsAzure');
  const address = (name: string, usual?: string) => read.address(name, usual, production);
  const tenantId = read.id('BOT_TENANT_ID');
  const botType = read.choice('BOT_TYPE', ['UserAssignedMSI', 'SingleTenant'], 'UserAssignedMSI');
  const whatsappMode = read.choice('WHATSAPP_MODE', ['cloud', 'manual'], 'cloud');
  const login = `https://login.microsoftonline.com/${tenantId}`;
  const config: Config = {
    mode,
    port: read.port('PORT', 3978),
    host: production ? (read.optional('HOST') ?? '0.0.0.0') : '127.0.0.1',
    dataDir: production ? read.text('DATA_DIR') : (read.optional('DATA_DIR') ?? 'data'),
    databaseUrl: read.database('DATABASE_URL'),
    masterKeys: read.masterKeys('ADUAN_MASTER_KEYS', 'ADUAN_LOOKUP_KEY'),
    whatsapp: whatsappMode === 'manual' ? { mode: 'manual' } : cloudSettings(read, address),
    bot: {
      appId: read.id('BOT_ID'),
      tenantId,
      type: botType,
      password: botType === 'SingleTenant' ? read.text('BOT_PASSWORD') : null,
      metadataUrl: address('BOT_METADATA_URL', 'https://login.botframework.com/v1/.well-known/openidconfiguration'),
      serviceHosts: (read.optional('BOT_SERVICE_HOSTS') ?? teamsServiceHost).split(',').map(host => host.trim().toLowerCase()),
    },
    signIn: {
      audience: read.id('TAB_APP_ID'),
      tenantId,
      issuer: address('ENTRA_ISSUER', `${login}/v2.0`),
      keysUrl: address('ENTRA_KEYS_URL', `${login}/discovery/v2.0/keys`),
    },
    tab: tabSettings(read, address),
    graph: {
      url: address('GRAPH_URL', 'https://graph.microsoft.com'),
      siteId: read.text('SHAREPOINT_SITE_ID'),
      driveId: read.text('SHAREPOINT_DRIVE_ID'),
      restrictedDriveId: read.text('SHAREPOINT_RESTRICTED_DRIVE_ID'),
    },
    scanner: scannerSettings(read),
    localStart: production ? null : read.moment('ADUAN_LOCAL_START'),
    localTeamsLimits: read.choice('ADUAN_LOCAL_TEAMS_LIMITS', ['off', 'on'], 'off') === 'on',
  };
  if (config.graph.driveId !== '' && config.graph.restrictedDriveId === config.graph.driveId)
    read.fault('SHAREPOINT_RESTRICTED_DRIVE_ID', 'sameLibrary');
  if (production && config.bot.serviceHosts.some(isThisMachine)) read.fault('BOT_SERVICE_HOSTS', 'standIn');
  if (read.faults.length > 0) throw new BadSettings(read.faults);
  return config;
}

/**
 * Half of what Meta lets a number carry, since what comes in counts too: 80 a second, 20 where the WhatsApp Business app on a
 * handset shares the number (DOMAIN §4.6).
 */
const sendingRates = { cloudOnly: 40, withHandset: 10 };

function cloudSettings(read: Reader, address: (name: string, usual?: string) => string): Config['whatsapp'] {
  return {
    mode: 'cloud',
    appSecret: read.text('WHATSAPP_APP_SECRET'),
    verifyToken: read.text('WHATSAPP_VERIFY_TOKEN'),
    phoneNumberId: read.text('WHATSAPP_PHONE_NUMBER_ID'),
    accessToken: read.text('WHATSAPP_ACCESS_TOKEN'),
    version: read.optional('WHATSAPP_API_VERSION') ?? 'v26.0',
    apiUrl: address('WHATSAPP_API_URL', 'https://graph.facebook.com'),
    perSecond: sendingRates[read.choice('WHATSAPP_NUMBER_USE', ['cloudOnly', 'withHandset'], 'cloudOnly')],
  };
}

/** clamd speaks plain TCP, so it is a name and a port; its usual port is 3310. A port without a host is a slip. */
function scannerSettings(read: Reader): Config['scanner'] {
  if (read.optional('CLAMD_HOST') === undefined && read.optional('CLAMD_PORT') === undefined) return null;
  return { host: read.text('CLAMD_HOST'), port: read.port('CLAMD_PORT', 3310) };
}

function tabSettings(read: Reader, address: (name: string) => string): Config['tab'] {
  const wanted = ['TEAMS_APP_ID', 'PUBLIC_URL'].filter(name => read.optional(name) !== undefined);
  // One without the other is a slip; none of both is an office whose cards have no links yet.
  return wanted.length === 0 ? null : { teamsAppId: read.id('TEAMS_APP_ID'), url: `${address('PUBLIC_URL')}/tab` };
}

const isThisMachine = (host: string): boolean => /^(localhost|127\.|0\.0\.0\.0$|\[?::1\]?$)/.test(host);

/** By user and password, or by the managed identity that `identity` names; never by both. */
function saysWhoSignsIn(url: string): boolean {
  const { username, password, searchParams } = new URL(url);
  const identity = searchParams.get('identity');
  return identity === null ? username !== '' : username === '' && password === '' && entraId.test(identity);
}

const entraId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes settings one by one and keeps what is wrong with them; the value it gives then is never used. */
class Reader {
  readonly faults: { name: string; fault: SettingFault }[] = [];
  constructor(private readonly env: Environment) {}

  fault(name: string, fault: SettingFault): void {
    if (!this.faults.some(known => known.name === name)) this.faults.push({ name, fault });
  }

  optional(name: string): string | undefined {
    const value = this.env[name]?.trim() || undefined;
    if (!value?.startsWith('@Microsoft.KeyVault(')) return value;
    // Where App Service cannot read the vault it hands over the reference itself, which must not pass for a secret.
    this.fault(name, 'notInVault');
    return undefined;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === undefined) this.fault(name, 'missing');
    return value ?? '';
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], usual: Choice): Choice {
    const value = this.optional(name) ?? usual;
    const found = choices.find(choice => choice === value);
    if (!found) this.fault(name, 'notAChoice');
    return found ?? usual;
  }

  /** An id of Entra: 8-4-4-4-12 hex digits. */
  id(name: string): string {
    const value = this.text(name);
    if (value && !entraId.test(value)) this.fault(name, 'notAnId');
    return value.toLowerCase();
  }

  port(name: string, usual: number): number {
    const value = Number(this.optional(name) ?? usual);
    if (!Number.isInteger(value) || value < 0 || value > 65_535) this.fault(name, 'notAPort');
    return value;
  }

  address(name: string, usual: string | undefined, production: boolean): string {
    const value = this.optional(name) ?? usual ?? this.text(name);
    if (!URL.canParse(value)) {
      if (value) this.fault(name, 'notAnAddress');
      return value;
    }
    const { protocol, hostname } = new URL(value);
    if (protocol !== 'https:' && protocol !== 'http:') this.fault(name, 'notAnAddress');
    if (production && isThisMachine(hostname)) this.fault(name, 'standIn');
    else if (production && protocol !== 'https:') this.fault(name, 'notHttps');
    return value.replace(/\/+$/, '');
  }

  database(name: string): string {
    const value = this.text(name);
    const known = /^sqlite:.+/.test(value) || (value.startsWith('mssql://') && URL.canParse(value) && saysWhoSignsIn(value));
    if (value && !known) this.fault(name, 'notADatabase');
    return value;
  }

  moment(name: string): Date | null {
    const value = this.optional(name);
    if (value === undefined) return null;
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) this.fault(name, 'notADate');
    return at;
  }

  /** `id:base64,id:base64` (32 bytes each), the first is the current one; `lookup` names the one that indexes are made with. */
  masterKeys(name: string, lookupName: string): MasterKeys {
    const pairs = this.text(name)
      .split(',')
      .filter(Boolean)
      .map(pair => pair.trim().split(':') as [string, string?]);
    const keys = Object.fromEntries(pairs.map(([id, key]) => [id, Buffer.from(key ?? '', 'base64')]));
    const wrong = Object.entries(keys).some(([id, key]) => !/^[A-Za-z0-9_-]{1,32}$/.test(id) || key.length !== 32);
    if (wrong) this.fault(name, 'notAKey');
    const lookup = this.optional(lookupName);
    if (lookup !== undefined && !(lookup in keys)) this.fault(lookupName, 'notAKey');
    if (pairs.length > 1 && lookup === undefined) this.fault(lookupName, 'missing');
    return { current: pairs[0]?.[0] ?? '', keys, ...(lookup !== undefined && { lookup }) };
  }
}
