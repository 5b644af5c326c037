import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { useSurroundings } from '../settings';
import { fieldValue } from './moments';

/** Any later date and time, as WIB wall time. */
export function JumpForm({ now, isBusy, onJump }: { now: Date; isBusy: boolean; onJump: (at: string) => void }) {
  const { words } = useSurroundings();
  const [at, setAt] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (at && !isBusy) onJump(at);
  };
  return (
    <form className="clock-form" onSubmit={submit}>
      <Field label={words('local:clock.choose')}>
        <Input type="datetime-local" required min={fieldValue(now)} value={at} onChange={(_, { value }) => setAt(value)} />
      </Field>
      <Button type="submit" disabledFocusable={isBusy}>
        {words('local:clock.go')}
      </Button>
    </form>
  );
}
