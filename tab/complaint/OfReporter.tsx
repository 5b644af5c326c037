import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { CaseLine } from './CaseLine';
import type { Acting } from './useActing';

interface OfReporterProps {
  complaint: ComplaintDetail;
  acting: Acting;
}

/** What else the reporter has reported, and reports by the same telephone number, whose reporter an officer may say is the same. */
export function OfReporter({ complaint: { ofReporter, allowedActions }, acting }: OfReporterProps) {
  const { words } = useOffice();
  const { known = [], sameNumber = [] } = ofReporter ?? {};
  const form = allowedActions.find(({ action }) => action === 'linkReporter');
  const undo = allowedActions.find(({ action }) => action === 'unlinkReporter');
  if (known.length + sameNumber.length === 0) return null;
  return (
    <Section title={words('tab:ofReporter.title')}>
      <ul className="plain stack">
        {known.map(each => (
          <li key={each.ticketNumber}>
            <CaseLine {...each} />
          </li>
        ))}
      </ul>
      {sameNumber.length > 0 && <p className="quiet">{words('tab:ofReporter.maybe')}</p>}
      <ul className="plain stack">
        {sameNumber.map(each => (
          <li key={each.ticketNumber} className="duplicate">
            <CaseLine {...each} />
            {form && (
              <div>
                <Button onClick={() => acting.begin({ ...form, prefill: { complaint: each.ticketNumber } })}>
                  <Unbroken text={words('tab:ofReporter.say', { ticket: each.ticketNumber })} />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {undo && (
        <div>
          <Button onClick={() => acting.begin(undo)}>{words('staff:action.unlinkReporter')}</Button>
        </div>
      )}
    </Section>
  );
}
