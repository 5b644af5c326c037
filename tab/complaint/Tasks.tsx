import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';
import type { Acting } from './useActing';

/** What somebody has to do by hand, each with what settles it. */
export function Tasks({ complaint: { tasks = [], allowedActions }, acting }: { complaint: ComplaintDetail; acting: Acting }) {
  const { words } = useOffice();
  if (tasks.length === 0) return null;
  return (
    <Section title={words('staff:card.tasks')}>
      <ul className="plain stack">
        {tasks.map(({ id, kind, due, text, actions }) => (
          <li key={id} className="stack tight">
            <strong>{words(`staff:task.${kind}`)}</strong>
            {due && (
              <span className={due.overdue ? 'late' : 'quiet'}>
                {words(due.overdue ? 'staff:card.taskOverdue' : 'staff:card.taskDue', {
                  at: formatWib(due.at, words.language, 'short'),
                })}
              </span>
            )}
            {text && <p className="words">{text}</p>}
            <div className="row">
              {allowedActions
                .filter(({ action }) => actions.includes(action))
                .map(form => (
                  <Button key={form.action} size="small" disabledFocusable={acting.isBusy} onClick={() => acting.begin(form, id)}>
                    {words(`staff:action.${form.action}`)}
                  </Button>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
