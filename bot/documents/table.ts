import type { BarChart } from '../text/barChart';
import { headFill, openBars } from './bars';
import { artifact, prepared, room, tagged, type Paper, type Style } from './paper';

export interface Column {
  heading: string;
  /** Share of the paper's width; the shares of a table add up to 1. */
  share: number;
  align?: 'left' | 'right' | 'center';
}

/** A cell of a form: a small bold label above its text. */
export interface Cell {
  share: number;
  label?: string;
  text: string;
}

const padding = 4;
/** Small print stands closer: the monthly report's many figures must fit its four pages. */
const verticalPadding = (row: Piece[]): number => ((row[0]?.style.size ?? 10) < 9 ? 2.5 : padding);
const lineGap = 1;

interface Piece {
  text: string;
  width: number;
  style: Style;
}

/** How a table is set; with a chart its last `chartShare` of the width holds a bar a row. */
export interface TableLook {
  size?: number;
  chart?: BarChart;
  chartShare?: number;
}

/**
 * A table with its heading repeated on every page; a row longer than a page is cut and goes on overleaf, and the last row never stands there
 * alone. Bars of a chart stand beside their rows and are one figure of their own.
 */
export function table(
  paper: Paper,
  columns: Column[],
  rows: string[][],
  { size = 9, chart, chartShare = 0 }: TableLook = {},
): void {
  const element = paper.doc.struct('Table', {});
  paper.root.add(element);
  const piecesOf = (texts: string[], face: Style['face']): Piece[] =>
    columns.map(({ share, align }, i) => ({ text: texts[i] ?? '', width: share * paper.width, style: { face, size, align } }));
  const head = piecesOf(
    columns.map(column => column.heading),
    'bold',
  );
  const bars = chart && openBars(paper, chart, { width: chartShare * paper.width, size });
  const headHeight = Math.max(heightOf(paper, head), bars?.headHeight ?? 0);
  const drawHead = (): void => {
    bars?.drawHead(headHeight);
    drawRow(paper, element, 'TH', head, headHeight, headFill);
  };
  if (room(paper) < headHeight + 3 * size) paper.doc.addPage();
  drawHead();
  rows.forEach((row, i) => {
    if (
      i > 0 &&
      i === rows.length - 2 &&
      isLastAlone(
        paper,
        [row, rows[i + 1]!].map(texts => heightOf(paper, piecesOf(texts, 'regular'))),
      )
    ) {
      paper.doc.addPage();
      drawHead();
    }
    const drawPart = (part: Piece[], height: number): void => {
      bars?.drawBar(i, height);
      drawRow(paper, element, 'TD', part, height);
    };
    flow(paper, piecesOf(row, 'regular'), drawPart, drawHead);
  });
  element.end();
  bars?.end();
  paper.doc.y += 8;
}

/** The row before the last would still stand on this page, and the last would not. */
function isLastAlone(paper: Paper, [before, last]: number[]): boolean {
  return before! <= room(paper) && before! + last! > room(paper);
}

/** Rows of boxes as on a printed form; each row's shares add up to 1. */
export function form(paper: Paper, rows: Cell[][], size = 10): void {
  const element = paper.doc.struct('Table', {});
  paper.root.add(element);
  for (const row of rows) {
    const pieces = row.map(({ share, label, text }) => ({
      text: label === undefined ? text : `${label}:\n${text}`,
      width: share * paper.width,
      style: { size },
    }));
    flow(paper, pieces, (part, height) => drawRow(paper, element, 'TD', part, height));
  }
  element.end();
  paper.doc.y += 8;
}

/** Draws one row, on this page, on the next, or in parts when it is longer than a page. */
function flow(paper: Paper, row: Piece[], draw: (part: Piece[], height: number) => void, atTopOfPage?: () => void): void {
  let rest = row;
  for (;;) {
    const height = heightOf(paper, rest);
    if (height <= room(paper)) return draw(rest, height);
    const isLong = height > paper.doc.page.height / 2;
    if (isLong && room(paper) > 120) {
      const available = room(paper);
      const cuts = rest.map(piece => cutAt(paper, piece, available));
      draw(
        cuts.map(([part]) => part),
        available,
      );
      rest = cuts.map(([, after]) => after);
    }
    paper.doc.addPage();
    atTopOfPage?.();
  }
}

function heightOf(paper: Paper, row: Piece[]): number {
  return Math.max(...row.map(piece => textHeight(paper, piece))) + 2 * verticalPadding(row);
}

function textHeight(paper: Paper, { text, width, style }: Piece): number {
  const inner = width - 2 * padding;
  return paper.doc.heightOfString(prepared(paper, text || ' ', inner, style), { width: inner, lineGap });
}

/** The part of a cell that fits into `height`, cut after a word, and what is left. */
function cutAt(paper: Paper, piece: Piece, height: number): [Piece, Piece] {
  const fits = (length: number): boolean =>
    textHeight(paper, { ...piece, text: piece.text.slice(0, length) }) <= height - 2 * verticalPadding([piece]);
  if (fits(piece.text.length)) return [piece, { ...piece, text: '' }];
  let [low, high] = [0, piece.text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const space = piece.text.slice(0, low).search(/\s\S*$/);
  const end = space > low / 2 ? space + 1 : low;
  return [
    { ...piece, text: piece.text.slice(0, end).trimEnd() },
    { ...piece, text: piece.text.slice(end) },
  ];
}

function drawRow(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  tag: 'TH' | 'TD',
  row: Piece[],
  height: number,
  fill?: string,
): void {
  const { doc, left } = paper;
  const top = doc.y;
  const width = row.reduce((sum, piece) => sum + piece.width, 0);
  artifact(paper, () => {
    if (fill) doc.rect(left, top, width, height).fill(fill);
    row.reduce((x, piece) => {
      doc.lineWidth(0.5).strokeColor('#666').rect(x, top, piece.width, height).stroke();
      return x + piece.width;
    }, left);
  });
  const element = doc.struct('TR', {});
  parent.add(element);
  row.reduce((x, piece) => {
    tagged(paper, tag, () => drawText(paper, piece, x + padding, top + verticalPadding(row)), element);
    return x + piece.width;
  }, left);
  element.end();
  doc.x = left;
  doc.y = top + height;
}

function drawText(paper: Paper, { text, width, style }: Piece, x: number, y: number): void {
  const inner = width - 2 * padding;
  // The height keeps a cell from breaking the page by itself: rows were measured before.
  paper.doc.text(prepared(paper, text, inner, style), x, y, {
    width: inner,
    align: style.align ?? 'left',
    lineGap,
    height: 2000,
  });
}
