import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { Invalid } from '../complaint/errors';

/** A chat's zip, opened: its text, and its files by name as the text calls them. */
export interface ChatArchive {
  chat: Buffer;
  chatName: string;
  /** Null: it is not in there, it is too large, or it cannot be unpacked. */
  read(name: string): Promise<Buffer | null>;
  close(): void;
}

const megabyte = 1024 * 1024;
/** What unpacking may cost, whatever the zip says of itself: files of a chat, bytes of its text, of one file, of all. */
const limits = { entries: 5_000, chat: 16 * megabyte, file: 16 * megabyte, all: 128 * megabyte } as const;

/** Opens an export's zip; nothing is written to a disk, so that no path in it leads anywhere. @throws Invalid */
export async function readChatArchive(bytes: Buffer): Promise<ChatArchive> {
  const zip = await opened(bytes);
  try {
    const entries = await entriesOf(zip);
    const chat =
      [...entries.values()].find(({ fileName }) => /(?:^|\/)[^/]*chat[^/]*\.txt$/i.test(fileName)) ?? onlyText(entries);
    if (!chat) throw new Invalid('chatUnreadable');
    let left: number = limits.all;
    return {
      chat: await unpacked(zip, chat, limits.chat),
      chatName: baseName(chat),
      async read(name) {
        const entry = entries.get(name);
        const most = Math.min(limits.file, left);
        if (!entry || entry.uncompressedSize > most) return null;
        const file = await unpacked(zip, entry, most).catch(() => null);
        left -= file?.length ?? 0;
        return file;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof Invalid ? error : new Invalid('chatUnreadable');
  }
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  return new Promise((resolve, reject) => {
    // It compares sizes with what was announced, and refuses names that lead upwards.
    yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(new Invalid('chatUnreadable')) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new Invalid('chatTooLarge');
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.set(baseName(entry), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const baseName = ({ fileName }: Entry): string => fileName.split('/').at(-1)!;

function onlyText(entries: ReadonlyMap<string, Entry>): Entry | null {
  const texts = [...entries.values()].filter(({ fileName }) => fileName.toLowerCase().endsWith('.txt'));
  return texts.length === 1 ? texts[0]! : null;
}

async function unpacked(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  if (entry.uncompressedSize > most) throw new Invalid('chatTooLarge');
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found)));
  });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw new Invalid('chatTooLarge');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
