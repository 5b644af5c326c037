import type { ComplaintDetail } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { Section } from '../frame/Section';
import { Status } from '../frame/Status';
import { choiceLabel } from '../form/labels';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { addressOf } from '../route';

/** The issues of a visit, each with its own number; on an issue, the visit it came with. Nothing for any other case. */
export function Parts({ complaint: { parts = [], visit } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  if (visit)
    return (
      <p>
        {words('tab:complaint.partOf')} <Numbered ticketNumber={visit} />
      </p>
    );
  if (parts.length === 0) return null;
  return (
    <Section title={words('tab:complaint.parts')}>
      <p className="quiet">{words('tab:complaint.partsHint')}</p>
      <ol className="parts stack">
        {parts.map(part => (
          <Part key={part.ticketNumber} part={part} />
        ))}
      </ol>
    </Section>
  );
}

function Part({ part }: { part: NonNullable<ComplaintDetail['parts']>[number] }) {
  const { words, me } = useOffice();
  const { ticketNumber, status, division, text, due } = part;
  return (
    <li>
      <div className="row">
        <Numbered ticketNumber={ticketNumber} />
        {status && <Status status={status} />}
        {due && (
          <span>
            {words('staff:card.due')}: <Due due={due} />
          </span>
        )}
      </div>
      {text ? <p className="words">{text}</p> : <p className="quiet">{words('tab:complaint.partClosed')}</p>}
      {division && <p className="quiet">{choiceLabel(words, me.names, 'division', division)}</p>}
    </li>
  );
}

const Numbered = ({ ticketNumber }: { ticketNumber: string }) => (
  <a href={addressOf({ page: 'complaint', ticketNumber })}>
    <Unbroken text={ticketNumber} />
  </a>
);
