import { createHash, X509Certificate } from 'node:crypto';
import { derOf, type Der } from './der';

/** An electronic signature as the file itself has it (ISO 32000-1 §12.8). Whether its certificate may be trusted is not asked here. */
export interface PdfSignature {
  /** How it is made, such as `ETSI.CAdES.detached` (PAdES) or `adbe.pkcs7.detached`. */
  subFilter: string;
  /** Common names in the signer's certificate; null where the file does not say. */
  signer: string | null;
  issuer: string | null;
  /** When it was made by the signer's own clock, ISO 8601. */
  at: string | null;
  /** The bytes it covers are those that were signed. */
  isIntact: boolean;
  /** Nothing was added to the file behind it. */
  coversWhole: boolean;
}

/** A PDF from its first bytes to its end: its last cross-reference stands where the file says (ISO 32000-1 §7.5.5). */
export function isWholePdf(bytes: Buffer): boolean {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const at = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  const isStart = bytes.toString('latin1', 0, 5) === '%PDF-';
  return isStart && at !== undefined && /^(?:xref|\d+ \d+ obj)/.test(bytes.toString('latin1', Number(at), Number(at) + 24));
}

/** More than any paper has: each asks for a hash of the whole file. */
const mostSignatures = 20;
const byteRange = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/**
 * The signatures of a PDF, in their order. A signature's dictionary stands outside of any compressed stream, since the bytes around its
 * `Contents` are what it signs; time stamps of documents are none.
 */
export function signaturesIn(bytes: Buffer): PdfSignature[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(byteRange)].slice(0, mostSignatures).flatMap(found => {
    const [start, length, from, rest] = found.slice(1).map(Number) as [number, number, number, number];
    const [gap, end] = [start + length, from + rest];
    const isPlace = start === 0 && gap < from && end <= bytes.length && text[gap] === '<' && text[from - 1] === '>';
    const dictionary = isPlace ? dictionaryAround(text, found.index, { gap, from }) : '';
    const subFilter = /\/SubFilter\s*\/([\w.]+)/.exec(dictionary)?.[1];
    if (!subFilter || !/\/Type\s*\/Sig(?![\w])/.test(dictionary)) return [];
    const signed = Buffer.concat([bytes.subarray(0, gap), bytes.subarray(from, end)]);
    const contents = contentsOf(Buffer.from(text.slice(gap + 1, from - 1), 'hex'), signed);
    return [{ subFilter, at: momentIn(dictionary), coversWhole: end === bytes.length, ...contents }];
  });
}

/**
 * SHA-256 (hex) of the file as it stood before each of its additions: PAdES adds a signature behind the bytes that were there (ETSI EN
 * 319 142-1; ISO 32000-1 §7.5.6), so one of these is the hash of the paper that was signed. The whole file is among them.
 */
export function versionsOf(bytes: Buffer): string[] {
  const hash = createHash('sha256');
  const found: string[] = [];
  let from = 0;
  const until = (end: number): void => {
    found.push(hash.update(bytes.subarray(from, end)).copy().digest('hex'));
    from = end;
  };
  for (let ends = 0, at = 0; ends < mostSignatures && (at = bytes.indexOf(endOfFile, from)) >= 0; ends++) {
    until(at + endOfFile.length);
    // Whether the line's end was the paper's own cannot be told.
    for (const lineEnd of [0x0d, 0x0a]) if (bytes[from] === lineEnd) until(from + 1);
  }
  return found;
}

const endOfFile = '%%EOF';

/** What the object says beside its `Contents`. */
function dictionaryAround(text: string, at: number, { gap, from }: { gap: number; from: number }): string {
  const begin = Math.max(text.lastIndexOf(' obj', Math.min(at, gap)), 0);
  const end = text.indexOf('endobj', Math.max(at, from));
  return text.slice(begin, gap) + text.slice(from, end < 0 ? text.length : end);
}

/** `D:20261201093000+07'00'` as ISO 8601. */
function momentIn(dictionary: string): string | null {
  const found = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d))?/.exec(dictionary);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zoneHours, zoneMinutes] = found;
  const zone = zoneHours ? `${zoneHours}:${zoneMinutes}` : 'Z';
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

type Contents = Pick<PdfSignature, 'signer' | 'issuer' | 'isIntact'>;

const unreadable: Contents = { signer: null, issuer: null, isIntact: false };
const hashes: Record<number, string> = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' };
/** DER of the OID 1.2.840.113549.1.9.4, messageDigest (RFC 5652 §11.2). */
const messageDigest = Buffer.from('2a864886f70d010904', 'hex');

/** The CMS SignedData of a signature (RFC 5652 §5.1): who signed by which certificate, and whether the digest is that of `signed`. */
function contentsOf(der: Buffer, signed: Buffer): Contents {
  const signedData = derOf(der)?.children()[1]?.children()[0];
  const parts = signedData?.children() ?? [];
  const certificates = parts.find(({ tag }) => tag === 0xa0)?.children() ?? [];
  const signer = parts.at(-1)?.children()[0];
  const attributes = signer?.children().find(({ tag }) => tag === 0xa0);
  const digest = attributes && digestIn(attributes);
  if (!digest) return unreadable;
  const name = hashes[digest.length];
  const isIntact = name !== undefined && createHash(name).update(signed).digest().equals(digest);
  return { ...namesOf(certificates), isIntact };
}

const digestIn = (attributes: Der): Buffer | undefined =>
  attributes
    .children()
    .map(attribute => attribute.children())
    .find(([oid]) => oid?.body.equals(messageDigest))?.[1]
    ?.children()[0]?.body;

/** The signer's certificate is the one that issues none. */
function namesOf(certificates: readonly Der[]): Pick<Contents, 'signer' | 'issuer'> {
  const read = certificates.flatMap(({ whole }) => {
    try {
      return [new X509Certificate(whole)];
    } catch {
      return [];
    }
  });
  const own = read.find(({ ca }) => !ca) ?? read[0];
  return { signer: commonName(own?.subject), issuer: commonName(own?.issuer) };
}

const commonName = (names: string | undefined): string | null => /^CN=(.+)$/m.exec(names ?? '')?.[1]?.slice(0, 200) ?? null;
