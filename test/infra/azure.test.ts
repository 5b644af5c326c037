import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type BadSettings, readConfig, type Environment } from '../../bot/config';
import { openServer } from '../http/openServer';
import { readTemplate, root, settingsOf, textOf, valueOf } from './bicep';

/** The templates for Azure beside the program that is to run there. Nothing here has been deployed. */

const files = ['infra/azure.bicep', 'infra/database.bicep', 'infra/watch.bicep', 'infra/botRegistration/azurebot.bicep'];
const azure = readTemplate('infra/azure.bicep');
const settings = settingsOf(azure);

/** Read by App Service itself. */
const platformSettings = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'NODE_ENV', 'WEBSITES_CONTAINER_STOP_TIME_LIMIT'];
/** Left as they are in production: App Service gives the port; the addresses are Microsoft's and Meta's own; the rest is for other ways of running. */
const leftAlone = [
  ...['PORT', 'HOST', 'CLAMD_PORT', 'WEBSITE_SITE_NAME', 'WEBSITE_INSTANCE_ID', 'ADUAN_LOCAL_START', 'BOT_PASSWORD'],
  'ADUAN_LOCAL_TEAMS_LIMITS',
  ...['BOT_METADATA_URL', 'BOT_SERVICE_HOSTS', 'ENTRA_ISSUER', 'ENTRA_KEYS_URL', 'GRAPH_URL'],
  ...['WHATSAPP_API_URL', 'WHATSAPP_API_VERSION'],
];

const id = (n: number) => `99999999-0000-4000-8000-00000000000${n}`;
/** What Azure puts in the place of names, and the vault in the place of its references. */
const known = {
  ...{
    tabAppId: id(1),
    teamsAppId: id(2),
    lookupKey: '',
    clamdHost: '',
    whatsappPhoneNumberId: '100000000000001',
    whatsappNumberUse: 'withHandset',
  },
  ...{
    sharePointSiteId: 'site',
    sharePointDriveId: 'drive',
    sharePointRestrictedDriveId: 'drive-2',
    host: 'aduan.contoh.go.id',
    secrets: '@Microsoft.KeyVault(SecretUri=x',
  },
  'database.outputs.host': 'aduan-sql.database.windows.net',
  'database.outputs.name': 'aduan',
  'identity.properties.clientId': id(3),
  'identity.properties.tenantId': id(4),
};
const vault: Record<string, string> = {
  'aduan-master-keys': `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  ...{ 'whatsapp-app-secret': 'a', 'whatsapp-verify-token': 'b', 'whatsapp-access-token': 'c' },
};

function environment(whatsappMode: string): Environment {
  return Object.fromEntries(
    Object.entries(settings).map(([name, expression]) => [name, valueOf(expression, { ...known, whatsappMode })]),
  );
}
const fromVault = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value!.replace(/^@Microsoft\.KeyVault\(.*\/(.+)\)$/, (_, key) => vault[key]!),
    ]),
  );

test('the web app has every setting that the program reads, apart from those left alone, and no other', () => {
  const read = [...textOf('bot/config.ts').matchAll(/\b([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|PORT|HOST)\b/g)].map(match => match[1]!);
  const expected = [...new Set(read)].filter(name => !leftAlone.includes(name));
  expect(
    Object.keys(settings)
      .filter(name => !platformSettings.includes(name))
      .sort(),
  ).toEqual(expected.sort());
  expect(leftAlone.filter(name => !read.includes(name))).toEqual([]);
});

test('with these settings the program starts in production, by handset and by the Cloud API', () => {
  const byHand = readConfig(fromVault(environment('manual')));
  expect(byHand).toMatchObject({
    ...{ mode: 'production', dataDir: '/aduan', whatsapp: { mode: 'manual' }, scanner: null },
    databaseUrl: `mssql://aduan-sql.database.windows.net:1433/aduan?identity=${id(3)}`,
    bot: { appId: id(3), tenantId: id(4), type: 'UserAssignedMSI', password: null },
    tab: { teamsAppId: id(2), url: 'https://aduan.contoh.go.id/tab' },
  });
  expect(readConfig(fromVault(environment('cloud'))).whatsapp).toMatchObject({ mode: 'cloud', appSecret: 'a', accessToken: 'c' });
});

test('a secret that the vault does not give out is named, and its reference never passes for the secret', () => {
  let faults: BadSettings['faults'] = [];
  try {
    readConfig(environment('cloud'));
  } catch (error) {
    faults = (error as BadSettings).faults;
  }
  const names = ['ADUAN_MASTER_KEYS', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN', 'WHATSAPP_ACCESS_TOKEN'];
  expect(faults).toEqual(names.map(name => ({ name, fault: 'notInVault' })));
});

test.each(files)('%s is given what it asks for, and nothing else', file => {
  const { params } = readTemplate(file);
  const givers = files.flatMap(giver =>
    readTemplate(giver)
      .modules.filter(({ path }) => posix.join(dirname(giver), path) === file)
      .map(module => module.params),
  );
  const byHand = Object.keys((JSON.parse(textOf('infra/azure.parameters.json')) as { parameters: object }).parameters);
  const given = file === 'infra/azure.bicep' ? [byHand] : givers;
  expect(given).toHaveLength(1);
  const required = params.filter(param => param.required).map(param => param.name);
  expect(required.filter(name => !given[0]!.includes(name))).toEqual([]);
  expect(given[0]!.filter(name => !params.some(param => param.name === name))).toEqual([]);
});

test.each(files)('every bracket of %s closes, every resource names its API version, and every module is there', file => {
  const { text, modules } = readTemplate(file);
  const bare = text.replace(/(^|\s)\/\/ .*$/gm, '').replace(/'(?:\\.|[^'\\\n])*'/g, "''");
  for (const [open, close] of ['{}', '[]', '()'] as const) {
    expect([open, bare.split(open!).length]).toEqual([open, bare.split(close!).length]);
  }
  const resources = [...text.matchAll(/^resource \w+ (.+?) (?:existing )?=/gm)].map(match => match[1]!);
  expect(resources.length).toBeGreaterThan(0);
  expect(resources.filter(type => !/^'Microsoft\.[\w.]+(\/\w+)+@20\d\d-\d\d-\d\d(-preview)?'$/.test(type))).toEqual([]);
  expect(modules.filter(({ path }) => !existsSync(join(root, dirname(file), path)))).toEqual([]);
});

test('what Azure asks the server for, and where Teams delivers, is there', async () => {
  const asked = [
    /healthCheckPath: '(.+)'/.exec(azure.text)![1]!,
    /RequestUrl: 'https:\/\/\$\{host\}(.+)'/.exec(textOf('infra/watch.bicep'))![1]!,
  ];
  const delivered = /endpoint: 'https:\/\/\$\{botAppDomain\}(.+)'/.exec(textOf('infra/botRegistration/azurebot.bicep'))![1]!;
  const server = await openServer();
  try {
    for (const path of asked) expect([path, (await server.call('GET', path)).status]).toEqual([path, 200]);
    expect((await server.call('POST', delivered, { json: {} })).status).toBe(401); // there, and asks for Teams' token
  } finally {
    await server.close();
  }
});

test('the bot is known by the very identity that the program signs in with, in Teams’ channel', () => {
  const bot = textOf('infra/botRegistration/azurebot.bicep');
  expect(bot).toContain(`msaAppType: ${settings.BOT_TYPE}`);
  expect(bot).toContain(`channelName: 'MsTeamsChannel'`);
  const given = /^module bot [\s\S]*?^\}/m.exec(azure.text)![0];
  expect(given).toContain(`identityClientId: ${settings.BOT_ID}`);
  expect(given).toContain(`identityTenantId: ${settings.BOT_TENANT_ID}`);
});

test('the program has more time to end its work than it takes', () => {
  const index = textOf('bot/index.ts');
  const milliseconds = ['stopWithinMs', 'closeWithinMs'].map(name =>
    Number(new RegExp(`${name} = ([\\d_]+)`).exec(index)![1]!.replaceAll('_', '')),
  );
  const limit = Number(valueOf(settings.WEBSITES_CONTAINER_STOP_TIME_LIMIT!, {}));
  expect(limit * 1000).toBeGreaterThan(milliseconds[0]! + milliseconds[1]!);
  expect(limit).toBeLessThanOrEqual(120); // as much as App Service gives
});

test('data stays in Indonesia unless somebody says otherwise, and nobody gets in by a password', () => {
  expect(azure.text).toMatch(/^param location string = 'indonesiacentral'$/m);
  expect(azure.text).toContain('httpsOnly: true');
  expect(textOf('infra/database.bicep')).toContain('azureADOnlyAuthentication: true');
  expect(files.map(textOf).join('\n')).not.toMatch(/administratorLogin|@secure\(\)|0\.0\.0\.0/);
});
