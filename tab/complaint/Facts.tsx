import type { ReactNode } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { useOffice, type Office } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';

/** What is known of the case beside its words. */
export function Facts({ complaint, children }: { complaint: ComplaintDetail; children: ReactNode }) {
  const office = useOffice();
  return (
    <Section title={office.words('tab:complaint.facts')}>
      <dl className="facts">
        {factsOf(complaint, office).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Section>
  );
}

function factsOf(c: ComplaintDetail, { words, me }: Office): [string, ReactNode][] {
  const at = (moment: string | null | undefined) => moment && formatWib(moment, words.language, 'short');
  const coded = (name: string, code: string | null | undefined) => code && choiceLabel(words, me.names, name, code);
  const facts: [string, ReactNode][] = [
    [words('staff:card.reporter'), c.isAnonymous ? words('staff:card.anonymous') : c.reporterName],
    [words('tab:complaint.contact'), c.contact],
    [words('staff:field.onBehalfOf'), coded('onBehalfOf', c.onBehalfOf)],
    [words('staff:field.powerOfAttorney'), c.powerOfAttorney && words('staff:dialog.yes')],
    [words('staff:field.mode'), coded('mode', c.sending)],
    [words('tab:complaint.received'), at(c.receivedAt)],
    [words('tab:complaint.registered'), at(c.registeredAt)],
    [words('staff:field.complaintClass'), coded('complaintClass', c.complaintClass)],
    [words('staff:field.category'), coded('category', c.category)],
    [words('staff:field.service'), coded('service', c.service)],
    [words('staff:field.division'), coded('division', c.division)],
    [words('tab:complaint.place'), [c.ward, c.district].filter(Boolean).join(', ')],
    [words('tab:complaint.track'), c.track && words(`staff:track.${c.track}`)],
    [words('staff:channel.lapor'), c.externalId && <LaporNumber number={c.externalId} link={c.laporLink} />],
    [words('tab:complaint.externalStatus'), c.externalStatus],
    [words('tab:complaint.externalStatusAt'), c.externalStatus && at(c.externalStatusAt)],
    [words('tab:complaint.waitingFor'), coded('waitingFor', c.waitingFor)],
    [words('tab:complaint.cycle'), (c.cycle ?? 1) > 1 && String(c.cycle)],
    [words('tab:complaint.escalated'), at(c.escalatedAt)],
    [words('tab:complaint.outcome'), c.outcome && words(`staff:outcome.${c.outcome}`)],
    [words('tab:complaint.closeReason'), c.closeReason && words(`staff:closeReason.${c.closeReason}`)],
    [words('staff:field.rating'), coded('rating', c.rating?.toString())],
  ];
  return facts.filter(fact => Boolean(fact[1]));
}

/** The number in LAPOR!, which opens the report's own page there. */
function LaporNumber({ number, link }: { number: string; link: string | null | undefined }) {
  const shown = `#${number}`;
  if (!link) return shown;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {shown}
    </a>
  );
}
