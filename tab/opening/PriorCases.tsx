import { TableCell, TableRow } from '@fluentui/react-components';
import { ListTable } from '../frame/ListTable';
import { useNarrow } from '../frame/useNarrow';
import { OutcomeWord } from '../importing/Outcomes';
import { TurnPages, usePages } from '../importing/pages';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import type { OpeningRow } from './opening';

const columns = ['priorNumber', 'words', 'receivedAt', 'status', 'dueAt'] as const;

/** The cases of the sheet, or the first of many, each with its dates as they were read. */
export function PriorCases({ rows, all }: { rows: readonly OpeningRow[]; all: number }) {
  const { words } = useOffice();
  const isNarrow = useNarrow();
  const pages = usePages(rows);
  const number = (count: number): string => numberIn(words.language, count);
  return (
    <div className="stack tight">
      <h3>{words('tab:importing.rows')}</h3>
      {rows.length < all && (
        <p className="quiet">{words('tab:importing.firstRows', { shown: number(rows.length), all: number(all) })}</p>
      )}
      {isNarrow ? <CaseCards rows={pages.shown} /> : <CaseTable rows={pages.shown} />}
      <TurnPages pages={pages} label={words('tab:importing.rowPages')} />
    </div>
  );
}

function CaseTable({ rows }: { rows: readonly OpeningRow[] }) {
  const { words } = useOffice();
  return (
    <ListTable label={words('tab:importing.rows')} columns={columns} headingOf={column => `tab:opening.${column}`}>
      {rows.map(row => (
        <TableRow key={row.row}>
          <TableCell className="words">
            {row.priorNumber}
            <div>
              <OutcomeWord outcome={row.outcome} />
            </div>
          </TableCell>
          <TableCell className="words">{row.text}</TableCell>
          <TableCell>{formatWib(row.receivedAt, words.language, 'short')}</TableCell>
          <TableCell className="words">{words(`staff:status.${row.status}`)}</TableCell>
          <TableCell>{formatWib(row.dueAt, words.language, 'short')}</TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

function CaseCards({ rows }: { rows: readonly OpeningRow[] }) {
  const { words } = useOffice();
  const at = (name: 'receivedAt' | 'dueAt', row: OpeningRow): string =>
    `${words(`tab:opening.${name}`)} ${formatWib(row[name], words.language, 'short')}`;
  return (
    <ul className="cards" aria-label={words('tab:importing.rows')}>
      {rows.map(row => (
        <li key={row.row} className="words">
          <div>
            <strong>{row.priorNumber}</strong> · <OutcomeWord outcome={row.outcome} />
          </div>
          <div>{row.text}</div>
          <div className="quiet">
            {[words(`staff:status.${row.status}`), at('receivedAt', row), at('dueAt', row)].join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
