import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
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
  /** Fields that are seldom needed at once: folded away under this heading until one of them is filled or faulty. */
  later?: { title: string; names: readonly string[] };
  /** What stands below a field, by its name. */
  below?: Record<string, ReactNode>;
  onSubmit: () => void;
}

/** A form as `inputs.ts` describes it. */
export function Form({ id, action, fields, form, ticketNumber, later, below = {}, onSubmit }: FormProps) {
  const { words } = useOffice();
  const { values, faults, trouble, isRestored } = form;
  const [isOpen, setOpen] = useState(false);
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // To the first thing to correct, so that nobody has to look for it.
    const find = (what: string) => body.current?.querySelector<HTMLElement>(what);
    const target = trouble && (find('[aria-invalid="true"]') ?? find('[role="alert"]'));
    if (target) (target.querySelector('input') ?? target).focus();
  }, [trouble, faults]);
  const isLater = ({ name }: Field): boolean => later?.names.includes(name) ?? false;
  const shown = shownFields(fields, values);
  const inputs = (some: readonly Field[]) =>
    some.map(field => (
      <Fragment key={field.name}>
        <FormField {...{ action, field, values, ticketNumber }} fault={faults[field.name]} change={form.change} />
        {below[field.name]}
      </Fragment>
    ));
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
      {inputs(shown.filter(field => !isLater(field)))}
      {later && (
        <details
          open={isOpen || shown.some(field => isLater(field) && (values[field.name] || faults[field.name]))}
          onToggle={event => setOpen(event.currentTarget.open)}
        >
          <summary>{later.title}</summary>
          <div className="stack">{inputs(shown.filter(isLater))}</div>
        </details>
      )}
    </form>
  );
}
