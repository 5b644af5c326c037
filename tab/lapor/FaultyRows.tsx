import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import type { FaultyRow } from './imports';
import { TurnPages, usePages } from './pages';

/** Rows that cannot be taken, each by its number in the spreadsheet and the reason; the others are imported all the same. */
export function FaultyRows({ faulty }: { faulty: readonly FaultyRow[] }) {
  const { words } = useOffice();
  const pages = usePages(faulty);
  if (faulty.length === 0) return null;
  return (
    <div className="stack tight">
      <h3>{words('tab:lapor.faultyTitle', { count: numberIn(words.language, faulty.length) })}</h3>
      <p className="quiet">{words('tab:lapor.faultyHint')}</p>
      <ul className="cards">
        {pages.shown.map(({ row, code, reason }) => (
          <li key={`${row}.${code}`} className="words">
            <strong>
              <span aria-hidden="true">{words('tab:lapor.sign.faulty')}</span>{' '}
              {words('tab:lapor.row', { row: numberIn(words.language, row) })}
            </strong>
            {reason}
          </li>
        ))}
      </ul>
      <TurnPages pages={pages} label={words('tab:lapor.faultyPages')} />
    </div>
  );
}
