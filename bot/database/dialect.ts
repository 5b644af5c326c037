import { randomBytes, randomInt } from 'node:crypto';
import { MssqlParameter, type EntitySchemaColumnOptions, type ValueTransformer } from 'typeorm';
import { Sealed } from './sealed';

/** The two databases the office may run on: a SQLite file, or SQL Server / Azure SQL. */
export type Dialect = 'sqlite' | 'mssql';

/** What an EntitySchema column takes from here; the table adds `nullable`, `primary`, `unique` itself. */
export type ColumnType = Pick<EntitySchemaColumnOptions, 'type' | 'length' | 'precision' | 'transformer'>;

const COUNTER_SIZE = 4096;
let lastMs = 0;
let lastCounter = 0;

/** Whether a text is an id at all, in any case. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * A UUIDv7 (RFC 9562 §5.7) in lower case. Ids made by one process grow strictly, also within a millisecond and when
 * the clock steps back. With `after`, the id is also greater than that one, whichever process made it.
 */
export function newId(after?: string): string {
  if (after !== undefined) moveStateTo(after);
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    lastCounter = randomInt(COUNTER_SIZE / 2);
  } else if (++lastCounter === COUNTER_SIZE) {
    lastMs += 1;
    lastCounter = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = randomBytes(8);
  tail[0] = (tail[0]! & 0x3f) | 0x80;
  const random = tail.toString('hex');
  const counter = lastCounter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${random.slice(0, 4)}-${random.slice(4)}`;
}

function moveStateTo(id: string): void {
  const ms = parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const counter = parseInt(id.slice(15, 18), 16);
  if (ms < lastMs || (ms === lastMs && counter <= lastCounter)) return;
  lastMs = ms;
  lastCounter = counter;
}

/**
 * A moment as a parameter of raw SQL or of a query builder's condition: ISO text sorts like time in SQLite; for SQL Server
 * the type is named, since its driver would take a Date for the old `datetime` and round it to 3 ms.
 */
export function momentValue(dialect: Dialect, moment: Date): string | MssqlParameter {
  return dialect === 'sqlite' ? moment.toISOString() : new MssqlParameter(moment, 'datetime2', 3);
}

/** A moment read by a raw query. */
export function momentFrom(value: string | Date): Date {
  return value instanceof Date ? value : new Date(value);
}

/**
 * Column options for an EntitySchema, the same meaning on both databases. Dates are UTC instants with milliseconds.
 * A `sealed` column takes and gives `Sealed` only: storing plain text by mistake throws.
 */
export function columnTypes(dialect: Dialect) {
  const sqlite = dialect === 'sqlite';
  const longText: ColumnType = sqlite ? { type: 'text' } : { type: 'nvarchar', length: 'max' };
  const moment: ColumnType = sqlite ? { type: 'text', transformer: isoText } : { type: 'datetime2', precision: 3 };
  const text = (length: number): ColumnType => ({ type: sqlite ? 'varchar' : 'nvarchar', length });
  return {
    /** Text on SQL Server too: its `uniqueidentifier` sorts by the last bytes, which are random, so that no list would be in order of time. */
    id: text(36),
    text,
    longText,
    moment,
    int: { type: sqlite ? 'integer' : 'int' } as ColumnType,
    /** Whole numbers up to 2^53: SQL Server's driver gives bigint as text, so it is turned back. */
    bigint: { type: 'bigint', transformer: optional<number, number>(Number, Number) } as ColumnType,
    bool: { type: sqlite ? 'boolean' : 'bit' } as ColumnType,
    json: {
      ...longText,
      transformer: optional<unknown, string>(JSON.stringify, text => JSON.parse(text) as unknown),
    } as ColumnType,
    sealed: { ...longText, transformer: optional<Sealed, string>(sealedText, Sealed.fromColumn) } as ColumnType,
  };
}

/** SQL type names for hand-written migrations; they match what `columnTypes` declares. */
export function sqlTypes(dialect: Dialect) {
  return dialect === 'sqlite'
    ? {
        id: 'varchar(36)',
        text: (length: number) => `varchar(${length})`,
        longText: 'text',
        moment: 'text',
        int: 'integer',
        bigint: 'bigint',
        bool: 'boolean',
      }
    : {
        id: 'nvarchar(36)',
        text: (length: number) => `nvarchar(${length})`,
        longText: 'nvarchar(max)',
        moment: 'datetime2(3)',
        int: 'int',
        bigint: 'bigint',
        bool: 'bit',
      };
}

/** SQLite's primary-key and unique violations; SQL Server's 2627 (constraint) and 2601 (unique index). Neither has the other's marks. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, number } = driverErrorOf(error);
  const isSqlites = code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return isSqlites || number === 2627 || number === 2601;
}

/** The driver's own code (SQLite: `SQLITE_…`; mssql: `ELOGIN`, …) and number (SQL Server only) under typeorm's wrapping. */
export function driverErrorOf(error: unknown): { code?: string; number?: number } {
  if (typeof error !== 'object' || error === null) return {};
  const inner = 'driverError' in error ? error.driverError : error;
  return typeof inner === 'object' && inner !== null ? (inner as { code?: string; number?: number }) : {};
}

const isoText = optional<Date, string>(
  moment => moment.toISOString(),
  text => new Date(text),
);

function sealedText(value: Sealed): string {
  if (!(value instanceof Sealed)) throw new TypeError('A sealed column takes a Sealed value, made with seal()');
  return value.toColumn();
}

function optional<Value, Stored>(to: (value: Value) => Stored, from: (stored: Stored) => Value): ValueTransformer {
  return {
    to: (value: Value | null | undefined) => (value === null || value === undefined ? value : to(value)),
    from: (stored: Stored | null | undefined) => (stored === null || stored === undefined ? stored : from(stored)),
  };
}
