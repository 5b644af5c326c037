import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { useTexts } from '../office/useTexts';

interface RefileProps<Answer> {
  /** Where it is asked for, and which file. */
  address: string;
  which: object;
  /** Somebody changed it; it is not simply gone. */
  isChanged: boolean;
  asked: (answer: Answer) => void;
}

/** Has a file of the archive filed again as it was; what a person changed is replaced only when this officer says so. */
export function Refile<Answer>({ address, which, isChanged, asked }: RefileProps<Answer>) {
  const { words, ask } = useOffice();
  const hasTexts = useTexts('archive');
  const [reason, setReason] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [progress, setProgress] = useState<'asking' | 'asked' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function send(): Promise<void> {
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || progress === 'asking') return;
    setProgress('asking');
    setTrouble(null);
    try {
      asked(await ask<Answer>(address, { ...which, reason, replaces }));
      setProgress('asked');
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
      setProgress(null);
    }
  }
  if (!hasTexts) return null;
  if (progress === 'asked')
    return (
      <p className="status" role="status">
        {words('archive:refile.asked')}
      </p>
    );
  return (
    <div className="stack tight">
      <p className="quiet">{words('archive:refile.explain')}</p>
      <Field
        label={words('archive:refile.reason')}
        required
        {...(isMissing && { validationMessage: words('archive:refile.needsReason') })}
      >
        <Input value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      {isChanged && (
        <Checkbox
          label={words('archive:refile.replaces')}
          checked={replaces}
          onChange={(_, { checked }) => setReplaces(checked === true)}
        />
      )}
      <div>
        <Button disabledFocusable={progress === 'asking'} onClick={() => void send()}>
          {words('archive:refile.do')}
        </Button>
      </div>
      <Said trouble={trouble} />
    </div>
  );
}
