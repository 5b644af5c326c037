import { useOffice } from '../office/office';
import type { LaporOutcome } from '../../bot/http/contract';
import { Figures } from './Figures';

/** What becomes of a row: `faulty` is a row that cannot be taken. */
export type Outcome = LaporOutcome | 'faulty';

/** The figures of an import by their outcomes, each by word, sign and number. */
export function Outcomes({ of }: { of: readonly (readonly [outcome: Outcome, count: number])[] }) {
  const { words } = useOffice();
  const named = of.map(([name, count]) => ({
    ...{ name, count, label: `${words(`tab:importing.sign.${name}`)} ${words(`tab:importing.outcome.${name}`)}` },
  }));
  return <Figures figures={named} />;
}

/** What becomes of one row, by sign and word. */
export function OutcomeWord({ outcome }: { outcome: Outcome }) {
  const { words } = useOffice();
  return (
    <span className="status">
      <span aria-hidden="true">{words(`tab:importing.sign.${outcome}`)}</span> {words(`tab:importing.outcome.${outcome}`)}
    </span>
  );
}
