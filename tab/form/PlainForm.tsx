import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Told } from '../frame/Told';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { focusFirstField } from './focusFirstField';
import './plainForm.css';
import { isFocusLost } from './useFocusBack';

export interface PlainField {
  name: string;
  label: string;
  kind?: 'text' | 'date' | 'number' | 'longText' | 'check' | { choices: readonly { value: string; label: string }[] };
  hint?: string;
  /** Lines of a long text that are seen at once. */
  rows?: number;
  required?: boolean;
}

/** A `check` is `true` or empty. */
type Values = Record<string, string>;

interface PlainFormProps {
  fields: readonly PlainField[];
  start: Values;
  submit: string;
  /** What it means when it is saved, said before. */
  meaning?: string;
  /** Said once it is saved. */
  done: string;
  /** Empty again once it is saved, for the next one. */
  isForMore?: boolean;
  /** @throws Refusal, which is shown at its fields */
  save: (values: Values) => Promise<void>;
  leave?: () => void;
  /** What the values mean, shown as they are typed. */
  beside?: (values: Values) => ReactNode;
}

/** A short form of a page's own: nothing is lost by a refusal, and what it changes is said before and after. */
export function PlainForm({ fields, start, submit, meaning, done, isForMore = false, save, leave, beside }: PlainFormProps) {
  const { words } = useOffice();
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Values>({});
  const [told, setTold] = useState<{ intent: 'success' | 'error'; text: string } | null>(null);
  const [isSending, setSending] = useState(false);

  const body = useRef<HTMLFormElement>(null);
  const isOpened = leave !== undefined;
  // What a button opened has the cursor, and gives it back to the buttons that come in its place.
  useEffect(() => {
    if (!isOpened) return undefined;
    const around = body.current?.closest('section');
    focusFirstField(body.current);
    return () => void requestAnimationFrame(() => isFocusLost() && around?.querySelector('button')?.focus());
  }, [isOpened]);
  useEffect(() => body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [faults]);

  async function send(): Promise<void> {
    if (isSending) return;
    const missing = fields.filter(({ name, required, kind }) => required && kind !== 'check' && !values[name]?.trim());
    if (missing.length > 0) {
      setFaults(
        Object.fromEntries(missing.map(({ name, label }) => [name, words('errors:fieldFault.missing', { field: label })])),
      );
      return setTold({ intent: 'error', text: words('tab:form.check') });
    }
    setSending(true);
    try {
      await save(values);
      setFaults({});
      setTold({ intent: 'success', text: done });
      if (isForMore) setValues(start);
    } catch (error) {
      const { fields: faulty, message } = refusalOf(error, words);
      setFaults(Object.fromEntries(faulty.map(({ name, text }) => [name, text])));
      setTold({ intent: 'error', text: faulty.length > 0 ? words('tab:form.check') : message });
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      ref={body}
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="plain-fields">
        {fields.map(field => (
          <Field
            key={field.name}
            {...(field.kind === 'longText' && { className: 'long' })}
            label={field.kind === 'check' ? undefined : field.label}
            required={field.required ?? false}
            {...(field.hint && { hint: field.hint })}
            {...(faults[field.name] && { validationMessage: faults[field.name], validationState: 'error' as const })}
          >
            <Entry
              field={field}
              value={values[field.name] ?? ''}
              set={value => {
                setValues(before => ({ ...before, [field.name]: value }));
                setTold(null);
              }}
            />
          </Field>
        ))}
      </div>
      {beside?.(values)}
      {meaning && <p className="quiet">{meaning}</p>}
      <Told told={told} />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={isSending}>
          {isSending ? words('tab:complaint.oneMoment') : submit}
        </Button>
        {leave && <Button onClick={leave}>{words('staff:dialog.cancel')}</Button>}
      </div>
    </form>
  );
}

interface EntryProps {
  field: PlainField;
  value: string;
  set: (value: string) => void;
}

/** Fluent's field gives its one child the label. */
function Entry({ field: { kind = 'text', rows = 3, label }, value, set, ...labelled }: EntryProps) {
  if (kind === 'check')
    return (
      <Checkbox
        {...labelled}
        label={label}
        checked={value === 'true'}
        onChange={(_, { checked }) => set(checked ? 'true' : '')}
      />
    );
  if (typeof kind === 'object')
    return (
      <Select {...labelled} value={value} onChange={(_, data) => set(data.value)}>
        {kind.choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    );
  if (kind === 'longText')
    return <Textarea {...labelled} value={value} rows={rows} resize="vertical" onChange={(_, data) => set(data.value)} />;
  return <Input {...labelled} type={kind} value={value} onChange={(_, data) => set(data.value)} />;
}
