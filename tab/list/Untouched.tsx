import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';

interface UntouchedProps {
  title: string;
  cases: readonly { ticketNumber: string; reason: string }[];
  /** How many more there are than are named. */
  others: number;
}

/** Cases with which nothing was or will be done, each reason once with its numbers; nothing where there are none. */
export function Untouched({ title, cases, others }: UntouchedProps) {
  const { words } = useOffice();
  if (cases.length === 0) return null;
  const reasons = [...new Set(cases.map(({ reason }) => reason))];
  return (
    // It scrolls inside the dialog, so that it can be reached by keyboard.
    <section className="context" aria-label={title} tabIndex={0}>
      <strong>{title}</strong>
      <ul className="plain stack">
        {reasons.map(reason => (
          <li key={reason}>
            <p>{reason}</p>
            <p className="quiet">
              {cases
                .filter(each => each.reason === reason)
                .map(({ ticketNumber }) => ticketNumber)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="quiet">{words('tab:bulk.others', { count: numberIn(words.language, others) })}</p>}
    </section>
  );
}
