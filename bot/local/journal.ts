import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Line {
  table: string;
  id: string;
  /** Absent: the row was removed. */
  row?: unknown;
}

/**
 * A stand-in's memory that survives the process: named tables of rows, kept in memory and appended line by line to one
 * file. A line is written before the answer leaves, so that whoever was told "accepted" finds it again after a kill;
 * a torn last line belongs to a request that was never answered and is dropped. Without a file it forgets at the end.
 */
export class Journal {
  private readonly tables = new Map<string, Map<string, unknown>>();

  /** @param onChange called after every change */
  constructor(
    private readonly file?: string,
    private readonly onChange: () => void = () => undefined,
  ) {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) this.replay(line);
    this.rewrite(file);
  }

  /** The rows of a table in the order in which they first came. The type is what the caller put there. */
  table<Row>(name: string): ReadonlyMap<string, Row> {
    return this.rows(name) as ReadonlyMap<string, Row>;
  }

  put(table: string, id: string, row: unknown): void {
    this.rows(table).set(id, row);
    this.append({ table, id, row });
  }

  remove(table: string, id: string): void {
    if (this.rows(table).delete(id)) this.append({ table, id });
  }

  private rows(name: string): Map<string, unknown> {
    const rows = this.tables.get(name) ?? new Map<string, unknown>();
    this.tables.set(name, rows);
    return rows;
  }

  private append(line: Line): void {
    if (this.file) appendFileSync(this.file, JSON.stringify(line) + '\n');
    this.onChange();
  }

  private replay(text: string): void {
    let line: Line;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      return; // the empty end of the file, or a line cut short by a kill
    }
    if (line.row === undefined) this.rows(line.table).delete(line.id);
    else this.rows(line.table).set(line.id, line.row);
  }

  /** Old versions of rows are dropped once at every start; the rename makes it all or nothing. */
  private rewrite(file: string): void {
    const lines = [...this.tables].flatMap(([table, rows]) =>
      [...rows].map(([id, row]) => JSON.stringify({ table, id, row }) + '\n'),
    );
    writeFileSync(`${file}.new`, lines.join(''));
    renameSync(`${file}.new`, file);
  }
}
