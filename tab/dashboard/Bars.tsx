import { useOffice } from '../office/office';
import { addressFor, shown, valueOf, type Line, type Measure, type ShownPeriod } from './measures';

interface ChartProps {
  lines: readonly Line[];
  measure: Measure;
  period: ShownPeriod;
}

/** Per cent of the longest, which is as long as there is room; nothing is never shorter than zero. */
const lengthsOf = (values: readonly number[]): number[] => {
  const most = Math.max(...values, 0);
  return values.map(value => (most > 0 ? (100 * value) / most : 0));
};

/** One bar a group. The table beside it says the same to those who do not see it, and is the way by keyboard. */
export function Bars({ lines, measure, period }: ChartProps) {
  const { words } = useOffice();
  const lengths = lengthsOf(lines.map(({ measured }) => valueOf(measured, measure) ?? 0));
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

/** Units of a week's columns; a unit is no wider than a few dots, so that one week is no wall. */
const [weekUnits, gapUnits, mostDots] = [10, 2, 7];

interface ColumnsProps extends Omit<ChartProps, 'measure'> {
  /** One, or two that are told side by side. */
  measures: readonly Measure[];
}

/** The weeks side by side, the earliest at the left, each with a column a measure. */
export function Columns({ lines, measures, period }: ColumnsProps) {
  const lengths = lengthsOf(measures.flatMap(measure => lines.map(({ measured }) => valueOf(measured, measure) ?? 0)));
  const width = lines.length * weekUnits;
  return (
    <div aria-hidden="true">
      {measures.map((measure, at) => (
        <Highest key={measure} lines={lines} measure={measure} {...(measures.length > 1 && { swatch: at })} />
      ))}
      <div className="columns-room">
        <svg className="columns" width={width * mostDots} viewBox={`0 0 ${width} 100`} preserveAspectRatio="none">
          {measures.flatMap((measure, at) =>
            lines.map((line, index) => (
              <Column
                key={`${measure} ${line.key}`}
                {...{ line, measure, period, swatch: at, length: lengths[at * lines.length + index]! }}
                x={index * weekUnits + gapUnits / 2 + (at * (weekUnits - gapUnits)) / measures.length}
                width={(weekUnits - gapUnits) / measures.length}
              />
            )),
          )}
        </svg>
        <div className="bar-words quiet">
          <span>{lines[0]?.label}</span>
          {lines.length > 1 && <span>{lines.at(-1)!.label}</span>}
        </div>
      </div>
    </div>
  );
}

const swatches = ['bar-length', 'bar-second'] as const;

interface ColumnProps {
  line: Line;
  measure: Measure;
  period: ShownPeriod;
  /** Which of the measures that stand side by side. */
  swatch: number;
  x: number;
  width: number;
  /** Per cent of the highest. */
  length: number;
}

function Column({ line, measure, period, swatch, x, width, length }: ColumnProps) {
  const { words } = useOffice();
  return (
    <Pressed address={addressFor(line, measure, period)}>
      <title>{`${line.label}: ${words(`tab:dashboard.of.${measure}`)} ${shown(words, line.measured, measure)}`}</title>
      <rect className="bar-room" x={x} width={width} height="100" />
      <rect className={swatches[swatch]} x={x} y={100 - length} width={width} height={length} />
    </Pressed>
  );
}

/** Which week had the most of it; where two measures stand side by side, also which colour it has. */
function Highest({ lines, measure, swatch }: { lines: readonly Line[]; measure: Measure; swatch?: number }) {
  const { words } = useOffice();
  const values = lines.map(({ measured }) => valueOf(measured, measure) ?? 0);
  const highest = Math.max(...values, 0);
  const most = highest > 0 && lines[values.indexOf(highest)];
  const told = most && words('tab:dashboard.most', { value: shown(words, most.measured, measure), week: most.label });
  if (swatch === undefined) return told ? <div className="quiet">{told}</div> : null;
  return (
    <div className="quiet">
      <svg className="swatch" width="10" height="10">
        <rect className={swatches[swatch]} width="10" height="10" />
      </svg>{' '}
      {[words(`tab:dashboard.of.${measure}`), told].filter(Boolean).join(' · ')}
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
