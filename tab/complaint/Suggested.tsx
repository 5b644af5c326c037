import type { ComplaintDetail } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { Section } from '../frame/Section';
import { useOffice, type Office } from '../office/office';

/** How the case might be sorted and by which of the reporter's words, while no officer has; the telaahan begins with it. */
export function Suggested({ complaint: { suggestion, allowedActions } }: { complaint: ComplaintDetail }) {
  const office = useOffice();
  const { words } = office;
  if (!suggestion || !allowedActions.some(({ action }) => action === 'reclassify')) return null;
  const because = [...new Set(suggestion.because.flatMap(reason => (reason.words ? [`“${reason.words}”`] : [])))];
  return (
    <Section title={words('tab:complaint.suggested')}>
      <p className="quiet">{words('tab:complaint.suggestedHint')}</p>
      <dl className="facts">
        {suggestedFacts(suggestion, office).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {because.length > 0 && (
          <div>
            <dt>{words('tab:complaint.suggestedWhy')}</dt>
            <dd>{because.join(', ')}</dd>
          </div>
        )}
      </dl>
      {suggestion.toConfirm && <p className="line">{words('staff:dialog.suggestionToConfirm')}</p>}
    </Section>
  );
}

function suggestedFacts(suggestion: NonNullable<ComplaintDetail['suggestion']>, { words, me }: Office): [string, string][] {
  const coded = (name: 'complaintClass' | 'category' | 'service' | 'division'): [string, string][] => {
    const code = suggestion[name];
    return code ? [[words(`staff:field.${name}`), choiceLabel(words, me.names, name, code)]] : [];
  };
  const { referral, ward, district } = suggestion;
  const place = [ward, district].filter(Boolean).join(', ');
  const elsewhere =
    referral && [choiceLabel(words, me.names, 'reason', referral.reason), referral.agency].filter(Boolean).join(', ');
  return [
    ...(['complaintClass', 'category', 'service', 'division'] as const).flatMap(coded),
    ...(place ? [[words('tab:complaint.place'), place] as [string, string]] : []),
    ...(elsewhere ? [[words('tab:complaint.suggestedElsewhere'), elsewhere] as [string, string]] : []),
  ];
}
