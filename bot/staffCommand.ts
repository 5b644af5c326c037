import { readFile } from 'node:fs/promises';
import { registerStaff, type StaffLine } from './casework/registerStaff';
import { BadSettings, environment } from './config';
import type { Database } from './database/dataSource';
import { openOfficeDatabase } from './database/openOfficeDatabase';
import { refusal, settingsOf } from './index';
import { textIn } from './text/text';

/**
 * The office's staff from a list: `npm run staff -- <file.csv>` on the office of this machine, `node bot/staffCommand.js <file.csv>`
 * where the built program runs, with the settings of the service. A running office knows them at once.
 */
const words = textIn('id');
const columns = ['loginName', 'name', 'aadObjectId', 'role', 'division'] as const;

/** @param csv one post a line under a heading of `columns`, by comma or semicolon @returns what to print, and whether it was done */
export async function staffCommand(db: Database, csv: string, now: Date): Promise<{ said: string; done: boolean }> {
  const lines = await linesOf(csv);
  if (!lines) return { said: words('start:staff.usage', { columns: columns.join(',') }), done: false };
  const { people, posts, faults } = await db.write(tx => registerStaff(tx, lines, now));
  if (faults.length === 0) return { said: words('start:staff.done', { people, posts }), done: true };
  const named = faults.map(({ line, fault }) => words(`start:staff.fault.${fault}`, { line }));
  return { said: [words('start:staff.refused'), ...named].join('\n'), done: false };
}

/** Null when it is no such table: another heading, nothing below it, a quotation that does not end. */
async function linesOf(csv: string): Promise<StaffLine[] | null> {
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const options = { bom: true, trim: true, delimiter: [',', ';'], skip_empty_lines: true, relax_column_count: true };
    const [heading, ...rest]: string[][] = parse(csv, options);
    if (rest.length === 0 || columns.some((name, at) => heading![at] !== name)) return null;
    return rest.map(([loginName = '', name = '', aadObjectId = '', role = '', division = ''], at) => {
      return { line: at + 2, loginName, name, aadObjectId, role, division };
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Null when there is no such file. */
function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

async function enter(databaseUrl: string, csv: string): ReturnType<typeof staffCommand> {
  const { db } = await openOfficeDatabase(databaseUrl);
  try {
    return await staffCommand(db, csv, new Date());
  } finally {
    await db.close();
  }
}

async function main(): Promise<void> {
  try {
    const { config } = await settingsOf(environment());
    const file = process.argv[2];
    const csv = file === undefined ? '' : await contentOf(file);
    const { said, done } =
      csv === null ? { said: words('start:staff.noFile', { file }), done: false } : await enter(config.databaseUrl, csv);
    process.stdout.write(`${said}\n`);
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    process.stderr.write(`${refusal(error)}\n`);
    process.exitCode = 78; // EX_CONFIG
  }
}

if (require.main === module) void main();
