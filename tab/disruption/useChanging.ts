import { useState } from 'react';
import type { Disruption } from '../../bot/http/contract';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';

/** What is being done: a text written (anew), its end, or a decision on it. */
export type Doing = 'news' | 'end' | 'returned' | 'approve';

export interface Changing {
  doing: Doing | null;
  isBusy: boolean;
  told: { intent: 'success' | 'error'; text: string } | null;
  hush: () => void;
  begin: (doing: Doing) => void;
  leave: () => void;
  /** @throws Refusal, which comes back into the form */
  send: (doing: Doing, input: Record<string, string>, submissionId: string) => Promise<void>;
  /** The same without a form; a refusal is told on the page. */
  approve: () => void;
}

const routes: Record<Doing, string> = { news: 'news', end: 'end', returned: 'decision', approve: 'decision' };
const actions: Record<Doing, string> = {
  news: 'disruptionNews',
  end: 'disruptionEnd',
  returned: 'disruptionReturn',
  approve: '',
};
const tellings: Record<Doing, string> = { news: 'saved', end: 'endedTold', returned: 'decidedTold', approve: 'decidedTold' };

/** Changes of one disruption, each told with the version that was read. */
export function useChanging(id: string, { value, replace, reload }: Loaded<Disruption>): Changing {
  const { words, ask } = useOffice();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [told, setTold] = useState<Changing['told']>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(what: Doing, input: Record<string, string>, submissionId: string): Promise<void> {
    const decision = routes[what] === 'decision' && { approve: what === 'approve' };
    const body = { action: actions[what], version: value?.version, input, submissionId, ...decision };
    try {
      replace(await ask<Disruption>(`/api/disruptions/${encodeURIComponent(id)}/${routes[what]}`, body));
      setDoing(null);
      setTold({ intent: 'success', text: words(`tab:disruption.${tellings[what]}`) });
    } catch (error) {
      // Somebody was faster: the form stays open, and the next try is compared with how it stands now.
      if (error instanceof Refusal && error.status === 409) await reload();
      throw error;
    }
  }

  async function approve(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    try {
      await send('approve', {}, crypto.randomUUID());
    } catch (error) {
      setDoing(null);
      setTold({ intent: 'error', text: refusalOf(error, words).message });
    } finally {
      setBusy(false);
    }
  }

  return {
    ...{ doing, isBusy, told, send },
    hush: () => setTold(null),
    leave: () => setDoing(null),
    begin(what) {
      setTold(null);
      setDoing(what);
    },
    approve: () => void approve(),
  };
}
