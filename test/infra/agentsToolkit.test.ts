import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../../bot/complaint/complaint';
import { divisions } from '../../bot/complaint/masterData';
import { readConfig } from '../../bot/config';
import { readTemplate, root, textOf } from './bicep';

/** The files that Microsoft's Agents Toolkit works with: m365agents.yml, its local sister, the Entra manifest and the environments. */

const aadManifest = JSON.parse(textOf('aad.manifest.json'));
const app = JSON.parse(textOf('appPackage/manifest.json'));
/** Given by the Toolkit itself. */
const builtIn = ['TEAMSFX_ENV', 'AAD_APP_ACCESS_AS_USER_PERMISSION_ID'];
const used = (text: string): string[] => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(match => match[1]!);
const without = (text: string): string => text.replace(/#.*$/gm, '');

/** The steps of one file in their order: what each makes known, and what each needs. */
function stepsOf(file: string): { uses: string; makes: string[]; needs: string[] }[] {
  return without(textOf(file))
    .split(/^ {2}- (?=uses: )/m)
    .slice(1)
    .map(step => {
      const uses = /^uses: (\S+)/.exec(step)![1]!;
      const written = /writeToEnvironmentFile:\n((?: {6}.+\n)+)/.exec(step)?.[1] ?? '';
      const makes = [...written.matchAll(/: (\w+)$/gm)].map(match => match[1]!);
      const filled = [...step.matchAll(/(?:manifestPath|parameters): \.\/(\S+)/g)].map(match => textOf(match[1]!));
      const outputs = uses === 'arm/deploy' ? Object.keys(readTemplate('infra/azure.bicep').outputs) : [];
      return { uses, makes: [...makes, ...outputs], needs: used([step, ...filled].join('\n')) };
    });
}

const environments = { 'm365agents.yml': 'infra/env/.env.dev', 'm365agents.local.yml': 'infra/env/.env.local' } as const;
const files = Object.keys(environments) as (keyof typeof environments)[];
const namesIn = (file: string): string[] => [...textOf(file).matchAll(/^([A-Z_]+)=/gm)].map(match => match[1]!);

test.each(files)('every placeholder that a step of %s needs is filled by then', file => {
  // Secrets of one's own stand in a file that git ignores.
  const known = new Set([...builtIn, ...namesIn(environments[file]), 'SECRET_ADUAN_MASTER_KEYS']);
  const missing: string[] = [];
  for (const { uses, makes, needs } of stepsOf(file)) {
    missing.push(...needs.filter(name => !known.has(name)).map(name => `${uses}: ${name}`));
    makes.forEach(name => known.add(name));
  }
  expect(missing).toEqual([]);
  expect(stepsOf(file).length).toBeGreaterThan(8);
});

test.each(files)('every file that %s names is there, and nothing secret stands in its environment file', file => {
  const named = [...textOf(file).matchAll(/: \.\/(\S+)$/gm)].map(match => match[1]!);
  const made = named.filter(path => path.startsWith('appPackage/build') || path === '.localConfigs');
  expect(named.filter(path => !made.includes(path) && !existsSync(join(root, path)))).toEqual([]);
  expect(namesIn(environments[file]).filter(name => /SECRET|PASSWORD|TOKEN|KEY/.test(name))).toEqual([]);
});

test('bot and tab have registrations of their own, and the tab’s has no secret', () => {
  expect(app.bots[0].botId).not.toBe(app.webApplicationInfo.id);
  for (const file of files) {
    const tab = without(textOf(file))
      .split(/^ {2}- (?=uses: )/m)
      .filter(step => step.includes('clientId: TAB_APP_ID'));
    expect([file, tab.length, tab[0]?.includes('generateClientSecret: false')]).toEqual([file, 1, true]);
  }
});

test('the tab’s registration gives the tokens that the server takes: by Teams’ own clients, for its one scope, of version 2', () => {
  const signIn = textOf('bot/http/signIn.ts');
  const { api, identifierUris, signInAudience } = aadManifest;
  expect(signInAudience).toBe('AzureADMyOrg');
  expect(api.requestedAccessTokenVersion).toBe(2);
  const [scope, ...otherScopes] = api.oauth2PermissionScopes;
  expect(otherScopes).toEqual([]);
  expect(signIn).toContain(`scopes.includes('${scope.value}')`);
  const clients = /teamsClients[^=]*= \[(.+)\]/.exec(signIn)![1]!;
  const allowed = api.preAuthorizedApplications.map((client: { appId: string }) => client.appId);
  expect(`'${allowed.join("', '")}'`).toBe(clients);
  for (const client of api.preAuthorizedApplications) expect(client.delegatedPermissionIds).toEqual([scope.id]);
  expect(identifierUris).toEqual([app.webApplicationInfo.resource]);
  expect(aadManifest.requiredResourceAccess).toEqual([]);
});

test('a developer’s machine behind a tunnel gets settings with which production starts', () => {
  const id = '99999999-0000-4000-8000-000000000001';
  const values: Record<string, string> = {
    SECRET_ADUAN_MASTER_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    ...{ PUBLIC_HOST: 'tunnel.contoh.go.id', SECRET_BOT_PASSWORD: 'x', SHAREPOINT_SITE_ID: 's', SHAREPOINT_DRIVE_ID: 'd' },
    SHAREPOINT_RESTRICTED_DRIVE_ID: 'r',
  };
  const lines = /envs:\n((?: {8}\S.*\n)+)/.exec(textOf('m365agents.local.yml'))![1]!.matchAll(/^ +(\w+): (.+)$/gm);
  const filled = [...lines].map(([, name, value]) => [
    name!,
    value!.replace(/\$\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? id),
  ]);
  expect(readConfig(Object.fromEntries(filled))).toMatchObject({
    ...{ mode: 'production', bot: { type: 'SingleTenant', password: 'x' }, whatsapp: { mode: 'manual' } },
    tab: { url: 'https://tunnel.contoh.go.id/tab' },
  });
});

test('the chapter “Into your tenant” names every output of the deployment that people need, every role and every secret', () => {
  const chapter = /^## Into your tenant$([\s\S]*?)^## /m.exec(textOf('README.md'))![1]!;
  const secrets = [...textOf('infra/azure.bicep').matchAll(/\$\{secrets\}\/([\w-]+)\)/g)].map(match => match[1]!);
  const outputs = ['BOT_ID', 'PUBLIC_HOST', 'IDENTITY_NAME', 'KEY_VAULT_NAME'];
  expect(secrets).toHaveLength(4);
  expect(Object.keys(readTemplate('infra/azure.bicep').outputs)).toEqual(expect.arrayContaining(outputs));
  const named = [...secrets, ...outputs, ...roles, ...divisions.map(division => division.code)];
  expect(named.filter(name => !chapter.includes(name))).toEqual([]);
});
