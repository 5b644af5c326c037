import { BadSettings, readConfig, type Environment } from '../bot/config';

const id = (n: number) => `99999999-0000-4000-8000-00000000000${n}`;
const production: Environment = {
  ADUAN_MODE: 'production',
  DATA_DIR: '/srv/aduan',
  DATABASE_URL: 'mssql://aduan:secret@db.contoh.invalid/aduan',
  ADUAN_MASTER_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  WHATSAPP_APP_SECRET: 'a',
  WHATSAPP_VERIFY_TOKEN: 'b',
  WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
  WHATSAPP_ACCESS_TOKEN: 'c',
  BOT_ID: id(1),
  BOT_TENANT_ID: id(2),
  TAB_APP_ID: id(3),
  SHAREPOINT_SITE_ID: 'site',
  SHAREPOINT_DRIVE_ID: 'drive',
  SHAREPOINT_RESTRICTED_DRIVE_ID: 'drive-2',
};

function faultsOf(env: Environment): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.faults.map(({ name, fault }) => `${name} ${fault}`);
  }
}

test('production starts with what it needs, and Microsoft’s and Meta’s own addresses', () => {
  const { whatsapp, graph, signIn, bot, host, port } = readConfig(production);
  expect(whatsapp).toMatchObject({ mode: 'cloud', version: 'v26.0', apiUrl: 'https://graph.facebook.com' });
  expect([graph.url, port, host]).toEqual(['https://graph.microsoft.com', 3978, '0.0.0.0']);
  expect(signIn.issuer).toBe(`https://login.microsoftonline.com/${id(2)}/v2.0`);
  expect([bot.type, bot.serviceHosts]).toEqual(['UserAssignedMSI', ['smba.trafficmanager.net']]);
});

test.each(Object.keys(production).filter(name => name !== 'ADUAN_MODE'))(
  'production without %s does not start, and names it',
  name => {
    expect(faultsOf({ ...production, [name]: undefined })).toEqual([`${name} missing`]);
    expect(faultsOf({ ...production, [name]: '  ' })).toEqual([`${name} missing`]);
  },
);

test('everything that is missing is named at once, and no value is repeated', () => {
  const faults = faultsOf({ ADUAN_MODE: 'production', PORT: 'eighty' });
  expect(faults).toHaveLength(Object.keys(production).length);
  expect(faults).toContain('PORT notAPort');
  expect(() => readConfig({ ...production, DATABASE_URL: 'postgres://user:hunter2@x' })).toThrow(/^(?!.*hunter2)/);
});

test('the restricted library is another one than the library for all', () => {
  expect(faultsOf({ ...production, SHAREPOINT_RESTRICTED_DRIVE_ID: production.SHAREPOINT_DRIVE_ID })).toEqual([
    'SHAREPOINT_RESTRICTED_DRIVE_ID sameLibrary',
  ]);
});

test('the database lets a managed identity in without a password', () => {
  const url = `mssql://db.contoh.invalid/aduan?identity=${id(1)}`;
  expect(readConfig({ ...production, DATABASE_URL: url }).databaseUrl).toBe(url);
});

test('without a mode it is production: nobody gets a stand-in by forgetting a setting', () => {
  expect(readConfig({ ...production, ADUAN_MODE: undefined }).mode).toBe('production');
});

test.each([
  ['GRAPH_URL', 'http://localhost:3978/local/graph', 'standIn'],
  ['GRAPH_URL', 'https://127.0.0.1/graph', 'standIn'],
  ['WHATSAPP_API_URL', 'http://graph.facebook.com', 'notHttps'],
  ['WHATSAPP_API_URL', 'graph', 'notAnAddress'],
  ['BOT_METADATA_URL', 'http://localhost:3978/x', 'standIn'],
  ['ENTRA_ISSUER', 'http://[::1]/v2.0', 'standIn'],
  ['ENTRA_KEYS_URL', 'ftp://contoh.invalid/keys', 'notAnAddress'],
  ['BOT_SERVICE_HOSTS', 'localhost:3978', 'standIn'],
  ['DATABASE_URL', 'postgres://x', 'notADatabase'],
  ['DATABASE_URL', 'mssql://db.contoh.invalid/aduan', 'notADatabase'],
  ['DATABASE_URL', 'mssql://db.contoh.invalid/aduan?identity=aduan', 'notADatabase'],
  ['DATABASE_URL', `mssql://aduan:sandi@db.contoh.invalid/aduan?identity=${id(1)}`, 'notADatabase'],
  ['WHATSAPP_APP_SECRET', '@Microsoft.KeyVault(SecretUri=https://x/secrets/y)', 'notInVault'],
  ['ADUAN_MASTER_KEYS', '@Microsoft.KeyVault(SecretUri=https://x/secrets/y)', 'notInVault'],
  ['BOT_ID', 'aduan', 'notAnId'],
  ['BOT_TYPE', 'MultiTenant', 'notAChoice'],
  ['ADUAN_MODE', 'test', 'notAChoice'],
  ['WHATSAPP_MODE', 'on-premises', 'notAChoice'],
  ['WHATSAPP_NUMBER_USE', 'shared', 'notAChoice'],
  ['PORT', '70000', 'notAPort'],
  ['ADUAN_MASTER_KEYS', 'k1:c2hvcnQ=', 'notAKey'],
  ['ADUAN_LOOKUP_KEY', 'k9', 'notAKey'],
])('production refuses %s = %s (%s)', (name, value, fault) => {
  expect(faultsOf({ ...production, [name]: value })).toContain(`${name} ${fault}`);
});

test('in handset mode WhatsApp needs no settings; a secret is asked for only where the bot has no managed identity', () => {
  const manual = Object.fromEntries(Object.entries(production).filter(([name]) => !name.startsWith('WHATSAPP_')));
  expect(readConfig({ ...manual, WHATSAPP_MODE: 'manual' }).whatsapp).toEqual({ mode: 'manual' });
  expect(faultsOf({ ...production, BOT_TYPE: 'SingleTenant' })).toEqual(['BOT_PASSWORD missing']);
});

test('several master keys need the name of the one that lookups use', () => {
  const two = `k2:${Buffer.alloc(32, 2).toString('base64')},${production.ADUAN_MASTER_KEYS}`;
  expect(faultsOf({ ...production, ADUAN_MASTER_KEYS: two })).toEqual(['ADUAN_LOOKUP_KEY missing']);
  const { masterKeys } = readConfig({ ...production, ADUAN_MASTER_KEYS: two, ADUAN_LOOKUP_KEY: 'k1' });
  expect([masterKeys.current, masterKeys.lookup, Object.keys(masterKeys.keys)]).toEqual(['k2', 'k1', ['k2', 'k1']]);
});

test('local mode listens on this machine alone, and never on Azure', () => {
  const local = { ...production, ADUAN_MODE: 'local', GRAPH_URL: 'http://localhost:3978/local/graph' };
  expect(readConfig(local)).toMatchObject({ mode: 'local', host: '127.0.0.1' });
  expect(faultsOf({ ...local, WEBSITE_SITE_NAME: 'aduan' })).toEqual(['ADUAN_MODE contradictsAzure']);
});

test('files are scanned where clamd is named; its port alone is a slip', () => {
  expect(readConfig(production).scanner).toBeNull();
  expect(readConfig({ ...production, CLAMD_HOST: 'clamd' }).scanner).toEqual({ host: 'clamd', port: 3310 });
  expect(faultsOf({ ...production, CLAMD_PORT: '3310' })).toEqual(['CLAMD_HOST missing']);
  expect(faultsOf({ ...production, CLAMD_HOST: 'clamd', CLAMD_PORT: 'x' })).toEqual(['CLAMD_PORT notAPort']);
});

test('the tab’s links need both the app’s id and the address; one alone is a slip', () => {
  const both = { TEAMS_APP_ID: id(7), PUBLIC_URL: 'https://aduan.contoh.invalid/' };
  expect(readConfig(production).tab).toBeNull();
  expect(readConfig({ ...production, ...both }).tab).toEqual({ teamsAppId: id(7), url: 'https://aduan.contoh.invalid/tab' });
  expect(faultsOf({ ...production, TEAMS_APP_ID: id(7) })).toEqual(['PUBLIC_URL missing']);
  expect(faultsOf({ ...production, PUBLIC_URL: both.PUBLIC_URL })).toEqual(['TEAMS_APP_ID missing']);
});
