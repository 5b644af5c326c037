import type { ComplaintListItem } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { Status } from '../frame/Status';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';

/** The same as a table's rows, for a narrow page. */
export function Cards({ items }: { items: ComplaintListItem[] }) {
  const { words } = useOffice();
  return (
    <ul className="cards" aria-label={words('tab:list.title')}>
      {items.map(({ id, ticketNumber, status, channel, holder, due, registeredAt, closedAt, toSend }) => (
        <li key={id}>
          <a href={addressOf({ page: 'complaint', ticketNumber })}>{ticketNumber}</a>
          {toSend !== undefined && <div className="quiet">{words('tab:toSend.texts', { texts: toSend })}</div>}
          <div>{status ? <Status status={status} /> : words('tab:list.closedToYou')}</div>
          <div>
            <Due due={due} closedAt={closedAt} />
          </div>
          {status && (
            <div className="quiet">
              {[
                channel && words(`staff:channel.${channel}`),
                `${words('tab:list.holder')}: ${holder?.name ?? words('tab:list.nobody')}`,
                registeredAt && `${words('tab:list.registered')} ${formatWib(registeredAt, words.language, 'short')}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
