import { Field as Labelled, Input } from '@fluentui/react-components';
import type { Field } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { timeName, type Values } from './values';

interface MomentFieldProps {
  field: Field;
  label: string;
  required: boolean;
  values: Values;
  fault: string | undefined;
  change: (name: string, value: string) => void;
}

/** Date and time in WIB, whatever zone the reader's machine is in. */
export function MomentField({ field: { name }, label, required, values, fault, change }: MomentFieldProps) {
  const { words } = useOffice();
  return (
    <div className="row top">
      <Labelled
        label={label}
        required={required}
        hint={
          words.has(`staff:hint.${name}`)
            ? `${words(`staff:hint.${name}`)} · ${words('tab:form.dateAlone')}`
            : words('tab:form.dateAlone')
        }
        className="grows"
        {...(fault && { validationMessage: fault, validationState: 'error' as const })}
      >
        <Input type="date" value={values[name] ?? ''} onChange={(_, { value }) => change(name, value)} />
      </Labelled>
      <Labelled label={words('staff:dialog.time')}>
        <Input
          type="time"
          aria-label={words('tab:form.timeOf', { label })}
          value={values[timeName(name)] ?? ''}
          onChange={(_, { value }) => change(timeName(name), value)}
        />
      </Labelled>
    </div>
  );
}
