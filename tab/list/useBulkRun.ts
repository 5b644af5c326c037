import { useRef, useState } from 'react';
import type { BulkPreview, BulkResult } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** Which cases: by their numbers, or all under the list's address. */
export type Chosen = { numbers: readonly string[] } | { query: string };

interface Untouched {
  ticketNumber: string;
  reason: string;
}

/** How far it is; `asking` while nothing has been checked. */
export type Stage =
  | { at: 'asking' | 'checking' }
  | { at: 'checked'; preview: BulkPreview }
  | { at: 'running'; done: number; all: number }
  /** `left`: those that nobody tried, because it was stopped or the office could not be asked. */
  | { at: 'over'; done: number; failed: Untouched[]; left: string[] };

export interface BulkRun {
  stage: Stage;
  trouble: string | null;
  check: (chosen: Chosen, input: Record<string, string>) => void;
  run: () => void;
  /** After the batch that is under way. */
  stop: () => void;
}

/** As many as the office takes with one question. */
const batch = 10;

/** One action on many cases: checked first, then batch by batch, so that the office serves others between. */
export function useBulkRun(action: string): BulkRun {
  const { words, ask } = useOffice();
  const [stage, setStage] = useState<Stage>({ at: 'asking' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const input = useRef<Record<string, string>>({});
  const isStopped = useRef(false);

  async function check(chosen: Chosen, given: Record<string, string>): Promise<void> {
    input.current = given;
    setTrouble(null);
    setStage({ at: 'checking' });
    try {
      const preview = await ask<BulkPreview>('/api/bulk-preview', { action, input: given, ...chosen });
      setStage({ at: 'checked', preview });
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
      setStage({ at: 'asking' });
    }
  }

  async function run({ ready }: BulkPreview): Promise<void> {
    const submissionId = crypto.randomUUID();
    const failed: Untouched[] = [];
    isStopped.current = false;
    let tried = 0;
    const send = (cases: BulkPreview['ready']): Promise<BulkResult> =>
      ask<BulkResult>('/api/bulk-runs', { action, input: input.current, submissionId, cases });
    while (tried < ready.length && !isStopped.current) {
      setStage({ at: 'running', done: tried, all: ready.length });
      const cases = ready.slice(tried, tried + batch);
      try {
        // An answer may have been lost on its way: under the same id nothing is done twice.
        const { results } = await send(cases).catch(() => send(cases));
        failed.push(...results.flatMap(({ ticketNumber, reason }) => (reason === null ? [] : [{ ticketNumber, reason }])));
        tried += cases.length;
      } catch (error) {
        setTrouble(refusalOf(error, words).message);
        break;
      }
    }
    const left = ready.slice(tried).map(({ ticketNumber }) => ticketNumber);
    setStage({ at: 'over', done: tried - failed.length, failed, left });
  }

  return {
    stage,
    trouble,
    check: (chosen, given) => void check(chosen, given),
    run: () => void (stage.at === 'checked' && run(stage.preview)),
    stop: () => void (isStopped.current = true),
  };
}
