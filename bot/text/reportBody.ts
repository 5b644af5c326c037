import { sopNumber } from '../complaint/masterData';
import { pointsOf } from '../complaint/narrative';
import type { ReportFigures } from '../complaint/reportComparison';
import { formatMonth, formatWib, locales } from '../complaint/wib';
import { tableTexts, type PaperWords, type TableTexts } from './figureTable';
import { nameInText } from './nameInText';
import { correctionsIn } from './reportCorrections';
import { figureSections, reportSections } from './reportSections';
import type { Words } from './text';

/** One of the fourteen sections of the monthly report (DOMAIN §6.1), in a reader's language, for a screen. */
export interface ReportSection {
  number: number;
  title: string;
  blocks: ReportBlock[];
}

export type ReportBlock =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'points'; points: string[] }
  | ({ kind: 'table' } & TableTexts);

export type Narrative = Record<string, string | null> | null;

/** What the report says, section by section and in the words of its paper; what has nothing to say says "Nihil". */
export function reportBody(
  report: { month: string; officeName: string; figures: ReportFigures; narrative: Narrative },
  words: Words,
): ReportSection[] {
  const look = paperWordsIn(words);
  const tables = reportSections(report.figures, words);
  const corrections = correctionBlocks(report.figures, words);
  const told = (key: string): [string, ReportBlock[]] => {
    const counted = key === 'obstacles' ? disruptionPoints(report.figures, words) : [];
    return [key, pointBlocks([...counted, ...pointsOf(report.narrative?.[key])], look)];
  };
  const sections: [string, ReportBlock[]][] = [
    ['introduction', introduction(report, words, look)],
    ...figureSections.map((key): [string, ReportBlock[]] => {
      const table: ReportBlock = { kind: 'table', ...tableTexts(tables[key], look) };
      const shown = tables[key].rows.length > 0 ? table : nil(look);
      return [key, key === 'recap' ? [shown, ...corrections] : [shown]];
    }),
    ...['highlights', 'improvements', 'obstacles', 'recommendations'].map(told),
    ['closing', [{ kind: 'text', text: look('report.closingText') }]],
  ];
  return sections.map(([key, blocks], i) => ({ number: i + 1, title: look(`report.sections.${key}`), blocks }));
}

/** The words of papers in a reader's language. */
export const paperWordsIn =
  (words: Words): PaperWords =>
  (key, values) =>
    words(`documents:${key}`, values);

const nil = (look: PaperWords): ReportBlock => ({ kind: 'text', text: look('nil') });

const pointBlocks = (points: string[], look: PaperWords): ReportBlock[] =>
  points.length > 0 ? [{ kind: 'points', points }] : [nil(look)];

function introduction(
  { month, officeName: office }: { month: string; officeName: string },
  { language }: Words,
  look: PaperWords,
): ReportBlock[] {
  const say = (key: string, values?: Record<string, string>): string => look(`report.introduction.${key}`, values);
  const text = (key: string, values?: Record<string, string>): ReportBlock => ({ kind: 'text', text: say(key, values) });
  const heading = (key: string): ReportBlock => ({ kind: 'heading', text: say(key) });
  const sop = { sop: sopNumber };
  return [
    ...[heading('general'), text('generalText', { office: nameInText(office), month: formatMonth(month, language) })],
    heading('basis'),
    { kind: 'points', points: [say('law25'), say('perpres76'), say('permenpan62'), say('sop', sop)] },
    text('footnote', sop),
    ...[heading('purpose'), text('purposeText'), heading('scope'), text('scopeText')],
  ];
}

/** The disruptions of the month, a line each: they stand first among its obstacles, counted and not typed. */
export function disruptionPoints({ disruptions = [] }: ReportFigures, words: Words): string[] {
  return disruptions.map(({ name, startedAt, endedAt, cases }) => {
    const [from, to] = [startedAt, endedAt].map(at => at && formatWib(new Date(at), words.language));
    const count = cases.toLocaleString(locales[words.language]);
    return words(`documents:report.disruption.${to ? 'over' : 'lasting'}`, { name, from: from!, ...(to && { to }), count });
  });
}

/** What came late to the month that was frozen last, or null. */
export function correctionsOf({ comparison }: ReportFigures, words: Words): { title: string; points: string[] } | null {
  if (!comparison?.corrected) return null;
  const { month, frozen, recounted } = comparison.corrected;
  const points = correctionsIn(frozen, recounted, words);
  const title = words('documents:report.corrections.title', { month: formatMonth(month, words.language) });
  return points.length > 0 ? { title, points } : null;
}

function correctionBlocks(figures: ReportFigures, words: Words): ReportBlock[] {
  const found = correctionsOf(figures, words);
  if (!found) return [];
  return [
    { kind: 'heading', text: found.title },
    { kind: 'points', points: found.points },
  ];
}
