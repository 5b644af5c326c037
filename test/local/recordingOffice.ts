import type { AddressInfo } from 'node:net';
import { createServer, plugins, type Request, type Response } from 'restify';
import { connectorAudience, LocalEntra } from '../../bot/local/entra';
import { mountEntra } from '../../bot/local/entraRoutes';
import { botAppId } from '../../bot/local/personas';
import { LocalTeams, mountTeams } from '../../bot/local/teams';
import { cardType } from '../../bot/local/teamsPosts';

/** An activity as the bot receives it; tests look at its fields freely. */
export type Received = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data of many shapes

export interface Call {
  status: number;
  body: Received;
  headers: Headers;
}

export interface Office {
  baseUrl: string;
  entra: LocalEntra;
  teams: LocalTeams;
  /** What reached `/api/messages`, oldest first, and its Authorization headers. */
  received: Received[];
  authorizations: string[];
  /** The bot's answer to an activity; tests replace it. */
  bot: { answer: (activity: Received) => { status: number; body?: unknown } };
  call: (method: string, path: string, body?: unknown, token?: string) => Promise<Call>;
  /** A call of the bot to the connector, with its token. */
  connector: (method: string, path: string, body?: unknown) => Promise<Call>;
  close: () => Promise<void>;
}

/** A server with the stand-ins and a bot that only records. */
export async function openOffice(dataFolder?: string, keepsLimits = false): Promise<Office> {
  const server = createServer();
  server.use(plugins.bodyParser());
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entra = new LocalEntra(dataFolder, baseUrl);
  const teams = new LocalTeams(entra, dataFolder, undefined, undefined, keepsLimits);
  const office = {
    received: [] as Received[],
    authorizations: [] as string[],
    bot: { answer: (_: Received) => ({ status: 200 }) },
  };
  mountEntra(server, entra);
  mountTeams(server, teams);
  server.post('/api/messages', async (req: Request, res: Response) => {
    office.received.push(req.body as Received);
    office.authorizations.push(req.headers.authorization ?? '');
    const { status, body } = office.bot.answer(req.body as Received) as { status: number; body?: unknown };
    res.send(status, body ?? {});
  });
  const call = (method: string, path: string, body?: unknown, token?: string) => request(baseUrl + path, method, body, token);
  const connector = async (method: string, path: string, body?: unknown) =>
    request(teams.serviceUrl + path, method, body, await entra.serviceToken({ clientId: botAppId, audience: connectorAudience }));
  const close = () => new Promise<void>(done => server.close(() => done()));
  return { baseUrl, entra, teams, ...office, call, connector, close };
}

async function request(url: string, method: string, body?: unknown, token?: string): Promise<Call> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Received, headers: response.headers };
}

export const withCard = (card: object, summary = 'Aduan contoh') => ({
  type: 'message',
  summary,
  attachments: [{ contentType: cardType, content: card }],
});

export const cardAnswer = (card: object) => ({ status: 200, body: { statusCode: 200, type: cardType, value: card } });
