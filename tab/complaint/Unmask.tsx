import { Button } from '@fluentui/react-components';
import type { Field } from '../../bot/http/contract';
import { FormDialog } from '../form/FormDialog';
import { useOffice } from '../office/office';
import type { Unmasking } from './useUnmasking';

/** The same as the office's own form for it (`casework/reading/unmask`). */
const fields: readonly Field[] = [{ name: 'reason', kind: 'text', required: true, max: 300 }];

/** Covered numbers are opened by saying what for, and are covered again by themselves. */
export function Unmask({ ticketNumber, unmasking }: { ticketNumber: string; unmasking: Unmasking }) {
  const { words } = useOffice();
  const { isOpen, isAsking, ask, leave, open, cover } = unmasking;
  return (
    <div className="row">
      {isOpen ? (
        <>
          <span role="status">{words('tab:unmask.open')}</span>
          <Button size="small" onClick={cover}>
            {words('tab:unmask.close')}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={ask}>
          {words('staff:action.unmask')}
        </Button>
      )}
      {isAsking && (
        <FormDialog
          action="unmask"
          about={ticketNumber}
          fields={fields}
          prefill={{}}
          context={[words('tab:unmask.hint')]}
          draft={`unmask.${ticketNumber}`}
          send={open}
          leave={leave}
        />
      )}
    </div>
  );
}
