import type { QueryFailedError } from 'typeorm';

/**
 * Numbers by which SQL Server says that it will be well again by itself: a failover, a database that moves, a limit that was reached.
 * Azure SQL's list of transient faults (learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues) with what SqlClient and
 * EF Core count among them, and the two that a session hears which is ended under way. What they number 64 to 10060 are lost connections,
 * which our driver gives codes for.
 */
const TRANSIENT_NUMBERS = new Set([
  ...[615, 926, 4060, 4221, 10922, 10928, 10929, 10936, 40143, 40166, 40197, 40501, 40540, 40613, 49918, 49919, 49920],
  ...[596, 6005],
]);

/**
 * A connection that was lost, refused or not made in time, and a request on one that is gone. `ELOGIN` and `EFEDAUTH` too: the driver keeps the number
 * of a refused sign-in to itself (tedious, login7 handler), and whoever signed in at start is refused while the database moves, or for good.
 */
const TRANSIENT_CODES = new Set([
  ...['ESOCKET', 'ETIMEOUT', 'EINVALIDSTATE', 'ELOGIN', 'EFEDAUTH'],
  ...['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
]);

/** What mssql says of a COMMIT that it did not even send: the server had rolled back, or the connection was gone before. */
const NOT_SENT = new Set(['EABORT', 'EINVALIDSTATE']);

/** Without a code of its own: no connection of the pool came free, or could be made, in 30 s. */
const POOL_TIMEOUT = /^Failed to acquire a connection from the pool/;

/** Whether the database is expected to be there again by itself in a while. */
export const isTransient = (error: unknown): boolean =>
  layersOf(error).some(
    ({ number, code, message }) =>
      TRANSIENT_NUMBERS.has(number as number) || TRANSIENT_CODES.has(code as string) || POOL_TIMEOUT.test(String(message)),
  );

/** Of an error in answer to COMMIT: whether nothing can have been committed. */
export const wasNotCommitted = (error: unknown): boolean => layersOf(error).some(({ code }) => NOT_SENT.has(code as string));

/** The number or code that says most of an error, for the log. */
export function faultCodeOf(error: unknown): string {
  const layers = layersOf(error);
  const number = layers.find(layer => typeof layer.number === 'number')?.number;
  return String(number ?? layers.find(({ code }) => typeof code === 'string')?.code ?? 'unknown');
}

type Layer = Partial<QueryFailedError> & { number?: unknown; code?: unknown; originalError?: unknown };

/** typeorm wraps mssql's error, which wraps tedious', which may wrap the socket's; the number stands on one of them. */
function layersOf(error: unknown): Layer[] {
  const layers: Layer[] = [];
  for (let layer = error as Layer | undefined; typeof layer === 'object' && layer !== null && !layers.includes(layer);) {
    layers.push(layer);
    layer = (layer.driverError ?? layer.originalError ?? layer.cause) as Layer | undefined;
  }
  return layers;
}
