import type { Disruptions } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import './disruption.css';

type Line = Disruptions['lines'][number];

/** Disruptions in a line or two each; the name opens it. */
export function DisruptionLines({ lines }: { lines: Line[] }) {
  const { words } = useOffice();
  return (
    <ul className="plain stack">
      {lines.map(line => (
        <li key={line.id} className="disruption-line">
          <div className="row">
            <a href={addressOf({ page: 'disruptions', id: line.id, from: null })}>{line.name}</a>
            {line.newsWaits && <span className="tag">⚠ {words('disruption:waits')}</span>}
          </div>
          <div className="quiet">
            <Times {...line} /> · {words('disruption:cases', { count: numberIn(words.language, line.cases) })}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Since when, and until when as far as is known. */
export function Times({ startedAt, expectedEndAt, endedAt }: Pick<Line, 'startedAt' | 'expectedEndAt' | 'endedAt'>) {
  const { words } = useOffice();
  const at = (moment: string) => ({ at: formatWib(moment, words.language, 'short') });
  const since = words('disruption:since', at(startedAt));
  const until = endedAt ? words('disruption:ended', at(endedAt)) : expectedEndAt && words('disruption:until', at(expectedEndAt));
  return <>{[since, until].filter(Boolean).join(' · ')}</>;
}
