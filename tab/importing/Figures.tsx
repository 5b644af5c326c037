import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';

/** How many of what an import finds, or found: `label` says of what, `name` colours it. */
export function Figures({ figures }: { figures: readonly { name: string; label: string; count: number }[] }) {
  const { words } = useOffice();
  return (
    <dl className="figures import-figures">
      {figures.map(({ name, label, count }) => (
        <div key={name} data-figure={name} data-some={count > 0}>
          <dt>{label}</dt>
          <dd>{numberIn(words.language, count)}</dd>
        </div>
      ))}
    </dl>
  );
}
