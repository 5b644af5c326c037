import { Warning16Filled } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import type { Message } from './chat';

const one = 'M1 6.5 4.2 9.7 10.5 2.6';
const two = `${one} M6.6 8.6 7.7 9.7 14 2.6`;

/** WhatsApp's ticks, and what they mean for whoever does not see them. */
export function Ticks({ message: { direction, status } }: { message: Message }) {
  const { words } = useSurroundings();
  const label = words(`phonePage:ticks.${direction}.${status}`);
  if (status === 'failed') return <Warning16Filled className="chat-ticks failed" role="img" aria-label={label} title={label} />;
  return (
    <svg className={`chat-ticks ${status}`} viewBox="0 0 15 12" width="17" height="13" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={status === 'sent' ? one : two} />
    </svg>
  );
}
