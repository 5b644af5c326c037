import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import { NotByTheSchema, packageFiles } from '../../appPackage/package';
import { placeholderValues } from '../../appPackage/placeholders';
import { schemaFaults } from '../../appPackage/schema';
import type { OutboxRow } from '../../bot/database/tables';
import { createBot } from '../../bot/teams/bot';
import { typedReport } from '../../bot/channels/typedReport';
import { tabLink } from '../../bot/teams/tabLink';
import { taken } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

/** What the manifest promises, beside what Microsoft's schema asks for and what the program really does. */

const files = packageFiles(placeholderValues({}));
const manifest = JSON.parse(files['manifest.json']!.toString('utf8'));
const english: Record<string, string> = JSON.parse(readFileSync(join(__dirname, '../../appPackage/en.json'), 'utf8'));

test('manifest and translation are what Microsoft’s schema of that version asks for', () => {
  expect(schemaFaults('manifest', manifest)).toEqual([]);
  expect(schemaFaults('localization', english)).toEqual([]);
  expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
});

test('the check bites: unknown fields, ids that are none, names too long, in both files', () => {
  expect(schemaFaults('manifest', { ...manifest, colour: 'blue' })).toHaveLength(1);
  expect(schemaFaults('manifest', { ...manifest, id: 'aduan' })[0]).toContain('/id');
  expect(schemaFaults('manifest', { ...manifest, name: { short: 'A'.repeat(31) } })[0]).toContain('/name/short');
  expect(schemaFaults('localization', { ...english, 'name.short': 'A'.repeat(31) })[0]).toContain('name.short');
  const values = { ...placeholderValues({}), BOT_ID: 'aduan' };
  expect(() => packageFiles(values)).toThrow(NotByTheSchema);
});

/** Every word of the manifest that a reader sees, by the key that a translation gives it. */
function wordsOf(part: unknown, path = ''): [key: string, words: string][] {
  if (Array.isArray(part)) return part.flatMap((item, at) => wordsOf(item, `${path}[${at}]`));
  if (typeof part !== 'object' || part === null) return [];
  const shown = /^(name|description)$/.test(path)
    ? /^(short|full)$/
    : path.startsWith('staticTabs')
      ? /^name$/
      : /^(title|description)$/;
  return Object.entries(part).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name;
    if (typeof value === 'string') return shown.test(name) ? [[key, value] as [string, string]] : [];
    return wordsOf(value, key);
  });
}

test('Indonesian is the language of the manifest itself, and every word of it has an English one', () => {
  const { developer: _, ...shown } = manifest;
  const indonesian = wordsOf(shown);
  expect(manifest.localizationInfo).toEqual({
    defaultLanguageTag: 'id',
    additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
  });
  expect(indonesian.length).toBeGreaterThan(10);
  const { $schema: __, ...translated } = english;
  expect(Object.keys(translated).sort()).toEqual(indonesian.map(([key]) => key).sort());
});

test('names differ as Teams wants them to, and no short text stands within the long one', () => {
  for (const [short, full] of [
    [manifest.description.short, manifest.description.full],
    [english['description.short'], english['description.full']],
  ]) {
    expect(full).not.toContain(short!.replace(/\.$/, ''));
  }
  expect(manifest.name.full).not.toBe(manifest.name.short);
});

test('links of the cards lead to the tab that the manifest declares, and to nothing else', () => {
  const [tab, ...others] = manifest.staticTabs;
  expect(others).toEqual([]);
  const link = tabLink({ teamsAppId: manifest.id, url: tab.contentUrl }, 'ADU-2026-000001')!;
  expect(new URL(link).pathname).toBe(`/l/entity/${manifest.id}/${tab.entityId}`);
  expect(tab.scopes).toEqual(['personal', 'team']);
  // Schema-valid, and yet such packages have been refused on upload: scopes say it all.
  expect(tab).not.toHaveProperty('context');
});

test('the app asks for no right over a team’s data: the program uses none', () => {
  expect(manifest).not.toHaveProperty('authorization');
  expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
});

describe('each thing that it offers is answered', () => {
  let office: OfficeInTime;
  beforeEach(async () => {
    office = await openOfficeInTime();
  });
  afterEach(() => office.close());

  const said = async (activity: object): Promise<object[]> => {
    const { teamsUserId, aadObjectId } = await office.person('operator');
    const answers: object[] = [];
    const whole = {
      ...{ id: '1', channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/apac/', recipient: { id: '28:bot' } },
      from: { id: teamsUserId, aadObjectId },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' },
      ...activity,
    };
    const sendActivity = async (answer: object) => void answers.push(answer);
    await createBot(office.office, typedReport)({ activity: whole, sendActivity } as unknown as TurnContext);
    return answers;
  };

  const queued = async (): Promise<string[]> =>
    (await office.db.read.find<OutboxRow>('Outbox', { order: { createdAt: 'ASC' } })).map(
      row => `${row.kind} ${JSON.stringify(row.payload)}`,
    );

  /** What each command does; one that is not here is promised by the manifest alone. */
  const answers: Record<string, { says: string; queues: RegExp }> = {
    'tugas saya': { says: 'tugas saya', queues: /^notify .*"key":"digest"/ },
    'my tasks': { says: 'my tasks', queues: /^notify .*"key":"digest"/ },
    'catat aduan': { says: 'catat aduan', queues: /^notify .*"key":"enterReport"/ },
    'enter complaint': { says: 'enter complaint', queues: /^notify .*"key":"enterReport"/ },
    aduan: { says: 'aduan ADU-2026-000001', queues: /^showCard .*"place"/ },
    bantuan: { says: 'bantuan', queues: /^notify .*"key":"help"/ },
    help: { says: 'help', queues: /^notify .*"key":"help"/ },
  };
  const [list, ...otherLists] = manifest.bots[0].commandLists;
  const commands: string[] = list.commands.map((command: { title: string }) => command.title);
  const translated = commands.map((_, at) => english[`bots[0].commandLists[0].commands[${at}].title`]!);

  test('commands are listed where the bot answers them: in a person’s own chat', () => {
    expect(otherLists).toEqual([]);
    expect(list.scopes).toEqual(['personal']);
  });

  test.each([...new Set([...commands, ...translated])])('the command “%s”', async title => {
    await taken(office, 'KTP saya belum jadi');
    const before = await queued();
    await said({ type: 'message', text: answers[title]!.says });
    const now = await queued();
    const added = now.filter(row => !before.includes(row));
    expect(added).toEqual([expect.stringMatching(answers[title]!.queues)]);
  });

  interface ExtensionCommand {
    id: string;
    type: string;
    context: string[];
    parameters: { name: string }[];
    fetchTask?: boolean;
  }
  const extensionCommands: ExtensionCommand[] = manifest.composeExtensions[0].commands;
  const dialogs = extensionCommands.filter(({ type }) => type === 'action');

  test.each(dialogs)(
    'the command $id opens the form of a report, whose button enters it',
    async ({ id: commandId, fetchTask }) => {
      expect(fetchTask).toBe(true);
      const press = (name: string, value: object) =>
        said({ type: 'invoke', name: `composeExtension/${name}`, value: { commandId, ...value } });
      expect(JSON.stringify(await press('fetchTask', {}))).toContain('"verb":"receive"');
      const report = { channel: 'counter', text: 'KK salah', readBack: 'true', contact: '0812-0000-0008', verb: 'receive' };
      expect(JSON.stringify(await press('submitAction', { data: report }))).toContain('ADU-2026-000001');
    },
  );

  test('actions stand under a message and where one writes, each once; what is no command opens nothing', async () => {
    expect(dialogs.map(({ context }) => context)).toEqual([['message'], ['compose', 'commandBox']]);
    const value = { commandId: 'somethingElse' };
    for (const name of ['fetchTask', 'submitAction'])
      expect(await said({ type: 'invoke', name: `composeExtension/${name}`, value })).toMatchObject([
        { value: { body: undefined } },
      ]);
  });

  test('the message extension’s search is asked by the parameter that the bot reads', async () => {
    await taken(office, 'KTP rakam balum tacetak di Langkai');
    const [command, ...others] = extensionCommands.filter(({ type }) => type === 'query') as [ExtensionCommand];
    expect([others, command.parameters.length]).toEqual([[], 1]);
    const find = (query: string) =>
      said({
        ...{ type: 'invoke', name: 'composeExtension/query' },
        value: { commandId: command.id, parameters: [{ name: command.parameters[0]!.name, value: query }] },
      });
    expect(JSON.stringify(await find('tacetak'))).toContain('ADU-2026-000001');
    expect(JSON.stringify(await find('paspor'))).not.toContain('ADU-2026-000001');
  });

  test('a pasted link of the tab’s own host, and of no other, becomes a card', async () => {
    await taken(office, 'KTP rakam balum tacetak di Langkai');
    const [handler, ...others] = manifest.composeExtensions[0].messageHandlers;
    expect([others, handler.type, handler.value.domains]).toEqual([
      [],
      'link',
      [new URL(manifest.staticTabs[0].contentUrl).host],
    ]);
    office.office.tab = { teamsAppId: manifest.id, url: manifest.staticTabs[0].contentUrl };
    const url = `${manifest.staticTabs[0].contentUrl}/complaints/ADU-2026-000001`;
    const pasted = await said({ type: 'invoke', name: 'composeExtension/queryLink', value: { url } });
    expect(JSON.stringify(pasted)).toContain('ADU-2026-000001');
  });
});
