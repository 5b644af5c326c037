import type { Block, BlockPaper, Look } from './block';
import { letterhead, signatureBlock } from './letterhead';
import { closePaper, fields, heading, keepTogether, list, openPaper, paragraph, rule, type Paper, type Style } from './paper';
import { form, table } from './table';
import type { Words } from './words';

const looks: Record<Look, Style> = {
  plain: {},
  running: { align: 'justify', after: 8 },
  strong: { face: 'bold' },
  right: { align: 'right', after: 10 },
  point: { after: 1 },
  under: { indent: 14, after: 4, align: 'justify' },
  footnote: { indent: 14, size: 8, color: '#333' },
  small: { size: 8.5, align: 'justify' },
  label: { face: 'bold', size: 8.5, after: 0 },
};

/** As tagged PDF/A-2b; the same paper gives the same bytes. */
export async function renderPdf({ blocks, isDraft, footer, ...about }: BlockPaper, words: Words): Promise<Buffer> {
  const below = footer ?? about.title;
  const paper = await openPaper({ ...about, words });
  for (const block of blocks) drawBlock(paper, block);
  if (!isDraft) return closePaper(paper, below);
  return closePaper(paper, words('report.draftFooter', { title: below }), words('report.draft'));
}

/** Draws one piece of a paper below what stands on the paper already. */
export function drawBlock(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'letterhead':
      return letterhead(paper, block.of);
    case 'title':
      return drawTitle(paper, block);
    case 'heading':
      if (block.room) keepTogether(paper, block.room);
      return heading(paper, block.text, block.level);
    case 'text':
      return paragraph(paper, block.text, looks[block.look]);
    case 'fields':
      return drawFields(paper, block);
    case 'list':
      return list(paper, block.points, i => block.mark.replace('1', String(i + 1)), block.mark === '1)' ? 14 : 0);
    case 'table':
      return drawTable(paper, block);
    case 'grid':
      return table(paper, block.columns, block.rows, { size: 8.5 });
    case 'form':
      return form(paper, block.rows);
    case 'signature':
      return signatureBlock(paper, block.signer, block);
    case 'toSign':
      return drawPlacesToSign(paper, block);
    case 'newPage':
      paper.doc.addPage();
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

function drawTitle(paper: Paper, { text, subtitle }: Of<'title'>): void {
  paragraph(paper, text, { face: 'bold', size: 13, align: 'center', tag: 'H1', after: subtitle ? 0 : 10 });
  if (subtitle) paragraph(paper, subtitle, { size: 11, align: 'center', after: 8 });
}

function drawFields(paper: Paper, block: Of<'fields'>): void {
  fields(paper, block.fields, 90);
  if (block.isHead) rule(paper, 1);
  paper.doc.y += 12;
}

/** Points that a post takes with the room for a pen and the line for the name. */
const placeToSign = 85;

function drawPlacesToSign(paper: Paper, { posts, line }: Of<'toSign'>): void {
  keepTogether(paper, placeToSign * posts.length);
  for (const post of posts) {
    paper.doc.y += 10;
    paragraph(paper, post, { after: 38 });
    paragraph(paper, line);
  }
}

/** Bars take their room from the values' columns: a table with them is as long as one without. */
function drawTable(paper: Paper, { headings, rows, chart }: Of<'table'>): void {
  const bars = chart ? 0.17 : 0;
  const share = Math.min(0.22, (0.6 - bars) / headings.length);
  const first = { heading: paper.words('report.columns.item'), share: 1 - share * headings.length - bars };
  const values = headings.map(heading => ({ heading, share, align: 'right' as const }));
  const texts = rows.map(({ label, values }) => [label, ...values]);
  table(paper, [first, ...values], texts, { size: 8.5, ...(chart && { chart, chartShare: bars }) });
}
