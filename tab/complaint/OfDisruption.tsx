import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';
import type { Acting } from './useActing';

/** The disruption that the case is about, or those that it is likely to be about, which a person decides. */
export function OfDisruption({ complaint, acting }: { complaint: ComplaintDetail; acting: Acting }) {
  const { words } = useOffice();
  const { disruption, likelyDisruptions = [], allowedActions } = complaint;
  if (disruption) {
    const ended =
      disruption.endedAt &&
      words('tab:complaint.disruptionEnded', { at: formatWib(disruption.endedAt, words.language, 'short') });
    return (
      <p>
        {words('tab:complaint.disruption')} <Named {...disruption} />
        {ended && <span className="quiet"> · {ended}</span>}
      </p>
    );
  }
  const form = allowedActions.find(({ action }) => action === 'joinDisruption');
  if (!form) return null;
  return likelyDisruptions.map(likely => (
    <div key={likely.id} className="row">
      <span>
        {words('tab:complaint.likelyDisruption')} <Named {...likely} />
      </span>
      <Button
        size="small"
        disabledFocusable={acting.isBusy}
        // Its reporter is written to.
        onClick={() => acting.begin({ ...form, atOnce: true, confirm: true }, likely.id)}
      >
        {words('tab:complaint.linkDisruption')}
      </Button>
    </div>
  ));
}

const Named = ({ id, name }: { id: string; name: string }) => (
  <a href={addressOf({ page: 'disruptions', id, from: null })}>{name}</a>
);
