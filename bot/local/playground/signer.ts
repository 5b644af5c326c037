import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LocalEntra } from '../entra';
import { tenantId } from '../personas';
import { isObject } from '../wire';

type Activity = Record<string, unknown>;

/**
 * The Playground posts its activities without a token, and the bot takes none without: here each gets the token that Teams' service
 * would put on it, made out to its own serviceUrl, and the tenant that the Playground leaves out. Nothing else of it is changed.
 */
export function createSigner(entra: LocalEntra): Server {
  return createServer((req, res) => {
    void handle(entra, req, res).catch(() => {
      res.statusCode = 502;
      res.end();
    });
  });
}

/** The Playground also asks without a body whether anybody is there. */
async function handle(entra: LocalEntra, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await bytesIn(req);
  if (body.length === 0) return void res.end();
  const answer = await deliver(entra, JSON.parse(body.toString('utf8')) as Activity);
  res.statusCode = answer.status;
  res.setHeader('Content-Type', answer.headers.get('content-type') ?? 'application/json');
  res.end(await answer.text());
}

/** Signs an activity and hands it to the office's `/api/messages`. */
async function deliver(entra: LocalEntra, activity: Activity): Promise<Response> {
  const token = await entra.botToken({ serviceUrl: String(activity.serviceUrl) });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return fetch(`${entra.baseUrl}/api/messages`, { method: 'POST', headers, body: JSON.stringify(withTenant(activity)) });
}

function withTenant(activity: Activity): Activity {
  const conversation = isObject(activity.conversation) ? activity.conversation : {};
  const channelData = isObject(activity.channelData) ? activity.channelData : {};
  return {
    ...activity,
    conversation: { ...conversation, tenantId },
    channelData: { ...channelData, tenant: { id: tenantId } },
  };
}

async function bytesIn(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * The signer of the office whose folder and address these are: it has the office's own key.
 * @returns a way to tell the bot of something as the Playground would, and to close it
 */
export async function openSigner(folder: string, officeUrl: string, port: number) {
  const entra = new LocalEntra(folder, officeUrl);
  const server = createSigner(entra);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));
  return {
    tell: (activity: Activity) => deliver(entra, activity),
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
export type Signer = Awaited<ReturnType<typeof openSigner>>;
