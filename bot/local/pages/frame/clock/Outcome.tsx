import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useSurroundings } from '../settings';
import type { Jumps } from './useJumps';

/** What came of the last jump: that it is under way, why it was refused, or what still waits. */
export function Outcome({ jumps: { isBusy, error, waiting } }: { jumps: Jumps }) {
  const { words } = useSurroundings();
  if (isBusy) return <Spinner size="tiny" labelPosition="after" label={words('local:clock.busy')} />;
  if (error)
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{error}</MessageBarBody>
      </MessageBar>
    );
  if (!waiting) return null;
  const { pending, parked } = waiting;
  return (
    <MessageBar intent={parked ? 'warning' : pending ? 'info' : 'success'} layout="multiline">
      <MessageBarBody>
        {parked > 0 && <div>{words('local:clock.parked', { count: parked })}</div>}
        {pending > 0 && <div>{words('local:clock.pending', { count: pending })}</div>}
        {parked + pending === 0 && words('local:clock.done')}
      </MessageBarBody>
    </MessageBar>
  );
}
