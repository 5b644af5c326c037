import { Button } from '@fluentui/react-components';
import { Dismiss16Regular, Send16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSurroundings } from '../frame/settings';
import { useChat } from './chat';
import { writingOf, type Sample, type SampleMessage } from './samples';

/** A sample's messages, to be sent one by one as somebody would write them, or the rest at once. */
export function SampleTray({ sample, putAway }: { sample: Sample; putAway: () => void }) {
  const { words, language } = useSurroundings();
  const { write } = useChat();
  const [sent, setSent] = useState(0);
  const [isSending, setSending] = useState(false);
  const rest = sample.messages.slice(sent);
  const send = async (messages: SampleMessage[]): Promise<void> => {
    setSending(true);
    for (const message of messages) {
      await write(writingOf(message));
      setSent(before => before + 1);
    }
    setSending(false);
    if (messages.length === rest.length) putAway();
  };
  return (
    <section className="chat-tray" aria-label={words('phonePage:sample.title')}>
      <p>
        <strong>{`${sample.number}. ${sample.title[language]}`}</strong>
        <span>{words('phonePage:sample.progress', { sent, all: sample.messages.length })}</span>
      </p>
      <Button
        appearance="subtle"
        size="small"
        icon={<Dismiss16Regular />}
        aria-label={words('phonePage:sample.putAway')}
        onClick={putAway}
      />
      {rest[0] && (
        <div>
          <q>{rest[0].text ?? words(`phonePage:kind.${rest[0].type}`) + (rest[0].caption ? `: ${rest[0].caption}` : '')}</q>
          <Button
            size="small"
            appearance="primary"
            icon={<Send16Regular />}
            disabled={isSending}
            onClick={() => void send(rest.slice(0, 1))}
          >
            {words('phonePage:send')}
          </Button>
          {rest.length > 1 && (
            <Button size="small" disabled={isSending} onClick={() => void send(rest)}>
              {words('phonePage:sample.sendRest')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
