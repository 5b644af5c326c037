import type { ComplaintDetail } from '../../bot/http/contract';
import { fieldLabel } from '../form/labels';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import type { Words } from '../words/words';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';

type Event = NonNullable<ComplaintDetail['history']>[number];

/** Who did what, when and in which post; the newest first. */
export function History({ complaint: { history = [] } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  return (
    <Section title={words('tab:complaint.history')}>
      <ol className="plain stack" reversed>
        {history.toReversed().map(event => (
          <li key={event.seq}>
            <div className="quiet">
              {formatWib(event.at, words.language, 'short')}
              {event.sopStep !== null && ` · ${words('tab:complaint.step', { step: event.sopStep })}`}
              {event.from && ` · ${words(`tab:historyFrom.${event.from}`)}`}
            </div>
            <div>
              <strong>{whoOf(event, words)}</strong> {words(`staff:actionDone.${event.action}`)}
              {event.paper && ` · ${words(`tab:letter.title.${event.paper}`)}`}
            </div>
            {event.clocks.length > 0 && (
              <p className="quiet">{event.clocks.map(code => words(`staff:deadline.${code}`)).join(', ')}</p>
            )}
            {Object.entries(event.words).map(([name, text]) => (
              <p key={name} className="words quiet">
                <Unbroken text={words.has(`staff:field.${name}`) ? `${fieldLabel(words, event.action, name)}: ${text}` : text} />
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** "Kabid Contoh (Plt. Kepala Bidang)"; the reporter and the system have no names here. */
function whoOf({ actorKind, actorName, actorRole, roleKind }: Event, words: Words): string {
  if (actorKind !== 'person') return words(`staff:role.${actorKind}`);
  const name = actorName ?? '–';
  if (!actorRole || !words.has(`staff:role.${actorRole}`)) return name;
  const post = words(`staff:role.${actorRole}`);
  const role = roleKind && roleKind !== 'definitive' ? `${words(`staff:roleKind.${roleKind}`)} ${post}` : post;
  return words('tab:complaint.historyWho', { name, role });
}
