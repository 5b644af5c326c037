import { useState } from 'react';
import type { AllowedAction, ComplaintDetail } from '../../bot/http/contract';
import { useAtOnce, type AtOnce } from '../form/useAtOnce';
import { Refusal } from '../office/ask';
import { useOffice } from '../office/office';
import { subjects } from '../form/values';
import type { Loaded } from '../office/useLoaded';

/** What the officer had before their eyes when they began: the office compares it. */
interface Seen {
  step: number;
  seen: string | null;
}

/** An action that somebody has begun: a form to fill in, or a question before what cannot be taken back. */
export interface Doing extends Seen {
  kind: 'form' | 'confirm';
  form: AllowedAction;
  /** The open task it settles, or the file it is about. */
  task: string | null;
}

export interface Acting extends Pick<AtOnce, 'isBusy' | 'told' | 'hush'> {
  doing: Doing | null;
  /** A button was pressed: it acts, asks once more, or opens its form. */
  begin: (form: AllowedAction, task?: string) => void;
  leave: () => void;
  /** Something else changed the case: it is looked at anew. */
  lookAgain: () => void;
  /** @throws Refusal; after a stale one the case behind the form is as it is now, and the next try is compared with that */
  send: (doing: Doing, input: Record<string, string>, submissionId: string) => Promise<void>;
  /** The same without a form; a refusal is told on the page. */
  sendAtOnce: (doing: Doing) => void;
}

/** The field in which the form names what it is about. */
const subjectOf = ({ fields }: AllowedAction): string => fields.find(({ name }) => subjects.includes(name))?.name ?? 'task';

const seenIn = ({ step, lastInboundMessageId }: ComplaintDetail): Seen => ({ step, seen: lastInboundMessageId ?? null });

export function useActing(ticketNumber: string, { value, reload, replace }: Loaded<ComplaintDetail>): Acting {
  const { words, ask } = useOffice();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { isBusy, told, setTold, hush, run } = useAtOnce();

  async function send({ form, task, step, seen }: Doing, input: Record<string, string>, submissionId: string): Promise<void> {
    const body = {
      action: form.action,
      step,
      input: { ...input, ...(task && { [subjectOf(form)]: task }) },
      submissionId,
      ...(seen && { seen }),
    };
    try {
      const after = await ask<ComplaintDetail>(`/api/complaints/${encodeURIComponent(ticketNumber)}/actions`, body);
      replace(after);
      setDoing(null);
      const isLost = (after.view as string) === 'none';
      const text = isLost
        ? words('tab:complaint.lost')
        : words('tab:complaint.done', { action: words(`staff:action.${form.action}`) });
      setTold({ intent: 'success', text });
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) await lookAgain();
      throw error;
    }
  }

  /** Somebody was faster: the form stays open, over the case as it is now. */
  async function lookAgain(): Promise<void> {
    const now = await reload();
    if (now) setDoing(before => before && { ...before, ...seenIn(now) });
  }

  const sendAtOnce = (started: Doing): void =>
    run(
      () => send(started, {}, crypto.randomUUID()),
      () => setDoing(null),
    );

  function begin(form: AllowedAction, task: string | null = null): void {
    if (!value) return;
    const started = { form, task, ...seenIn(value) };
    hush();
    if (!form.atOnce) setDoing({ kind: 'form', ...started });
    else if (form.confirm) setDoing({ kind: 'confirm', ...started });
    else sendAtOnce({ kind: 'confirm', ...started });
  }

  return {
    doing,
    told,
    isBusy,
    begin,
    send,
    sendAtOnce,
    hush,
    lookAgain: () => void lookAgain(),
    leave: () => setDoing(null),
  };
}
