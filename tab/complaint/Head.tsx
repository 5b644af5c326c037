import { Title3 } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { Status } from '../frame/Status';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { SopPath } from './SopPath';

/** What everybody who may know of the case sees first: where it stands, until when, and who has it. */
export function Head({ complaint }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  const { ticketNumber, status, channel, due, dueCode, holder, sopStep, closedAt, dossierUrl } = complaint;
  const endedAt = due ? null : closedAt;
  const dueLabel = dueCode ? `staff:deadline.${dueCode}` : endedAt ? 'staff:card.closed' : 'staff:card.due';
  const held = holder && { name: holder.name, since: formatWib(holder.since, words.language, 'short') };
  return (
    <section className="panel stack">
      <div className="row">
        <Title3 as="h1">
          <Unbroken text={ticketNumber} />
        </Title3>
        {status && <Status status={status} />}
        {channel && <span className="quiet">{words(`staff:channel.${channel}`)}</span>}
      </div>
      <div className="row spread">
        <div>
          <div className="quiet">{words(dueLabel)}</div>
          {endedAt ? formatWib(endedAt, words.language, 'short') : <Due due={due} />}
        </div>
        {status && <div>{held ? words('staff:card.holder', held) : words('staff:card.noHolder')}</div>}
        {dossierUrl && (
          <a href={dossierUrl} target="_blank" rel="noreferrer">
            {words('tab:opensElsewhere', { label: words('staff:card.dossier') })}
          </a>
        )}
      </div>
      <Notices complaint={complaint} />
      {sopStep && <SopPath step={sopStep} isOver={status === 'archived' || status === 'dismissed'} taken={takenOf(complaint)} />}
    </section>
  );
}

/**
 * The steps of a case that ended otherwise than by a settled answer: it came, and an officer received it; the others as its log says,
 * which not everybody may read.
 */
function takenOf({ outcome, history }: ComplaintDetail): ReadonlySet<number | null> | undefined {
  const endedEarly = outcome && outcome !== 'resolved';
  return endedEarly ? new Set([1, 2, ...(history ?? []).map(({ sopStep }) => sopStep)]) : undefined;
}

function Notices({ complaint }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  const { needsSummary, restricted, isConfidential, cues } = complaint;
  const notices = [
    needsSummary && 'needsSummary',
    restricted && 'restricted',
    isConfidential && 'confidential',
    cues?.isAbusive && 'abusive',
  ];
  return notices
    .filter(notice => typeof notice === 'string')
    .map(notice => (
      <p key={notice} className="notice">
        ⚠ {words(`staff:card.${notice}`)}
      </p>
    ));
}
