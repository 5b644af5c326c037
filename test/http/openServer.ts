import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import type { Server } from 'restify';
import type { Office } from '../../bot/casework/office';
import { createSealer } from '../../bot/database/sealed';
import { casePaperFile } from '../../bot/effects/casePaperFile';
import { checkReport } from '../../bot/effects/checkReport';
import { evidencePack } from '../../bot/effects/evidencePack';
import { memoFile, reportFile } from '../../bot/effects/reportFile';
import { summaryFile } from '../../bot/effects/summaryFile';
import { openFolderStore } from '../../bot/files/folderStore';
import { createServer, type ServerParts } from '../../bot/http/server';
import { createIntake } from '../../bot/intake';
import { tabAppId, tenantId, findPersona, type PersonaKey } from '../../bot/local/personas';
import { seedStaff } from '../../bot/local/seedStaff';
import { openEmptyDatabase } from '../database/emptyDatabase';

export const appSecret = 'app-secret-for-tests';
export const verifyToken = 'verify-me';
export const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
export const teamsWeb = '5e3ce6c0-2b1f-4285-8d4d-75ee78787346';

export interface Reply {
  status: number;
  headers: Headers;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data, looked at freely
}

export interface TestServer {
  office: Office;
  intake: ReturnType<typeof createIntake>;
  baseUrl: string;
  /** Every route that the server answers, as `GET /api/me`. */
  routes: string[];
  logged: { message: string; fields: object }[];
  call(
    method: string,
    path: string,
    init?: { body?: string | Buffer; json?: unknown; headers?: Record<string, string> },
  ): Promise<Reply>;
  /** A token of the tab as Entra makes it, with any claim replaced, or left out by `undefined`. */
  token(persona: PersonaKey, claims?: JWTPayload, header?: { alg?: string; kid?: string; key?: KeyObject }): Promise<string>;
  close(): Promise<void>;
}

/** The office's HTTP side on an empty database, with an issuer of its own; no stand-ins, no worker. */
export async function openServer(parts: Partial<ServerParts> = {}): Promise<TestServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = createHttp(async (_req, res) => {
    res.end(JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }));
  });
  await new Promise<void>(done => keys.listen(0, '127.0.0.1', () => done()));
  const keysUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
  const db = await openEmptyDatabase();
  await seedStaff(db);
  const masterKeys = { current: 'test', keys: { test: Buffer.alloc(32, 7) } };
  const office: Office = { db, sealer: createSealer({ masterKeys }), now: () => new Date(), whatsapp: 'cloud' };
  const folder = mkdtempSync(join(tmpdir(), 'aduan-files-'));
  const files = openFolderStore(folder);
  const logged: TestServer['logged'] = [];
  const note = (fields: object, message: string) => void logged.push({ message, fields });
  const log = { info: note, warn: note, error: note };
  const intake = createIntake({ office, phoneNumberId: '100000000000001', log });
  const server = createServer({
    office,
    log,
    signIn: { audience: tabAppId, tenantId, issuer, keysUrl },
    attachments: { files, scanner: null },
    webhook: { appSecret, verifyToken, accept: intake.accept },
    messages: refusing,
    health: {
      database: async () => undefined,
      queue: async () => ({ inbox: await intake.counts(), outbox: {}, oldestMs: 0 }),
      draining: () => false,
      showsDetail: false,
    },
    casePapers: (...wanted) => casePaperFile(office, ...wanted),
    reportFiles: (...wanted) => reportFile(office, files, ...wanted),
    memoFiles: (...wanted) => memoFile(office, ...wanted),
    summaryFiles: (...wanted) => summaryFile(office, ...wanted),
    evidencePacks: (...wanted) => evidencePack(office, ...wanted),
    checkRecord: async () => [],
    checkReport: (...wanted) => checkReport(office, unasked, ...wanted),
    surroundings: { hasScanner: true, disk: async () => ({ free: 50, all: 100 }), retry: async () => true },
    standIns: false,
    tabFolder: '/no/such/folder',
    ...parts,
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    office,
    intake,
    baseUrl,
    routes: Object.values(server.router.getRoutes()).map(({ method, path }) => `${method} ${String(path)}`),
    logged,
    call: (method, path, init) => call(baseUrl + path, method, init),
    async token(persona, claims = {}, { alg = 'RS256', kid = 'one', key = privateKey } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: tabAppId, tid: tenantId, oid: findPersona(persona)!.aadObjectId, azp: teamsWeb };
      const all = { ...usual, scp: 'access_as_user', iat: now, nbf: now, exp: now + 600, ...claims };
      const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      return new SignJWT(given).setProtectedHeader({ alg, kid }).sign(key);
    },
    async close() {
      await closed(server);
      await new Promise(done => keys.close(done));
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Nothing lies in it that anybody could ask for. */
const unasked = { look: () => Promise.resolve(undefined), read: () => Promise.resolve(undefined) };

const refusing: ServerParts['messages'] = {
  settings: {
    appId: '99999999-0000-4000-8000-0000000000b0',
    tenantId,
    type: 'SingleTenant',
    password: '-',
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    serviceHosts: ['smba.trafficmanager.net'],
  },
  adapter: () => Promise.reject(new Error('no activity gets as far as botbuilder here')),
  bot: async () => undefined,
};

function closed(server: Server): Promise<void> {
  server.server.closeAllConnections();
  return new Promise(done => server.close(() => done()));
}

async function call(
  url: string,
  method: string,
  { body, json, headers = {} }: { body?: string | Buffer; json?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const type: Record<string, string> = json === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    ...(sent !== undefined && { body: typeof sent === 'string' ? sent : new Uint8Array(sent) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}
