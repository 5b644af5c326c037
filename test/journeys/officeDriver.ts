import { createServer } from 'node:net';

/** Wire data of many shapes, looked at freely. */
export type Data = any; // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Reply {
  status: number;
  body: Data;
}

export interface OfficeDriver {
  get(path: string, token?: string): Promise<Reply>;
  post(path: string, body?: unknown, token?: string): Promise<Reply>;
  /** Hands a file's bytes in. */
  upload(path: string, bytes: Buffer, token: string): Promise<Reply>;
  /** A citizen writes, or presses a button of the newest message that offers it. */
  writes(from: string, what: string | Record<string, unknown>): Promise<void>;
  /** What the citizen sees, oldest first. */
  chat(from: string): Promise<Data[]>;
  settle(): Promise<{ pending: number; parked: number }>;
  /** Moves office time; WIB unless it says otherwise. */
  at(now: string): Promise<void>;
  token(persona: string): Promise<string>;
  /** The complaint as a persona's API shows it. */
  complaint(ticket: string, persona?: string): Promise<Data>;
  /** Acts through the API with the step as it is now; the answer's status and body. */
  act(persona: string, ticket: string, action: string, input?: object): Promise<Reply>;
  /** The newest card of a complaint in the channel or a persona's chat. */
  card(ticket: string, chatOf?: string): Promise<Data>;
  /** Clicks a button of the card in the channel (or in the persona's own chat) and settles. */
  click(persona: string, ticket: string, verb: string, data?: object, inChat?: boolean): Promise<Data>;
  /** Fills a dialog opened from the card and settles. */
  fill(persona: string, ticket: string, dialog: string, data?: object, inChat?: boolean): Promise<Data>;
}

/** Each time a citizen of another number writes; answers with the ticket. @param numbers what those numbers begin with */
export function reporting(office: () => OfficeDriver, numbers: string): (text?: string) => Promise<string> {
  let citizens = 0;
  return async (text = 'KTP saya belum jadi') => {
    citizens += 1;
    await office().writes(`${numbers}${String(citizens).padStart(2, '0')}`, { name: 'Warga Contoh', text });
    const { body } = await office().get('/api/complaints?limit=1', await office().token('operator'));
    return body.items[0].ticketNumber as string;
  };
}

/** Drives the local office at an address by its own routes, in this process or another. */
export function driver(baseUrl: string): OfficeDriver {
  const call = async (method: string, path: string, body?: unknown, token?: string): Promise<Reply> => {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const response = await fetch(baseUrl + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: text && text.startsWith('<') ? text : text ? (JSON.parse(text) as Data) : undefined };
  };
  const get = (path: string, token?: string) => call('GET', path, undefined, token);
  const post = (path: string, body: unknown = {}, token?: string) => call('POST', path, body, token);
  const upload = async (path: string, bytes: Buffer, token: string): Promise<Reply> => {
    const headers = { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${token}` };
    const response = await fetch(baseUrl + path, { method: 'POST', headers, body: new Uint8Array(bytes) });
    return { status: response.status, body: (await response.json()) as Data };
  };
  const settle = async () => (await post('/local/settle')).body as { pending: number; parked: number };
  const token = async (persona: string) => (await post('/local/entra/token', { persona })).body.access_token as string;
  const complaint = async (ticket: string, persona = 'operator') =>
    (await get(`/api/complaints/${ticket}`, await token(persona))).body as Data;
  const card = async (ticket: string, chatOf?: string) => {
    const { body } = await get(chatOf ? `/local/teams/chats/${chatOf}/messages` : '/local/teams/channels/aduan/messages');
    const found = (body as Data[]).filter(
      post => post.card?.refresh || JSON.stringify(post.card ?? {}).includes('showMyActions'),
    );
    const own = found.filter(post => JSON.stringify(post.card).includes(ticket));
    if (!own.length) throw new Error(`no card of ${ticket} in ${chatOf ?? 'the channel'}`);
    return own.at(-1) as Data;
  };
  return {
    get,
    post,
    upload,
    settle,
    token,
    complaint,
    card,
    async writes(from, what) {
      const message = typeof what === 'string' ? { text: what } : what;
      const { status, body } = await post('/local/phone/messages', { from, ...message });
      if (status !== 200 || body.status !== 200) throw new Error(`the webhook was not taken: ${JSON.stringify(body)}`);
      await settle();
    },
    chat: async from => (await get(`/local/phone/messages?from=${encodeURIComponent(from)}`)).body as Data[],
    async at(now) {
      const { status, body } = await post('/local/clock', { now });
      if (status !== 200) throw new Error(`the clock stays: ${JSON.stringify(body)}`);
    },
    async act(persona, ticket, action, input = {}) {
      const bearer = await token(persona);
      const { body } = await get(`/api/complaints/${ticket}`, bearer);
      const reply = await post(`/api/complaints/${ticket}/actions`, { action, step: body.step, input }, bearer);
      await settle();
      return reply;
    },
    async click(persona, ticket, verb, data = {}, inChat = false) {
      const { activityId } = await card(ticket, inChat ? persona : undefined);
      const { body } = await post('/local/teams/invoke', { persona, activityId, verb, data });
      await settle();
      return body as Data;
    },
    async fill(persona, ticket, dialog, data = {}, inChat = false) {
      const { activityId } = await card(ticket, inChat ? persona : undefined);
      await post('/local/teams/dialogs', { persona, activityId, dialog, type: 'fetch' });
      const { body } = await post('/local/teams/dialogs', { persona, activityId, dialog, type: 'submit', data });
      await settle();
      return body as Data;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
