import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  ProgressBar,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { PersonField } from '../form/PersonField';
import { useFocusBack } from '../form/useFocusBack';
import { Said } from '../frame/Said';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { Untouched } from './Untouched';
import { useBulkRun, type Chosen } from './useBulkRun';

interface BulkDialogProps {
  action: string;
  chosen: Chosen;
  /** @param isDone something was changed */
  leave: (isDone: boolean) => void;
}

/** One action on the chosen cases: what it needs, what it would do, how far it is, and what was not done. */
export default function BulkDialog({ action, chosen, leave }: BulkDialogProps) {
  const { words } = useOffice();
  const { stage, trouble, check, run, stop } = useBulkRun(action);
  const [assignee, setAssignee] = useState('');
  const [hasRun, setHasRun] = useState(false);
  useFocusBack();
  const needsPerson = action === 'assign';
  const input: Record<string, string> = needsPerson ? { assignee } : {};
  const isAsked = needsPerson && (stage.at === 'asking' || stage.at === 'checking');
  // What needs no further word is checked at once.
  useEffect(() => {
    if (!needsPerson) check(chosen, {});
  }, []);
  const count = (number: number): string => numberIn(words.language, number);
  const name = words(`staff:action.${action}`);
  const isBusy = stage.at === 'running' || stage.at === 'checking';
  const undone = stage.at === 'over' ? [...stage.failed.map(({ ticketNumber }) => ticketNumber), ...stage.left] : [];
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && !isBusy && leave(hasRun)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words('tab:bulk.title', { action: name })}</DialogTitle>
          <DialogContent className="stack">
            {isAsked && (
              <Field label={words('staff:field.assignee')} required>
                <PersonField value={assignee} set={setAssignee} />
              </Field>
            )}
            {stage.at === 'checking' && <p role="status">{words('tab:bulk.checking')}</p>}
            {stage.at === 'checked' && (
              <>
                <p role="status">
                  {stage.preview.ready.length > 0
                    ? words('tab:bulk.ready', { count: count(stage.preview.ready.length) })
                    : words('tab:bulk.nothing')}
                  {stage.preview.more && ` ${words('tab:bulk.more', { most: count(stage.preview.most) })}`}
                </p>
                <Untouched
                  title={words('tab:bulk.refused', { count: count(stage.preview.refusedTotal) })}
                  cases={stage.preview.refused}
                  others={stage.preview.refusedTotal - stage.preview.refused.length}
                />
              </>
            )}
            {stage.at === 'running' && (
              <Field label={words('tab:bulk.progress', { done: count(stage.done), all: count(stage.all) })}>
                <ProgressBar value={stage.done / stage.all} thickness="large" />
              </Field>
            )}
            {stage.at === 'over' && (
              <>
                <p role="status">{words('tab:bulk.done', { count: count(stage.done) })}</p>
                <Untouched
                  title={words('tab:bulk.failed', { count: count(stage.failed.length) })}
                  cases={stage.failed}
                  others={0}
                />
                {stage.left.length > 0 && <p>{words('tab:bulk.left', { count: count(stage.left.length) })}</p>}
              </>
            )}
            <Said trouble={trouble} />
          </DialogContent>
          <DialogActions fluid>
            {(isAsked || stage.at === 'asking') && (
              <Button
                appearance="primary"
                disabledFocusable={isBusy || (needsPerson && assignee === '')}
                onClick={() => !isBusy && (!needsPerson || assignee !== '') && check(chosen, input)}
              >
                {words('tab:bulk.check')}
              </Button>
            )}
            {stage.at === 'checked' && stage.preview.ready.length > 0 && (
              <Button
                appearance="primary"
                onClick={() => {
                  setHasRun(true);
                  run();
                }}
              >
                {words('tab:bulk.run', { action: name, count: count(stage.preview.ready.length) })}
              </Button>
            )}
            {undone.length > 0 && (
              <Button appearance="primary" onClick={() => check({ numbers: undone }, input)}>
                {words('tab:bulk.again')}
              </Button>
            )}
            {stage.at === 'running' ? (
              <Button onClick={stop}>{words('tab:bulk.stop')}</Button>
            ) : (
              <Button onClick={() => leave(hasRun)}>{words(hasRun ? 'tab:bulk.close' : 'staff:dialog.cancel')}</Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
