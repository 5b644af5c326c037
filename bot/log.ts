import pino from 'pino';

/** What may stand in a log line: ids, codes, counts and times. Anything else is dropped, so that no citizen's word gets there. */
const allowed = [
  'traceId',
  'reason',
  'code',
  'status',
  'method',
  'route',
  'durationMs',
  'count',
  'items',
  'kind',
  'outboxId',
  'inboxId',
  'complaintId',
  'fence',
  'attempts',
  'hopeless',
  'mode',
  'port',
  'database',
  'migrations',
  'signal',
  'settings',
  'person',
  'ticketNumber',
  'cases',
  'entries',
  'filter',
  'type',
  'month',
  'period',
  'found',
  'duty',
] as const;

/** A field outside the list would be dropped in silence: the compiler refuses it. */
type Fields = { readonly [Name in (typeof allowed)[number]]?: unknown };

export interface Log {
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}

/** JSON lines on standard output through an allow-list of fields (QUALITY §5). */
export function createLog(destination?: pino.DestinationStream): Log {
  const options = { base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: onlyAllowed } };
  return destination ? pino(options, destination) : pino(options);
}

function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(allowed.filter(name => fields[name] !== undefined).map(name => [name, fields[name]]));
}
