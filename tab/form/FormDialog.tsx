import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useEffect, useId, type ReactNode } from 'react';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { focusFirstField } from './focusFirstField';
import { Form } from './Form';
import { useFocusBack } from './useFocusBack';
import { useForm, type FormParts, type FormState } from './useForm';
import type { Values } from './values';

export interface FormDialogProps extends FormParts {
  action: string;
  /** What it is about: a ticket number, a month. */
  about: string;
  /** What has to be read while filling in. */
  context: readonly string[];
  /** Of which complaint persons are named. */
  ticketNumber?: string;
  /** What stands beside the form, such as how it will look to its reader. */
  beside?: (values: Values) => ReactNode;
  /** What stands below a field, by its name. */
  below?: (form: FormState) => Record<string, ReactNode>;
  /** What it is called where it is no action of the SOP. */
  named?: { title: string; submit: string };
  leave: () => void;
}

/** The form of an action over what it is about, ready to be typed into. Closing it keeps what was typed. */
export function FormDialog({ about, context, ticketNumber, beside, below, named, leave, ...parts }: FormDialogProps) {
  const { words } = useOffice();
  const id = useId();
  const contextId = useId();
  const form = useForm(parts);
  useFocusBack();
  useEffect(() => focusFirstField(document.getElementById(id)), [id]);
  const { action, fields } = parts;
  const name = named?.submit ?? words(`staff:action.${action}`);
  const title = named?.title ?? words('staff:dialog.title', { action: name, ticket: about });
  return (
    // A press beside the form is a slip; Escape and "cancel" are meant.
    <Dialog open onOpenChange={(_, { type }) => type !== 'backdropClick' && leave()}>
      <DialogSurface {...(beside && { className: 'wide' })} {...(context.length > 0 && { 'aria-describedby': contextId })}>
        <DialogBody>
          <DialogTitle>
            <Unbroken text={title} />
          </DialogTitle>
          <DialogContent className="stack">
            {context.length > 0 && (
              // Long words scroll inside, so that it can be reached by keyboard.
              <section id={contextId} className="context" aria-label={words('tab:form.context')} tabIndex={0}>
                {context.map((line, index) => (
                  <p key={index}>
                    <Unbroken text={line} />
                  </p>
                ))}
              </section>
            )}
            <div className={beside && 'two'}>
              <Form
                {...{ id, action, fields, form, ticketNumber }}
                {...(below && { below: below(form) })}
                onSubmit={() => void form.submit()}
              />
              {beside?.(form.values)}
            </div>
          </DialogContent>
          <DialogActions fluid>
            <Button type="submit" form={id} appearance="primary" disabledFocusable={form.isSending}>
              {form.isSending ? words('tab:complaint.oneMoment') : name}
            </Button>
            <Button onClick={leave}>{words('staff:dialog.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
