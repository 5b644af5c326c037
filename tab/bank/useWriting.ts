import { useEffect, useState } from 'react';
import type { AnswerBank, BankText, DraftForBank } from '../../bot/http/contract';
import { useAtOnce, type AtOnce } from '../form/useAtOnce';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';
import { goTo } from '../useRoute';

/** The text that is written anew, or the answer that a new one is made of; neither = a new one. */
export interface Doing {
  text: BankText | null;
  draft: DraftForBank | null;
}

export interface Writing extends Pick<AtOnce, 'isBusy' | 'told' | 'hush'> {
  doing: Doing | null;
  begin: (doing: Doing) => void;
  leave: () => void;
  /** @throws Refusal, which comes back into the form */
  save: (input: Record<string, string>, submissionId: string) => Promise<void>;
  setActive: (text: BankText, active: boolean) => void;
}

/** @param from the case whose answer is to become a text */
export function useWriting(from: string | null, { replace, reload }: Loaded<AnswerBank>): Writing {
  const { words, ask } = useOffice();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { isBusy, told, setTold, hush, run } = useAtOnce();
  useEffect(() => {
    if (from === null) return undefined;
    let isOld = false;
    ask<DraftForBank>(`/api/complaints/${encodeURIComponent(from)}/bank-draft`).then(
      draft => isOld || setDoing({ text: null, draft }),
      (error: unknown) => isOld || setTold({ intent: 'error', text: refusalOf(error, words).message }),
    );
    return () => void (isOld = true);
  }, [from, ask, words]);

  function leave(): void {
    setDoing(null);
    if (from !== null) goTo({ page: 'bank', from: null }, 'replace');
  }

  async function save(input: Record<string, string>, submissionId: string): Promise<void> {
    const { text = null, draft = null } = doing ?? {};
    const body = { input, submissionId, ...(text && { version: text.version }), ...(draft && { source: draft.source }) };
    try {
      replace(await ask<AnswerBank>(text ? `/api/bank-texts/${text.id}` : '/api/bank-texts', body));
      setTold({ intent: 'success', text: words('tab:bank.saved', { title: input.title }) });
      leave();
    } catch (error) {
      if (error instanceof Refusal && error.code === 'bankChanged') await lookAgain();
      throw error;
    }
  }

  /** Somebody was faster: the form stays open, and the next try is compared with the text as it is now. */
  async function lookAgain(): Promise<void> {
    const now = await reload();
    setDoing(before => before && { ...before, text: now?.texts.find(({ id }) => id === before.text?.id) ?? before.text });
  }

  async function setActive({ id, version, title }: BankText, active: boolean): Promise<void> {
    replace(await ask<AnswerBank>(`/api/bank-texts/${id}`, { version, active }));
    setTold({ intent: 'success', text: words(active ? 'tab:bank.restoredTold' : 'tab:bank.withdrawnTold', { title }) });
  }

  return {
    ...{ doing, isBusy, told, hush, leave, save },
    begin(wanted) {
      hush();
      setDoing(wanted);
    },
    setActive: (text, active) => run(() => setActive(text, active), reload),
  };
}
