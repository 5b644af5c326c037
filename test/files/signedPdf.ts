import { createHash } from 'node:crypto';

/** A certificate of an invented head of office, issued by an invented "BSrE Contoh"; its key is gone. */
const certificate = Buffer.from(
  'MIIBlzCCAT2gAwIBAgIBATAKBggqhkjOPQQDAjA0MQswCQYDVQQGEwJJRDEPMA0GA1UECgwGQ29udG9oMRQwEgYDVQQDDAtCU3JFIENvbnRvaDAgFw0yNjExMzAw' +
    'OTQ5MzdaGA8yMTI2MTEwNjA5NDkzN1owJTELMAkGA1UEBhMCSUQxFjAUBgNVBAMMDUtlcGFsYSBDb250b2gwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATS9Snh' +
    'ZlM9JpRgdWn01MT0FeRVUjzFfgeqIbHb50kiEMsLAvDQ+E41YIR1PJiqN6n1R7Bo/7OgkMYEaNdxocQ1o00wSzAJBgNVHRMEAjAAMB0GA1UdDgQWBBRG1P6E1t79' +
    'iN5Cb2NPQyumd8BATjAfBgNVHSMEGDAWgBSo5/Y9p/zxBjv2kabAuq5KX0b4NDAKBggqhkjOPQQDAgNIADBFAiBEL9nrKSC5ie5uOK6IOKWxGCiu0VoiCEwpFyDh' +
    'NVswZgIhAMIMBuolkjfUI7Lx7ANlMOl+guEAfDx3f8w5/ToQMXpO',
  'base64',
);

function der(tag: number, ...values: (Buffer | number)[]): Buffer {
  const body = Buffer.concat(values.map(value => (typeof value === 'number' ? Buffer.from([value]) : value)));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const length = body.length < 0x80 ? Buffer.from([body.length]) : Buffer.concat([Buffer.from([0x84]), size]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const sequence = (...values: Buffer[]): Buffer => der(0x30, ...values);

/** CMS SignedData over `signed`, with the digest that it has; the signature itself is empty, for nobody here asks for it. */
function cms(signed: Buffer): Buffer {
  const digest = createHash('sha256').update(signed).digest();
  const sha256 = sequence(oid('608648016503040201'));
  const attribute = sequence(oid('2a864886f70d010904'), der(0x31, der(0x04, digest)));
  const signerInfo = sequence(der(0x02, 1), sequence(), sha256, der(0xa0, attribute), sha256, der(0x04));
  const data = sequence(oid('2a864886f70d010701'));
  const signedData = sequence(der(0x02, 1), der(0x31, sha256), data, der(0xa0, certificate), der(0x31, signerInfo));
  return sequence(oid('2a864886f70d010702'), der(0xa0, signedData));
}

const room = 2_048;
const padded = (value: number): string => String(value).padEnd(10);

/**
 * The PDF with one more signature behind its bytes, as PAdES adds it (ISO 32000-1 §7.5.6, incremental update).
 * @param type `DocTimeStamp` makes a time stamp, which is no signature
 */
export function signedPdf(pdf: Buffer, type: 'Sig' | 'DocTimeStamp' = 'Sig'): Buffer {
  const before = `\n99 0 obj\n<</Type/${type}/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261202093000+07'00')/ByteRange [`;
  const rangeLength = `0 ${padded(0)} ${padded(0)} ${padded(0)}]/Contents `.length;
  const gap = pdf.length + before.length + rangeLength;
  const from = gap + 2 + room * 2;
  const xref = from + '>>\nendobj\n'.length;
  const after = `>>\nendobj\nxref\n0 0\ntrailer\n<</Size 100/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  const range = `0 ${padded(gap)} ${padded(from)} ${padded(after.length)}]/Contents `;
  const signed = Buffer.concat([pdf, Buffer.from(before + range + after, 'latin1')]);
  const contents = cms(signed)
    .toString('hex')
    .padEnd(room * 2, '0');
  return Buffer.concat([pdf, Buffer.from(`${before}${range}<${contents}>${after}`, 'latin1')]);
}

/** A PDF of few words. */
export const plainPdf = (words = 'Laporan Contoh'): Buffer => {
  const objects = `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%${words}\n`;
  return Buffer.from(`${objects}xref\n0 0\ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n${objects.length}\n%%EOF\n`, 'latin1');
};
