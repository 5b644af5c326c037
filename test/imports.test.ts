import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The import rules of eslint.config.mjs, on files that are not there: one run for all of them. */

const root = join(__dirname, '..');
const rooms = readdirSync(join(root, 'bot'), { withFileTypes: true })
  .filter(({ name }) => name !== 'tsconfig.json')
  .map(entry => (entry.isFile() ? { room: entry.name.replace('.ts', ''), up: './' } : { room: entry.name, up: '../' }));
/** A file of a room: the room itself, or one in its folder. */
const fileOf = ({ room, up }: { room: string; up: string }) => (up === './' ? room : `${room}/any`);

const wrong: [file: string, code: string][] = [
  ...rooms
    .filter(({ room }) => room !== 'index' && room !== 'local')
    .map(room => [fileOf(room), `import { personas } from '${room.up}local/personas'; personas();`] as [string, string]),
  ...rooms
    .filter(({ room }) => room !== 'teams')
    .map(room => [fileOf(room), `import { CloudAdapter } from 'botbuilder'; new CloudAdapter();`] as [string, string]),
  ['complaint/sop', `import { act } from '../casework/act'; act();`],
  ['complaint/sop', `import { text } from '../text/text'; text();`],
  ['complaint/sop', `import { readFileSync } from 'node:fs'; readFileSync('x');`],
  ['complaint/sop', `export const late = () => new Date();`],
  ['complaint/sop', `export const late = () => Date.now();`],
  ['casework/act', `import { bot } from '../teams/bot'; bot();`],
  ['casework/act', `import type { Bot } from '../teams/bot'; export type B = Bot;`],
  ['casework/act', `export { work } from '../outbox/worker';`],
  ['casework/record/case', `export * from '../../effects/sendReply';`],
  ['http/api', `import { dossier } from '../documents/dossier'; dossier();`],
  ['http/api', `export const late = () => import('../archive/sharePoint');`],
  ['http/api', `export type P = import('../local/personas').Persona;`],
  ['http/api', `export const late = () => require('../local/personas');`],
  ['channels/whatsapp', `import { receive } from '../casework/receiving/receive'; receive();`],
  ['documents/dossier', `import { open } from '../database/sealed'; open();`],
  ['text/text', `import { find } from '../casework/list/find'; find();`],
  ['effects/showCard', `import { worker } from '../outbox/worker'; worker();`],
  ['local/teams', `import { adapter } from '../teams/adapter'; adapter();`],
  ['local/teams', `import type { Activity } from 'botframework-schema'; export type A = Activity;`],
  ['casework/act', `import { wibMoments } from '../../test/complaint/wibMoments'; wibMoments();`],
  ['helpers/all', `export const nothing = null;\nimport '../complaint/sop';`],
  ['files/store', `export const folder = process.env.DATA_DIR;`],
  ['files/store', `import { env } from 'node:process'; export const folder = env.DATA_DIR;`],
  ['complaint/sop', `export const folder = process.env.DATA_DIR;`],
  ['index', `export const folder = process.env.DATA_DIR;`],
];

const right: [file: string, code: string][] = [
  ...rooms.map(
    room => [fileOf(room), `import { Refused } from '${room.up}complaint/errors'; new Refused();`] as [string, string],
  ),
  ['complaint/sop', `import { statuses } from './complaint'; statuses();`],
  ['casework/act', `import { enqueue } from '../outbox/queue'; import { now } from '../database/dialect'; now(enqueue());`],
  ['casework/record/case', `import { step } from '../../complaint/sop'; import { log } from '../log'; step(log);`],
  ['teams/cards/render', `import { textIn } from '../../text/text'; import { act } from '../../casework/act'; act(textIn);`],
  ['teams/adapter', `import { CloudAdapter } from 'botbuilder'; new CloudAdapter();`],
  ['documents/dossier', `import { textIn } from '../text/text'; import words from '../text/id/documents.json'; textIn(words);`],
  ['effects/showCard', `import { GiveUp } from '../outbox/effect'; import { put } from '../archive/sharePoint'; put(GiveUp);`],
  ['channels/whatsapp', `import { createHmac } from 'node:crypto'; createHmac('sha256', 'key');`],
  ['index', `export const office = () => import('./local/office');`],
  ['config', `export const folder = process.env.DATA_DIR;`],
  ['casework/act', `export const late = () => new Date();`],
];

let found: string[][];

beforeAll(() => {
  const input = JSON.stringify([...wrong, ...right].map(([file, code]) => ({ file: `bot/${file}.ts`, code })));
  const run = spawnSync(process.execPath, ['test/processes/lintSnippets.mjs'], { cwd: root, input, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  found = JSON.parse(run.stdout) as string[][];
}, 60_000);

test('a wrong import, a wrong package and a look at the environment or the clock fail, one finding each', () => {
  const passed = wrong.filter((_, at) => found[at]!.length !== 1);
  expect(passed).toEqual([]);
});

test('what a room needs from another passes', () => {
  expect(found.slice(wrong.length)).toEqual(right.map(() => []));
});
