import { useState } from 'react';
import type { CasesLinked } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

export interface Linking {
  isBusy: boolean;
  progress: { done: number; all: number } | null;
  result: { linked: number; refused: CasesLinked['refused'] } | null;
  /** It broke off; what was linked by then is, and the rest is suggested again. */
  trouble: string | null;
  link: (tickets: readonly string[]) => void;
}

/** So many in one request, so that one sees how far it is (casework/disruption/link.ts). */
const atOnce = 25;

/** Links cases a handful at a time; each is linked or refused by itself. */
export function useLinking(id: string, reload: () => Promise<unknown>): Linking {
  const { words, ask } = useOffice();
  const [state, setState] = useState<Omit<Linking, 'link' | 'isBusy'>>({ progress: null, result: null, trouble: null });

  async function link(tickets: readonly string[]): Promise<void> {
    if (state.progress) return;
    const result = { linked: 0, refused: [] as CasesLinked['refused'] };
    let trouble: string | null = null;
    try {
      for (let done = 0; done < tickets.length; done += atOnce) {
        setState({ progress: { done, all: tickets.length }, result: null, trouble: null });
        const some = tickets.slice(done, done + atOnce);
        const came = await ask<CasesLinked>(`/api/disruptions/${encodeURIComponent(id)}/cases`, { tickets: some });
        result.linked += came.linked.length;
        result.refused.push(...came.refused);
      }
    } catch (error) {
      trouble = refusalOf(error, words).message;
    }
    await reload();
    setState({ progress: null, result, trouble });
  }

  return { ...state, isBusy: state.progress !== null, link: tickets => void link(tickets) };
}
