import { TableCell, TableRow } from '@fluentui/react-components';
import type { ComplaintListItem } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { ListTable } from '../frame/ListTable';
import { Status } from '../frame/Status';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';

const columns = ['number', 'status', 'channel', 'holder', 'due', 'registered'] as const;

/** The list as a table. Of cases that are closed to the reader, number and due time are all there is. */
export function Rows({ items }: { items: ComplaintListItem[] }) {
  const { words } = useOffice();
  return (
    <ListTable label={words('tab:list.title')} columns={columns} texts="tab:list">
      {items.map(item => (
        <Row key={item.id} item={item} />
      ))}
    </ListTable>
  );
}

function Row({ item }: { item: ComplaintListItem }) {
  const { words } = useOffice();
  const { ticketNumber, status, channel, holder, due, registeredAt, closedAt, toSend } = item;
  return (
    <TableRow>
      <TableCell>
        <a href={addressOf({ page: 'complaint', ticketNumber })}>{ticketNumber}</a>
        {toSend !== undefined && <div className="quiet">{words('tab:toSend.texts', { texts: toSend })}</div>}
      </TableCell>
      <TableCell>{status ? <Status status={status} /> : words('tab:list.closedToYou')}</TableCell>
      <TableCell>{channel && words(`staff:channel.${channel}`)}</TableCell>
      <TableCell>{status && (holder?.name ?? words('tab:list.nobody'))}</TableCell>
      <TableCell>
        <Due due={due} closedAt={closedAt} />
      </TableCell>
      <TableCell>{registeredAt && formatWib(registeredAt, words.language, 'short')}</TableCell>
    </TableRow>
  );
}
