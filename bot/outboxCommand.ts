import { BadSettings, environment } from './config';
import type { Database } from './database/dataSource';
import type { InboxRow } from './database/tables';
import { openOfficeDatabase } from './database/openOfficeDatabase';
import { retryInbound } from './intake';
import { refusal, settingsOf } from './index';
import { createDecisions, troubledRows } from './outbox/decisions';
import { textIn } from './text/text';

/**
 * What people decide about work that stands still: `npm run outbox -- list | retry <id> | park <id> | discard <id>` on the office of
 * this machine, `node build/bot/outboxCommand.js …` in production, with the settings of the service. A running office notices by itself.
 */
const words = textIn('id');

/** @returns what to print, or null when the row is not there or in no such state */
export async function outboxCommand(db: Database, [verb = '', id = '']: readonly string[]): Promise<string | null> {
  const { retry, park, discard } = createDecisions(db, () => new Date());
  const done = (changed: boolean): string | null => (changed ? words('start:outbox.done') : null);
  switch (verb) {
    case 'list':
      return table(await troubled(db));
    case 'retry':
      return done((await retry(id)) || (await retryInbound(db, id)));
    case 'park':
      return done(await park(id));
    case 'discard':
      return done(await discard(id));
    default:
      return words('start:outbox.usage');
  }
}

const columns = ['id', 'kind', 'status', 'attempts', 'lastError', 'createdAt'] as const;

async function troubled({ read }: Database): Promise<string[][]> {
  const inbound = await read.find<InboxRow>('Inbox', { where: { status: 'parked' }, order: { orderKey: 'ASC' } });
  const rows = [
    ...inbound.map(({ what, receivedAt, ...row }) => ({ ...row, kind: `inbox:${what}`, createdAt: receivedAt })),
    ...(await troubledRows(read)),
  ];
  return rows.map(row => columns.map(name => shown(row[name])));
}

const shown = (value: string | number | Date | null): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '-');

function table(rows: readonly string[][]): string {
  if (rows.length === 0) return words('start:outbox.nothing');
  const lines = [columns.map(name => words(`start:outbox.column.${name}`)), ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map(line => line[at]!.length)));
  return lines
    .map(line =>
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(): Promise<void> {
  try {
    const { config } = await settingsOf(environment());
    const { db } = await openOfficeDatabase(config.databaseUrl);
    const said = await outboxCommand(db, process.argv.slice(2));
    await db.close();
    process.stdout.write(`${said ?? words('start:outbox.noSuchRow')}\n`);
    process.exitCode = said === null ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    process.stderr.write(`${refusal(error)}\n`);
    process.exitCode = 78; // EX_CONFIG
  }
}

if (require.main === module) void main();
