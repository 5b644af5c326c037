import type { PersonaKey } from '../../bot/local/personas';
import { zipOf } from '../channels/chatZip';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const post = async (query: string, body: Buffer, persona: PersonaKey = 'operator') =>
  server.call('POST', `/api/chat-imports${query}`, { body, headers: { Authorization: `Bearer ${await server.token(persona)}` } });

const chat = [
  '20/11/25 09.12 - Warga Contoh A: Pak, NIK saya 6271010101900001 ganda',
  '20/11/25 09.30 - Disdukcapil: Baik, kami cek',
  '20/11/25 09.40 - Warga Contoh A: IMG-1.jpg (file terlampir)',
  '20/11/25 09.41 - Warga Contoh A: virus.exe (file terlampir)',
].join('\n');
const zip = zipOf({
  'Chat WhatsApp dengan Warga Contoh A.txt': Buffer.from(chat),
  'IMG-1.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
  'virus.exe': Buffer.from('MZ'),
});

test('a dry run tells what is in it with numbers masked, the import brings it in, and again it adds nothing', async () => {
  const tried = await post('?dryRun=1', zip);
  expect(tried).toMatchObject({
    status: 200,
    body: { reporter: 'Warga Contoh A', new: 4, known: 0, files: { kept: 1, missing: 1 }, ticketNumber: null },
  });
  expect(JSON.stringify(tried.body)).not.toContain('6271010101900001');
  const { body } = await post('?contact=0800-0000-0001', zip);
  expect(body).toMatchObject({ new: 4, ticketNumber: expect.stringMatching(/^ADU-/) });
  const again = await post(`?complaint=${body.ticketNumber}`, zip);
  expect(again.body).toMatchObject({ new: 0, known: 4, ticketNumber: body.ticketNumber });
});

test('what is missing or wrong is said field by field, in words', async () => {
  expect(await post('', zip)).toMatchObject({ status: 400, body: { fields: [{ name: 'contact' }] } });
  expect(await post('?since=kemarin', zip)).toMatchObject({ status: 400, body: { fields: [{ name: 'since' }] } });
  expect((await post('', Buffer.from('bukan obrolan'))).body).toMatchObject({
    code: 'chatUnreadable',
    message: expect.stringContaining('Ekspor obrolan'),
  });
  expect(await post('?dryRun=1', zip, 'headOfDivision')).toMatchObject({ status: 403, body: { code: 'chatNotYours' } });
  expect((await server.call('POST', '/api/chat-imports', { body: zip })).status).toBe(401);
});
