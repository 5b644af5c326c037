import { Button } from '@fluentui/react-components';
import type { AllowedAction, ComplaintDetail } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { CaseLine } from './CaseLine';
import type { Acting } from './useActing';

interface DuplicatesProps {
  complaint: ComplaintDetail;
  acting: Acting;
}
type Duplicate = NonNullable<ComplaintDetail['duplicates']>[number];

/** Cases that may be this one, each with its reasons and the form that would join the two; nothing is joined by itself. */
export function Duplicates({ complaint: { duplicates, allowedActions }, acting }: DuplicatesProps) {
  const { words } = useOffice();
  if (!duplicates?.length) return null;
  return (
    <Section title={words('tab:duplicates.title')}>
      <p className="quiet">{words('tab:duplicates.hint')}</p>
      <ul className="plain stack">
        {duplicates.map(duplicate => (
          <li key={duplicate.ticketNumber} className="duplicate">
            <Description {...{ duplicate }} />
            <Joining {...{ duplicate, allowedActions, acting }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Description({ duplicate }: { duplicate: Duplicate }) {
  const { words } = useOffice();
  return (
    <>
      <CaseLine {...duplicate} />
      <ul className="row reasons">
        {duplicate.reasons.map(reason => (
          <li key={reason}>{words(`staff:duplicate.reason.${reason}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** A case that is over takes nothing in any more; it can be linked. */
function Joining({
  duplicate,
  allowedActions,
  acting,
}: {
  duplicate: Duplicate;
  allowedActions: AllowedAction[];
  acting: Acting;
}) {
  const { words } = useOffice();
  const { ticketNumber: ticket, isOpen } = duplicate;
  const [action, field] = isOpen ? ['merge', 'into'] : ['link', 'complaint'];
  const form = allowedActions.find(each => each.action === action);
  if (!form) return null;
  return (
    <div>
      <Button disabledFocusable={acting.isBusy} onClick={() => acting.begin({ ...form, prefill: { [field!]: ticket } })}>
        <Unbroken text={words(`tab:duplicates.${action}`, { ticket })} />
      </Button>
    </div>
  );
}
