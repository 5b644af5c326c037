import { Button } from '@fluentui/react-components';
import type { AllowedAction, ComplaintDetail } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import type { Acting } from './useActing';

interface AttentionProps {
  complaint: ComplaintDetail;
  acting: Acting;
}

/** A person says whether what speaks of levy, forgery or misuse of data is supervisory: these are the two answers. */
const answers: readonly AllowedAction['action'][] = ['flagSupervisory', 'clearRestriction'];

/** What the words of the case ask an officer to weigh; nothing of it moves the case by itself. */
export function Attention({ complaint: { cues, restricted, allowedActions }, acting }: AttentionProps) {
  const { words } = useOffice();
  const asked = restricted ? allowedActions.filter(({ action }) => answers.includes(action)) : [];
  const { isAbusive = false, numbers = [] } = cues ?? {};
  if (asked.length === 0 && !isAbusive && numbers.length === 0) return null;
  return (
    <Section title={words('tab:complaint.attention')}>
      {asked.length > 0 && (
        <div className="stack">
          <p className="line">{words('staff:cue.confirmSupervisory')}</p>
          <div className="row">
            {asked.map(form => (
              <Button key={form.action} disabledFocusable={acting.isBusy} onClick={() => acting.begin(form)}>
                {words(`staff:action.${form.action}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {isAbusive && <p className="line">{words('staff:cue.abusive')}</p>}
      {numbers.map(({ what, note, digits }) => (
        <p key={what + note + String(digits)} className="line">
          {words(`staff:cue.number.${note}`, { what: words(`staff:cue.what.${what}`), digits })}
        </p>
      ))}
    </Section>
  );
}
