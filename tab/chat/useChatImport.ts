import { useRef, useState } from 'react';
import type { ChatImported, Me } from '../../bot/http/contract';
import { bytesOf } from '../importing/bytesOf';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** Whether this officer brings chats in. */
export const mayImportChats = ({ roles }: Me): boolean => roles.some(({ role }) => role === 'operator');

/** What the officer chooses beside the file. */
export interface Choices {
  reporter: string;
  into: 'new' | 'existing';
  complaint: string;
  contact: string;
  since: string;
}

const nothing: Choices = { reporter: '', into: 'new', complaint: '', contact: '', since: '' };

export interface ChatImporting {
  /** What is under way. */
  isBusy: 'checking' | 'importing' | null;
  fileName: string | null;
  choices: Choices;
  change: (change: Partial<Choices>) => void;
  /** What the check found; old while `isStale`: something was chosen since. */
  found: ChatImported | null;
  isStale: boolean;
  done: ChatImported | null;
  refusal: Refusal | null;
  choose: (file: File) => void;
  check: () => void;
  run: () => void;
  leave: () => void;
}

/** One chat on its way: chosen, checked without storing anything, imported. Whatever is refused, the file stays chosen. */
export function useChatImport(): ChatImporting {
  const { words, ask } = useOffice();
  const [chosen, setChosen] = useState<{ name: string; bytes: Blob } | null>(null);
  const [choices, setChoices] = useState(nothing);
  const [isBusy, setBusy] = useState<ChatImporting['isBusy']>(null);
  const [found, setFound] = useState<ChatImported | null>(null);
  const [isStale, setStale] = useState(false);
  const [done, setDone] = useState<ChatImported | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = useRef(0);

  /** Only the newest attempt may say how it ended: somebody may have chosen another file meanwhile. */
  async function attempt(busy: NonNullable<ChatImporting['isBusy']>, file: { name: string; bytes: Blob }, with_: Choices) {
    const mine = ++turn.current;
    setRefusal(null);
    setBusy(busy);
    try {
      const told = await ask<ChatImported>(addressOf(file.name, with_, busy === 'checking'), file.bytes);
      if (mine !== turn.current) return;
      if (busy === 'importing') return setDone(told);
      setFound(told);
      setStale(false);
      if (told.reporter) setChoices(before => ({ ...before, reporter: told.reporter! }));
    } catch (error) {
      if (mine === turn.current) setRefusal(refusalOf(error, words));
    } finally {
      if (mine === turn.current) setBusy(null);
    }
  }

  async function choose(file: File): Promise<void> {
    leave();
    try {
      const read = { name: file.name, bytes: new Blob([await bytesOf(file)]) };
      setChosen(read);
      await attempt('checking', read, nothing);
    } catch (error) {
      setRefusal(new Refusal(0, 'file', words(`tab:chat.fault.${(error as Error).message}`)));
    }
  }

  function leave(): void {
    turn.current += 1;
    setChosen(null);
    setChoices(nothing);
    setFound(null);
    setDone(null);
    setRefusal(null);
    setBusy(null);
  }

  return {
    ...{ isBusy, fileName: chosen?.name ?? null, choices, found, isStale, done, refusal, leave },
    change(change) {
      setChoices(before => ({ ...before, ...change }));
      setStale(true);
      setRefusal(null);
    },
    choose: file => isBusy !== 'importing' && void choose(file),
    check: () => chosen && !isBusy && void attempt('checking', chosen, choices),
    run: () => chosen && !isBusy && void attempt('importing', chosen, choices),
  };
}

function addressOf(fileName: string, { reporter, into, complaint, contact, since }: Choices, isDry: boolean): string {
  const asked = { dryRun: isDry ? '1' : '', reporter, since, ...(into === 'new' ? { contact } : { complaint }), fileName };
  return `/api/chat-imports?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()}`;
}
