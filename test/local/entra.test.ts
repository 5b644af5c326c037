import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectorAudience, graphAudience, LocalEntra, teamsWebClientId } from '../../bot/local/entra';
import { botAppId, findPersona, personas, tabAppId, tenantId } from '../../bot/local/personas';
import { openOffice, type Office } from './recordingOffice';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('every persona has an Entra object id and a different Teams id, each its own', () => {
  const ids = personas.flatMap(persona => [persona.aadObjectId, persona.teamsUserId]);
  expect(new Set(ids).size).toBe(2 * personas.length);
  for (const persona of personas) {
    expect(persona.aadObjectId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(persona.teamsUserId).toMatch(/^29:/);
  }
  expect(findPersona('handler')?.roles).toEqual([]);
});

test('a script gets a tab token that the published metadata and keys verify', async () => {
  const { status, body } = await office.call('POST', '/local/entra/token', { persona: 'headOfDivision' });
  expect(status).toBe(200);
  const metadata = (await office.call('GET', '/local/entra/v2.0/.well-known/openid-configuration')).body;
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri as string));
  const { payload } = await jwtVerify(body.access_token as string, keys, {
    issuer: metadata.issuer as string,
    audience: tabAppId,
  });
  expect(payload).toMatchObject({
    iss: `${office.baseUrl}/local/entra/v2.0`,
    tid: tenantId,
    oid: findPersona('headOfDivision')?.aadObjectId,
    scp: 'access_as_user',
    azp: teamsWebClientId,
    ver: '2.0',
    name: 'Kabid Contoh',
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

test('an unknown persona gets no token', async () => {
  const { status, body } = await office.call('POST', '/local/entra/token', { persona: 'mayor' });
  expect([status, Object.keys(body).sort()]).toEqual([404, ['code', 'message']]);
});

test('the keys are endorsed for Teams and hold nothing private', async () => {
  const { keys } = (await office.call('GET', '/local/entra/keys')).body as { keys: Record<string, unknown>[] };
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', endorsements: ['msteams'] });
  expect(keys[0]).not.toHaveProperty('d');
});

test('the token of an activity names the channel, the bot and the service url', async () => {
  const metadata = (await office.call('GET', '/local/entra/botframework/.well-known/openidconfiguration')).body;
  const claims = decodeJwt(await office.entra.botToken({ serviceUrl: 'http://localhost:3978/x/' }));
  expect(claims).toMatchObject({ iss: metadata.issuer as string, aud: botAppId, serviceurl: 'http://localhost:3978/x/' });
});

describe('client credentials', () => {
  const ask = async (body: Record<string, string>, form = true) => {
    const url = `${office.baseUrl}/local/entra/oauth2/token`;
    const init = form
      ? { body: new URLSearchParams(body) }
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await fetch(url, { method: 'POST', ...init });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const request = { grant_type: 'client_credentials', client_id: botAppId, scope: `${graphAudience}/.default` };

  test.each([true, false])('are answered with a token for the scope asked (as form: %s)', async form => {
    const { status, body } = await ask(request, form);
    expect(status).toBe(200);
    await expect(office.entra.verify(body.access_token, graphAudience)).resolves.toMatchObject({
      ...{ appid: botAppId, roles: ['Sites.Selected'] },
    });
  });

  test('of an unknown app, another grant or no scope are refused', async () => {
    expect(await ask({ ...request, client_id: 'somebody' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(await ask({ ...request, grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
    expect(await ask({ ...request, scope: '' })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  });
});

test('a token for another audience, from another key, from the channel, expired, or none at all does not verify', async () => {
  const { entra } = office;
  const stranger = new LocalEntra(undefined, office.baseUrl);
  const asked = { clientId: botAppId, audience: connectorAudience };
  await expect(entra.verify(await entra.serviceToken(asked), connectorAudience)).resolves.toBeDefined();
  await expect(entra.verify(await entra.serviceToken(asked), graphAudience)).rejects.toThrow();
  await expect(entra.verify(await stranger.serviceToken(asked), connectorAudience)).rejects.toThrow();
  await expect(entra.verify(await entra.botToken({ serviceUrl: 'x' }), botAppId)).rejects.toThrow();
  const expired = await entra.sign({ iss: entra.issuer.tenant, aud: connectorAudience, exp: 1 });
  await expect(entra.verify(expired, connectorAudience)).rejects.toThrow();
  await expect(entra.verify(undefined, connectorAudience)).rejects.toThrow();
});

test('a folder keeps its key, readable by its owner only, and a token outlives a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-entra-'));
  try {
    const token = await new LocalEntra(folder, 'http://localhost:3978').userToken('admin');
    expect(statSync(join(folder, 'entra-signing-key.pem')).mode & 0o777).toBe(0o600);
    await expect(new LocalEntra(folder, 'http://localhost:3978').verify(token, tabAppId)).resolves.toMatchObject({
      name: 'Admin Contoh',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
