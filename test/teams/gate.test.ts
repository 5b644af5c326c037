import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import { createAdapter, type Handled } from '../../bot/teams/adapter';
import { gateFault, isServiceUrl } from '../../bot/teams/gate';
import type { TeamsSettings } from '../../bot/teams/settings';

/** Forged tokens and activities against both checks, ours and botbuilder's, with keys as Microsoft publishes them (QUALITY S1). */

const appId = '99999999-0000-4000-8000-0000000000b0';
const tenantId = '99999999-0000-4000-8000-000000000001';
const foreign = '99999999-0000-4000-8000-00000000dead';
const serviceUrl = 'https://smba.trafficmanager.net/apac/';
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const unendorsed = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });

// botbuilder prints what it refuses; here that is what is meant to happen.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => jest.restoreAllMocks());

let keys: Server;
let settings: TeamsSettings;
beforeAll(async () => {
  keys = createServer(async (req, res) => {
    const base = `http://${req.headers.host}`;
    const jwk = async (pair: typeof ours, kid: string, endorsements: string[]) => ({
      ...(await exportJWK(pair.publicKey)),
      ...{ kid, use: 'sig', alg: 'RS256', endorsements },
    });
    const metadata = {
      issuer: 'https://api.botframework.com',
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    const jwks = { keys: [await jwk(ours, 'ours', ['msteams']), await jwk(unendorsed, 'unendorsed', ['webchat'])] };
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(req.url === '/keys' ? jwks : metadata));
  });
  await new Promise<void>(done => keys.listen(0, '127.0.0.1', () => done()));
  const metadataUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/metadata`;
  const connectorToken = () => Promise.reject(new Error('nothing is posted here'));
  settings = {
    appId,
    tenantId,
    type: 'SingleTenant',
    password: null,
    metadataUrl,
    serviceHosts: ['smba.trafficmanager.net'],
    connectorToken,
  };
});
afterAll(() => new Promise(done => keys.close(done)));

const activity = {
  type: 'event',
  id: '1',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1contoh', aadObjectId: '99999999-0000-4000-9000-000000000001' },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
};

interface Forgery {
  claims?: JWTPayload;
  activity?: object;
  signer?: { privateKey: typeof ours.privateKey; kid: string };
}

async function tokenOf({ claims = {}, signer = { privateKey: ours.privateKey, kid: 'ours' } }: Forgery): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = {
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: now - 10,
    exp: now + 600,
    ...claims,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(given).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signer.kid }).sign(signer.privateKey);
}

/** What `POST /api/messages` does: our check, then the adapter. */
async function pass(forgery: Forgery): Promise<Handled & { reached: boolean }> {
  const authorization = `Bearer ${await tokenOf(forgery)}`;
  const sent = { ...activity, ...forgery.activity };
  let reached = false;
  if (gateFault(settings, authorization, sent)) return { status: 401, reached };
  const handled = await createAdapter(settings).handle(authorization, sent as never, async () => {
    reached = true;
  });
  return { ...handled, reached };
}

test('what Teams sends for our app in our tenant gets through both checks', async () => {
  expect(await pass({})).toMatchObject({ status: 200, reached: true });
});

const other = (conversation: object) => ({ conversation: { ...activity.conversation, ...conversation } });
const forgeries: [string, Forgery][] = [
  [
    'the emulator’s issuer of our tenant',
    { claims: { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, appid: appId, ver: '2.0' } },
  ],
  ['the emulator’s issuer of version 1', { claims: { iss: `https://sts.windows.net/${tenantId}/`, appid: appId, ver: '1.0' } }],
  ['the issuer of another tenant', { claims: { iss: `https://login.microsoftonline.com/${foreign}/v2.0`, appid: appId } }],
  ['an issuer that only begins like ours', { claims: { iss: 'https://api.botframework.com.contoh.invalid' } }],
  ['no issuer', { claims: { iss: undefined } }],
  ['another audience', { claims: { aud: foreign } }],
  ['an empty audience', { claims: { aud: '' } }],
  ['no audience', { claims: { aud: undefined } }],
  ['a skill’s claims', { claims: { aud: appId, appid: foreign, ver: '1.0', iss: `https://sts.windows.net/${tenantId}/` } }],
  ['no serviceUrl in the token', { claims: { serviceurl: undefined } }],
  ['an empty serviceUrl in both', { claims: { serviceurl: '' }, activity: { serviceUrl: '' } }],
  ['no serviceUrl in the activity', { activity: { serviceUrl: undefined } }],
  ['another serviceUrl than the token’s', { activity: { serviceUrl: 'https://smba.trafficmanager.net/emea/' } }],
  [
    'a foreign serviceUrl in both',
    { claims: { serviceurl: 'https://jahat.invalid/' }, activity: { serviceUrl: 'https://jahat.invalid/' } },
  ],
  [
    'a serviceUrl that hides a foreign host',
    {
      claims: { serviceurl: 'https://smba.trafficmanager.net@jahat.invalid/' },
      activity: { serviceUrl: 'https://smba.trafficmanager.net@jahat.invalid/' },
    },
  ],
  [
    'a serviceUrl without https',
    { claims: { serviceurl: 'http://smba.trafficmanager.net/' }, activity: { serviceUrl: 'http://smba.trafficmanager.net/' } },
  ],
  ['a serviceUrl that is no text', { activity: { serviceUrl: { toString: serviceUrl } } }],
  ['another channel', { activity: { channelId: 'emulator' } }],
  ['no channel', { activity: { channelId: undefined } }],
  ['another tenant in the conversation', { activity: other({ tenantId: foreign }) }],
  ['another tenant beside the channel', { activity: { channelData: { tenant: { id: foreign } } } }],
  ['no tenant at all', { activity: { ...other({ tenantId: undefined }), channelData: {} } }],
  ['no sender', { activity: { from: {} } }],
  ['an unknown key', { signer: { privateKey: strange.privateKey, kid: 'strange' } }],
  ['our key’s name under another key’s signature', { signer: { privateKey: strange.privateKey, kid: 'ours' } }],
  ['a key that is not endorsed for Teams', { signer: { privateKey: unendorsed.privateKey, kid: 'unendorsed' } }],
  ['an end long past', { claims: { exp: 1_600_000_000, nbf: 1_500_000_000 } }],
  ['a beginning in the future', { claims: { nbf: Math.floor(Date.now() / 1000) + 3_600 } }],
];

test.each(forgeries)('a token or activity with %s is refused and never reaches the bot', async (_, forgery) => {
  expect(await pass(forgery)).toMatchObject({ status: 401, reached: false });
});

test.each([
  ['no header', undefined],
  ['another scheme', 'Basic eDp5'],
  ['an unreadable token', 'Bearer not.a.token'],
  ['an empty token', 'Bearer '],
])('%s is refused before anything is verified', (_, authorization) => {
  expect(gateFault(settings, authorization, activity)).not.toBeNull();
});

test('an unsigned token (alg none) and one signed with the app’s id as a secret are refused', async () => {
  const claims = Buffer.from(
    JSON.stringify({ iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, exp: 4e9 }),
  );
  const none = `${Buffer.from('{"alg":"none","kid":"ours"}').toString('base64url')}.${claims.toString('base64url')}.`;
  const secret = new TextEncoder().encode(appId.padEnd(32, '0'));
  const hs = await new SignJWT(JSON.parse(claims.toString()) as JWTPayload)
    .setProtectedHeader({ alg: 'HS256', kid: 'ours' })
    .sign(secret);
  for (const token of [none, hs]) {
    const handled = await createAdapter(settings).handle(`Bearer ${token}`, activity as never, async () => undefined);
    expect(handled.status).toBe(401);
  }
});

test('service addresses are taken by host from the list: https, or a stand-in that the list names with its port', () => {
  const local = { ...settings, serviceHosts: ['localhost:3978'] };
  expect(isServiceUrl(local, 'http://localhost:3978/local/teams/connector/')).toBe(true);
  expect(isServiceUrl(local, 'http://localhost:3979/')).toBe(false);
  expect(isServiceUrl(local, serviceUrl)).toBe(false);
  expect(isServiceUrl(settings, serviceUrl)).toBe(true);
  expect(isServiceUrl(settings, 'https://smba.trafficmanager.net:8443/')).toBe(false);
});
