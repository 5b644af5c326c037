import type { BarChart } from '../text/barChart';
import type { TableTexts } from '../text/figureTable';
import type { Letterhead, Signer } from './letterhead';
import type { Cell, Column } from './table';

/** How a paragraph stands: running text, what must not be missed, on the right, a lettered point, what stands under it, a footnote, small print and its label. */
export type Look = 'plain' | 'running' | 'strong' | 'right' | 'point' | 'under' | 'footnote' | 'small' | 'label';

/** What a paper consists of, from top to bottom, whatever it is drawn as. */
export type Block =
  | { kind: 'letterhead'; of: Letterhead }
  | { kind: 'title'; text: string; subtitle?: string }
  /** `room`: the last before a signature, and the points that both take at least. What is signed goes overleaf with its signature. */
  | { kind: 'heading'; level: 1 | 2; text: string; room?: number }
  | { kind: 'text'; look: Look; text: string }
  /** `isHead`: a line closes them off from what follows. */
  | { kind: 'fields'; fields: [label: string, value: string | null][]; isHead?: boolean }
  | { kind: 'list'; mark: '1.' | '1)'; points: string[] }
  /** Figures under their headings, beside what each line counts. */
  | ({ kind: 'table'; chart: BarChart | null } & TableTexts)
  /** Any other table: its heading stands on every page. */
  | ({ kind: 'grid' } & Grid)
  /** A printed form: boxes, one or two to a row. */
  | { kind: 'form'; rows: Cell[][] }
  | ({ kind: 'signature'; signer: Signer } & SignatureLook)
  /** Posts whose holders sign with a pen, above a line for the name. */
  | { kind: 'toSign'; posts: string[]; line: string }
  | { kind: 'newPage' };

/** Texts in columns; the shares of the paper's width add up to 1. */
export interface Grid {
  columns: Column[];
  rows: string[][];
}

export interface SignatureLook {
  /** Place and date above it; papers that bear their date at the head leave them out. */
  dated?: { place: string; date: Date };
  before?: string;
  /** How an approval in the app is told; `signature.approvedInApp` unless it says otherwise. */
  approvalKey?: string;
  /** Room stays free for a pen, and an approval given in the app stands below it; else it stands in that room. */
  isToSign?: boolean;
}

/** A paper ready to be drawn. */
export interface BlockPaper {
  title: string;
  author: string;
  /** The only moment in the file. */
  createdAt: Date;
  /** Every page says that it is a draft. */
  isDraft: boolean;
  /** At the foot of every page, where it is not the title. */
  footer?: string;
  blocks: Block[];
}

export const text = (look: Look, said: string): Block => ({ kind: 'text', look, text: said });
export const heading = (level: 1 | 2, said: string): Extract<Block, { kind: 'heading' }> => ({
  kind: 'heading',
  level,
  text: said,
});

/** Each line a paragraph of its own: Word would stretch a justified line that is broken by hand. */
export const paragraphs = (look: Look, said: string): Block[] =>
  said
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => text(look, line));
