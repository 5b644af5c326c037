import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import { Unbroken } from './Unbroken';

interface ToldProps {
  told: { intent: 'success' | 'error'; text: string } | null;
  /** Where the reader can close it. */
  hush?: () => void;
}

/** What became of what somebody did; what went wrong is read out at once. */
export function Told({ told, hush }: ToldProps) {
  const { words } = useOffice();
  if (!told) return null;
  return (
    <MessageBar intent={told.intent} layout="multiline" role={told.intent === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>
        <Unbroken text={told.text} />
      </MessageBarBody>
      {hush && (
        <MessageBarActions>
          <Button size="small" appearance="transparent" onClick={hush}>
            {words('tab:close')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
