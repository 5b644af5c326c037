import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'restify';
import { LocalPhone, mountPhone } from '../../bot/local/phone';
import { type Called, openServer, type StandInServer } from './standInServer';

const appSecret = 'app-secret-for-tests';
const phoneNumberId = '100000000000001';
const accessToken = 'token-for-tests';
const citizen = '6280000000001';
const sendPath = `/local/whatsapp/v26.0/${phoneNumberId}/messages`;
const bearer = { Authorization: `Bearer ${accessToken}` };

let office: StandInServer;
let phone: LocalPhone;
let now: Date;
let webhooks: { value: any; signature: string; raw: Buffer }[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data
let webhookStatus: number;

beforeEach(async () => {
  office = await openServer();
  now = new Date('2026-11-02T01:00:00Z');
  webhooks = [];
  webhookStatus = 200;
  phone = new LocalPhone({ baseUrl: office.baseUrl, appSecret, phoneNumberId, accessToken, now: () => now });
  mountPhone(office.server, phone);
  office.server.post('/webhooks/whatsapp', async (req: Request, res: Response) => {
    const raw = (req as Request & { rawBuffer: Buffer }).rawBuffer;
    const { value } = req.body.entry[0].changes[0];
    if (webhookStatus === 200) webhooks.push({ value, raw, signature: String(req.headers['x-hub-signature-256']) });
    res.send(webhookStatus);
  });
});
afterEach(() => office.close());

const write = (body: object): Promise<Called> => office.call('POST', '/local/phone/messages', { from: citizen, ...body });
const send = (body: object, headers: Record<string, string> = bearer): Promise<Called> =>
  office.call('POST', sendPath, { messaging_product: 'whatsapp', to: citizen, ...body }, headers);
const sendText = (body = 'Baik.', more: object = {}): Promise<Called> => send({ type: 'text', text: { body }, ...more });
const chat = async (from = citizen): Promise<any[]> => (await office.call('GET', `/local/phone/messages?from=${from}`)).answer; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data
const message = (): any => webhooks.at(-1)?.value.messages[0]; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data
const statuses = (): [string, string][] =>
  webhooks.flatMap(({ value }) =>
    (value.statuses ?? []).map((entry: { id: string; status: string }) => [entry.id, entry.status]),
  );

const question = (buttons: [string, string][], body = 'Apakah sudah selesai?'): object => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: body },
    action: { buttons: buttons.map(([id, title]) => ({ type: 'reply', reply: { id, title } })) },
  },
});

describe('what a citizen writes', () => {
  test('a text reaches the webhook in the envelope of the Cloud API, signed over its raw bytes', async () => {
    const { answer } = await write({ name: 'Warga Contoh A', text: 'KTP saya hilang 😢' });
    expect(answer).toEqual({ id: expect.stringMatching(/^wamid\./), status: 200 });
    const [{ value, raw, signature }] = webhooks;
    expect(signature).toBe(`sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`);
    expect(raw.toString()).toContain('\\ud83d\\ude22');
    expect(value).toEqual({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '62536000000', phone_number_id: phoneNumberId },
      contacts: [{ profile: { name: 'Warga Contoh A' }, wa_id: citizen, user_id: expect.stringMatching(/^ID\.\d+$/) }],
      messages: [
        {
          from: citizen,
          from_user_id: value.contacts[0].user_id,
          id: answer.id,
          timestamp: '1793581200',
          type: 'text',
          text: { body: 'KTP saya hilang 😢' },
        },
      ],
    });
  });

  test('every spelling of a number is one chat', async () => {
    await write({ from: '080000000001', text: 'satu' });
    await write({ from: '+62 800-0000-0001', text: 'dua' });
    expect((await chat('6280000000001')).map(({ text }) => text)).toEqual(['satu', 'dua']);
    expect((await chat('%2B6280000000001')).length).toBe(2);
  });

  test('a message the webhook refuses stands in the chat as failed', async () => {
    webhookStatus = 500;
    expect((await write({ text: 'halo' })).answer.status).toBe(500);
    expect(await chat()).toMatchObject([{ direction: 'in', text: 'halo', status: 'failed' }]);
  });

  test('a repeated wamid is delivered again and stands once in the chat', async () => {
    await write({ text: 'halo', id: 'wamid.SAMA' });
    now = new Date('2026-11-02T02:00:00Z');
    await write({ text: 'halo', id: 'wamid.SAMA' });
    expect(webhooks.map(({ value }) => value.messages[0].id)).toEqual(['wamid.SAMA', 'wamid.SAMA']);
    expect(webhooks[1].value.messages[0].timestamp).toBe(webhooks[0].value.messages[0].timestamp);
    expect(await chat()).toHaveLength(1);
  });

  test('a message with an earlier timestamp is shown where it belongs', async () => {
    await write({ text: 'kedua' });
    await write({ text: 'pertama', timestamp: '2026-11-01T00:00:00Z' });
    expect((await chat()).map(({ text }) => text)).toEqual(['pertama', 'kedua']);
  });

  test('without a number only the user id identifies the writer, and the office can answer it', async () => {
    await write({ text: 'halo', withoutFrom: true, bsuid: 'ID.777' });
    expect(message().from).toBeUndefined();
    expect(message().from_user_id).toBe('ID.777');
    expect(webhooks[0].value.contacts).toEqual([{ profile: { name: 'Warga 0001' }, user_id: 'ID.777' }]);
    const sent = await send({ to: undefined, recipient: 'ID.777', type: 'text', text: { body: 'Halo' } });
    expect(sent.status).toBe(200);
    expect((await chat()).map(({ text }) => text)).toEqual(['halo', 'Halo']);
  });

  test('types without an id or text of their own carry sensible content', async () => {
    await write({ text: 'halo' });
    const sent = (await sendText()).answer.messages[0].id;
    await phone.drain();
    await write({ type: 'reaction', emoji: '❤️' });
    expect(message()).toMatchObject({ type: 'reaction', reaction: { message_id: sent, emoji: '❤️' } });
    await write({ type: 'location' });
    expect(message().location).toMatchObject({ latitude: -2.21, longitude: 113.91 });
    await write({ type: 'contacts' });
    expect(message().contacts[0].phones[0].wa_id).toBe('6280000000099');
    await write({ type: 'unsupported' });
    expect(message()).toMatchObject({ errors: [{ code: 131051 }], unsupported: { type: 'poll' } });
    await write({ type: 'system' });
    expect(webhooks.at(-1)?.value.contacts).toBeUndefined();
    expect(message().system).toMatchObject({ type: 'user_changed_number', wa_id: '6280000000099' });
    await write({ type: 'revoke', payload: { original_message_id: 'wamid.X' } });
    expect(message().revoke).toEqual({ original_message_id: 'wamid.X' });
  });

  test('a field that is not known is refused, so that a slip in a script is seen', async () => {
    expect((await write({ txt: 'halo' })).status).toBe(400);
    expect((await write({ from: 'budi', text: 'halo' })).answer.code).toBe('badNumber');
    expect(webhooks).toHaveLength(0);
  });
});

describe('media', () => {
  test.each(['image', 'document', 'audio', 'video', 'sticker'])('%s is downloaded by its id with the same token', async type => {
    await write({ type });
    const medium = message()[type];
    const { answer } = await office.call('GET', `/local/whatsapp/v26.0/${medium.id}`, undefined, bearer);
    expect(answer).toMatchObject({ id: medium.id, mime_type: medium.mime_type });
    expect((await fetch(answer.url)).status).toBe(401);
    const bytes = Buffer.from(await (await fetch(answer.url, { headers: bearer })).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('base64')).toBe(medium.sha256);
    expect(answer).toMatchObject({ file_size: bytes.length, sha256: Buffer.from(medium.sha256, 'base64').toString('hex') });
  });

  test('a photo carries the bytes and caption it was given', async () => {
    await write({ type: 'image', mediaBase64: Buffer.from('foto contoh').toString('base64'), caption: 'ini fotonya' });
    expect(message().image).toMatchObject({ caption: 'ini fotonya', mime_type: 'image/jpeg' });
    const response = await fetch(message().image.url, { headers: bearer });
    expect(await response.text()).toBe('foto contoh');
    expect(await chat()).toMatchObject([{ type: 'image', text: 'ini fotonya' }]);
  });

  test('a media URL ends after five minutes and a media id after seven days', async () => {
    await write({ type: 'image' });
    const { id, url } = message().image;
    now = new Date('2026-11-02T01:05:01Z');
    expect((await fetch(url, { headers: bearer })).status).toBe(404);
    expect((await office.call('GET', `/local/whatsapp/v26.0/${id}`, undefined, bearer)).status).toBe(200);
    now = new Date('2026-11-09T01:00:01Z');
    expect((await office.call('GET', `/local/whatsapp/v26.0/${id}`, undefined, bearer)).answer.error.code).toBe(100);
  });

  test('a document the office uploaded can be sent, an unknown one cannot', async () => {
    await write({ text: 'halo' });
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob(['%PDF-'], { type: 'application/pdf' }), 'jawaban.pdf');
    const uploadUrl = `${office.baseUrl}/local/whatsapp/v26.0/${phoneNumberId}/media`;
    const { id } = (await (await fetch(uploadUrl, { method: 'POST', headers: bearer, body: form })).json()) as { id: string };
    expect((await send({ type: 'document', document: { id, filename: 'jawaban.pdf', caption: 'Jawaban' } })).status).toBe(200);
    expect((await send({ type: 'document', document: { id: '1' } })).answer.error.code).toBe(131009);
    expect((await chat()).at(-1)).toMatchObject({ direction: 'out', type: 'document', text: 'Jawaban' });
  });
});

describe('what the office sends', () => {
  beforeEach(async () => {
    await write({ text: 'halo' });
  });

  test('is accepted with a wamid, then reported as sent and delivered with its callback data', async () => {
    const { status, answer } = await sendText('Baik.', { biz_opaque_callback_data: 'ADU-2026-000001#7' });
    expect(status).toBe(200);
    const id = answer.messages[0].id;
    expect(answer).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: citizen, wa_id: citizen }],
      messages: [{ id: expect.stringMatching(/^wamid\.OUT/) }],
    });
    expect(await phone.drain()).toBe(0);
    expect(statuses()).toEqual([
      [id, 'sent'],
      [id, 'delivered'],
    ]);
    expect(webhooks.at(-1)?.value.statuses[0]).toMatchObject({
      recipient_id: citizen,
      timestamp: '1793581200',
      biz_opaque_callback_data: 'ADU-2026-000001#7',
    });
    expect((await chat()).at(-1)).toEqual({
      id,
      direction: 'out',
      text: 'Baik.',
      status: 'delivered',
      at: now.toISOString(),
      type: 'text',
    });
  });

  test('is reported as read once the citizen has opened the chat', async () => {
    await sendText();
    expect((await office.call('POST', '/local/phone/read', { from: '0800-0000-0001' })).answer).toEqual({ read: 1 });
    expect(statuses().map(([, status]) => status)).toEqual(['sent', 'delivered', 'read']);
    expect((await chat()).at(-1).status).toBe('read');
    expect((await office.call('POST', '/local/phone/read', { from: citizen })).answer).toEqual({ read: 0 });
  });

  test('stays at sent while the phone is off and arrives when it is on again', async () => {
    await office.call('POST', '/local/phone/settings', { from: citizen, phoneOff: true });
    await sendText();
    await phone.drain();
    expect((await chat()).at(-1).status).toBe('sent');
    await office.call('POST', '/local/phone/settings', { from: citizen, phoneOff: false });
    expect(statuses().map(([, status]) => status)).toEqual(['sent', 'delivered']);
  });

  test('fails with 131026 when the citizen cannot be reached', async () => {
    await office.call('POST', '/local/phone/settings', { from: citizen, unreachable: true });
    expect((await sendText()).status).toBe(200);
    await phone.drain();
    expect(webhooks.at(-1)?.value.statuses).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
    expect((await chat()).at(-1).status).toBe('failed');
  });

  test('a status the office could not take waits for the next round', async () => {
    webhookStatus = 503;
    await sendText();
    expect(await phone.drain()).toBe(2);
    webhookStatus = 200;
    expect(await phone.drain()).toBe(0);
    expect(statuses().map(([, status]) => status)).toEqual(['sent', 'delivered']);
  });

  test('goes out free-form for 24 hours of office time after the last message, then only as a template', async () => {
    now = new Date('2026-11-03T01:00:00Z');
    expect((await sendText()).status).toBe(200);
    now = new Date('2026-11-03T01:00:01Z');
    expect(await sendText()).toMatchObject({ status: 400, answer: { error: { code: 131047, type: 'OAuthException' } } });
    const parameters = [{ type: 'text', text: 'ADU-2026-000001' }];
    const template = { name: 'aduan_jawaban', language: { code: 'id' }, components: [{ type: 'body', parameters }] };
    expect((await send({ type: 'template', template })).status).toBe(200);
    expect((await chat()).at(-1).text).toBe('Ada jawaban untuk aduan ADU-2026-000001. Balas LIHAT untuk membacanya.');
    await write({ button: 'lihat' });
    expect(message()).toMatchObject({ type: 'button', button: { payload: 'LIHAT', text: 'LIHAT' } });
    expect((await sendText()).status).toBe(200);
  });

  test('a citizen who never wrote gets templates only', async () => {
    expect((await sendText('Halo', { to: '6280000000002' })).answer.error.code).toBe(131047);
  });

  test('a wrong token is error 190 and nothing is sent', async () => {
    const refused = await send({ type: 'text', text: { body: 'x' } }, { Authorization: 'Bearer lain' });
    expect(refused).toMatchObject({ status: 401, answer: { error: { code: 190 } } });
    expect(await chat()).toHaveLength(1);
  });

  const long = (length: number): string => 'a'.repeat(length);
  const template = (name: string, parameters: string[], code = 'id'): object => ({
    type: 'template',
    template: {
      name,
      language: { code },
      components: [{ type: 'body', parameters: parameters.map(text => ({ type: 'text', text })) }],
    },
  });
  const rows = (count: number): object[] => Array.from({ length: count }, (_, n) => ({ id: `r${n}`, title: `Baris ${n}` }));
  const list = (all: object[]): object => ({
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'Pilih' }, action: { button: 'Pilih', sections: [{ rows: all }] } },
  });

  test.each<[string, object, number]>([
    ['a text of 4097 characters', { type: 'text', text: { body: long(4097) } }, 131009],
    ['an empty text', { type: 'text', text: { body: ' ' } }, 131008],
    ['four buttons', question(['1', '2', '3', '4'].map(n => [n, n])), 131009],
    ['a button title of 21 characters', question([['a', long(21)]]), 131009],
    ['two buttons of one title', question([['a', 'Ya'], ['b', 'Ya']]), 131009], // prettier-ignore
    ['a body of 1025 characters over buttons', question([['a', 'Ya']], long(1025)), 131009],
    ['eleven list rows', list(rows(11)), 131009],
    ['a row title of 25 characters', list([{ id: 'a', title: long(25) }]), 131009],
    ['an unknown template', template('aduan_lain', []), 132001],
    ['a template in another language', template('aduan_ditutup', ['ADU'], 'en'), 132001],
    ['too few template parameters', template('aduan_diterima', ['ADU']), 132000],
    ['a line break in a template parameter', template('aduan_ditutup', ['ADU\n1']), 132018],
    ['a reaction to a stranger’s message', { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } }, 131009],
    ['an unknown type', { type: 'poll', poll: {} }, 131051],
    ['no recipient', { to: undefined, type: 'text', text: { body: 'x' } }, 131008],
    ['another product', { messaging_product: 'sms', type: 'text', text: { body: 'x' } }, 100],
  ])('%s is refused and not shown to the citizen', async (_, body, code) => {
    const { status, answer } = await send(body);
    expect(answer.error.code).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await chat()).toHaveLength(1);
  });

  test('a list of ten rows and a text of 4096 characters are accepted', async () => {
    expect((await send(list(rows(10)))).status).toBe(200);
    expect((await sendText(long(4096))).status).toBe(200);
  });

  test('a fault asked for makes the next sends fail, and no more', async () => {
    await office.call('POST', '/local/phone/faults', { code: 131056, httpStatus: 429, times: 2 });
    expect(await sendText()).toMatchObject({ status: 429, answer: { error: { code: 131056 } } });
    expect((await sendText()).status).toBe(429);
    expect((await sendText()).status).toBe(200);
    expect(await chat()).toHaveLength(2);
  });

  test('a fault applied first delivers the message although the answer is an error', async () => {
    await office.call('POST', '/local/phone/faults', { code: 131000, times: 1, applyFirst: true });
    expect((await sendText('Baik.', { biz_opaque_callback_data: 'kunci' })).status).toBe(500);
    await phone.drain();
    expect(webhooks.at(-1)?.value.statuses[0]).toMatchObject({ status: 'delivered', biz_opaque_callback_data: 'kunci' });
  });
});

describe('buttons', () => {
  beforeEach(async () => {
    await write({ text: 'halo' });
  });
  const choices: [string, string][] = [['sudah:ADU-2026-000001', 'Sudah selesai'], ['belum:ADU-2026-000001', 'Belum']]; // prettier-ignore

  test.each(['Sudah selesai', 'sudah:ADU-2026-000001', 'sudah'])(
    'tapping %p answers the message that offers it',
    async button => {
      const { answer } = await send(question(choices));
      await write({ button });
      expect(message()).toMatchObject({
        type: 'interactive',
        context: { from: '62536000000', id: answer.messages[0].id },
        interactive: { type: 'button_reply', button_reply: { id: 'sudah:ADU-2026-000001', title: 'Sudah selesai' } },
      });
      expect((await chat()).find(({ direction }) => direction === 'out').buttons).toEqual(
        choices.map(([id, title]) => ({ id, title })),
      );
    },
  );

  test('of two messages with the button the newer one is answered', async () => {
    await send(question(choices));
    now = new Date('2026-11-02T01:00:05Z');
    await send(question([['sudah:ADU-2026-000002', 'Sudah selesai']]));
    await write({ button: 'sudah' });
    expect(message().interactive.button_reply.id).toBe('sudah:ADU-2026-000002');
  });

  test('a list row answers as a list reply', async () => {
    const sections = [{ rows: [{ id: 'pilih:ADU-2026-000001', title: 'KTP', description: 'Aduan KTP' }] }];
    const action = { button: 'Pilih', sections };
    await send({ type: 'interactive', interactive: { type: 'list', body: { text: 'Aduan mana?' }, action } });
    await write({ button: 'pilih' });
    const list_reply = { id: 'pilih:ADU-2026-000001', title: 'KTP', description: 'Aduan KTP' };
    expect(message().interactive).toEqual({ type: 'list_reply', list_reply });
  });

  test('a template quick reply carries the payload it was sent with', async () => {
    const components = [
      { type: 'body', parameters: ['ADU-2026-000001', '3 Nov'].map(text => ({ type: 'text', text })) },
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '1',
        parameters: [{ type: 'payload', payload: 'belum:ADU-2026-000001' }],
      },
    ];
    await send({ type: 'template', template: { name: 'aduan_konfirmasi', language: { code: 'id' }, components } });
    await write({ button: 'belum' });
    expect(message()).toMatchObject({ type: 'button', button: { payload: 'belum:ADU-2026-000001', text: 'Belum' } });
  });

  test('a button nobody offered is 404 and writes nothing', async () => {
    expect(await write({ button: 'Setuju' })).toMatchObject({ status: 404, answer: { code: 'noSuchButton' } });
    expect(await chat()).toHaveLength(1);
  });
});

describe('what the phone page asks for', () => {
  const mediumOf = (id: string): Promise<globalThis.Response> =>
    fetch(`${office.baseUrl}/local/phone/messages/${encodeURIComponent(id)}/media`);
  const photo = Buffer.from('ffd8ffe0', 'hex');

  test('a message names its medium and gives the bytes, also after WhatsApp has let go of it', async () => {
    const { id } = (await write({ type: 'image', mediaBase64: photo.toString('base64') })).answer;
    expect(await chat()).toMatchObject([{ media: { mimeType: 'image/jpeg', size: 4 } }]);
    now = new Date('2026-12-24T01:00:00Z');
    const response = await mediumOf(id);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(photo);
  });

  test.each(['text/html', 'image/svg+xml', 'application/pdf'])(
    'a file that calls itself %s is only ever saved',
    async mimeType => {
      const filename = "surat 'kuasa'.html";
      const { id } = (await write({ type: 'document', mimeType, filename })).answer;
      const { headers } = await mediumOf(id);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''surat%20%27kuasa%27.html");
    },
  );

  test('a message without a medium has no bytes', async () => {
    const { id } = (await write({ text: 'halo' })).answer;
    expect((await mediumOf(id)).status).toBe(404);
    expect((await mediumOf('wamid.TIDAK-ADA')).status).toBe(404);
  });

  test('a refused message is repeated by its id alone, as it was', async () => {
    webhookStatus = 500;
    const { id } = (await write({ type: 'image', caption: 'ini fotonya' })).answer;
    webhookStatus = 200;
    expect((await write({ id })).answer).toEqual({ id, status: 200 });
    expect(message()).toMatchObject({ id, type: 'image', image: { caption: 'ini fotonya', mime_type: 'image/jpeg' } });
    expect(await chat()).toMatchObject([{ id, text: 'ini fotonya', status: 'delivered' }]);
  });

  test('a message whose delivery a kill broke off stands as failed afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aduan-phone-'));
    const options = { ...phone.options, folder };
    const brokenOff = new LocalPhone(options).write({ from: citizen, text: 'halo' });
    expect(new LocalPhone(options).chats.of(citizen)).toMatchObject([{ text: 'halo', status: 'failed' }]);
    await brokenOff;
    rmSync(folder, { recursive: true });
  });

  test('quotes, reactions and the button of a list are told with their message', async () => {
    await write({ text: 'halo' });
    const action = { button: 'Pilih aduan', sections: [{ rows: [{ id: 'a', title: 'KTP', description: 'Belum jadi' }] }] };
    const list = { type: 'interactive', interactive: { type: 'list', body: { text: 'Yang mana?' }, action } };
    const sent = (await send(list)).answer.messages[0].id;
    await write({ text: 'yang itu', context: sent });
    await write({ type: 'reaction', emoji: '', context: sent });
    const [, question, quote, reaction] = await chat();
    expect(question).toMatchObject({
      listButton: 'Pilih aduan',
      buttons: [{ id: 'a', title: 'KTP', description: 'Belum jadi' }],
    });
    expect(quote).toMatchObject({ text: 'yang itu', quotes: sent });
    expect(reaction).toMatchObject({ text: '', reactsTo: sent });
  });

  test('of two messages with the button the one that is named is answered', async () => {
    await write({ text: 'halo' });
    const older = (await send(question([['sudah:ADU-2026-000001', 'Sudah selesai']]))).answer.messages[0].id;
    await send(question([['sudah:ADU-2026-000002', 'Sudah selesai']]));
    await write({ button: 'sudah', context: older });
    expect(message().interactive.button_reply.id).toBe('sudah:ADU-2026-000001');
  });

  test('why a message did not arrive is told', async () => {
    await write({ text: 'halo' });
    await office.call('POST', '/local/phone/settings', { from: citizen, unreachable: true });
    await sendText();
    expect((await chat()).at(-1)).toMatchObject({ status: 'failed', errorCode: 131026 });
  });

  test('the errors still to come are listed and can be forgotten', async () => {
    await write({ text: 'halo' });
    await office.call('POST', '/local/phone/faults', { code: 131056, times: 2 });
    await sendText();
    expect((await office.call('GET', '/local/phone/faults')).answer).toMatchObject([{ code: 131056, times: 1 }]);
    await office.call('POST', '/local/phone/faults/forget', {});
    expect((await office.call('GET', '/local/phone/faults')).answer).toEqual([]);
    expect((await sendText()).status).toBe(200);
  });

  test('a citizen is added by name before writing anything, and the list says what is unread and when the window closes', async () => {
    const from = '6280000000021';
    const { answer } = await office.call('POST', '/local/phone/settings', { from, name: 'Warga Contoh Y' });
    expect(answer).toMatchObject({ from, name: 'Warga Contoh Y', unread: 0, windowClosesAt: null });
    await write({ from, text: 'halo' });
    await sendText('Baik.', { to: from });
    const { answer: citizens } = await office.call('GET', '/local/phone/citizens');
    expect(citizens).toMatchObject([{ from, unread: 1, windowClosesAt: '2026-11-03T01:00:00.000Z' }]);
  });
});

test('the list of citizens names each with the last message', async () => {
  await write({ name: 'Warga Contoh A', text: 'halo' });
  const { answer } = await office.call('GET', '/local/phone/citizens');
  expect(answer).toMatchObject([{ from: citizen, name: 'Warga Contoh A', lastMessage: { direction: 'in', text: 'halo' } }]);
});

test('chats, media and undelivered statuses outlive the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-phone-'));
  const options = { ...phone.options, folder };
  const before = new LocalPhone(options);
  await before.write({ from: citizen, type: 'image' });
  webhookStatus = 503;
  before.send({ messaging_product: 'whatsapp', to: citizen, type: 'text', text: { body: 'Baik.' } });
  await before.drain();
  webhookStatus = 200;

  const after = new LocalPhone(options);
  expect(after.chats.of(citizen).map(({ text, status }) => [text, status])).toEqual([
    ['', 'delivered'],
    ['Baik.', 'delivered'],
  ]);
  const medium = after.media.get(after.chats.of(citizen)[0]?.mediaId ?? '');
  expect(medium && after.media.bytes(medium)?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(await after.drain()).toBe(0);
  expect(statuses().map(([, status]) => status)).toEqual(['sent', 'delivered']);
  rmSync(folder, { recursive: true });
});
