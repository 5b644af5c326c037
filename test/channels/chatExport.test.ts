import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { parseChat, readChatExport } from '../../bot/channels/chatExport';
import { zipOf } from './chatZip';

/** Exports of WhatsApp chats as Indonesian handsets write them; every name and number is invented. */

const wib = (text: string): Date => new Date(`${text}+07:00`);
const said = (text: string, fileName: string | null = null) =>
  parseChat(text, fileName).lines.map(({ at, author, text: words }) => [at.toISOString(), author, words]);
const first = wib('2026-11-23T09:12:00').toISOString();

test.each([
  ['Indonesian Android', '23/11/26 09.12 - Warga Contoh A: KTP saya kapan jadi?'],
  ['with the year in full', '23/11/2026 09.12 - Warga Contoh A: KTP saya kapan jadi?'],
  ['with a comma and colons', '23/11/26, 09:12 - Warga Contoh A: KTP saya kapan jadi?'],
  ['with the word for the hour', '23/11/2026 pukul 09.12 - Warga Contoh A: KTP saya kapan jadi?'],
  ['iPhone', '[23/11/26 09.12.00] Warga Contoh A: KTP saya kapan jadi?'],
  ['iPhone in English', '\u200e[23/11/2026, 09:12:00] \u200eWarga Contoh A: KTP saya kapan jadi?'],
  ['American', '11/23/26, 9:12\u202fAM - Warga Contoh A: KTP saya kapan jadi?'],
  ['American iPhone', '[11/23/26, 9:12:00 AM] Warga Contoh A: KTP saya kapan jadi?'],
  ['with Windows’ line ends', '23/11/26 09.12 - Warga Contoh A: KTP saya kapan jadi?\r\n'],
])('one message of an export: %s', (_name, text) => {
  expect(said(text).map(([at, author, words]) => [at, author, words?.trim()])).toEqual([
    [first, 'Warga Contoh A', 'KTP saya kapan jadi?'],
  ]);
});

test('noon, midnight and the afternoon of a 12-hour handset', () => {
  const text = '11/23/26, 12:05 AM - A: a\n11/23/26, 12:05 PM - A: b\n11/23/26, 11:59 pm - A: c';
  expect(said(text).map(([at]) => at)).toEqual(
    ['2026-11-23T00:05:00', '2026-11-23T12:05:00', '2026-11-23T23:59:00'].map(each => wib(each).toISOString()),
  );
});

test('where no day says so, the order of the messages tells whether the month comes first', () => {
  const american = '10/12/26, 9:00 AM - A: a\n11/02/26, 9:00 AM - A: b';
  expect(said(american).map(([at]) => at?.slice(0, 10))).toEqual(['2026-10-12', '2026-11-02']);
  const indonesian = '10/11/26 09.00 - A: a\n11/11/26 09.00 - A: b';
  expect(said(indonesian).map(([at]) => at?.slice(0, 10))).toEqual(['2026-11-10', '2026-11-11']);
});

test('a message goes on over lines that begin like none, dates inside it included', () => {
  const text = '23/11/26 09.12 - A: Daftar saya:\n1. KTP\n\n2. KK, sejak 12/10/26\n23/11/26 09.13 - B: Baik';
  expect(said(text).map(([, , words]) => words)).toEqual(['Daftar saya:\n1. KTP\n\n2. KK, sejak 12/10/26', 'Baik']);
});

test('words of WhatsApp itself and deleted messages are counted and left out', () => {
  const text = [
    '23/11/26 09.10 - Pesan dan panggilan dienkripsi secara end-to-end. Hanya orang di obrolan ini yang dapat membaca.',
    '23/11/26 09.12 - A: Halo',
    '23/11/26 09.13 - A: Pesan ini telah dihapus',
    '23/11/26 09.14 - B: Anda menghapus pesan ini.',
    '[23/11/26 09.15.00] A: \u200ePesan dan panggilan terenkripsi secara end-to-end.',
    '23/11/26 09.16 - A: sudah jadi? <Pesan ini diedit>',
  ].join('\n');
  const chat = parseChat(text, null);
  expect(chat.lines.map(line => line.text)).toEqual(['Halo', 'sudah jadi?']);
  expect(chat.skipped).toEqual({ system: 2, deleted: 2 });
});

test.each([
  ['<Media tidak disertakan>', null, null],
  ['<Media omitted>', null, null],
  ['\u200egambar tidak disertakan', null, null],
  ['KK.pdf • 2 halaman \u200edokumen tidak disertakan', 'KK.pdf • 2 halaman', null],
  ['IMG-20261123-WA0001.jpg (file terlampir)', null, 'IMG-20261123-WA0001.jpg'],
  ['\u200eIMG-20261123-WA0001.jpg (file terlampir)\nini fotonya', 'ini fotonya', 'IMG-20261123-WA0001.jpg'],
  [
    'ini fotonya \u200e<terlampir: 00000012-PHOTO-2026-11-23-09-12-33.jpg>',
    'ini fotonya',
    '00000012-PHOTO-2026-11-23-09-12-33.jpg',
  ],
  ['PTT-20261123-WA0002.opus (file attached)', null, 'PTT-20261123-WA0002.opus'],
])('media: %s', (words, text, fileName) => {
  expect(parseChat(`23/11/26 09.12 - A: ${words}`, null).lines[0]).toMatchObject({ text, media: { fileName, bytes: null } });
});

test('a citizen who writes that a picture is missing has written words', () => {
  expect(parseChat('23/11/26 09.12 - A: maaf tadi foto tidak disertakan', null).lines[0]).toMatchObject({
    text: 'maaf tadi foto tidak disertakan',
    media: null,
  });
});

test('the file’s name tells the citizen, where they write in it', () => {
  const text = '23/11/26 09.12 - Warga Contoh A: Halo\n23/11/26 09.13 - Disdukcapil: Baik';
  for (const name of [
    'Chat WhatsApp dengan Warga Contoh A.txt',
    'WhatsApp Chat with Warga Contoh A.txt',
    'WhatsApp Chat - Warga Contoh A.zip',
  ])
    expect(parseChat(text, name).chatWith).toBe('Warga Contoh A');
  expect(parseChat(text, 'Chat WhatsApp dengan Warga Contoh B.txt').chatWith).toBeNull();
  expect(parseChat(text, 'Chat WhatsApp dengan Warga Contoh A.txt').names).toHaveLength(2);
});

test.each([
  ['nothing', '', 'chatUnreadable'],
  ['other text', 'Yth. Bapak/Ibu,\ndengan hormat', 'chatUnreadable'],
  ['WhatsApp’s words alone', '23/11/26 09.10 - Pesan dan panggilan dienkripsi secara end-to-end.', 'chatEmpty'],
])('%s is no chat, and is refused in words', (_name, text, code) => {
  expect(() => parseChat(text, null)).toThrow(expect.objectContaining({ code }) as Error);
});

test('days that no calendar has are no messages', () => {
  expect(parseChat('31/02/26 09.12 - A: a\n23/11/26 09.12 - A: b', null).lines.map(({ text }) => text)).toEqual(['b']);
});

test('whatever was said comes back word for word', () => {
  const words = fc.string({ minLength: 1, maxLength: 80 }).map(each => each.replace(/[\p{C}\p{Z}<>\u200e]+/gu, ' ').trim());
  fc.assert(
    fc.property(
      words.filter(each => each !== '' && !/disertakan|omitted|attached|terlampir/i.test(each)),
      each => {
        expect(parseChat(`23/11/26 09.12 - Warga: awal ${each}`, null).lines.map(({ text }) => text)).toEqual([`awal ${each}`]);
      },
    ),
  );
});

const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
const chat =
  '23/11/26 09.12 - Warga Contoh A: IMG-1.jpg (file terlampir)\n23/11/26 09.13 - Warga Contoh A: IMG-2.jpg (file terlampir)';

test('a zip gives the text and those of its files that the text names', async () => {
  const zip = zipOf({
    'Chat WhatsApp dengan Warga Contoh A.txt': Buffer.from(chat),
    'IMG-1.jpg': jpeg,
    'lain.exe': Buffer.from('MZ'),
  });
  const { lines, chatWith } = await readChatExport(zip, 'kiriman.zip');
  expect(chatWith).toBe('Warga Contoh A');
  expect(lines.map(({ media }) => media?.bytes)).toEqual([jpeg, null]);
});

test.each([
  ['a path that leads upwards', { '../chat.txt': Buffer.from(chat) }],
  ['no chat in it', { 'a.jpg': jpeg }],
])('a zip with %s is refused', async (_name, files) => {
  await expect(readChatExport(zipOf(files), null)).rejects.toMatchObject({ code: 'chatUnreadable' });
});

test('a zip that swells is not unpacked: neither a text nor a picture larger than allowed', async () => {
  const bomb = Buffer.alloc(17 * 1024 * 1024, 0x20);
  await expect(readChatExport(zipOf({ '_chat.txt': bomb }), null)).rejects.toMatchObject({ code: 'chatTooLarge' });
  const { lines } = await readChatExport(zipOf({ '_chat.txt': Buffer.from(chat), 'IMG-1.jpg': bomb }), null);
  expect(lines[0]?.media?.bytes).toBeNull();
  // One that lies about its size is caught while it is unpacked.
  const liar = zipOf({ '_chat.txt': Buffer.from(chat), 'IMG-1.jpg': bomb }, { 'IMG-1.jpg': 10 });
  expect((await readChatExport(liar, null)).lines[0]?.media?.bytes).toBeNull();
  expect(deflateRawSync(bomb).length).toBeLessThan(100_000);
});

test('a broken zip is refused in words', async () => {
  const zip = zipOf({ '_chat.txt': Buffer.from(chat) });
  await expect(readChatExport(zip.subarray(0, zip.length - 30), null)).rejects.toMatchObject({ code: 'chatUnreadable' });
  await expect(readChatExport(Buffer.from([0xff, 0xfe, 0x00]), null)).rejects.toMatchObject({ code: 'chatUnreadable' });
});
