/** The office said no, or could not be reached; `message` is in words a reader understands. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Asks the local office. @throws Refusal; status 0 when nobody listens */
export async function ask<Answer>(path: string, language: string, body?: object): Promise<Answer> {
  const headers = { 'Accept-Language': language, ...(body && { 'Content-Type': 'application/json' }) };
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const response = await fetch(path, request).catch(() => null);
  if (!response)
    throw new Refusal(
      0,
      'unreachable',
      language === 'en' ? 'The office is closed: start it again.' : 'Kantor tutup: jalankan kembali.',
    );
  const answer = (await response.json().catch(() => null)) as Answer & { code?: string; message?: string };
  if (response.ok) return answer;
  throw new Refusal(response.status, answer?.code ?? 'unknown', answer?.message ?? String(response.status));
}
