import type { Letterhead } from './letterhead';
import { bytesOf, openPaper, paragraph, rule, type Format, type Paper } from './paper';
import { longTime, type Words } from './words';

/** A5 from an ordinary printer, or a strip from a 58 mm thermal one. */
export type ReceiptSize = 'a5' | 'strip';

/** What a receipt shows (Law 25/2009 art. 43). All words are final: masked, and labels in the language of the paper. */
export interface ReceiptPaper {
  letterhead: Letterhead;
  ticketNumber: string;
  reporter: string;
  /** As what somebody reports for another; null = for themself. */
  onBehalfOf: string | null;
  channel: string;
  description: string | null;
  receivedAt: Date;
  dueAt: Date | null;
  receiver: string;
  parts: { ticketNumber: string; description: string | null }[];
  /** Digits with the country in front (62…), or null. */
  officeWhatsapp: string | null;
}

interface Look {
  small: number;
  body: number;
  ticket: number;
  /** Side of the QR code in points, with the quiet zone around it. */
  code: number;
}

const millimetre = 72 / 25.4;
const looks: Record<ReceiptSize, Look> = {
  a5: { small: 8, body: 9.5, ticket: 24, code: 34 * millimetre },
  strip: { small: 7, body: 8, ticket: 14, code: 36 * millimetre },
};
const a5Height = 595.28;
const a5 = (height: number): Format => ({ size: [419.53, height], margins: { top: 32, bottom: 30, left: 38, right: 38 } });
/** A thermal head prints 48 of the paper's 58 mm. */
const strip = (height: number): Format => ({
  size: [58 * millimetre, height],
  margins: { top: 10, bottom: 10, left: 5 * millimetre, right: 5 * millimetre },
});
/** Longer than any receipt: on it is seen how much room one takes. */
const measuringHeight = 4000;
/** A receipt is one sheet: where much stands on it, it stands smaller. */
const smaller = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];

/**
 * The receipt as PDF/A-2b of exactly one page: A5, or a strip as long as what stands on it. The same receipt gives the same bytes.
 * The code leads to the word STATUS with the number: in a chat with the office where its WhatsApp number is known, else as plain text.
 */
export async function renderReceipt(receipt: ReceiptPaper, size: ReceiptSize, words: Words): Promise<Buffer> {
  const { format, look } = await fitting(receipt, size, words);
  return bytesOf(await drawn(receipt, format, look, words));
}

async function fitting(receipt: ReceiptPaper, size: ReceiptSize, words: Words): Promise<{ format: Format; look: Look }> {
  const lengthOn = async (paper: (height: number) => Format, look: Look): Promise<number> =>
    Math.ceil((await drawn(receipt, paper(measuringHeight), look, words)).doc.y) + paper(0).margins.bottom + 2;
  if (size === 'strip') return { format: strip(await lengthOn(strip, looks.strip)), look: looks.strip };
  let look = looks.a5;
  let length = await lengthOn(a5, look);
  for (const scale of smaller) {
    if (length <= a5Height) break;
    look = scaled(looks.a5, scale);
    length = await lengthOn(a5, look);
  }
  return { format: a5(Math.max(a5Height, length)), look };
}

const scaled = ({ small, body, ticket, code }: Look, by: number): Look => ({
  small: small * by,
  body: body * by,
  ticket: ticket * by,
  code: code * Math.max(by, 0.8),
});

async function drawn(receipt: ReceiptPaper, format: Format, look: Look, words: Words): Promise<Paper> {
  const { letterhead, ticketNumber, receivedAt: createdAt } = receipt;
  const title = `${words('receipt.title')} ${ticketNumber}`;
  const paper = await openPaper({ title, author: letterhead.office, createdAt, words }, format);
  head(paper, letterhead, look);
  paragraph(paper, words('receipt.title'), { face: 'bold', size: look.body + 1.5, align: 'center', tag: 'H1', after: 2 });
  paragraph(paper, ticketNumber, { face: 'bold', size: look.ticket, align: 'center', after: 4 });
  for (const [key, value] of elements(receipt, words)) element(paper, words(`receipt.${key}`), value, look);
  if (receipt.parts.length > 0) parts(paper, receipt.parts, look);
  await question(paper, receipt, look);
  for (const key of ['free', 'keep'])
    paragraph(paper, words(`receipt.${key}`), { size: look.small, align: 'center', after: 2, color: '#222' });
  return paper;
}

function head(paper: Paper, { government, office, address, contact }: Letterhead, { small, body }: Look): void {
  paragraph(paper, government.toUpperCase(), { align: 'center', size: small, after: 0 });
  paragraph(paper, office.toUpperCase(), { align: 'center', size: body, face: 'bold', after: 1 });
  paragraph(paper, [address, contact].filter(Boolean).join('\n'), { align: 'center', size: small - 0.5, after: 3 });
  rule(paper, 1.2);
  paper.doc.y += 7;
}

function elements(receipt: ReceiptPaper, words: Words): [key: string, value: string][] {
  const { reporter, onBehalfOf, description, receivedAt, channel, letterhead, receiver, dueAt, parts } = receipt;
  const received = words('receipt.receivedBy', { place: letterhead.place, at: longTime(receivedAt, words), channel });
  const all: [string, string | null][] = [
    ['reporter', reporter],
    ['onBehalfOf', onBehalfOf],
    // The words of a visit stand with its parts.
    ['description', description ?? (parts.length > 0 ? null : words('receipt.noDescription'))],
    ['received', received],
    ['receiver', receiver],
    ['due', dueAt && longTime(dueAt, words)],
  ];
  return all.filter((line): line is [string, string] => line[1] !== null);
}

/** A label over its value: a strip has no room for two columns. */
function element(paper: Paper, label: string, value: string, { small, body }: Look): void {
  paragraph(paper, label, { size: small, color: '#444', after: 0 });
  paragraph(paper, value, { size: body, after: 4 });
}

function parts(paper: Paper, listed: ReceiptPaper['parts'], { small, body }: Look): void {
  paragraph(paper, paper.words('receipt.parts'), { size: small, color: '#444', after: 0 });
  for (const { ticketNumber, description } of listed) {
    paragraph(paper, ticketNumber, { face: 'bold', size: body, after: 0 });
    if (description) paragraph(paper, description, { size: small, after: 2 });
  }
  paper.doc.y += 2;
}

async function question(paper: Paper, { ticketNumber, officeWhatsapp }: ReceiptPaper, look: Look): Promise<void> {
  const { doc, words } = paper;
  const status = `status ${ticketNumber}`;
  rule(paper, 0.6);
  doc.y += 8;
  const link = officeWhatsapp ? `https://wa.me/${officeWhatsapp}?text=${encodeURIComponent(status)}` : status;
  await code(paper, link, look.code, words('receipt.codeShows', { ticket: ticketNumber }));
  const ask = officeWhatsapp
    ? words('receipt.askByWhatsapp', { ticket: ticketNumber, number: `+${officeWhatsapp}` })
    : words('receipt.ask', { ticket: ticketNumber });
  paragraph(paper, ask, { size: look.small, align: 'center', after: 5 });
}

/** Light squares that must stay free on every side of a code (ISO/IEC 18004). */
const quiet = 4;

/** A QR code of vectors, which stays sharp on every printer; runs of dark squares are one rectangle each. */
async function code(paper: Paper, text: string, side: number, alt: string): Promise<void> {
  const { default: qrcode } = await import('qrcode');
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const { doc, left, width, root } = paper;
  const unit = side / (size + 2 * quiet);
  const [x, y] = [left + (width - side) / 2 + quiet * unit, doc.y + quiet * unit];
  const draw = (): void => {
    for (let row = 0; row < size; row++)
      for (const [from, to] of runs(data.subarray(row * size, (row + 1) * size)))
        doc.rect(x + from * unit, y + row * unit, (to - from) * unit, unit);
    doc.fill('#000');
  };
  const below = doc.y + side;
  root.add(doc.struct('Figure', { alt }, [draw]));
  doc.y = below;
}

/** `[from, to)` of each run of dark squares in a row. */
function runs(row: Uint8Array): [from: number, to: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, at) => {
    const last = found.at(-1);
    if (dark && last?.[1] === at) last[1] = at + 1;
    else if (dark) found.push([at, at + 1]);
  });
  return found;
}
