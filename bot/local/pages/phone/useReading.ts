import { useEffect, useState } from 'react';
import { useSurroundings } from '../frame/settings';
import type { Citizen, Message } from './chat';

const kept = 'aduan.phone.readReceipts';

/** Whoever looks at a chat has read it, unless they let nobody know: then the office's ticks stay as they are. */
export function useReading({ from, phoneOff }: Citizen, messages: readonly Message[] | undefined) {
  const { ask } = useSurroundings();
  const [tellsReading, setTellsReading] = useState(() => localStorage.getItem(kept) !== 'off');
  const isUnread = messages?.some(({ direction, status }) => direction === 'out' && status === 'delivered') ?? false;
  useEffect(() => {
    if (tellsReading && isUnread && !phoneOff && document.visibilityState === 'visible')
      ask('/local/phone/read', { from }).catch(() => undefined); // the next look at the chat tries again
  }, [ask, from, isUnread, messages, phoneOff, tellsReading]);
  const change = (tells: boolean): void => {
    localStorage.setItem(kept, tells ? 'on' : 'off');
    setTellsReading(tells);
  };
  return { tellsReading, change };
}
