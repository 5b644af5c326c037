import type { BarChart } from '../text/barChart';
import { artifact, prepared, type Paper, type Style } from './paper';

const padding = 4;
const above = 2.5;
export const headFill = '#e8eef5';
/** As dark as text, so that a grey print keeps it apart from the paper. */
const barColor = '#12355b';

/** The bars of a chart, drawn row by row beside the table that holds their numbers. */
export interface Bars {
  headHeight: number;
  drawHead: (height: number) => void;
  /** The bar of row `index`, at the height where the paper stands now; the rest of a row that was cut has none. */
  drawBar: (index: number, height: number) => void;
  end: () => void;
}

/** A column of bars at the paper's right edge: one Figure in the structure tree, with every value in its alternative text. */
export function openBars(
  paper: Paper,
  { bars, column, description }: BarChart,
  { width, size }: { width: number; size: number },
): Bars {
  const { doc } = paper;
  const figure = doc.struct('Figure', { alt: description });
  paper.root.add(figure);
  const left = paper.left + paper.width - width;
  const inner = width - 2 * padding;
  const most = Math.max(...bars.map(({ value }) => value));
  const style: Style = { face: 'bold', size };
  const heading = prepared(paper, paper.words('report.chart.column', { column }), inner, style);
  const drawn = new Set<number>();
  const box = (height: number, fill?: string): void =>
    artifact(paper, () => {
      if (fill) doc.rect(left, doc.y, width, height).fill(fill);
      doc.lineWidth(0.5).strokeColor('#666').rect(left, doc.y, width, height).stroke();
    });
  return {
    headHeight: doc.heightOfString(heading, { width: inner, lineGap: 1 }) + 2 * above,
    drawHead(height) {
      const top = doc.y;
      box(height, headFill);
      figure.add(() =>
        doc.text(prepared(paper, heading, inner, style), left + padding, top + above, { width: inner, lineGap: 1 }),
      );
      doc.y = top;
    },
    drawBar(index, height) {
      box(height);
      const { value } = bars[index]!;
      if (drawn.has(index) || value === 0) return;
      drawn.add(index);
      const thick = size - 1;
      figure.add(() => doc.rect(left + padding, doc.y + (height - thick) / 2, (inner * value) / most, thick).fill(barColor));
    },
    end: () => figure.end(),
  };
}
