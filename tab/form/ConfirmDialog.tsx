import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { useFocusBack } from './useFocusBack';

interface ConfirmDialogProps {
  action: string;
  text: string;
  isBusy: boolean;
  confirm: () => void;
  leave: () => void;
}

/** One more question before something that cannot be taken back. */
export function ConfirmDialog({ action, text, isBusy, confirm, leave }: ConfirmDialogProps) {
  const { words } = useOffice();
  useFocusBack();
  const name = words(`staff:action.${action}`);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && leave()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words('tab:complaint.confirmTitle', { action: name })}</DialogTitle>
          <DialogContent>
            <Unbroken text={text} />
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={isBusy} onClick={confirm}>
              {words('tab:complaint.confirm', { action: name })}
            </Button>
            <Button onClick={leave}>{words('staff:dialog.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
