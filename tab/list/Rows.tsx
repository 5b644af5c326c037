import { TableCell, TableRow } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { ComplaintListItem } from '../../bot/http/contract';
import { ListTable } from '../frame/ListTable';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { Cell } from './Cell';
import { headingOf, usualColumns, type Column } from './columns';
import type { Picking } from './picking';

const PickBox = lazy(() => import('./PickBox'));

export interface LinesProps {
  items: ComplaintListItem[];
  columns?: readonly Column[];
  /** Null while nobody chooses several. */
  picking?: Picking | null;
}

/** The list as a table. Of cases that are closed to the reader, number and due time are all there is. */
export function Rows({ items, columns = usualColumns, picking = null }: LinesProps) {
  const { words } = useOffice();
  return (
    <ListTable label={words('tab:list.title')} columns={['number', ...columns]} headingOf={headingOf}>
      {items.map(item => (
        <Row key={item.id} item={item} columns={columns} picking={picking} />
      ))}
    </ListTable>
  );
}

function Row({ item, columns, picking }: Required<Omit<LinesProps, 'items'>> & { item: ComplaintListItem }) {
  return (
    <TableRow>
      <TableCell>
        <CaseNumber item={item} picking={picking} />
      </TableCell>
      {columns.map(column => (
        <TableCell key={column}>
          <Cell column={column} item={item} />
        </TableCell>
      ))}
    </TableRow>
  );
}

/** The number that leads to the case, and what chooses its line. */
export function CaseNumber({ item, picking }: { item: ComplaintListItem; picking: Picking | null }) {
  const { words } = useOffice();
  const { ticketNumber, toSend } = item;
  return (
    <>
      <span {...(picking && { className: 'case' })}>
        {picking && (
          <Suspense>
            <PickBox ticketNumber={ticketNumber} picking={picking} />
          </Suspense>
        )}
        <a href={addressOf({ page: 'complaint', ticketNumber })}>{ticketNumber}</a>
      </span>
      {toSend !== undefined && <div className="quiet">{words('tab:toSend.texts', { texts: toSend })}</div>}
    </>
  );
}
