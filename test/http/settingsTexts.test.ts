import { composed } from '../../bot/casework/telling/messages';
import { loadSettings } from '../../bot/casework/office';
import { personas, type PersonaKey } from '../../bot/local/personas';
import {
  filledIn,
  originalOf,
  reporterTextKeys,
  templateNames,
  textVariables,
  variableFaults,
  variablesOf,
} from '../../bot/text/reporterTexts';
import { textIn } from '../../bot/text/text';
import { openServer, type TestServer } from './openServer';

/** The office's own words in the texts to reporters, and what Meta says of the templates. */

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object, language = 'id') =>
  server.call(json ? 'POST' : 'GET', `/api/settings${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': language },
  });
const save = (version: number, reporterText: string, wording: string) =>
  call('admin', '/texts', { version, input: { reporterText, wording } });
const own = () => loadSettings(server.office.db.read);
const ofText = (body: { texts: { key: string }[] }, key: string) => body.texts.find(each => each.key === key);
const progress = { key: 'progress', values: { ticket: 'ADU-2026-000001', division: 'Bidang PP', date: '30 November 2026' } };

test('only the administrator changes texts and templates', async () => {
  for (const { key } of personas.filter(persona => persona.key !== 'admin')) {
    const input = { reporterText: 'thanks', wording: 'Sama-sama.' };
    expect([key, (await call(key, '/texts', { version: 1, input })).status]).toEqual([key, 403]);
    expect([key, (await call(key, '/templates', { version: 1, input: {} })).status]).toEqual([key, 403]);
  }
  expect((await own()).texts).toEqual({});
});

test('an own wording is sent from the next message on, and one click brings the original back', async () => {
  const wording = 'Laporan *{tiket}* masih kami kerjakan. Kabar berikutnya {tanggal}.';
  const { body } = await save(1, 'progress', wording);
  expect(ofText(body, 'progress')).toMatchObject({ own: wording, original: originalOf('progress') });
  expect(body.changes[0]).toMatchObject({ what: 'reporterText', subject: 'progress', before: null, after: wording });
  expect(composed(progress, await own()).body).toBe(
    'Laporan *ADU-2026-000001* masih kami kerjakan. Kabar berikutnya 30 November 2026.',
  );
  const back = await save(body.version, 'progress', '');
  expect(ofText(back.body, 'progress')).toMatchObject({ own: null });
  expect(back.body.changes[0]).toMatchObject({ before: wording, after: null });
  expect(composed(progress, await own()).body).toBe(textIn('id')('whatsapp:progress', progress.values));
});

test('a variable that nobody fills in, one that is left out, a NIK and too much are refused and say what is wrong', async () => {
  const unknown = await save(1, 'progress', 'Laporan {tiket} {nama} sampai {tanggal}.');
  expect(unknown.body).toMatchObject({ code: 'unknownTextVariable', message: expect.stringContaining('{nama}') });
  expect(unknown.body.message).toContain('{tiket}, {bidang}, {tanggal}');
  const missing = await save(1, 'progress', 'Laporan sedang diproses oleh {bidang}.');
  expect(missing.body).toMatchObject({ code: 'missingTextVariable', message: expect.stringContaining('{tiket}, {tanggal}') });
  expect((await save(1, 'thanks', 'NIK 9999990101900001')).body.fields[0].name).toBe('wording');
  expect((await save(1, 'thanks', 'a'.repeat(2001))).body.fields[0].name).toBe('wording');
  expect((await save(1, 'signature', 'x')).body.fields[0].name).toBe('reporterText');
  expect((await own()).version).toBe(1);
});

test('of two administrators the slower is told, and the original’s very words are no change', async () => {
  expect((await save(1, 'thanks', 'Sama-sama, Bapak/Ibu.')).status).toBe(200);
  expect((await save(1, 'thanks', 'Terima kasih, Bapak/Ibu.')).body.code).toBe('settingsChanged');
  expect((await own()).texts).toEqual({ thanks: 'Sama-sama, Bapak/Ibu.' });
  const { body } = await save(2, 'greeting', originalOf('greeting'));
  expect(body.version).toBe(2);
});

test('a template that Meta has paused gives its place to the one that announces anything', async () => {
  const values = { ticket: 'ADU-2026-000001', date: '1 Desember 2026', autoCloseDate: '8 Desember 2026' };
  const reminder = async () => composed({ key: 'reminderClose', values }, await own()).template;
  expect((await reminder()).name).toBe('aduan_konfirmasi');
  const change = (version: number, input: object) =>
    call('admin', '/templates', {
      version,
      input: { template: 'aduan_konfirmasi', metaName: 'konfirmasi_2', metaLanguage: 'id', templateState: 'approved', ...input },
    });
  expect((await change(1, { metaName: 'Konfirmasi 2' })).body.fields[0].name).toBe('metaName');
  expect((await change(1, { metaLanguage: 'Indonesia' })).body.fields[0].name).toBe('metaLanguage');
  const { body } = await change(1, { templateState: 'paused' });
  expect(body.changes[0]).toMatchObject({ what: 'template', after: { name: 'konfirmasi_2', state: 'paused' } });
  expect(await reminder()).toEqual({ name: 'aduan_kabar', parameters: ['ADU-2026-000001'] });
  expect((await change(body.version, {})).status).toBe(200);
  expect((await reminder()).name).toBe('aduan_konfirmasi');
});

test('every text that may be changed has a name in both languages, and as its own wording says the same as the original', async () => {
  for (const key of reporterTextKeys) {
    for (const words of [textIn('id'), textIn('en')]) expect(words(`settings:texts.name.${key}`)).not.toBe('');
    const values = Object.fromEntries(variablesOf(key).map(variable => [variable, textVariables[variable].sample]));
    expect(filledIn(originalOf(key), values)).toBe(textIn('id')(`whatsapp:${key}`, values));
    expect(variableFaults(key, originalOf(key))).toEqual({ unknown: [], missing: [] });
  }
  expect(reporterTextKeys.length).toBeGreaterThan(40);
  expect(templateNames.length).toBe(6);
  expect(() => filledIn('{tiket}', {})).toThrow('{tiket}');
});
