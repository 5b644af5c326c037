import { Button } from '@fluentui/react-components';
import { Power20Regular } from '@fluentui/react-icons';
import { useCallback, useMemo, useState } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import { ChatContext, type Citizen, type Message } from './chat';
import { ChatHeader } from './ChatHeader';
import { Composer } from './Composer';
import { Messages } from './Messages';
import { SampleTray } from './SampleTray';
import type { Sample } from './samples';
import { useReading } from './useReading';
import { useWriting } from './useWriting';
import { WindowNotice } from './WindowNotice';

interface ChatViewProps {
  citizen: Citizen;
  leave: () => void;
  sample: Sample | null;
  putAway: () => void;
}

/** One citizen's chat with the office. */
export function ChatView({ citizen, leave, sample, putAway }: ChatViewProps) {
  const { words, ask } = useSurroundings();
  const { from, phoneOff } = citizen;
  const load = useCallback(() => ask<Message[]>(`/local/phone/messages?from=${encodeURIComponent(from)}`), [ask, from]);
  const { value: messages, error } = useLive(['phone'], load);
  const { write, refusal } = useWriting(citizen);
  const reading = useReading(citizen, messages);
  const [quoted, quote] = useState<Message | null>(null);
  const chat = useMemo(() => ({ citizen, write, quote }), [citizen, write]);
  const trouble = error ?? refusal;
  return (
    <ChatContext value={chat}>
      <section className="chat" aria-labelledby="chat-name">
        <ChatHeader leave={leave} reading={reading} />
        <WindowNotice />
        <Messages messages={messages ?? []} />
        {trouble && (
          <p className="phone-error" role="alert">
            {trouble}
          </p>
        )}
        {sample && !phoneOff && <SampleTray key={sample.number} sample={sample} putAway={putAway} />}
        {phoneOff ? (
          <div className="chat-off">
            <p>{words('phonePage:isOff')}</p>
            <Button icon={<Power20Regular />} onClick={() => void ask('/local/phone/settings', { from, phoneOff: false })}>
              {words('phonePage:switchOn')}
            </Button>
          </div>
        ) : (
          <Composer quoted={quoted} unquote={() => quote(null)} />
        )}
      </section>
    </ChatContext>
  );
}
