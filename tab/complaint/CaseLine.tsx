import type { ComplaintDetail } from '../../bot/http/contract';
import { Status } from '../frame/Status';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';

type Shown = NonNullable<ComplaintDetail['ofReporter']>['known'][number];

/** Another case in a line: its number, which opens it, where it stands, and by which way it came when. */
export function CaseLine({ ticketNumber, status, channel, receivedAt }: Shown) {
  const { words } = useOffice();
  const at = formatWib(receivedAt, words.language, 'short');
  return (
    <div className="row">
      <a href={addressOf({ page: 'complaint', ticketNumber })}>
        <Unbroken text={ticketNumber} />
      </a>
      <Status status={status} />
      <span className="quiet">
        {words(`staff:channel.${channel}`)}, {words('tab:duplicates.received', { at })}
      </span>
    </div>
  );
}
