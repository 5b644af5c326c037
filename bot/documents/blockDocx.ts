import type * as Docx from 'docx';
import type { BarChart } from '../text/barChart';
import type { Block, BlockPaper, Grid, Look } from './block';
import { withFixedParts } from './fixedDocx';
import { approvalOf, linesAboveName } from './letterhead';
import type { Cell } from './table';
import type { Words } from './words';
import { xmlText } from './xmlText';

type Kit = typeof Docx;
type Part = Docx.Paragraph | Docx.Table;
type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Twentieths of a point, as Word measures. */
const twips = (points: number): number => Math.round(points * 20);
const margins = { top: twips(50), bottom: twips(56), left: twips(64), right: twips(54) };
/** The text area of an A4 page. */
const textWidth = 11_906 - margins.left - margins.right;
const font = 'Arial';
const blue = '12355B';
const lined = 'E8EEF5';

/**
 * For Word: the words and figures of the PDF, with styles, real lists, repeated heading rows and charts whose numbers open in Excel, so
 * that the office can work on it. No clock inside: the same paper gives the same bytes.
 */
export async function renderDocx(paper: BlockPaper, words: Words): Promise<Buffer> {
  const kit = await import('docx');
  const { ChartRun } = await import('docx/charts');
  const { TextWatermark } = await import('docx/watermarks');
  const { title, author, createdAt, isDraft, blocks, footer: below = title } = paper;
  const charts = blocks.flatMap(block => (block.kind === 'table' && block.chart ? [block.chart] : []));
  const mark = isDraft ? [new kit.Paragraph({ children: [new TextWatermark({ text: words('report.draft'), font })] })] : [];
  const document = new kit.Document({
    ...{ title: xmlText(title), creator: xmlText(author), lastModifiedBy: 'Aduan' },
    styles: stylesIn(words('documentLanguage')),
    numbering: { config: (['1.', '1)'] as const).map(listStyle) },
    sections: [
      {
        properties: { page: { margin: { ...margins, footer: twips(28) } } },
        headers: { default: new kit.Header({ children: mark }) },
        footers: { default: footer(kit, isDraft ? words('report.draftFooter', { title: below }) : below, words) },
        children: [
          ...blocks.flatMap((block, at) => partsOf(kit, block, at, words)),
          ...(charts.length > 0 ? [heading(kit, words('report.chart.heading'), 2)] : []),
          ...charts.map(chart => new kit.Paragraph({ children: [new ChartRun(chartOf(chart))], spacing: { after: twips(8) } })),
        ],
      },
    ],
  });
  return withFixedParts(await kit.Packer.toBuffer(document), createdAt);
}

/** BCP 47 with its region, as Word names languages. */
const wordLanguages: Record<string, string> = { id: 'id-ID', en: 'en-GB' };

function stylesIn(language: string): Docx.IStylesOptions {
  const shared = { font, color: '000000', bold: true };
  const below = (before: number, after: number) => ({ spacing: { before: twips(before), after: twips(after) }, keepNext: true });
  return {
    default: {
      document: { run: { font, size: 20, language: { value: wordLanguages[language] ?? language } } },
      title: { run: { ...shared, size: 26 }, paragraph: { ...below(0, 8), alignment: 'center' } },
      heading1: {
        run: { ...shared, size: 24, color: blue },
        paragraph: { ...below(12, 6), border: { bottom: { style: 'single', size: 6, color: blue, space: 1 } } },
      },
      heading2: { run: { ...shared, size: 21 }, paragraph: below(8, 4) },
    },
  };
}

const listStyle = (mark: '1.' | '1)') => ({
  reference: mark,
  levels: [
    {
      ...{ level: 0, format: 'decimal' as const, text: mark.replace('1', '%1'), alignment: 'left' as const },
      style: { paragraph: { indent: { left: twips(mark === '1)' ? 32 : 18), hanging: twips(18) } } },
    },
  ],
});

function footer({ Footer, Paragraph, TextRun, PageNumber, TabStopType }: Kit, title: string, words: Words): Docx.Footer {
  // The words put the numbers where their language wants them.
  const [before, between, after] = words('page', { page: '\n', pages: '\n' }).split('\n');
  const run = { size: 16, color: '555555' };
  const pages = [before!, PageNumber.CURRENT, between!, PageNumber.TOTAL_PAGES, after!];
  return new Footer({
    children: [
      new Paragraph({
        border: { top: { style: 'single', size: 4, color: '999999', space: 4 } },
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [new TextRun({ ...run, text: xmlText(title) }), new TextRun({ ...run, children: ['\t', ...pages] })],
      }),
    ],
  });
}

function partsOf(kit: Kit, block: Block, at: number, words: Words): Part[] {
  switch (block.kind) {
    case 'letterhead':
      return letterheadParts(kit, block);
    case 'title':
      return titleParts(kit, block);
    case 'heading':
      return [heading(kit, block.text, block.level)];
    case 'text':
      return [line(kit, block.text, looks[block.look])];
    case 'fields':
      return [fieldTable(kit, block), line(kit, '', { size: 8, after: 0 })];
    case 'list':
      // A list of its own begins at one.
      return block.points.map(point =>
        line(kit, point, { numbering: { reference: block.mark, level: 0, instance: at }, after: 2 }),
      );
    case 'table':
      return [gridTable(kit, figuresGrid(block, words)), line(kit, '', { size: 8, after: 0 })];
    case 'grid':
      return [gridTable(kit, block), line(kit, '', { size: 8, after: 0 })];
    case 'form':
      return [formTable(kit, block), line(kit, '', { size: 8, after: 0 })];
    case 'signature':
      return signatureParts(kit, block, words);
    case 'toSign':
      // All of them on one page.
      return block.posts.flatMap((post, i, { length }) => [
        line(kit, `\n${post}\n\n\n`, { after: 0, keepNext: true, keepLines: true }),
        line(kit, block.line, { keepNext: i < length - 1 }),
      ]);
    case 'newPage':
      return [new kit.Paragraph({ children: [new kit.PageBreak()], spacing: { after: 0 } })];
  }
}

/** Sizes and spaces in points. */
type LineLook = Omit<Docx.IParagraphOptions, 'children' | 'text'> & {
  size?: number;
  bold?: boolean;
  color?: string;
  left?: number;
  after?: number;
};

const looks: Record<Look, LineLook> = {
  plain: {},
  running: { alignment: 'both', after: 8 },
  strong: { bold: true },
  right: { alignment: 'right', after: 10 },
  point: { after: 1, keepNext: true },
  under: { left: 14, after: 4, alignment: 'both' },
  footnote: { left: 14, size: 8, color: '333333' },
  small: { size: 8.5 },
  label: { bold: true, size: 8.5, after: 0, keepNext: true },
};

/** A paragraph; line ends in it stay line ends. */
function line({ Paragraph, TextRun }: Kit, text: string, look: LineLook): Docx.Paragraph {
  const { size = 10, bold, color, left, after = 6, ...options } = look;
  const runs = xmlText(text)
    .split('\n')
    .map((part, i) => new TextRun({ text: part, size: size * 2, bold, color, ...(i > 0 && { break: 1 }) }));
  const indent = left === undefined ? {} : { indent: { left: twips(left) } };
  return new Paragraph({ ...indent, ...options, spacing: { after: twips(after), line: 264, lineRule: 'auto' }, children: runs });
}

const heading = ({ Paragraph }: Kit, text: string, level: 1 | 2): Docx.Paragraph =>
  new Paragraph({ text: xmlText(text), heading: `Heading${level}` });

function titleParts(kit: Kit, { text, subtitle }: Of<'title'>): Part[] {
  const title = new kit.Paragraph({ text: xmlText(text), heading: 'Title', ...(subtitle && { spacing: { after: 0 } }) });
  return subtitle ? [title, line(kit, subtitle, { alignment: 'center', size: 11, after: 8 })] : [title];
}

function letterheadParts(kit: Kit, { of: { government, office, address, contact } }: Of<'letterhead'>): Part[] {
  const centred = { alignment: 'center' as const, after: 0 };
  return [
    line(kit, government.toUpperCase(), { ...centred, size: 13 }),
    line(kit, office.toUpperCase(), { ...centred, size: 15, bold: true }),
    line(kit, [address, contact].filter(Boolean).join('\n'), {
      ...{ ...centred, size: 8.5, after: 14 },
      border: { bottom: { style: 'thickThinMediumGap', size: 24, color: '000000', space: 5 } },
    }),
  ];
}

function fieldTable(kit: Kit, { fields, isHead }: Of<'fields'>): Docx.Table {
  const widths = [twips(90), twips(12), textWidth - twips(102)];
  const none = { style: 'none' as const, size: 0, color: 'auto' };
  const closing = { style: 'single' as const, size: 8, color: '000000' };
  const rows = fields.map(
    ([label, value]) => new kit.TableRow({ cantSplit: true, children: cells(kit, [label, ':', value ?? '–'], widths) }),
  );
  const borders = {
    top: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
    bottom: isHead ? closing : none,
  };
  return new kit.Table({
    rows,
    borders,
    columnWidths: widths,
    layout: 'fixed',
    width: { size: textWidth, type: 'dxa' },
    margins: { left: 0, right: 0 },
  });
}

/** Two columns, or both as one. */
function formTable(kit: Kit, { rows }: Of<'form'>): Docx.Table {
  const half = Math.floor(textWidth / 2);
  const formCell = ({ share, label, text }: Cell): Docx.TableCell => {
    const columnSpan = Math.round(share * 2);
    return new kit.TableCell({
      ...{ columnSpan, width: { size: half * columnSpan, type: 'dxa' } },
      margins: { top: twips(3), bottom: twips(3), left: twips(5), right: twips(5) },
      children: [...(label ? [line(kit, `${label}:`, { after: 0, keepNext: true })] : []), line(kit, text, { after: 0 })],
    });
  };
  return new kit.Table({
    ...{ columnWidths: [half, half], layout: 'fixed', width: { size: half * 2, type: 'dxa' } },
    rows: rows.map(row => new kit.TableRow({ cantSplit: true, children: row.map(formCell) })),
  });
}

function cells(kit: Kit, texts: readonly string[], widths: readonly number[]): Docx.TableCell[] {
  return texts.map(
    (text, i) =>
      new kit.TableCell({
        width: { size: widths[i]!, type: 'dxa' },
        children: [line(kit, text, { after: i === texts.length - 1 ? 2 : 0 })],
      }),
  );
}

/** Figures stand on the right, under their headings. */
function figuresGrid({ headings, rows }: Of<'table'>, words: Words): Grid {
  const share = Math.min(0.22, 0.6 / headings.length);
  const first = { heading: words('report.columns.item'), share: 1 - share * headings.length };
  return {
    columns: [first, ...headings.map(heading => ({ heading, share, align: 'right' as const }))],
    rows: rows.map(({ label, values }) => [label, ...values]),
  };
}

/** The heading row is marked as such: Word repeats it on every page, and a screen reader names it with every cell. */
function gridTable(kit: Kit, { columns, rows }: Grid): Docx.Table {
  const others = columns.map(({ share }) => Math.floor(textWidth * share));
  // What rounding leaves is the first column's.
  const widths = [textWidth - others.slice(1).reduce((sum, width) => sum + width, 0), ...others.slice(1)];
  const row = (texts: readonly string[], isHead: boolean, keepNext = isHead): Docx.TableRow =>
    new kit.TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: columns.map(({ align }, i) => gridCell(kit, texts[i] ?? '', { width: widths[i]!, align, isHead, keepNext })),
    });
  return new kit.Table({
    ...{ columnWidths: widths, layout: 'fixed', width: { size: textWidth, type: 'dxa' } },
    rows: [
      row(
        columns.map(({ heading }) => heading),
        true,
      ),
      // The last row never stands overleaf alone.
      ...rows.map((texts, i) => row(texts, false, i === rows.length - 2)),
    ],
  });
}

interface GridCell {
  width: number;
  align: Grid['columns'][number]['align'];
  isHead: boolean;
  keepNext: boolean;
}

function gridCell(kit: Kit, text: string, { width, align = 'left', isHead, keepNext }: GridCell): Docx.TableCell {
  return new kit.TableCell({
    ...{ width: { size: width, type: 'dxa' }, verticalAlign: 'center' },
    margins: { top: twips(2), bottom: twips(2), left: twips(4), right: twips(4) },
    ...(isHead && { shading: { type: 'clear', color: 'auto', fill: lined } }),
    children: [line(kit, text, { size: 8.5, bold: isHead, after: 0, alignment: align, keepNext })],
  });
}

/** As `signatureBlock` of the PDF. */
function signatureParts(kit: Kit, { signer, ...look }: Of<'signature'>, words: Words): Part[] {
  const half = { indent: { left: Math.round(textWidth / 2) }, after: 0, keepNext: true, keepLines: true };
  const small = { ...half, size: 8, color: '555555' };
  const { name, rank, nip } = signer;
  const approval = approvalOf(signer, look, words);
  const isInRoom = approval !== null && !look.isToSign;
  const below: [said: string, look: LineLook][] = [
    [name, { ...half, bold: true }],
    ...(rank ? [[rank, half] satisfies [string, LineLook]] : []),
    ...(nip ? [[words('signature.nip', { nip }), half] satisfies [string, LineLook]] : []),
    ...(approval && !isInRoom ? [[approval, small] satisfies [string, LineLook]] : []),
  ];
  return [
    line(kit, '', { ...half, after: 4 }),
    ...linesAboveName(signer, look, words).map(said => line(kit, said, half)),
    isInRoom ? line(kit, `\n${approval}\n`, small) : line(kit, '\n\n\n', half),
    ...below.map(([said, as], i, { length }) => line(kit, said, i < length - 1 ? as : { ...as, keepNext: false, after: 8 })),
  ];
}

/** Pixels: room for each name on a line of its own, and what a page holds. */
const [barRoom, tallest] = [26, 880];

/** Drawn by Word from its own workbook, lines in the order of their table: it begins an axis at the foot. */
function chartOf({ bars, column, title, description }: BarChart) {
  return {
    ...{ type: 'bar' as const, title: { text: xmlText(title), font: { size: 11, bold: true } }, legend: false as const },
    categories: bars.map(({ label }) => xmlText(label)),
    series: [{ name: column, values: bars.map(({ value }) => value), color: blue }],
    ...{ categoryAxis: { reverseOrder: true, font: { size: 7.5 } }, valueAxis: { visible: false, gridlines: false, minimum: 0 } },
    dataLabels: { value: true },
    gapWidth: 40,
    transformation: { width: Math.round(textWidth / 15), height: Math.min(60 + barRoom * bars.length, tallest) },
    altText: { name: title, description: xmlText(description) },
  };
}
