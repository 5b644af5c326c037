import type { PersonaKey } from '../../bot/local/personas';
import { isTaggedArchivePdf, pagesOf } from '../documents/pdf';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const signedAs = async (persona: PersonaKey) => ({ Authorization: `Bearer ${await server.token(persona)}` });

async function entered(): Promise<string> {
  const json = { channel: 'counter', text: 'KK saya salah nama ibu', name: 'Warga Contoh A', contact: '0812-0000 0001' };
  const headers = await signedAs('operator');
  return (await server.call('POST', '/api/complaints', { json, headers })).body.ticketNumber as string;
}

async function receipt(ticket: string, persona: PersonaKey, query = '') {
  const response = await fetch(`${server.baseUrl}/api/complaints/${ticket}/receipt${query}`, {
    headers: await signedAs(persona),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    name: response.headers.get('content-disposition'),
    pdf: Buffer.from(await response.arrayBuffer()),
  };
}

test.each(['', '?size=strip'])(
  'a receipt %s is one page of an archive PDF, and asked for again has the same bytes',
  async query => {
    const ticket = await entered();
    const [first, again] = [await receipt(ticket, 'operator', query), await receipt(ticket, 'operator', query)];
    expect([first.status, first.type, first.name]).toEqual([
      200,
      'application/pdf',
      `inline; filename="${ticket}-${query ? 'strip' : 'a5'}.pdf"`,
    ]);
    expect([isTaggedArchivePdf(first.pdf), pagesOf(first.pdf)]).toEqual([true, 1]);
    expect(first.pdf.equals(again.pdf)).toBe(true);
  },
);

test('a receipt names the reporter: who may not read the case gets none, and another form than ours is refused', async () => {
  const ticket = await entered();
  expect((await receipt(ticket, 'admin')).status).toBeGreaterThanOrEqual(403);
  expect((await receipt(ticket, 'operator', '?size=a3')).status).toBe(400);
  expect((await receipt('ADU-2026-999999', 'operator')).status).toBe(404);
});
