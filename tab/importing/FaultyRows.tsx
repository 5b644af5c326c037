import type { OpeningTaken } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { TurnPages, usePages } from './pages';

type FaultyRow = OpeningTaken['faulty'][number];

/** Rows that cannot be taken, each by its number in the spreadsheet and the reason; the others are imported all the same. */
export function FaultyRows({ faulty }: { faulty: readonly FaultyRow[] }) {
  const { words } = useOffice();
  const pages = usePages(faulty);
  if (faulty.length === 0) return null;
  return (
    <div className="stack tight">
      <h3>{words('tab:importing.faultyTitle', { count: numberIn(words.language, faulty.length) })}</h3>
      <p className="quiet">{words('tab:importing.faultyHint')}</p>
      <ul className="cards">
        {pages.shown.map(({ row, code, reason }) => (
          <li key={`${row}.${code}`} className="words">
            <strong>
              <span aria-hidden="true">{words('tab:importing.sign.faulty')}</span>{' '}
              {words('tab:importing.row', { row: numberIn(words.language, row) })}
            </strong>
            {reason}
          </li>
        ))}
      </ul>
      <TurnPages pages={pages} label={words('tab:importing.faultyPages')} />
    </div>
  );
}
