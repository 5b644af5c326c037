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
] as const;

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** JSON lines on standard output through an allow-list of fields (QUALITY §5). */
export function createLog(destination?: pino.DestinationStream): Log {
  const options = { base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: onlyAllowed } };
  return destination ? pino(options, destination) : pino(options);
}

function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(allowed.filter(name => fields[name] !== undefined).map(name => [name, fields[name]]));
}
