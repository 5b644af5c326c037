import { TableCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordLine } from '../../bot/http/contract';
import { ListTable } from '../frame/ListTable';
import { useNarrow } from '../frame/useNarrow';
import { useOffice } from '../office/office';
import { addressOf, allRecords } from '../route';
import { formatDay } from '../wib';

const columns = ['code', 'service', 'outcome', 'closed', 'until', 'state'] as const;
const headingOf = (column: string): string => `archive:column.${column}`;

/** Records as a table; on a phone as cards. */
export function RecordLines({ items }: { items: RecordLine[] }) {
  const { words } = useOffice();
  const label = words('archive:list');
  if (useNarrow())
    return (
      <ul className="cards" aria-label={label}>
        {items.map(item => (
          <li key={item.listed.id}>
            <Number item={item} />
            {columns.map(column => (
              <div key={column} className="quiet">
                {words(headingOf(column))}: <Cell column={column} item={item} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    );
  return (
    <ListTable className="records" label={label} columns={['number', ...columns]} headingOf={headingOf}>
      {items.map(item => (
        <TableRow key={item.listed.id}>
          <TableCell>
            <Number item={item} />
          </TableCell>
          {columns.map(column => (
            <TableCell key={column}>
              <Cell column={column} item={item} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </ListTable>
  );
}

function Number({ item }: { item: RecordLine }) {
  const { ticketNumber } = item.listed;
  return <a href={addressOf({ page: 'archive', ticketNumber, filter: allRecords })}>{ticketNumber}</a>;
}

function Cell({ column, item }: { column: (typeof columns)[number]; item: RecordLine }): ReactNode {
  const { words, me } = useOffice();
  const { listed, classificationCode, closedAt, inactiveUntil, state } = item;
  switch (column) {
    case 'code':
      return classificationCode;
    case 'service':
      return me.names.service[listed.sorted?.service ?? ''] ?? '–';
    case 'outcome':
      return listed.outcome ? words(`staff:outcome.${listed.outcome}`) : '–';
    case 'closed':
      return closedAt ? formatDay(closedAt, words.language, 'short') : '–';
    case 'until':
      return formatDay(inactiveUntil, words.language, 'short');
    case 'state':
      return <span className={state === 'due' || state === 'onHold' ? 'status' : ''}>{words(`archive:state.${state}`)}</span>;
  }
}
