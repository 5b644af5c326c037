import { ArchiveRefused, retryAfter } from './refused';
import { unitsOf, type ResourceUnits } from './resourceUnits';

/** Parts of an upload session are multiples of this many bytes (https://learn.microsoft.com/graph/api/driveitem-createuploadsession). */
export const partUnit = 327_680;
const timeoutMs = 120_000;
const triesWithoutProgress = 4;

interface Progress {
  /** The first byte the server still wants; the file's size when it has all of them. */
  next: number;
  isDone: boolean;
}

/**
 * Sends `bytes` to the pre-authenticated `uploadUrl` in parts of `partBytes`, in order and without an Authorization header.
 * A break (no answer, 5xx) and 416 ask the session where it stands and go on from there. Throws `ArchiveRefused`: 404 `sessionGone` when the
 * session has ended (also after its last part), 409 when the name was taken meanwhile, 429/503 with `retryAfterMs`.
 * The address is a secret: it stands in no message.
 */
export async function uploadInParts(
  uploadUrl: string,
  bytes: Buffer,
  { partBytes, units }: { partBytes: number; units?: ResourceUnits | undefined },
): Promise<void> {
  const call = (init: Call): Promise<Response | undefined> => answerOf(uploadUrl, init, units);
  let next = 0;
  for (let idle = 0; idle < triesWithoutProgress;) {
    const progress = (await sendPart(call, bytes, next, partBytes)) ?? (await whereItStands(call, bytes.length));
    if (progress?.isDone) return;
    const isStuck = progress === undefined || progress.next <= next;
    idle = isStuck ? idle + 1 : 0;
    next = progress?.next ?? next;
  }
  throw new ArchiveRefused(0, 'sessionStuck');
}

/** Undefined when the session must be asked where it stands. */
async function sendPart(call: Calling, bytes: Buffer, from: number, partBytes: number): Promise<Progress | undefined> {
  const part = bytes.subarray(from, from + partBytes);
  const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
  const response = await call({ method: 'PUT', body: part, headers: { 'Content-Range': range } });
  if (!response) return undefined;
  return readProgress(response, bytes.length);
}

async function whereItStands(call: Calling, size: number): Promise<Progress | undefined> {
  const response = await call({ method: 'GET' });
  return response && readProgress(response, size);
}

async function readProgress(response: Response, size: number): Promise<Progress | undefined> {
  if (response.status === 416 || [500, 502, 504].includes(response.status)) {
    await response.body?.cancel();
    return undefined;
  }
  const body = (await response.json().catch(() => ({}))) as { nextExpectedRanges?: string[]; error?: { code?: string } };
  if (!response.ok) {
    const code = response.status === 404 ? 'sessionGone' : (body.error?.code ?? 'unknown');
    throw new ArchiveRefused(response.status, code, retryAfter(response.headers));
  }
  const next = body.nextExpectedRanges?.[0];
  return next === undefined ? { next: size, isDone: true } : { next: Number(next.split('-')[0]), isDone: false };
}

type Call = RequestInit & { method: 'GET' | 'PUT' };
type Calling = (init: Call) => Promise<Response | undefined>;

/** Undefined when no answer came: the part may or may not have arrived. */
async function answerOf(url: string, init: Call, units: ResourceUnits | undefined): Promise<Response | undefined> {
  await units?.take(unitsOf(init.method, ''));
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    return undefined;
  }
}
