import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { sizeIn } from './bytesOf';
import { FileButton } from './FileButton';
import type { Importing } from './useImporting';

interface FileChoiceProps<Told, Options extends object> {
  importing: Importing<Told, Options>;
  /** Stands above the button: where the file is had from. */
  source?: ReactNode;
  /** What is chosen beside the file, once there is one. */
  children?: ReactNode;
}

/** Where the file comes from, and which one it is: chosen by the button, or dropped anywhere on the page. */
export function FileChoice<Told, Options extends object>({ importing, source, children }: FileChoiceProps<Told, Options>) {
  const { words } = useOffice();
  const { texts, stage, chosen, options, refusal, choose, check } = importing;
  return (
    <Section title={words(`tab:${texts}.file`)}>
      <div>
        <p>{words(`tab:${texts}.whereFrom`)}</p>
        <p className="quiet">{words(`tab:${texts}.accepted`)}</p>
      </div>
      {source}
      <FileButton accept=".xlsx,.csv" isFirst={!chosen} isBusy={stage.at === 'importing'} choose={choose} />
      {chosen && (
        <p className="words">
          {words('tab:importing.chosen')} <strong>{chosen.name}</strong> ({sizeIn(words.language, chosen.bytes.size)})
        </p>
      )}
      {chosen && stage.at !== 'choosing' && stage.at !== 'imported' && children}
      <p role="status" className={stage.at === 'checking' ? undefined : 'visually-hidden'}>
        {stage.at === 'checking' && words('tab:importing.checking')}
        {stage.at === 'checked' && stage.dryRun && words('tab:importing.checked')}
      </p>
      {refusal && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            {words(
              refusal.status === 0 && stage.at === 'checked' && stage.dryRun ? `tab:${texts}.lost` : 'tab:importing.refused',
              {
                message: refusal.message,
              },
            )}
          </MessageBarBody>
          {stage.at === 'checked' && (
            <MessageBarActions>
              <Button size="small" onClick={() => check(options)}>
                {words('tab:importing.checkAgain')}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </Section>
  );
}
