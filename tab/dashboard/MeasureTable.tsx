import { useOffice } from '../office/office';
import { addressFor, measures, shown, type Line, type Measure, type ShownPeriod } from './measures';

interface MeasureTableProps {
  title: string;
  /** What the first column holds. */
  heading: string;
  lines: readonly Line[];
  period: ShownPeriod;
}

/** All measures of each line; it scrolls sideways by itself where the page is narrow. */
export function MeasureTable({ title, heading, lines, period }: MeasureTableProps) {
  const { words } = useOffice();
  const columns = measures.filter(
    measure => measure !== 'overdue' || lines.some(({ measured }) => measured.overdue !== undefined),
  );
  return (
    <div className="measures" role="region" tabIndex={0} aria-label={words('tab:dashboard.table', { title })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map(measure => (
              <th key={measure} scope="col">
                {words(`tab:dashboard.of.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {columns.map(measure => (
                <td key={measure} data-measure={measure}>
                  <Value line={line} measure={measure} period={period} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Value({ line, measure, period }: { line: Line; measure: Measure; period: ShownPeriod }) {
  const { words } = useOffice();
  const text = shown(words, line.measured, measure);
  const address = addressFor(line, measure, period);
  return address ? <a href={address}>{text}</a> : text;
}
