import type { ComplaintListItem } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { Due } from '../frame/Due';
import { Status } from '../frame/Status';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import type { Column } from './columns';

/** What a line says under one heading; nothing where that is not for its reader, or not known yet. */
export function Cell({ column, item }: { column: Column; item: ComplaintListItem }) {
  const { words, me } = useOffice();
  const { status, channel, holder, due, registeredAt, closedAt, outcome, sorted } = item;
  switch (column) {
    case 'status':
      return status ? <Status status={status} /> : words('tab:list.closedToYou');
    case 'channel':
      return channel && words(`staff:channel.${channel}`);
    case 'holder':
      return status && (holder?.name ?? words('tab:list.nobody'));
    case 'due':
      return <Due due={due} closedAt={closedAt} />;
    case 'registered':
      return registeredAt && formatWib(registeredAt, words.language, 'short');
    case 'ended':
      return closedAt && formatWib(closedAt, words.language, 'short');
    case 'outcome':
      return outcome && words(`staff:outcome.${outcome}`);
    default: {
      const code = sorted?.[column];
      return code ? choiceLabel(words, me.names, column, code) : null;
    }
  }
}
