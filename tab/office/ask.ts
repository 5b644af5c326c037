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

/** Asks the office in the reader's language; with a body it is told something, with a Blob it is given a file's bytes; a file it gives comes as a Blob. @throws Refusal */
export type Ask = <Answer>(path: string, body?: object) => Promise<Answer>;

export function createAsk(tokens: Tokens, words: Words): Ask {
  const signedIn = (token: Promise<string>): Promise<string> =>
    token.catch(() => {
      throw new Refusal(0, 'signIn', words('tab:trouble.signIn'));
    });
  const send = async (path: string, body: object | undefined, token: string): Promise<Response> => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Accept-Language': words.language,
      ...(body && { 'Content-Type': body instanceof Blob ? body.type || 'application/octet-stream' : 'application/json' }),
    };
    const request = body ? { method: 'POST', headers, body: body instanceof Blob ? body : JSON.stringify(body) } : { headers };
    return fetch(path, request).catch(() => {
      throw new Refusal(0, 'unreachable', words('tab:trouble.unreachable'));
    });
  };
  return async <Answer>(path: string, body?: object): Promise<Answer> => {
    let response = await send(path, body, await signedIn(tokens.current()));
    if (response.status === 401) response = await send(path, body, await signedIn(tokens.renew()));
    return answerOf<Answer>(response, words);
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
