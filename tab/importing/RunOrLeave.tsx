import { Button } from '@fluentui/react-components';
import { useOffice } from '../office/office';

interface Props {
  /** There is nothing to run, or it runs already. */
  isIdle: boolean;
  isRunning: boolean;
  run: () => void;
  leave: () => void;
}

/** After a check: do it, or let it be. Buttons that do nothing just now keep the focus. */
export function RunOrLeave({ isIdle, isRunning, run, leave }: Props) {
  const { words } = useOffice();
  return (
    <div className="row">
      <Button appearance="primary" disabledFocusable={isIdle} onClick={() => !isIdle && run()}>
        {words(isRunning ? 'tab:complaint.oneMoment' : 'tab:importing.run')}
      </Button>
      <Button appearance="subtle" disabledFocusable={isRunning} onClick={() => !isRunning && leave()}>
        {words('staff:dialog.cancel')}
      </Button>
    </div>
  );
}
