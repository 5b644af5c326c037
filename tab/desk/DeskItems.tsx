import { Button } from '@fluentui/react-components';
import type { MyDesk } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { Status } from '../frame/Status';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { pressOnArrival } from '../complaint/arrival';
import { addressOf } from '../route';

type Item = MyDesk['items'][number];

/** One line a matter: what is waited for, on which report, until when; a step of the SOP is begun by its button. */
export function DeskItems({ items, label }: { items: Item[]; label: string }) {
  return (
    <ul className="desk" aria-label={label}>
      {items.map((item, place) => (
        <DeskLine key={`${item.complaint.id}:${item.kind}:${place}`} item={item} />
      ))}
    </ul>
  );
}

function DeskLine({ item: { complaint, kind, action, task, due } }: { item: Item }) {
  const { words, me } = useOffice();
  const { ticketNumber, status, channel, sorted } = complaint;
  const address = addressOf({ page: 'complaint', ticketNumber });
  const keys = {
    step: `staff:action.${action}`,
    task: `staff:task.${task}`,
    promise: 'staff:desk.promise',
    words: 'staff:desk.words',
  };
  const about = [
    channel && words(`staff:channel.${channel}`),
    sorted?.service && me.names.service[sorted.service],
    sorted?.needsSummary && words('staff:task.needsSummary'),
  ].filter(Boolean);
  return (
    <li>
      <a href={address}>
        <strong>{words(keys[kind])}</strong> · <Unbroken text={ticketNumber} />
      </a>
      <Due due={due} />
      {action && (
        <Button
          as="a"
          size="small"
          href={address}
          aria-label={`${words(keys.step)} ${ticketNumber}`}
          onClick={() => pressOnArrival(ticketNumber, action)}
        >
          {words(keys.step)}
        </Button>
      )}
      <span className="quiet">
        {status && <Status status={status} />} {about.length > 0 && `· ${about.join(' · ')}`}
      </span>
    </li>
  );
}
