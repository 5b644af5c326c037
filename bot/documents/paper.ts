import { printable } from './printable';
import { visualOrder } from './visualOrder';
import type { Words } from './words';

export type Face = 'regular' | 'bold' | 'italic';

export interface Style {
  face?: Face;
  size?: number;
  color?: string;
  align?: 'left' | 'center' | 'right' | 'justify';
  /** Tag of the structure tree: P, H1 … H3, LI. */
  tag?: string;
  /** Points from the left margin. */
  indent?: number;
  /** Points left free below. */
  after?: number;
}

/** A PDF being written from top to bottom. `left` and `width` are those of the text area, in points. */
export interface Paper {
  doc: PDFKit.PDFDocument;
  words: Words;
  root: PDFKit.PDFStructureElement;
  left: number;
  width: number;
}

const bodySize = 10;
const margins = { top: 50, bottom: 62, left: 64, right: 54 };
const fontFile = { regular: 'DejaVuSansCondensed', bold: 'DejaVuSansCondensed-Bold', italic: 'DejaVuSansCondensed-Oblique' };
/** PDFKit keeps a font under the name it was asked for, so the path is that name everywhere. */
const fontPath = (face: Face): string => require.resolve(`dejavu-fonts-ttf/ttf/${fontFile[face]}.ttf`);

/** Width and height of a page, and its margins, in points. */
export interface Format {
  size: [width: number, height: number] | 'A4' | 'A5';
  margins: { top: number; bottom: number; left: number; right: number };
}

/**
 * Opens a paper, A4 unless it says otherwise, as tagged PDF/A-2b with embedded fonts. `createdAt` is the only time in the file: the same
 * input gives the same bytes.
 */
export async function openPaper(
  about: { title: string; author: string; createdAt: Date; words: Words },
  format: Format = { size: 'A4', margins },
): Promise<Paper> {
  const { default: PDFDocument } = await import('pdfkit');
  const { title, author, createdAt, words } = about;
  const doc = new PDFDocument({
    ...format,
    bufferPages: true,
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: true,
    lang: words('documentLanguage'),
    displayTitle: true,
    font: fontPath('regular'),
    info: { Title: asXmlText(title), Author: asXmlText(author), CreationDate: createdAt, Producer: 'Aduan', Creator: 'Aduan' },
  });
  const root = doc.struct('Document', {});
  doc.addStructure(root);
  const { left, right } = format.margins;
  return { doc, words, root, left, width: doc.page.width - left - right };
}

/** PDFKit writes title and author into the XMP packet unescaped. */
const asXmlText = (text: string): string => text.replace(/[<>&\p{Cc}]/gu, ' ');

/** Puts `draw` into the structure tree under `tag`. */
export function tagged(paper: Paper, tag: string, draw: () => void, parent = paper.root): void {
  parent.add(paper.doc.struct(tag, {}, [draw]));
}

/** Draws lines and running lines that are no part of the content. */
export function artifact(paper: Paper, draw: () => void, options?: { type: 'Pagination' | 'Layout' }): void {
  paper.doc.markContent('Artifact', options);
  draw();
  paper.doc.endMarkedContent();
}

/** Chooses face, size and colour, and gives back `text` as it will be drawn within `width` points. */
export function prepared(
  paper: Paper,
  text: string,
  width: number,
  { face = 'regular', size = bodySize, color = '#000' }: Style,
): string {
  const { doc, words } = paper;
  doc.font(fontPath(face)).fontSize(size).fillColor(color);
  // The current fontkit font is known to PDFKit only; its types do not name it.
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  const written = printable(text, codePoint => font.hasGlyphForCodePoint(codePoint), words);
  return visualOrder(written, line => doc.widthOfString(line) <= width);
}

/** Points left on this page. */
export const room = ({ doc }: Paper): number => doc.page.height - doc.page.margins.bottom - doc.y;

/** Starts a new page unless `height` points are left on this one. */
export function keepTogether(paper: Paper, height: number): void {
  if (room(paper) < height) paper.doc.addPage();
}

/** A paragraph of running text; it flows over as many pages as it needs. */
export function paragraph(paper: Paper, text: string, style: Style = {}): void {
  const { doc, left, width } = paper;
  const indent = style.indent ?? 0;
  const shown = prepared(paper, text, width - indent, style);
  tagged(paper, style.tag ?? 'P', () => {
    doc.text(shown, left + indent, doc.y, { width: width - indent, align: style.align ?? 'left', lineGap: 1.5 });
  });
  doc.y += style.after ?? 6;
}

/** A heading that never stands alone at the foot of a page. */
export function heading(paper: Paper, text: string, level: 1 | 2 | 3): void {
  keepTogether(paper, 90);
  const size = { 1: 12, 2: 10.5, 3: 10 }[level];
  if (paper.doc.y > margins.top) paper.doc.y += level === 1 ? 8 : 4;
  paragraph(paper, text, {
    face: 'bold',
    size,
    tag: `H${level}`,
    after: level === 1 ? 2 : 4,
    color: level === 1 ? '#12355b' : '#000',
  });
  if (level > 1) return;
  rule(paper, 0.8, '#12355b');
  paper.doc.y += 6;
}

/** A line across the text area. */
export function rule(paper: Paper, thickness: number, color = '#000'): void {
  const { doc, left, width } = paper;
  artifact(paper, () =>
    doc
      .lineWidth(thickness)
      .strokeColor(color)
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .stroke(),
  );
}

/** Lines `label : value`; null prints a dash. */
export function fields(paper: Paper, entries: [label: string, value: string | null][], labelWidth = 130): void {
  const { doc, left, width } = paper;
  for (const [label, value] of entries) {
    keepTogether(paper, 30);
    const y = doc.y;
    const valueLeft = left + labelWidth + 10;
    const valueWidth = width - labelWidth - 10;
    tagged(paper, 'P', () => {
      doc.text(prepared(paper, label, labelWidth, {}), left, y, { width: labelWidth - 4 });
      const [page, below] = [doc.page, doc.y];
      doc.text(':', left + labelWidth, y, { lineBreak: false });
      doc.text(prepared(paper, value ?? '–', valueWidth, {}), valueLeft, y, { width: valueWidth, lineGap: 1 });
      doc.y = (doc.page === page ? Math.max(doc.y, below) : doc.y) + 2;
    });
  }
}

/** Marks of a list (`1.`, `–`) in front of hanging paragraphs. */
export function list(paper: Paper, items: string[], mark: (index: number) => string = () => '–', indent = 0): void {
  const { doc, left, width } = paper;
  const textLeft = left + indent + 18;
  items.forEach((item, i) => {
    keepTogether(paper, 28);
    const y = doc.y;
    tagged(paper, 'P', () => {
      doc.text(prepared(paper, mark(i), 18, {}), left + indent, y, { lineBreak: false });
      doc.text(prepared(paper, item, width - indent - 18, {}), textLeft, y, { width: width - indent - 18, lineGap: 1.5 });
    });
    doc.y += 2;
  });
  doc.y += 4;
}

/** Writes "halaman n dari m", `footer` and, large and pale across it, `stamp` on every page and gives back the finished file. */
export async function closePaper(paper: Paper, footer: string, stamp?: string): Promise<Buffer> {
  const { doc, words } = paper;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    if (stamp) artifact(paper, () => drawStamp(paper, stamp), { type: 'Pagination' });
    artifact(paper, () => drawFooter(paper, footer, words('page', { page: page + 1, pages: count })), { type: 'Pagination' });
  }
  return bytesOf(paper);
}

/** The finished file of a paper without running lines. */
export async function bytesOf({ doc }: Paper): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawFooter(paper: Paper, footer: string, pageOfPages: string): void {
  const { doc, left, width } = paper;
  const y = doc.page.height - margins.bottom + 18;
  doc
    .lineWidth(0.5)
    .strokeColor('#999')
    .moveTo(left, y - 5)
    .lineTo(left + width, y - 5)
    .stroke();
  const style: Style = { size: 8, color: '#555' };
  const [start, end] = [prepared(paper, footer, width, style), prepared(paper, pageOfPages, width, style)];
  doc.text(start, left, y, { lineBreak: false });
  doc.text(end, left + width - doc.widthOfString(end), y, { lineBreak: false });
}

function drawStamp(paper: Paper, stamp: string): void {
  const { doc } = paper;
  const { width, height } = doc.page;
  const shown = prepared(paper, stamp, width, { face: 'bold', size: 110 });
  doc.save().rotate(-50, { origin: [width / 2, height / 2] });
  doc.fillOpacity(0.08).text(shown, (width - doc.widthOfString(shown)) / 2, height / 2 - 60, { lineBreak: false });
  doc.restore();
}
