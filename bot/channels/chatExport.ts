import type { ChatExport, ChatLine } from '../complaint/chat';
import { Invalid } from '../complaint/errors';
import { readChatArchive } from './chatArchive';

/** What a line of the file begins with, taken apart; the order of day and month is settled by the whole file. */
interface Head {
  numbers: [first: number, second: number, year: number, hour: number, minute: number, second_: number];
  half: 'am' | 'pm' | null;
  rest: string;
}

/** Android `23/11/26 09.12 - `, iPhone `[23/11/26 09.12.33] `, with dots or colons, 12 or 24 hours, years of 2 or 4 digits. */
const head =
  /^\[?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}),?\s(?:pukul\s)?(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?(?:\s?([ap])\.?m\.?)?(?:\]|\s-)\s([\s\S]*)$/i;

/** Marks of writing direction and the byte order mark, which WhatsApp strews in. */
const invisible = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Spaces that break no line, such as the one before AM. */
const hardSpaces = /[\u00a0\u202f]/g;

const attachedOnAndroid = /^(.{1,200}\.\w{2,5}) \((?:file terlampir|file attached|berkas terlampir)\)(?:\n([\s\S]*))?$/i;
const attachedOnIphone = /<(?:terlampir|attached|lampiran): ([^<>]{1,200})>/i;
const kinds =
  'gambar|foto|video|audio|stiker|dokumen|GIF|kartu kontak|pesan video|image|sticker|document|contact card|video note';
const leftOut = '<Media omitted>';
const omitted = new RegExp(`<Media (?:tidak disertakan|omitted)>|^(?:${kinds}) (?:tidak disertakan|omitted)\\.?$`, 'i');
/** An iPhone puts a mark before its own words, and sometimes a document's name: so that a citizen's same words stay words. */
const omittedOnIphone = new RegExp(`\\u200e(?:${kinds}) (?:tidak disertakan|omitted)`, 'i');
const deleted =
  /^(?:Pesan ini telah dihapus|Pesan ini dihapus|Anda menghapus pesan ini|Anda telah menghapus pesan ini|This message was deleted|You deleted this message)\.?$/i;
const edited = /\s*<(?:Pesan ini diedit|This message was edited)>$/i;
/** WhatsApp's own words, which an iPhone's export puts under somebody's name. */
const fromWhatsApp =
  /terenkripsi secara end-to-end|dienkripsi secara end-to-end|end-to-end encrypted|kode keamanan .{0,80}(?:berubah|telah berubah)|security code .{0,80}changed|^(?:Panggilan|Missed|Voice call|Video call)\b.{0,80}(?:suara|video|call|tak terjawab)/i;

const wibOffset = 7 * 3_600_000;

/**
 * Reads a chat export of WhatsApp: the bare `.txt`, or the `.zip` with its media.
 * @throws Invalid `chatUnreadable`, `chatEmpty`, `chatTooLarge`
 */
export async function readChatExport(bytes: Buffer, fileName: string | null): Promise<ChatExport> {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  if (!isZip) return parseChat(textOf(bytes), fileName);
  const archive = await readChatArchive(bytes);
  try {
    const chat = parseChat(textOf(archive.chat), archive.chatName === '_chat.txt' ? fileName : archive.chatName);
    for (const { media } of chat.lines) if (media?.fileName) media.bytes = await archive.read(media.fileName);
    return chat;
  } finally {
    archive.close();
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Invalid('chatUnreadable');
  }
}

/** The text of an export. @throws Invalid `chatUnreadable` where it holds no message */
export function parseChat(text: string, fileName: string | null): ChatExport {
  const heads = headsOf(text);
  if (heads.length === 0) throw new Invalid('chatUnreadable');
  const monthFirst = isMonthFirst(heads);
  const skipped = { system: 0, deleted: 0 };
  const lines = heads.flatMap(each => lineOf(each, monthFirst, skipped));
  if (lines.length === 0) throw new Invalid('chatEmpty');
  const counts = new Map<string, number>();
  for (const { author } of lines) counts.set(author, (counts.get(author) ?? 0) + 1);
  const names = [...counts].map(([name, messages]) => ({ name, messages })).toSorted((a, b) => b.messages - a.messages);
  return { lines, names, chatWith: otherSide(fileName, names), skipped };
}

/** A message may have many lines: what does not begin like one goes on with the one before. */
function headsOf(text: string): Head[] {
  const heads: Head[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(omittedOnIphone, leftOut).replace(invisible, '').replace(hardSpaces, ' ');
    const found = head.exec(line);
    if (!found) {
      const last = heads.at(-1);
      if (last) last.rest += `\n${line}`;
      continue;
    }
    const [, first, second, year, hour, minute, seconds = '0', half] = found;
    heads.push({
      numbers: [first, second, year, hour, minute, seconds].map(Number) as Head['numbers'],
      half: half ? (half.toLowerCase() === 'a' ? 'am' : 'pm') : null,
      rest: found[8] ?? '',
    });
  }
  return heads;
}

/**
 * American handsets write the month first. A day after the 12th decides; where there is none, the order in which the messages
 * follow each other does, and last the way Indonesian handsets write.
 */
function isMonthFirst(heads: readonly Head[]): boolean {
  if (heads.some(({ numbers: [first] }) => first > 12)) return false;
  if (heads.some(({ numbers: [, second] }) => second > 12)) return true;
  return !inOrder(heads, false) && inOrder(heads, true);
}

const inOrder = (heads: readonly Head[], monthFirst: boolean): boolean => {
  const times = heads.map(each => momentOf(each, monthFirst)?.getTime() ?? NaN);
  return times.every((time, place) => place === 0 || time >= times[place - 1]!);
};

function momentOf({ numbers: [first, second, year, hour, minute, seconds], half }: Head, monthFirst: boolean): Date | null {
  const [day, month] = monthFirst ? [second, first] : [first, second];
  const hours = half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const at = new Date(Date.UTC(year < 100 ? 2000 + year : year, month - 1, day, hours, minute, seconds) - wibOffset);
  const wib = new Date(at.getTime() + wibOffset);
  return wib.getUTCMonth() === month - 1 && wib.getUTCDate() === day && hours < 24 && minute < 60 ? at : null;
}

function lineOf(each: Head, monthFirst: boolean, skipped: ChatExport['skipped']): ChatLine[] {
  const at = momentOf(each, monthFirst);
  const [, author, said] = /^([^:\n]{1,100}): ?([\s\S]*)$/.exec(each.rest) ?? [];
  if (!at || author === undefined || said === undefined || fromWhatsApp.test(said)) {
    skipped.system += 1;
    return [];
  }
  const text = said.replace(edited, '').trim();
  if (deleted.test(text)) {
    skipped.deleted += 1;
    return [];
  }
  return [{ at, author: author.trim(), ...contentOf(text) }];
}

function contentOf(text: string): Pick<ChatLine, 'text' | 'media'> {
  const android = attachedOnAndroid.exec(text);
  if (android) return { text: android[2]?.trim() || null, media: { fileName: android[1]!, bytes: null } };
  const iphone = attachedOnIphone.exec(text);
  if (iphone) return { text: text.replace(iphone[0], '').trim() || null, media: { fileName: iphone[1]!.trim(), bytes: null } };
  if (omitted.test(text)) return { text: text.replace(omitted, '').trim() || null, media: { fileName: null, bytes: null } };
  return { text: text || null, media: null };
}

/** `Chat WhatsApp dengan Warga Contoh A.txt`, `WhatsApp Chat - Warga Contoh A.zip`. */
function otherSide(fileName: string | null, names: ChatExport['names']): string | null {
  const called = /(?:chat (?:whatsapp )?(?:dengan|with)|whatsapp chat -)\s+(.+?)(?:\s*\(\d+\))?\.(?:txt|zip)$/i.exec(
    fileName ?? '',
  )?.[1];
  return names.find(({ name }) => name === called?.replace(invisible, '').trim())?.name ?? null;
}
