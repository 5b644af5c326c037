import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import JSZip from 'jszip';
import { BadSettings, type Environment } from '../bot/config';
import { textIn, type Words } from '../bot/text/text';
import { fillIn, placeholderValues, type Values } from './placeholders';
import { schemaFaults } from './schema';

/** The manifest or a translation is not what Microsoft's schema asks for; a line each. */
export class NotByTheSchema extends Error {
  constructor(readonly faults: string[]) {
    super(`not by the schema:\n${faults.join('\n')}`);
    this.name = 'NotByTheSchema';
  }
}

const bytesOf = (name: string): Buffer => readFileSync(join(__dirname, name));

/** The files of the package by name, placeholders filled in. @throws NotByTheSchema */
export function packageFiles(values: Values): Record<string, Buffer> {
  const manifest = fillIn(bytesOf('manifest.json').toString('utf8'), values);
  const english = bytesOf('en.json');
  const faults = [
    ...schemaFaults('manifest', JSON.parse(manifest)).map(fault => `manifest.json ${fault}`),
    ...schemaFaults('localization', JSON.parse(english.toString('utf8'))).map(fault => `en.json ${fault}`),
  ];
  if (faults.length > 0) throw new NotByTheSchema(faults);
  const icons = { 'color.png': bytesOf('color.png'), 'outline.png': bytesOf('outline.png') };
  return { 'manifest.json': Buffer.from(manifest), 'en.json': english, ...icons };
}

/** All files at the top, deflated, without Unix modes, which Teams' upload has been seen to refuse; equal files give equal bytes. */
export function zipped(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(1980, 0, 1));
  for (const [name, bytes] of Object.entries(files)) zip.file(name, bytes, { date, createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

/** Writes the package. @returns true when it is one of the local office. @throws BadSettings, NotByTheSchema */
export async function makePackage(env: Environment, file: string): Promise<boolean> {
  const values = placeholderValues(env);
  const zip = await zipped(packageFiles(values));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  return values.local;
}

/** `npm run package [<file>]` */
async function main(): Promise<void> {
  const file = process.argv[2] ?? join(__dirname, 'build', 'aduan.zip');
  const say = (line: (words: Words) => string): string => `${line(textIn('id'))}\n${line(textIn('en'))}\n`;
  try {
    const local = await makePackage(process.env, file);
    const key = local ? 'start:package.madeLocal' : 'start:package.made';
    process.stdout.write(say(words => words(key, { file: relative(process.cwd(), file) })));
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    process.stderr.write(say(words => refusal(words, error)));
    process.exitCode = 78; // EX_CONFIG
  }
}

const refusal = (words: Words, { faults }: BadSettings): string =>
  [words('start:package.refused'), ...faults.map(({ name, fault }) => `  ${words(`errors:setting.${fault}`, { name })}`)].join(
    '\n',
  );

if (require.main === module) void main();
