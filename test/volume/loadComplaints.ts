import type { EntityManager } from 'typeorm';
import { chainHash } from '../../bot/casework/log';
import { wordsOf } from '../../bot/casework/list/searchTerms';
import { stem } from '../../bot/complaint/stem';
import { readConfig } from '../../bot/config';
import { newId } from '../../bot/database/dialect';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { createSealer, type DataKey, type Sealer } from '../../bot/database/sealed';
import type { ContactRow, MessageRow, ReporterRow } from '../../bot/database/tables';
import { settingsFor } from '../../bot/local/office';
import { clocksOf, inventedLives, logOf, type Life } from '../casework/inventedLives';

/**
 * Fills a local office's folder with invented complaints, the same for the same count: sealed words and reporters, words for search,
 * the log with its chain, and clocks, as far as lists, search, desk and figures read them. By hand, into a folder that no office uses:
 *
 *   node -r ./test/processes/register.js test/volume/loadByHand.js <folder> [count]
 *   DATA_DIR=<folder> ADUAN_LOCAL_START=2026-11-24T10:00:00+07:00 npm start
 */
export async function loadComplaints(folder: string, count: number, now: Date): Promise<void> {
  const config = readConfig(settingsFor({ ADUAN_MODE: 'local', DATA_DIR: folder }));
  const sealer = createSealer({ masterKeys: config.masterKeys });
  const { db } = await openOfficeDatabase(config.databaseUrl);
  const from = new Date(now.getTime() - days * 86_400_000);
  const lives = inventedLives(count, { from, days, now });
  const reporters = Array.from({ length: people }, (_, place) => reporterOf(sealer, place, from));
  await db.write(async tx => {
    await insert(
      tx,
      'Reporter',
      reporters.map(({ reporter }) => reporter),
    );
    await insert(
      tx,
      'ReporterContact',
      reporters.map(({ contact }) => contact),
    );
    await tx.insert('TicketCounter', { year: now.getUTCFullYear(), last: count });
  });
  for (let start = 0; start < lives.length; start += 1_000)
    await db.write(tx => storeWhole(tx, sealer, lives.slice(start, start + 1_000), place => reporters[place % people]!));
  await db.close();
}

const days = 320;
/** A key of one's own costs more than a case: some write often. */
const people = 200;

interface Writer {
  reporter: ReporterRow;
  contact: ContactRow;
  key: DataKey;
}

function reporterOf(sealer: Sealer, place: number, createdAt: Date): Writer {
  const [id, contactId] = [newId(), newId()];
  const { wrapped, key } = sealer.newDataKey(id);
  const address = `62800001${String(place).padStart(6, '0')}`;
  const nothing = { bsuid: null, bsuidIndex: null, username: null, unreachableSince: null, pacedUntil: null } as const;
  return {
    key,
    reporter: {
      ...{ id, wrappedKey: wrapped, samePersonAs: null, createdAt, erasedAt: null },
      name: sealer.seal(`Warga Contoh ${place + 1}`, key, { id, column: 'name' }),
    },
    contact: {
      ...{ id: contactId, reporterId: id, channel: 'whatsapp', mode: 'cloud', lastInboundAt: createdAt, createdAt, ...nothing },
      address: sealer.seal(address, key, { id: contactId, column: 'address' }),
      addressIndex: sealer.blindIndex('address', address),
    },
  };
}

/** Every third case is about the printing of cards; one word in a thousand cases is rare. */
const matters = ['KTP belum tercetak', 'KK salah nama', 'Akta belum jadi'] as const;
const textOf = (place: number): string => `${matters[place % 3]!}${place % 1_000 === 7 ? ', blanko langka' : ''}`;

async function storeWhole(tx: EntityManager, sealer: Sealer, lives: Life[], writerOf: (place: number) => Writer): Promise<void> {
  const rows = { Complaint: [], Message: [], LogEntry: [], Deadline: [], SearchTerm: [] } as Record<string, object[]>;
  for (const life of lives) {
    const { row } = life;
    const place = Number(row.ticketNumber.slice(-6));
    const { reporter, contact, key } = writerOf(place);
    Object.assign(row, { reporterId: reporter.id, contactId: contact.id });
    for (const entry of logOf(life)) {
      const chained = { ...entry, prevHash: row.logHead };
      row.logHead = chainHash(sealer, chained);
      row.logSeq = entry.seq;
      rows.LogEntry!.push({ ...chained, hash: row.logHead });
    }
    row.nextDueAt = row.closedAt ? null : life.settleBy;
    rows.Complaint!.push(row);
    rows.Deadline!.push(...clocksOf(life));
    rows.Message!.push(saidIn(life, place, sealer, key));
    rows.SearchTerm!.push(...termsOf(sealer, textOf(place)).map(term => ({ term, complaintId: row.id })));
  }
  for (const [entity, all] of Object.entries(rows)) await insert(tx, entity, all);
}

function saidIn({ row }: Life, place: number, sealer: Sealer, key: DataKey): MessageRow {
  const id = newId();
  const [nothing, at] = [null, row.receivedAt];
  return {
    ...{ id, reporterId: row.reporterId, contactId: row.contactId!, complaintId: row.id, direction: 'in', kind: 'text' },
    body: sealer.seal(textOf(place), key, { id, column: 'body' }),
    ...{
      providerId: nothing,
      buttonId: nothing,
      contextId: nothing,
      purpose: nothing,
      template: nothing,
      templateParameters: nothing,
    },
    ...{ buttons: nothing, needsSummary: false, isGreeting: false, status: 'received', errorCode: nothing, occurredAt: at },
    ...{ recordedAt: at, sentAt: nothing, deliveredAt: nothing, readAt: nothing, answerId: nothing, partsSent: 0, resends: 0 },
    ...{ enteredBy: nothing, forwarded: false, forwardedOften: false },
  };
}

const known = new Map<string, number[]>();
function termsOf(sealer: Sealer, text: string): number[] {
  const found = known.get(text) ?? [
    ...new Set(
      wordsOf(text)
        .flatMap(word => [word, stem(word)])
        .map(sealer.searchTerm),
    ),
  ];
  known.set(text, found);
  return found;
}

/**
 * Some rows a statement, each prepared once: TypeORM's own insert takes ten times as long over a row. Its drivers' conversions of values
 * are kept. SQLite's way of writing parameters, since local offices have no other database.
 */
async function insert(tx: EntityManager, entity: string, rows: object[]): Promise<void> {
  const { columns, tablePath } = tx.connection.getMetadata(entity);
  const { driver } = tx.connection;
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const one = `(${columns.map(() => '?').join(', ')})`;
  const atOnce = Math.floor(900 / columns.length);
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce);
    const values = some.flatMap(row => columns.map(column => driver.preparePersistentValue(column.getEntityValue(row), column)));
    await tx.query(`INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${some.map(() => one).join(', ')}`, values);
  }
}
