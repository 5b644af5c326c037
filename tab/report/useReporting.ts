import { useState } from 'react';
import type { AllowedOnReport, MonthlyReport } from '../../bot/http/contract';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';

/** A step of the report that somebody has begun, and the state it was begun in. */
export interface DoingReport {
  form: AllowedOnReport;
  step: number;
}

export interface Reporting {
  doing: DoingReport | null;
  isBusy: boolean;
  told: { intent: 'success' | 'error'; text: string } | null;
  begin: (form: AllowedOnReport) => void;
  leave: () => void;
  /** @throws Refusal */
  send: (doing: DoingReport, input: Record<string, string>, submissionId: string) => Promise<void>;
  sendAtOnce: (doing: DoingReport) => void;
}

export function useReporting(month: string, { value, reload, replace }: Loaded<MonthlyReport>): Reporting {
  const { words, ask } = useOffice();
  const [doing, setDoing] = useState<DoingReport | null>(null);
  const [told, setTold] = useState<Reporting['told']>(null);
  const [isBusy, setBusy] = useState(false);

  async function send({ form, step }: DoingReport, input: Record<string, string>, submissionId: string): Promise<void> {
    try {
      replace(await ask<MonthlyReport>(`/api/reports/${month}/actions`, { action: form.action, step, input, submissionId }));
      setDoing(null);
      setTold({ intent: 'success', text: words('tab:complaint.done', { action: words(`staff:action.${form.action}`) }) });
    } catch (error) {
      const now = error instanceof Refusal && error.status === 409 ? await reload() : undefined;
      if (now) setDoing(before => before && { ...before, step: now.step });
      throw error;
    }
  }

  function sendAtOnce(started: DoingReport): void {
    if (isBusy) return;
    setBusy(true);
    send(started, {}, crypto.randomUUID())
      .catch((error: unknown) => {
        setDoing(null);
        setTold({ intent: 'error', text: refusalOf(error, words).message });
      })
      .finally(() => setBusy(false));
  }

  function begin(form: AllowedOnReport): void {
    setTold(null);
    if (value) setDoing({ form, step: value.step });
  }

  return { doing, isBusy, told, begin, send, sendAtOnce, leave: () => setDoing(null) };
}
