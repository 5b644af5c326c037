import type { LocalEntra } from './entra';

/** The bot's HTTP answer; `body` is undefined when it was not JSON. */
export interface BotAnswer {
  statusCode: number;
  body: unknown;
}

/** The bot did not answer at all. */
export class BotUnreachable extends Error {}

/** The office's public endpoint for Teams, `/api/messages`, called as Teams' service calls it. */
export class BotEndpoint {
  constructor(
    private readonly entra: LocalEntra,
    private readonly serviceUrl: string,
  ) {}

  /** Signs and posts an activity, so that the bot's own token check runs. Throws BotUnreachable. */
  async deliver(activity: object): Promise<BotAnswer> {
    const token = await this.entra.botToken({ serviceUrl: this.serviceUrl });
    const request = {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...activity, serviceUrl: this.serviceUrl }),
    };
    const response = await fetch(`${this.entra.baseUrl}/api/messages`, request).catch((cause: unknown) => {
      throw new BotUnreachable('The bot did not answer.', { cause });
    });
    return { statusCode: response.status, body: parsed(await response.text()) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
