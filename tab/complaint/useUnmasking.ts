import { useEffect, useState } from 'react';
import type { ComplaintDetail, OpenedData } from '../../bot/http/contract';
import { useOffice } from '../office/office';

/** As long as it takes to read a number out or to type it over. */
const opensForMs = 5 * 60_000;

export interface Unmasking {
  isAsking: boolean;
  isOpen: boolean;
  ask: () => void;
  leave: () => void;
  /** @throws Refusal */
  open: (input: Record<string, string>) => Promise<void>;
  cover: () => void;
  /** The case as it is shown now. */
  over: (complaint: ComplaintDetail) => ComplaintDetail;
}

/** Opens what is covered in a case, with a reason, for a few minutes; another case, or another look at it, begins covered. */
export function useUnmasking(ticketNumber: string): Unmasking {
  const { ask } = useOffice();
  const [isAsking, setAsking] = useState(false);
  const [opened, setOpened] = useState<OpenedData | null>(null);
  useEffect(() => {
    if (!opened) return undefined;
    const timer = setTimeout(() => setOpened(null), opensForMs);
    return () => clearTimeout(timer);
  }, [opened]);
  useEffect(() => () => setOpened(null), [ticketNumber]);
  return {
    isAsking,
    isOpen: opened !== null,
    ask: () => setAsking(true),
    leave: () => setAsking(false),
    async open(input) {
      setOpened(await ask<OpenedData>(`/api/complaints/${encodeURIComponent(ticketNumber)}/unmask`, input));
      setAsking(false);
    },
    cover: () => setOpened(null),
    over: complaint => (opened ? withOpened(complaint, opened) : complaint),
  };
}

function withOpened(complaint: ComplaintDetail, { contact, summary, texts }: OpenedData): ComplaintDetail {
  return {
    ...complaint,
    ...(contact !== null && { contact }),
    ...(summary !== null && { summary }),
    ...(complaint.messages && {
      messages: complaint.messages.map(message => ({ ...message, text: texts[message.id] ?? message.text })),
    }),
  };
}
