import { CallProhibited16Regular, Clock16Regular, LockClosed16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { dayAndTime } from '../frame/clock/moments';
import { useClock } from '../frame/clock/useClock';
import { useSurroundings } from '../frame/settings';
import { useChat } from './chat';

/** Until when the office may write freely, by office time: 24 hours from the citizen's last message (DOMAIN §4.6). */
export function WindowNotice() {
  const { words, language } = useSurroundings();
  const { windowClosesAt, unreachable } = useChat().citizen;
  const { clock } = useClock(false);
  if (unreachable) return <Notice icon={<CallProhibited16Regular />} tone="bad" text={words('phonePage:window.unreachable')} />;
  if (!windowClosesAt) return <Notice icon={<LockClosed16Regular />} tone="closed" text={words('phonePage:window.neverWrote')} />;
  if (!clock) return null;
  const closes = new Date(windowClosesAt);
  const isOpen = clock.now <= closes;
  return (
    <Notice
      icon={isOpen ? <Clock16Regular /> : <LockClosed16Regular />}
      tone={isOpen ? 'open' : 'closed'}
      text={words(`phonePage:window.${isOpen ? 'open' : 'closed'}`, { at: dayAndTime(closes, language) })}
    />
  );
}

const Notice = ({ icon, tone, text }: { icon: ReactNode; tone: 'open' | 'closed' | 'bad'; text: string }) => (
  <p className={`chat-window ${tone}`}>
    {icon}
    <span>{text}</span>
  </p>
);
