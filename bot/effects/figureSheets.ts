import type { MonthlyFigures } from '../complaint/figures';
import type { Sheet } from '../documents/sheet';
import { labelOf } from '../text/figureTable';
import { figureSections, reportSections } from '../text/reportSections';
import { officeWords, paperWords } from './paperWords';

/** Sections 2–9 of the monthly report (DOMAIN §6.1) as sheets, a section each, with their numbers as numbers. */
export function figureSheets(figures: MonthlyFigures): Sheet[] {
  const sections = reportSections(figures, officeWords);
  return figureSections.map((key, place) => {
    const { columns = [paperWords('report.columns.count')], rows } = sections[key];
    return {
      name: `${place + 2} ${paperWords(`report.sections.${key}`).split('/')[0]}`.slice(0, longestName),
      columns: [
        { heading: paperWords('report.columns.item'), width: 60 },
        ...columns.map(heading => ({ heading, width: 18 })),
        { heading: paperWords('evidence.columns.unit'), width: 14 },
      ],
      rows: rows.map(row => [labelOf(row, paperWords), ...row.values, row.unit ? paperWords(`evidence.unit.${row.unit}`) : '']),
    };
  });
}

/** Excel takes no longer name of a sheet, and no stroke in it. */
const longestName = 31;
