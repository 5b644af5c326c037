import type { SendFailure, SendOutcome } from './channel';
import { fieldsOf, textOf } from './json';

type Failure = Extract<SendOutcome, { ok: false }>;
type Rule = { reason: SendFailure; waitMs?: number };

const MINUTE = 60_000;

/** Somebody must mend a token, a right or a bill first. */
const untilMended = 5 * MINUTE;

/**
 * DOMAIN §4.5 as one table: what each of Meta's codes means for us, and the shortest wait where Meta names none. Decided on
 * the code alone; titles change. 3, 10 and 200–299 are missing permissions, 132000–132099 all concern the template.
 */
const RULES: { codes: number[]; rule: Rule }[] = [
  { codes: [0, 3, 10, 190, 131005, 133010], rule: { reason: 'auth' } },
  { codes: [4, 80007], rule: { reason: 'rateLimited', waitMs: 5 * MINUTE } },
  { codes: [130429, 131048], rule: { reason: 'rateLimited', waitMs: 10_000 } },
  { codes: [131056], rule: { reason: 'pairRate' } },
  { codes: [33, 100, 131008, 131009, 131051], rule: { reason: 'badRequest' } },
  { codes: [1, 2, 131000, 131016, 131052, 131053, 131057, 133004], rule: { reason: 'transient' } },
  { codes: [130472], rule: { reason: 'transient', waitMs: 60 * MINUTE } },
  { codes: [131047], rule: { reason: 'windowClosed' } },
  { codes: [131021, 131026, 131030], rule: { reason: 'unreachable' } },
  { codes: [368, 131031, 131042], rule: { reason: 'account' } },
  { codes: [131049], rule: { reason: 'policy' } },
];

const BY_CODE = new Map(RULES.flatMap(({ codes, rule }) => codes.map(code => [code, rule] as const)));

/** What a code of Meta's means, also for those in a `failed` status (DOMAIN §4.4); undefined when we do not know it. */
export function ruleOf(code: number): Rule | undefined {
  if (code >= 200 && code <= 299) return { reason: 'auth' };
  if (code >= 132000 && code <= 132099) return { reason: 'template' };
  return BY_CODE.get(code);
}

/** What follows from a message that was taken first and reported failed later (DOMAIN §4.4). */
export interface AfterFailure {
  /** Sent anew after so many milliseconds; null = it will not arrive. */
  againMs: number | null;
  /** The person cannot be reached this way at all. */
  unreachable: boolean;
  /** Somebody must mend something at Meta's. */
  alarm: boolean;
}

/** The waits for what Meta names no wait for, by the number of times it was sent anew. */
const AGAIN_MS = [30_000, 2 * MINUTE, 10 * MINUTE];

/**
 * @param code null = the failure came without one, and so nobody knows whether a repeat would help
 * @param resends how often this message was sent anew already; after three times it is left to an officer
 */
export function afterFailure(code: number | null, resends: number): AfterFailure {
  const rule = code === null ? undefined : ruleOf(code);
  const final = { againMs: null, unreachable: rule?.reason === 'unreachable', alarm: rule?.reason === 'template' };
  if (resends >= AGAIN_MS.length) return final;
  switch (rule?.reason) {
    case 'auth':
    case 'account':
      return { againMs: untilMended, unreachable: false, alarm: true };
    case 'windowClosed':
      return { againMs: 0, unreachable: false, alarm: false };
    case 'transient':
    case 'rateLimited':
    case 'pairRate':
      return { againMs: Math.max(rule.waitMs ?? 0, AGAIN_MS[resends]!), unreachable: false, alarm: false };
    default:
      return final;
  }
}

/**
 * Reads an answer other than success. Without a body in Meta's shape the answer came from something in between, so it is
 * worth repeating; an unknown code with a body is judged by the HTTP status. `text` is the body, '' when it broke off.
 */
export function failureOf(httpStatus: number, headers: Headers, text: string): Failure {
  const error = fieldsOf(fieldsOf(parsed(text)).error);
  const code = typeof error.code === 'number' ? error.code : undefined;
  const rule = (code === undefined ? undefined : ruleOf(code)) ?? byHttpStatus(httpStatus, code !== undefined);
  const details = textOf(fieldsOf(error.error_data).details) ?? textOf(error.message) ?? `HTTP ${httpStatus}`;
  const retryAfterMs = retryAfter(headers) ?? rule.waitMs ?? null;
  return { ok: false, code: code ?? 0, reason: rule.reason, retryAfterMs, details: details.slice(0, 500) };
}

function byHttpStatus(status: number, spokenByMeta: boolean): Rule {
  if (status === 429) return { reason: 'rateLimited', waitMs: 10_000 };
  if (status >= 500 || !spokenByMeta) return { reason: 'transient' };
  return { reason: status === 401 || status === 403 ? 'auth' : 'badRequest' };
}

function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Codes of Node and undici for a connection that was never made: nothing of the request went out. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+)$/;

/** No answer at all: `transient` when the connection was never made, else `ambiguous`, since the message may have gone out. */
export function failureOfCall(error: unknown): Failure {
  const cause = fieldsOf(fieldsOf(error).cause);
  const code = textOf(cause.code) ?? textOf(fieldsOf(error).code) ?? '';
  const unsent = NEVER_CONNECTED.test(code) || cause.syscall === 'connect';
  const details = [error instanceof Error ? error.name : 'Error', code].filter(Boolean).join(' ');
  return { ok: false, code: 0, reason: unsent ? 'transient' : 'ambiguous', retryAfterMs: null, details };
}
