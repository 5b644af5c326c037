import { Button, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { NoteAdd20Regular, Send20Regular } from '@fluentui/react-icons';
import { useState, type KeyboardEvent } from 'react';
import { useSurroundings } from '../../frame/settings';
import { channelIn, type Conversation } from '../office';
import { useTeams } from '../teams';
import { ExtensionBox } from './ExtensionBox';
import { usePastedLink } from './usePastedLink';

interface ComposeProps {
  conversation: Conversation;
  label: string;
  /** The message of the channel that is answered. Answers begin at once, so the cursor is there. */
  replyToId?: string;
  onSent?: () => void;
}

/** Where one writes; in the channel every message mentions the bot, which hears nothing else there. */
export function ComposeBox({ conversation, label, replyToId, onSent }: ComposeProps) {
  const { ask, words } = useSurroundings();
  const { me, reload, openDialog } = useTeams();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const channel = channelIn(conversation);
  const pasted = usePastedLink(text, channel);
  async function send(): Promise<void> {
    const said = text.trim();
    if (!said) return;
    setText('');
    try {
      await ask('/local/teams/messages', { persona: me.key, text: said, channel, ...(replyToId && { replyToId }) });
      // In Teams the card stands in the same message, below the words.
      if (pasted) await ask('/local/teams/cards', { persona: me.key, card: pasted.content, channel });
      setProblem(null);
      onSent?.();
    } catch (error) {
      setText(said);
      setProblem((error as Error).message);
    }
    reload();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }
  return (
    <div className="compose">
      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {pasted && (
        <p className="compose-link" role="status">
          <strong>{pasted.preview.content.title}</strong> {pasted.preview.content.text}
        </p>
      )}
      <div className="compose-row">
        {channel !== false && <span className="compose-mention">@{words('teamsPage:botName')}</span>}
        <Textarea
          appearance="filled-lighter"
          rows={1}
          autoFocus={replyToId !== undefined}
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={onKeyDown}
        />
        {!replyToId && <ExtensionBox channel={channel} />}
        {!replyToId && (
          <Button
            appearance="subtle"
            icon={<NoteAdd20Regular />}
            aria-label={words('teamsPage:extension.enter')}
            title={words('teamsPage:extension.enter')}
            onClick={() => openDialog({ activityId: '', dialog: 'enterReport', data: {}, command: { channel } })}
          />
        )}
        <Button
          appearance="subtle"
          icon={<Send20Regular />}
          aria-label={words('teamsPage:compose.send')}
          disabledFocusable={text.trim() === ''}
          onClick={() => void send()}
        />
      </div>
    </div>
  );
}
