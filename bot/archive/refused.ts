import { GraphError } from '@microsoft/microsoft-graph-client';

/** Repeating the same call cannot help: wrong request, missing right (403), library gone (404), storage full (507). */
const permanentStatuses = new Set([400, 403, 404, 405, 406, 411, 413, 415, 422, 507]);

/**
 * SharePoint did not take or give the file. `status` is the HTTP status, 0 when no answer came; `code` is Graph's own word or one of
 * `unreachable`, `contentDiffers`, `otherContent`, `sessionGone`, `sessionStuck`, `uploadUrlNotHttps`. `permanent` asks for a person (alarm), anything else for another try,
 * not before `retryAfterMs` when it is given.
 */
export class ArchiveRefused extends Error {
  readonly permanent: boolean;
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(`SharePoint: ${status || 'no answer'} ${code}`, options);
    this.name = 'ArchiveRefused';
    this.permanent = code === 'uploadUrlNotHttps' || (permanentStatuses.has(status) && code !== 'sessionGone');
  }
}

/**
 * `Retry-After` in milliseconds, from seconds or from a date. A date is measured against the answer's own `Date`, so that a clock
 * that runs wrong here does no harm.
 */
export function retryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('Retry-After');
  if (!value) return undefined;
  const wait = Number.isNaN(Number(value)) ? Date.parse(value) - Date.parse(headers?.get('Date') ?? '') : Number(value) * 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** Whatever a Graph call threw, as `ArchiveRefused`. */
export function asRefused(error: unknown): ArchiveRefused {
  if (error instanceof ArchiveRefused) return error;
  if (!(error instanceof GraphError)) return new ArchiveRefused(0, 'unreachable', undefined, { cause: error });
  const status = Math.max(0, error.statusCode);
  const code = status === 0 ? 'unreachable' : (error.code ?? 'unknown');
  return new ArchiveRefused(status, code, retryAfter(error.headers), { cause: error });
}
