import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { OpenUrlAction, SubmitAction, ExecuteAction, type Action } from 'adaptivecards';
import { useEffect, useMemo, useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import { CardView } from '../card/CardView';
import { withTyped } from '../card/drawCard';
import type { CardJson } from '../office';
import { TeamsFrame } from '../tab/TeamsFrame';
import { useTeams, type Opening } from '../teams';
import { sizeOf } from './task';
import './task.css';
import { unsentOf } from './unsent';
import { useTask } from './useTask';

/** A dialog (Teams' task module): fetched when it opens, submitted until the bot takes it or it is closed. */
export function TaskDialog({ opening, onClose }: { opening: Opening; onClose: () => void }) {
  const { words } = useSurroundings();
  const { task, working, submit } = useTask(opening, onClose);
  const style = { '--dialog-width': sizeOf(task?.width, 'vw'), '--dialog-height': sizeOf(task?.height, 'vh') };
  const isForm = task?.text === undefined || task.card !== undefined;
  useFocusBack(opening.activityId);
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className="task" data-form={isForm} style={style as React.CSSProperties}>
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<Dismiss20Regular />}
                aria-label={words('teamsPage:dialog.close')}
                onClick={onClose}
              />
            }
          >
            {task?.title ?? words('teamsPage:botName')}
          </DialogTitle>
          <DialogContent>
            {!task && <Spinner label={words('teamsPage:dialog.loading')} />}
            {task?.text !== undefined && (
              <MessageBar intent={task.isError ? 'error' : 'info'} layout="multiline">
                <MessageBarBody>{task.text}</MessageBarBody>
              </MessageBar>
            )}
            {task?.card && <TaskCard card={task.card} {...{ opening, working, submit }} />}
            {task?.url && <TeamsFrame src={task.url} title={task.title ?? ''} frameContext="task" onSubmit={submit} />}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Who works by keyboard goes on from the button that opened the dialog; from its card when that was drawn anew. */
function useFocusBack(activityId: string): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => {
    const giveBack = (): void => {
      const card = document.getElementById(activityId)?.querySelector<HTMLElement>('.card');
      (opener?.isConnected ? opener : card)?.focus();
    };
    return () => void requestAnimationFrame(giveBack);
  }, [opener, activityId]);
}

interface TaskCardProps {
  card: CardJson;
  opening: Opening;
  working: boolean;
  submit: (data: object) => void;
}

function TaskCard({ card, opening, working, submit }: TaskCardProps) {
  const { words } = useSurroundings();
  const { me, openLink } = useTeams();
  const unsent = useMemo(() => unsentOf(me.key, opening), [me.key, opening]);
  const [restored, setRestored] = useState(unsent.read);
  const shown = useMemo(() => (restored ? (withTyped(card, restored) as CardJson) : card), [card, restored]);
  // A dialog that comes back with faults brings what was typed itself.
  const [first] = useState(card);
  useEffect(() => {
    if (card !== first) setRestored(null);
  }, [card, first]);
  function onAction(action: Action): void {
    if (action instanceof OpenUrlAction) openLink(action.url ?? '');
    else if (action instanceof SubmitAction || action instanceof ExecuteAction) submit(action.data ?? {});
  }
  function startAfresh(): void {
    unsent.forget();
    setRestored(null);
  }
  return (
    <>
      {restored && (
        <p className="task-restored">
          {words('teamsPage:dialog.restored')} <Link onClick={startAfresh}>{words('teamsPage:dialog.afresh')}</Link>
        </p>
      )}
      <CardView card={shown} working={working} onAction={onAction} onTyped={unsent.keep} startsInFirstField />
      <div className="card-line" role="status">
        {working && <Spinner size="tiny" label={words('teamsPage:card.working')} />}
      </div>
    </>
  );
}
