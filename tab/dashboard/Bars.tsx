import { useOffice } from '../office/office';
import { addressFor, shown, valueOf, type Line, type Measure, type ShownPeriod } from './measures';

interface ChartProps {
  lines: readonly Line[];
  measure: Measure;
  period: ShownPeriod;
}

/** The longest bar is as long as there is room; nothing is never shorter than zero. */
const lengthsOf = (lines: readonly Line[], measure: Measure): number[] => {
  const values = lines.map(({ measured }) => valueOf(measured, measure) ?? 0);
  const most = Math.max(...values, 0);
  return values.map(value => (most > 0 ? (100 * value) / most : 0));
};

/** One bar a group. The table beside it says the same to those who do not see it, and is the way by keyboard. */
export function Bars({ lines, measure, period }: ChartProps) {
  const { words } = useOffice();
  const lengths = lengthsOf(lines, measure);
  return (
    <ul className="plain bars" aria-hidden="true">
      {lines.map((line, index) => (
        <li key={line.key}>
          <Pressed address={addressFor(line, measure, period)}>
            <span className="bar-words">
              <span>{line.label}</span>
              <span>{shown(words, line.measured, measure)}</span>
            </span>
            <svg className="bar" width="100%" height="10">
              <rect className="bar-room" width="100%" height="10" rx="2" />
              <rect className="bar-length" width={`${lengths[index]}%`} height="10" rx="2" />
            </svg>
          </Pressed>
        </li>
      ))}
    </ul>
  );
}

const columnWidth = 10;

/** The weeks side by side, the earliest at the left. */
export function Columns({ lines, measure, period }: ChartProps) {
  const { words } = useOffice();
  const lengths = lengthsOf(lines, measure);
  const most = lines[lengths.indexOf(100)];
  return (
    <div aria-hidden="true">
      {most && (
        <div className="quiet">
          {words('tab:dashboard.most', { value: shown(words, most.measured, measure), week: most.label })}
        </div>
      )}
      <svg className="columns" viewBox={`0 0 ${lines.length * columnWidth} 100`} preserveAspectRatio="none">
        {lines.map((line, index) => (
          <Pressed key={line.key} address={addressFor(line, measure, period)}>
            <title>{`${line.label}: ${shown(words, line.measured, measure)}`}</title>
            <rect className="bar-room" x={index * columnWidth + 1} width={columnWidth - 2} height="100" />
            <rect
              className="bar-length"
              x={index * columnWidth + 1}
              y={100 - lengths[index]!}
              width={columnWidth - 2}
              height={lengths[index]}
            />
          </Pressed>
        ))}
      </svg>
      <div className="bar-words quiet">
        <span>{lines[0]?.label}</span>
        {lines.length > 1 && <span>{lines.at(-1)!.label}</span>}
      </div>
    </div>
  );
}

/** The table holds the same link for the keyboard. */
function Pressed({ address, children }: { address: string | null; children: React.ReactNode }) {
  return address ? (
    <a href={address} tabIndex={-1}>
      {children}
    </a>
  ) : (
    children
  );
}
