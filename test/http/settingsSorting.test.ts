import { enterReport } from '../../bot/casework/receiving/enterReport';
import { findPerson } from '../../bot/casework/people';
import { typedReport } from '../../bot/channels/typedReport';
import { usualSorting, sortedHere, offeredFields } from '../../bot/complaint/sorting';
import { suggestFor } from '../../bot/complaint/categorisation';
import { reportFields } from '../../bot/complaint/inputs';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** What forms offer, in which order, and which division answers. */

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
const usual = { sortable: 'service', code: 'kia', division: 'populationRegistration', isOffered: true, place: 4 };
const save = (version: number, input: object) =>
  call('admin', '/api/settings/sorting', { version, input: { ...usual, ...input } });
const enter = async (input: object) => {
  const by = await findPerson(server.office.db.read, { loginName: 'operator' });
  const form = {
    channel: 'counter',
    text: 'KIA anak saya belum jadi.',
    name: 'Warga Contoh A',
    contact: '6280000000001',
    ...input,
  };
  return enterReport({ office: server.office, by: by!, input: form, submissionId: null, ...typedReport });
};

test('only the administrator sorts', async () => {
  for (const { key } of personas.filter(persona => persona.key !== 'admin'))
    expect([key, (await call(key, '/api/settings/sorting', { version: 1, input: usual })).status]).toEqual([key, 403]);
});

test('another division answers for new reports at once; a category’s counts where no service is said', async () => {
  expect((await enter({ service: 'kia' }))?.division).toBe('populationRegistration');
  const { body } = await save(1, { division: 'civilRegistration' });
  expect(body.changes[0]).toMatchObject({
    ...{ what: 'sorting', subject: 'service.kia', before: { division: 'populationRegistration' } },
    after: { division: 'civilRegistration', isOffered: true },
  });
  expect((await enter({ service: 'kia' }))?.division).toBe('civilRegistration');
  expect((await enter({ category: 'system' }))?.division).toBeNull();
  expect((await save(2, { sortable: 'category', code: 'system', division: 'dataUseInnovation' })).status).toBe(200);
  expect((await enter({ category: 'system' }))?.division).toBe('dataUseInnovation');
  expect((await enter({ category: 'system', service: 'ikd' }))?.division).toBe('informationManagement');
  expect((await save(2, { division: 'secretariat' })).body.code).toBe('settingsChanged');
});

test('what is switched off stands in no form and is refused, but stays where a case has it; the order is the office’s', async () => {
  const { body } = await save(1, { isOffered: false, place: 1 });
  expect(body.sorting.service[0]).toMatchObject({ code: 'kia', isOffered: false });
  expect((await save(body.version, { code: 'ikd', division: 'informationManagement', place: 1 })).status).toBe(200);
  const { reportFields: fields } = (await call('operator', '/api/me')).body;
  const { choices } = fields.find(({ name }: { name: string }) => name === 'service');
  expect(choices[0]).toBe('ikd');
  expect(choices).not.toContain('kia');
  await expect(enter({ service: 'kia' })).rejects.toMatchObject({ fields: [{ name: 'service', fault: 'notAChoice' }] });
  const rules = { ...usualSorting, off: { service: ['kia' as const], category: [] } };
  const kept = offeredFields(reportFields, rules, { service: 'kia', category: null });
  expect(kept.find(({ name }) => name === 'service')?.choices).toContain('kia');
  const suggested = suggestFor('Kartu Identitas Anak saya belum jadi');
  expect(suggested?.service).toBe('kia');
  expect(sortedHere(suggested, rules)).toMatchObject({ service: null, division: null });
});

test('a code that does not exist, and a service that nobody answers for, are refused', async () => {
  expect((await save(1, { code: 'rahasia' })).body.fields[0].name).toBe('code');
  expect((await save(1, { division: '' })).body.fields[0].name).toBe('division');
});
