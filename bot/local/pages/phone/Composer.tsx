import { Button } from '@fluentui/react-components';
import { Dismiss16Regular, Send20Filled } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useSurroundings } from '../frame/settings';
import { AttachMenu } from './AttachMenu';
import { Quote } from './Bubble';
import { useChat, type Message, type Writing } from './chat';

interface ComposerProps {
  quoted: Message | null;
  unquote: () => void;
}

/** Where the citizen writes. Words that stand here when a photo, film or paper is attached become its caption. */
export function Composer({ quoted, unquote }: ComposerProps) {
  const { words } = useSurroundings();
  const { write } = useChat();
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [quoted]);
  const send = (writing: Writing): void => {
    unquote();
    void write(quoted ? { ...writing, context: quoted.id } : writing);
  };
  const sendText = (): void => {
    if (!draft.trim()) return;
    send({ text: draft.trim() });
    setDraft('');
  };
  const attach = (writing: Writing): void => {
    const takesCaption = writing.type === 'image' || writing.type === 'video' || writing.type === 'document';
    const caption = takesCaption ? draft.trim() : '';
    send(caption ? { ...writing, caption } : writing);
    if (caption) setDraft('');
  };
  const press = (key: KeyboardEvent): void => {
    if (key.key === 'Escape') unquote();
    if (key.key !== 'Enter' || key.shiftKey || key.nativeEvent.isComposing) return;
    key.preventDefault();
    sendText();
  };
  return (
    <div className="chat-composer">
      {quoted && (
        <div className="chat-quoting">
          <Quote of={quoted} />
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={words('phonePage:unquote')}
            onClick={unquote}
          />
        </div>
      )}
      <AttachMenu attach={attach} />
      <textarea
        ref={field}
        rows={1}
        maxLength={4096}
        value={draft}
        aria-label={words('phonePage:write')}
        placeholder={words('phonePage:write')}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={press}
      />
      <Button
        appearance="primary"
        shape="circular"
        icon={<Send20Filled />}
        aria-label={words('phonePage:send')}
        title={words('phonePage:send')}
        disabled={!draft.trim()}
        onClick={sendText}
      />
    </div>
  );
}
