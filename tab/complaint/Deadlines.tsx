import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Due } from '../frame/Due';
import { Section } from '../frame/Section';

/** Every clock of the case; running ones first. */
export function Deadlines({ complaint: { deadlines = [] } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  if (deadlines.length === 0) return null;
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  const sorted = deadlines.toSorted(
    (a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || a.dueAt.localeCompare(b.dueAt),
  );
  return (
    <Section title={words('tab:complaint.deadlines')}>
      <ul className="plain stack tight">
        {sorted.map(({ code, dueAt, metAt, pausedAt, provisional, overdue }, index) => (
          <li key={index}>
            <div>{words(`staff:deadline.${code}`)}</div>
            <div className="quiet">
              <Due due={{ at: dueAt, provisional, overdue }} />
              {' · '}
              {metAt
                ? `✓ ${words('tab:complaint.met', { at: at(metAt) })}`
                : pausedAt
                  ? words('tab:complaint.paused', { at: at(pausedAt) })
                  : words('tab:complaint.running')}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
