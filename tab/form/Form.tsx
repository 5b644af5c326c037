import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Field } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { FormField } from './FormField';
import type { FormState } from './useForm';
import { shownFields } from './values';

export interface FormProps {
  /** Connects a submit button that stands outside of the form. */
  id: string;
  action: string | null;
  fields: readonly Field[];
  form: FormState;
  /** Of which complaint persons are named. */
  ticketNumber?: string;
  onSubmit: () => void;
}

/** A form as `inputs.ts` describes it. */
export function Form({ id, action, fields, form, ticketNumber, onSubmit }: FormProps) {
  const { words } = useOffice();
  const { values, faults, trouble, isRestored } = form;
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // To the first thing to correct, so that nobody has to look for it.
    const find = (what: string) => body.current?.querySelector<HTMLElement>(what);
    const target = trouble && (find('[aria-invalid="true"]') ?? find('[role="alert"]'));
    if (target) (target.querySelector('input') ?? target).focus();
  }, [trouble, faults]);
  return (
    <form
      id={id}
      ref={body}
      noValidate
      className="stack"
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {isRestored && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words('tab:form.restored')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={form.startAnew}>
              {words('tab:form.startAnew')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {trouble && (
        <MessageBar intent="error" layout="multiline" role="alert" tabIndex={-1}>
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      {shownFields(fields, values).map(field => (
        <FormField
          key={field.name}
          {...{ action, field, values, ticketNumber }}
          fault={faults[field.name]}
          change={form.change}
        />
      ))}
    </form>
  );
}
