import { useEffect, useMemo, useState } from 'react';
import type { Field } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { drafts } from './drafts';
import { fieldLabel } from './labels';
import { inputOf, missingFields, startValues, type Values } from './values';

export interface FormParts {
  /** Whose labels the fields have; null for a report that is entered. */
  action: string | null;
  fields: readonly Field[];
  prefill: Record<string, unknown>;
  /** Under which name what is typed is kept: person, case and action. */
  draft: string;
  /** Tells the office. @throws Refusal, which comes back into the form */
  send: (input: Record<string, string>, submissionId: string) => Promise<void>;
}

export interface FormState {
  values: Values;
  change: (name: string, value: string) => void;
  /** What had been typed before was put back. */
  isRestored: boolean;
  startAnew: () => void;
  /** By field name. */
  faults: Record<string, string>;
  /** What is wrong with the whole. */
  trouble: string | null;
  isSending: boolean;
  /** True when the office took it. */
  submit: () => Promise<boolean>;
}

/** A form that loses nothing: not by a refusal, a closed dialog, or a reload. */
export function useForm({ action, fields, prefill, draft, send }: FormParts): FormState {
  const { words } = useOffice();
  const [start] = useState(() => startValues(fields, prefill));
  const [kept, setKept] = useState(() => drafts.read(draft));
  const [values, setValues] = useState<Values>(kept ? { ...start, ...kept.values } : start);
  const [submissionId, setSubmissionId] = useState(() => kept?.submissionId ?? crypto.randomUUID());
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [isDone, setDone] = useState(false);
  const isTouched = useMemo(() => Object.entries(values).some(([name, value]) => value !== (start[name] ?? '')), [values, start]);
  useEffect(() => {
    // Looking at a draft again makes it no younger.
    const savedAt = submissionId === kept?.submissionId ? kept.savedAt : new Date().toISOString();
    if (isTouched && !isDone) drafts.keep(draft, { values, submissionId, savedAt });
  }, [draft, values, submissionId, kept, isTouched, isDone]);

  const missing = (name: string) => [name, words('errors:fieldFault.missing', { field: fieldLabel(words, action, name) })];
  return {
    values,
    isRestored: kept !== null,
    faults,
    trouble,
    isSending,
    change(name, value) {
      setValues(before => ({ ...before, [name]: value }));
      // The id stands for these very words: the office would take others under it for said already, and drop them.
      setSubmissionId(crypto.randomUUID());
      setFaults(({ [name]: _mended, ...others }) => others);
    },
    startAnew() {
      drafts.drop(draft);
      setValues(start);
      setKept(null);
      setSubmissionId(crypto.randomUUID());
      setFaults({});
      setTrouble(null);
    },
    async submit() {
      const empty = missingFields(fields, values);
      setFaults(Object.fromEntries(empty.map(missing)) as Record<string, string>);
      setTrouble(empty.length > 0 ? words('tab:form.check') : null);
      if (empty.length > 0 || isSending) return false;
      setSending(true);
      try {
        await send(inputOf(fields, values), submissionId);
        setDone(true);
        drafts.drop(draft);
        return true;
      } catch (error) {
        const refusal = refusalOf(error, words);
        setFaults(Object.fromEntries(refusal.fields.map(({ name, text }) => [name, text])));
        setTrouble(refusal.fields.length > 0 ? words('tab:form.check') : refusal.message);
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}
