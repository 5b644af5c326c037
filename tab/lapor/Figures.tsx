import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { figuresOf, type Imported } from './imports';

/** The five figures of an import, each by word, sign and number. */
export function Figures({ of }: { of: Imported }) {
  const { words } = useOffice();
  return (
    <dl className="figures lapor-figures">
      {figuresOf(of).map(([name, count]) => (
        <div key={name} data-figure={name} data-some={count > 0}>
          <dt>
            <span aria-hidden="true">{words(`tab:lapor.sign.${name}`)}</span> {words(`tab:lapor.outcome.${name}`)}
          </dt>
          <dd>{numberIn(words.language, count)}</dd>
        </div>
      ))}
    </dl>
  );
}
