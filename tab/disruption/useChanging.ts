import { useState } from 'react';
import type { Disruption } from '../../bot/http/contract';
import { useAtOnce, type AtOnce } from '../form/useAtOnce';
import { Refusal } from '../office/ask';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';

/** What can be done: a text written (anew), its end, or a decision on it. */
type What = 'news' | 'end' | 'returned' | 'approve';

/** What somebody has begun, and the version that was before their eyes then: the office compares it. */
export interface Doing {
  what: What;
  version: number;
}

export interface Changing extends Pick<AtOnce, 'isBusy' | 'told' | 'hush'> {
  doing: Doing | null;
  begin: (what: What) => void;
  leave: () => void;
  /** @throws Refusal, which comes back into the form */
  send: (doing: Doing, input: Record<string, string>, submissionId: string) => Promise<void>;
  /** The same without a form; a refusal is told on the page. */
  approve: (doing: Doing) => void;
}

const routes: Record<What, string> = { news: 'news', end: 'end', returned: 'decision', approve: 'decision' };
const actions: Record<What, string> = {
  news: 'disruptionNews',
  end: 'disruptionEnd',
  returned: 'disruptionReturn',
  approve: '',
};
const tellings: Record<What, string> = { news: 'saved', end: 'endedTold', returned: 'decidedTold', approve: 'decidedTold' };

/** Changes of one disruption, each told with the version that was read: the page goes on following those of others behind a form. */
export function useChanging(id: string, { value, replace, reload }: Loaded<Disruption>): Changing {
  const { words, ask } = useOffice();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { isBusy, told, setTold, hush, run } = useAtOnce();

  async function send({ what, version }: Doing, input: Record<string, string>, submissionId: string): Promise<void> {
    const decision = routes[what] === 'decision' && { approve: what === 'approve' };
    const body = { action: actions[what], version, input, submissionId, ...decision };
    try {
      replace(await ask<Disruption>(`/api/disruptions/${encodeURIComponent(id)}/${routes[what]}`, body));
      setDoing(null);
      setTold({ intent: 'success', text: words(`disruption:${tellings[what]}`) });
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) await lookAgain();
      throw error;
    }
  }

  /** Somebody was faster: the form stays open, and the next try is compared with how it stands now. */
  async function lookAgain(): Promise<void> {
    const now = await reload();
    if (now) setDoing(before => before && { ...before, version: now.version });
  }

  return {
    ...{ doing, isBusy, told, send, hush },
    leave: () => setDoing(null),
    begin(what) {
      hush();
      if (value) setDoing({ what, version: value.version });
    },
    approve: started =>
      run(
        () => send(started, {}, crypto.randomUUID()),
        () => setDoing(null),
      ),
  };
}
