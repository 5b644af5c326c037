import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Refusal } from '../office/ask';
import { useOffice } from '../office/office';

/** Why the page could not be loaded; `isOld` when something that came earlier still stands below. */
export function Trouble({ refusal, isOld, again }: { refusal: Refusal; isOld: boolean; again: () => void }) {
  const { words } = useOffice();
  return (
    <MessageBar intent={isOld ? 'warning' : 'error'} layout="multiline" role="alert">
      <MessageBarBody>{isOld ? words('tab:trouble.old', { message: refusal.message }) : refusal.message}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={again}>
          {words('tab:retry')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
