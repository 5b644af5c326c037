import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';
import { AddAttachment } from './AddAttachment';
import { HandSending } from './HandSending';
import type { Acting } from './useActing';

/** What somebody has to do by hand, each with what settles it. */
export function Tasks({ complaint, acting }: { complaint: ComplaintDetail; acting: Acting }) {
  const { words } = useOffice();
  const { tasks = [], allowedActions, view } = complaint;
  if (tasks.length === 0) return null;
  return (
    <Section title={words('staff:card.tasks')}>
      <ul className="plain stack">
        {tasks.map(({ id, kind, due, text, way, link, actions }) => {
          const isSending = kind === 'sendByHand';
          const buttons = allowedActions
            .filter(({ action }) => actions.includes(action))
            .map(form => (
              <Button
                key={form.action}
                size={isSending ? 'medium' : 'small'}
                disabledFocusable={acting.isBusy}
                onClick={() => acting.begin(form, id)}
              >
                {words(way === 'lapor' ? 'staff:handSending.posted' : `staff:action.${form.action}`)}
              </Button>
            ));
          return (
            <li key={id} className="stack tight">
              <strong>{words(way === 'lapor' ? 'staff:handSending.postInLapor' : `staff:task.${kind}`)}</strong>
              {due && (
                <span className={due.overdue ? 'late' : 'quiet'}>
                  {words(due.overdue ? 'staff:card.taskOverdue' : 'staff:card.taskDue', {
                    at: formatWib(due.at, words.language, 'short'),
                  })}
                </span>
              )}
              {isSending ? (
                <>
                  <HandSending {...{ text, way, link }} isMasked={view !== 'full' && way !== 'lapor'}>
                    {buttons}
                  </HandSending>
                  {buttons.length > 0 && (
                    <AddAttachment ticketNumber={complaint.ticketNumber} taskId={id} added={acting.lookAgain} />
                  )}
                </>
              ) : (
                <>
                  {text && (
                    <p className="words">
                      <Unbroken text={text} />
                    </p>
                  )}
                  <div className="row">{buttons}</div>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
