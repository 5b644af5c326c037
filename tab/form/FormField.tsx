import { Checkbox, Field as Labelled, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Field } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { choicesOf, fieldLabel } from './labels';
import { MomentField } from './MomentField';
import { PersonField } from './PersonField';
import { isRequired, type Values } from './values';

export interface FormFieldProps {
  action: string | null;
  field: Field;
  values: Values;
  ticketNumber?: string | undefined;
  fault: string | undefined;
  change: (name: string, value: string) => void;
}

/** What every kind of input gets. */
export interface InputProps {
  field: Field;
  label: string;
  value: string;
  set: (value: string) => void;
  ticketNumber?: string | undefined;
}

export function FormField({ action, field, values, ticketNumber, fault, change }: FormFieldProps) {
  const { words } = useOffice();
  const { name } = field;
  const required = isRequired(field, values);
  const plain = fieldLabel(words, action, name);
  const label = required || isSwitch(field) ? plain : words('staff:dialog.optional', { label: plain });
  const input: InputProps = { field, label: plain, value: values[name] ?? '', set: value => change(name, value), ticketNumber };
  if (field.kind === 'dateTime') return <MomentField {...{ field, label, required, values, fault, change }} />;
  return (
    <Labelled
      label={isSwitch(field) ? undefined : label}
      required={required}
      hint={hintOf()}
      {...(fault && { validationMessage: fault, validationState: 'error' as const })}
    >
      {inputFor(input)}
    </Labelled>
  );

  function hintOf(): string | undefined {
    if (field.kind === 'longText' && field.max)
      return words('tab:form.counter', { used: input.value.length, max: field.max }) + (hint() ? ` · ${hint()}` : '');
    return hint();
  }
  function hint(): string | undefined {
    return words.has(`staff:hint.${name}`) ? words(`staff:hint.${name}`) : undefined;
  }
}

/**
 * A yes-or-no that must be answered is asked as two choices: a switch would answer "no" for whoever overlooks it, and whether
 * an answer holds personal data must never be overlooked.
 */
const isSwitch = ({ kind, required }: Field): boolean => kind === 'boolean' && !required;

function inputFor(props: InputProps): ReactNode {
  const { field, value, set, label } = props;
  switch (field.kind) {
    case 'longText':
      return <Textarea value={value} rows={5} resize="vertical" onChange={(_, data) => set(data.value)} />;
    case 'boolean':
      return isSwitch(field) ? (
        <Checkbox label={label} checked={value === 'true'} onChange={(_, { checked }) => set(checked === true ? 'true' : '')} />
      ) : (
        <YesOrNo {...props} />
      );
    case 'choice':
      return <OneOf {...props} />;
    case 'choices':
      return <SomeOf {...props} />;
    case 'person':
      return <PersonField {...props} />;
    case 'number':
      return <Input type="number" value={value} onChange={(_, data) => set(data.value)} {...(field.max && { max: field.max })} />;
    default:
      return (
        <Input
          value={value}
          onChange={(_, data) => set(data.value)}
          {...(field.max && { maxLength: field.max })}
          {...(field.kind === 'complaint' && { placeholder: 'ADU-2026-000001' })}
        />
      );
  }
}

function YesOrNo({ value, set }: InputProps) {
  const { words } = useOffice();
  return (
    <RadioGroup layout="horizontal" value={value} onChange={(_, data) => set(data.value)}>
      <Radio value="true" label={words('staff:dialog.yes')} />
      <Radio value="false" label={words('staff:dialog.no')} />
    </RadioGroup>
  );
}

/** More than these are easier to find in a list. */
const fewChoices = 4;

function OneOf({ field, value, set }: InputProps) {
  const { words, me } = useOffice();
  const choices = choicesOf(words, me.names, field);
  if (field.required && choices.length <= fewChoices) {
    return (
      <RadioGroup value={value} onChange={(_, data) => set(data.value)}>
        {choices.map(choice => (
          <Radio key={choice.value} {...choice} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <Select value={value} onChange={(_, data) => set(data.value)}>
      <option value="">{words(field.required ? 'staff:dialog.choose' : 'tab:form.none')}</option>
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

function SomeOf({ field, label, value, set }: InputProps) {
  const { words, me } = useOffice();
  const chosen = value.split(',').filter(Boolean);
  const choices = choicesOf(words, me.names, field);
  return (
    <div role="group" aria-label={label}>
      {choices.map(choice => (
        <Checkbox
          key={choice.value}
          label={choice.label}
          checked={chosen.includes(choice.value)}
          onChange={(_, { checked }) =>
            set(
              choices
                .map(each => each.value)
                .filter(each => (each === choice.value ? checked === true : chosen.includes(each)))
                .join(','),
            )
          }
        />
      ))}
    </div>
  );
}
