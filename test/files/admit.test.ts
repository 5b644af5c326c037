import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { accept } from '../../bot/files/accept';
import { admit, type AdmittedFile } from '../../bot/files/admit';
import { malware, openFakeClamd } from './fakeClamd';
import { movingSticker, photoWithPlace, pixelFlood } from './pictures';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const kept = async (bytes: Buffer, stated: string): Promise<AdmittedFile> => (await admit(bytes, stated, null)) as AdmittedFile;

test('a photo is kept upright and without the place, time and device its camera noted; both hashes stay', async () => {
  const came = await photoWithPlace();
  expect((await sharp(came).metadata()).exif?.toString('latin1')).toContain('Ponsel Contoh');
  const file = await kept(came, 'image/jpeg');
  const { format, exif, orientation, width, height } = await sharp(file.bytes).metadata();
  expect({ format, exif, orientation, width, height }).toEqual({ format: 'jpeg', width: 40, height: 60 });
  expect(file.bytes.includes('Ponsel Contoh') || file.bytes.includes('Exif')).toBe(false);
  expect([file.sha256, file.keptSha256]).toEqual([sha256(came), sha256(file.bytes)]);
  expect(file.sha256).not.toBe(file.keptSha256);
});

test('what somebody hid behind the end of a picture is not kept', async () => {
  const came = Buffer.concat([await photoWithPlace(), Buffer.from('NIK 9999990101900001')]);
  expect((await kept(came, 'image/jpeg')).bytes.includes('9999990101900001')).toBe(false);
});

test('a moving sticker goes on moving', async () => {
  const file = await kept(await movingSticker(), 'image/webp');
  expect(await sharp(file.bytes, { animated: true }).metadata()).toMatchObject({ format: 'webp', pages: 3 });
});

test('a picture that cannot be read, or would fill the memory, is kept as it is and held back with its reason', async () => {
  const broken = (await photoWithPlace()).subarray(0, 200);
  expect(await admit(broken, 'image/jpeg', null)).toMatchObject({ kind: 'admitted', heldFor: 'unreadable', bytes: broken });
  const flood = await pixelFlood();
  expect(flood.length).toBeLessThan(400_000);
  expect(await admit(flood, 'image/png', null)).toMatchObject({ heldFor: 'tooManyPixels', bytes: flood });
});

test('a voice note or a paper is kept byte for byte; what the office does not take is refused, HEIC too', async () => {
  const note = Buffer.from('OggS and so on');
  expect(await admit(note, 'audio/ogg', null)).toMatchObject({ mimeType: 'audio/ogg', heldFor: null, bytes: note });
  expect(await admit(Buffer.from('MZ a program'), 'image/jpeg', null)).toEqual({ kind: 'refused' });
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]);
  expect([accept(heic, 'image/heic'), await admit(heic, 'image/heic', null)]).toEqual([null, { kind: 'refused' }]);
});

describe('with a virus scanner', () => {
  let clamd: Awaited<ReturnType<typeof openFakeClamd>>;
  beforeEach(async () => {
    clamd = await openFakeClamd();
  });
  afterEach(() => clamd.close());

  test('it is sent the bytes as they came, also those of more than one piece, and what it finds clean is kept', async () => {
    const long = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(200_000, 7)]);
    expect(await admit(long, 'audio/ogg', clamd.settings)).toMatchObject({ kind: 'admitted', heldFor: null });
    const photo = await photoWithPlace();
    await admit(photo, 'image/jpeg', clamd.settings);
    expect(clamd.seen).toEqual([long, photo]);
  });

  test('malware is not kept', async () => {
    expect(await admit(Buffer.from(`%PDF-1.4 ${malware}`), 'application/pdf', clamd.settings)).toEqual({ kind: 'infected' });
  });

  test('a scanner that is away, or refuses so large a file, means held as it is: never passed, never lost', async () => {
    const paper = Buffer.from('%PDF-1.4 contoh');
    const large = Buffer.concat([paper, Buffer.alloc(1_000_001)]);
    expect(await admit(large, 'application/pdf', clamd.settings)).toMatchObject({ heldFor: 'scan', bytes: large });
    const away = await openFakeClamd();
    await away.close();
    expect(await admit(paper, 'application/pdf', away.settings)).toMatchObject({ heldFor: 'scan', bytes: paper });
  });
});
