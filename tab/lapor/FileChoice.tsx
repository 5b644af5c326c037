import { Button, Checkbox, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { FileButton } from './FileButton';
import { sizeIn } from './imports';
import type { Importing } from './useImporting';

/** Where the file comes from, and which one it is: chosen by the button, or dropped anywhere on the page. */
export function FileChoice({ importing }: { importing: Importing }) {
  const { words } = useOffice();
  const { stage, chosen, everyOffice, refusal, choose, check } = importing;
  const isBusy = stage.at === 'checking' || stage.at === 'importing';
  return (
    <Section title={words('tab:lapor.file')}>
      <div>
        <p>{words('tab:lapor.whereFrom')}</p>
        <p className="quiet">{words('tab:lapor.accepted')}</p>
      </div>
      <FileButton accept=".xlsx,.csv" isFirst={!chosen} isBusy={stage.at === 'importing'} choose={choose} />
      {chosen && (
        <p className="words">
          {words('tab:lapor.chosen')} <strong>{chosen.name}</strong> ({sizeIn(words.language, chosen.bytes.size)})
        </p>
      )}
      {chosen && stage.at !== 'choosing' && stage.at !== 'imported' && (
        <Checkbox
          label={words('tab:lapor.everyOffice')}
          checked={everyOffice}
          disabled={isBusy}
          onChange={(_, { checked }) => check(checked === true)}
        />
      )}
      <p role="status" className={stage.at === 'checking' ? undefined : 'visually-hidden'}>
        {stage.at === 'checking' && words('tab:lapor.checking')}
        {stage.at === 'checked' && stage.dryRun && words('tab:lapor.checked')}
      </p>
      {refusal && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            {words(refusal.status === 0 && stage.at === 'checked' && stage.dryRun ? 'tab:lapor.lost' : 'tab:lapor.refused', {
              message: refusal.message,
            })}
          </MessageBarBody>
          {stage.at === 'checked' && (
            <MessageBarActions>
              <Button size="small" onClick={() => check(everyOffice)}>
                {words('tab:lapor.checkAgain')}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </Section>
  );
}
