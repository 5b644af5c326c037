import { enterReport } from '../../bot/casework/receiving/enterReport';
import { findPerson } from '../../bot/casework/people';
import { typedReport } from '../../bot/channels/typedReport';
import { dateOf, dayOf } from '../../bot/complaint/wib';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** Standing dispositions: entered, used by an operator, ended. */

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', path, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' },
  });
const day = (more: number) => dateOf(dayOf(new Date()) + more);
const paper = () => ({
  ...{ category: 'information', service: '', orderNumber: '000.8/1/CONTOH/2026', signedBy: 'Kepala Contoh' },
  ...{ from: day(0), until: day(30), standingText: 'Syaratnya: KK dan formulir. Gratis.' },
});
const add = (version: number, input: object = {}) =>
  call('admin', '/api/settings/standing', { version, input: { ...paper(), ...input } });
/** What the operator may do with a case of that category under review. */
async function offered(ticketNumber: string) {
  const { body } = await call('operator', `/api/complaints/${ticketNumber}`);
  return (body.allowedActions as { action: string; fields: { choices?: string[] }[] }[]).find(
    ({ action }) => action === 'sendStandard',
  );
}

test('only the administrator enters and ends them', async () => {
  for (const { key } of personas.filter(persona => persona.key !== 'admin')) {
    expect([key, (await call(key, '/api/settings/standing', { version: 1, input: paper() })).status]).toEqual([key, 403]);
    expect([key, (await call(key, '/api/settings/standing/end', { version: 1, input: {} })).status]).toEqual([key, 403]);
  }
});

test('an operator is offered one that fits by its number, sends it, and no longer once it has ended', async () => {
  const by = await findPerson(server.office.db.read, { loginName: 'operator' });
  const input = {
    ...{ channel: 'counter', text: 'Syarat KK apa saja?', name: 'Warga Contoh A', contact: '6280000000001' },
    ...{ complaintClass: 'informationRequest', category: 'information' },
  };
  const parts = { office: server.office, by: by!, submissionId: null, ...typedReport };
  const [first, second] = [await enterReport({ ...parts, input }), await enterReport({ ...parts, input })];
  for (const complaint of [first!, second!])
    await call('operator', `/api/complaints/${complaint.ticketNumber}/actions`, { action: 'take', step: 1 });
  expect(await offered(first!.ticketNumber)).toBeUndefined();
  const { body } = await add(1);
  expect(body.standing[0]).toMatchObject({ number: paper().orderNumber, state: 'now', service: null });
  expect((await offered(first!.ticketNumber))?.fields[0]?.choices).toEqual([paper().orderNumber]);
  const sent = await call('operator', `/api/complaints/${first!.ticketNumber}/actions`, {
    action: 'sendStandard',
    input: { standingDisposition: paper().orderNumber },
  });
  expect(sent.status).toBe(200);
  expect(sent.body.status).toBe('inProgress');
  const ended = await call('admin', '/api/settings/standing/end', {
    version: body.version,
    input: { standing: body.standing[0].id },
  });
  expect(ended.body.standing[0].state).toBe('past');
  expect(ended.body.changes[0]).toMatchObject({ what: 'standing', after: { validTo: day(-1) } });
  expect(await offered(second!.ticketNumber)).toBeUndefined();
});

test('a year at most, a number of its own, no NIK, no end in the past', async () => {
  expect((await add(1, { until: day(366) })).body.code).toBe('standingTooLong');
  expect((await add(1, { until: day(-1), from: day(-9) })).body.fields[0].name).toBe('until');
  expect((await add(1, { standingText: 'NIK 9999990101900001' })).body.fields[0].name).toBe('standingText');
  expect((await add(1, { orderNumber: '' })).body.fields[0].name).toBe('orderNumber');
  expect((await add(1, { until: day(364) })).status).toBe(200);
  expect((await add(2)).body.code).toBe('numberTaken');
  expect((await add(1, { orderNumber: 'lain' })).body.code).toBe('settingsChanged');
});
