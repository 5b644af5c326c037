import { extname } from 'node:path';

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;

/**
 * The bytes SharePoint keeps of an upload. Office files come out changed (TEAMS §5): here a note in the ZIP archive's
 * comment, so that size and hash differ while every reader still opens the file. Everything else stays as it was.
 */
export function asKept(name: string, bytes: Buffer, note: string): Buffer {
  if (!['.docx', '.xlsx', '.pptx'].includes(extname(name).toLowerCase())) return bytes;
  const end = endOfDirectory(bytes);
  if (end === undefined) return bytes;
  const comment = Buffer.from(`SharePoint ${note}`);
  const kept = Buffer.concat([bytes.subarray(0, end + END_LENGTH), comment]);
  kept.writeUInt16LE(comment.length, end + END_LENGTH - 2);
  return kept;
}

/** Where a ZIP archive's closing record starts; undefined when the bytes are no ZIP archive. */
function endOfDirectory(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - 0xffff); at--)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY && at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return undefined;
}
