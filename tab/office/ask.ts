import type { ApiError } from '../../bot/http/contract';
import type { Words } from '../words/words';
import type { Tokens } from './token';

/** The office said no, or could not be asked (`status` 0); `message` says what to do next. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: NonNullable<ApiError['fields']> = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Opens what the office goes on writing, as long as nobody aborts it; with a body it is told something. @throws Refusal */
export type OpenStream = (path: string, signal: AbortSignal, body?: object) => Promise<ReadableStream<Uint8Array>>;

/** Asks the office in the reader's language; with a body it is told something, with a Blob it is given a file's bytes; a file it gives comes as a Blob. @throws Refusal */
export type Ask = <Answer>(path: string, body?: object) => Promise<Answer>;

export function createAsk(tokens: Tokens, words: Words): { ask: Ask; openStream: OpenStream } {
  const signedIn = (token: Promise<string>): Promise<string> =>
    token.catch(() => {
      throw new Refusal(0, 'signIn', words('tab:trouble.signIn'));
    });
  const send = async (path: string, token: string, body?: object, signal?: AbortSignal): Promise<Response> => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Accept-Language': words.language,
      ...(body && { 'Content-Type': body instanceof Blob ? body.type || 'application/octet-stream' : 'application/json' }),
    };
    const request = body ? { method: 'POST', headers, body: body instanceof Blob ? body : JSON.stringify(body) } : { headers };
    return fetch(path, { ...request, ...(signal && { signal }) }).catch(() => {
      throw new Refusal(0, 'unreachable', words('tab:trouble.unreachable'));
    });
  };
  const signedSend = async (path: string, body?: object, signal?: AbortSignal): Promise<Response> => {
    const response = await send(path, await signedIn(tokens.current()), body, signal);
    if (response.status !== 401) return response;
    return send(path, await signedIn(tokens.renew()), body, signal);
  };
  return {
    ask: async <Answer>(path: string, body?: object) => answerOf<Answer>(await signedSend(path, body), words),
    async openStream(path, signal, body) {
      const response = await signedSend(path, body, signal);
      if (response.ok && response.body) return response.body;
      return answerOf<never>(response, words);
    },
  };
}

async function answerOf<Answer>(response: Response, words: Words): Promise<Answer> {
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  if (response.ok && !isJson) return (await response.blob()) as Answer;
  const answer = (await response.json().catch(() => null)) as (Answer & Partial<ApiError>) | null;
  if (response.ok && answer) return answer;
  const { code = 'unreadable', fields } = answer ?? {};
  const message = answer?.message ?? words('tab:trouble.unreadable', { status: response.status });
  throw new Refusal(response.status, code, message, fields);
}

/** Whatever was thrown, as something to show. */
export const refusalOf = (error: unknown, words: Words): Refusal =>
  error instanceof Refusal ? error : new Refusal(0, 'broken', words('tab:trouble.broken'));
