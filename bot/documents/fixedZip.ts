const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** 1 January 1980, 00.00: the first moment a ZIP entry can name. */
const dosTime = 0;
const dosDate = 0x0021;

/**
 * The same ZIP with every entry's time set to 1980-01-01, because writers stamp the present moment and equal content would have unequal bytes.
 * Takes ZIPs without a comment and below 4 GiB, as written by exceljs; changes `zip` in place.
 * Layout: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.7, 4.3.12, 4.3.16).
 */
export function withFixedTimes(zip: Buffer): Buffer {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new RangeError('not a ZIP with a plain end record');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new RangeError('broken ZIP directory');
    stamp(zip, at + 12);
    stamp(zip, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(dosTime, at);
  zip.writeUInt16LE(dosDate, at + 2);
}

/** Files by their paths (ASCII) as one ZIP: the same files in the same order give the same bytes. Papers are compressed already, and stored as they are. */
export async function zipOf(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const { zipSync } = await import('fflate');
  return withFixedTimes(Buffer.from(zipSync(files, { level: 0 })));
}
