import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { AttachmentAdded } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

interface AddAttachmentProps {
  ticketNumber: string;
  /** The task whose text the file proves to have been sent; without one it is evidence of the case. */
  taskId?: string;
  /** The file is there: the case is to be looked at anew. */
  added: () => void;
}

type Stage = { at: 'idle' } | { at: 'sending'; name: string } | { at: 'told'; intent: 'success' | 'error'; text: string };

/** As the office's door has it (`files/accept`), and how much it takes. */
const accepted = 'image/jpeg,image/png,image/webp,application/pdf,audio/*,video/mp4';
const largest = 16 * 1024 * 1024;

/** Paper that somebody brought to the counter, or a screenshot of what was sent: chosen as a file, or photographed with the telephone in one's hand. */
export function AddAttachment({ ticketNumber, taskId, added }: AddAttachmentProps) {
  const { words, ask } = useOffice();
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const isSending = stage.at === 'sending';
  const tell = (intent: 'success' | 'error', text: string): void => setStage({ at: 'told', intent, text });

  async function send(file: File): Promise<void> {
    if (file.size > largest) return tell('error', words('tab:file.tooLarge'));
    setStage({ at: 'sending', name: file.name });
    const query = new URLSearchParams({ purpose: taskId ? 'proof' : 'evidence', name: file.name });
    if (taskId) query.set('task', taskId);
    try {
      const path = `/api/complaints/${encodeURIComponent(ticketNumber)}/attachments?${query}`;
      const { held } = await ask<AttachmentAdded>(path, file);
      tell('success', words(held ? 'tab:file.addedHeld' : taskId ? 'tab:file.addedProof' : 'tab:file.added'));
      added();
    } catch (error) {
      tell('error', refusalOf(error, words).message);
    }
  }

  return (
    <div className="stack">
      <div className="row">
        <Chooser
          label={words(taskId ? 'tab:file.addProof' : 'tab:file.add')}
          isBusy={isSending}
          choose={file => void send(file)}
        />
        {!taskId && <Chooser label={words('tab:file.photograph')} isBusy={isSending} choose={file => void send(file)} byCamera />}
      </div>
      <p className="quiet">{words(taskId ? 'tab:file.whatProves' : 'tab:file.accepted')}</p>
      <div role="status">
        {stage.at === 'sending' && <Spinner size="tiny" label={words('tab:file.sending', { name: stage.name })} />}
      </div>
      {stage.at === 'told' && (
        <MessageBar intent={stage.intent} layout="multiline" role={stage.intent === 'error' ? 'alert' : 'status'}>
          <MessageBarBody>{stage.text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

interface ChooserProps {
  label: string;
  isBusy: boolean;
  choose: (file: File) => void;
  /** Opens a telephone's camera; elsewhere there is no such button. */
  byCamera?: boolean;
}

function Chooser({ label, isBusy, choose, byCamera = false }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={byCamera ? 'image/*' : accepted}
        {...(byCamera && { capture: 'environment' })}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) choose(file);
          target.value = ''; // the same file can be chosen again after a mishap
        }}
      />
      <Button
        className={byCamera ? 'camera' : undefined}
        disabledFocusable={isBusy}
        onClick={() => !isBusy && input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
