import { Field, Select, TableCell, TableRow } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { ListTable } from '../frame/ListTable';
import { useNarrow } from '../frame/useNarrow';
import { OutcomeWord } from '../importing/Outcomes';
import { TurnPages, usePages } from '../importing/pages';
import { useOffice } from '../office/office';
import type { Words } from '../words/words';
import { numberIn } from '../words/numbers';
import { outcomes, type ExportRow, type Outcome } from './imports';

const columns = ['rowNumber', 'trackingId', 'titleOf', 'outcomeOf', 'status'] as const;

/** The rows of the file, or the first of many, each with what becomes of it. */
export function ExportRows({ rows, all }: { rows: readonly ExportRow[]; all: number }) {
  const { words } = useOffice();
  const isNarrow = useNarrow();
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const wanted = useMemo(() => rows.filter(row => outcome === '' || row.outcome === outcome), [rows, outcome]);
  const pages = usePages(wanted);
  const choice = (name: Outcome | '', of: readonly ExportRow[]): string =>
    `${words(name ? `tab:importing.outcome.${name}` : 'tab:list.all')} (${numberIn(words.language, of.length)})`;
  return (
    <div className="stack tight">
      <div className="row">
        <h3>{words('tab:importing.rows')}</h3>
        <span className="space" />
        <Field label={words('tab:lapor.show')} orientation="horizontal">
          <Select value={outcome} onChange={(_, { value }) => setOutcome(value as Outcome | '')}>
            <option value="">{choice('', rows)}</option>
            {outcomes.map(name => (
              <option key={name} value={name}>
                {choice(
                  name,
                  rows.filter(row => row.outcome === name),
                )}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {rows.length < all && (
        <p className="quiet">
          {words('tab:importing.firstRows', { shown: numberIn(words.language, rows.length), all: numberIn(words.language, all) })}
        </p>
      )}
      {wanted.length === 0 ? (
        <p className="empty">{words('tab:lapor.noRows')}</p>
      ) : isNarrow ? (
        <RowCards rows={pages.shown} />
      ) : (
        <RowTable rows={pages.shown} />
      )}
      <TurnPages pages={pages} label={words('tab:importing.rowPages')} />
    </div>
  );
}

function RowTable({ rows }: { rows: readonly ExportRow[] }) {
  const { words } = useOffice();
  return (
    <ListTable
      label={words('tab:importing.rows')}
      columns={columns}
      headingOf={column => `tab:lapor.${column}`}
      className="lapor-rows"
    >
      {rows.map(row => (
        <TableRow key={row.row}>
          <TableCell data-column="rowNumber">{numberIn(words.language, row.row)}</TableCell>
          <TableCell>#{row.trackingId}</TableCell>
          <TableCell className="words">{row.title}</TableCell>
          <TableCell>
            <OutcomeWord outcome={row.outcome} />
          </TableCell>
          <TableCell className="words">{statusOf(row, words)}</TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

function RowCards({ rows }: { rows: readonly ExportRow[] }) {
  const { words } = useOffice();
  return (
    <ul className="cards" aria-label={words('tab:importing.rows')}>
      {rows.map(row => (
        <li key={row.row} className="words">
          <OutcomeWord outcome={row.outcome} />
          <div>{row.title}</div>
          <div className="quiet">
            {[`#${row.trackingId}`, words('tab:importing.row', { row: numberIn(words.language, row.row) }), statusOf(row, words)]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** LAPOR!'s status, with the one before where it has moved. */
function statusOf({ status, formerStatus }: ExportRow, words: Words): string {
  const now = status ?? '';
  return formerStatus && formerStatus !== status ? words('tab:lapor.statusMoved', { before: formerStatus, now }) : now;
}
