import { Checkbox } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import type { Picking } from './picking';

/** Chooses one line for what is done with many. */
export default function PickBox({ ticketNumber, picking }: { ticketNumber: string; picking: Picking }) {
  const { words } = useOffice();
  return (
    <Checkbox
      aria-label={words('tab:bulk.pick', { ticket: ticketNumber })}
      checked={picking.picked.has(ticketNumber)}
      onChange={(_, { checked }) => picking.pick([ticketNumber], checked === true)}
    />
  );
}
