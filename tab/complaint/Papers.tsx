import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { choiceLabel, fieldLabel } from '../form/labels';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';
import { goTo } from '../useRoute';

/** The answer of this round, whatever its state. */
export function Answer({ complaint: { ticketNumber, answer, mayPromote } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  if (!answer || answer.state === 'none') return null;
  return (
    <Section title={words('tab:complaint.answer')}>
      <p className={answer.state === 'failed' ? 'late' : 'quiet'}>
        {answer.state === 'failed' && '⚠ '}
        {words(`staff:answerState.${answer.state}`)}
      </p>
      <p className="words">{answer.text}</p>
      {answer.containsPersonalData && <p className="quiet">{words('tab:complaint.answerHasData')}</p>}
      {mayPromote && (
        <div className="row">
          <Button onClick={() => goTo({ page: 'bank', from: ticketNumber })}>{words('tab:complaint.promote')}</Button>
        </div>
      )}
    </Section>
  );
}

/** Telaahan: the newest first. */
export function Reviews({ complaint: { reviews = [] } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  return reviews.toReversed().map(({ form, parts, writer, at, verifier }) => (
    <Section key={at} title={words(form === 'short' ? 'tab:complaint.reviewShort' : 'tab:complaint.review')}>
      <p className="quiet">
        {words('tab:complaint.writtenBy', { name: writer, at: formatWib(at, words.language, 'short') })}
        {verifier && ` · ${words('tab:complaint.verifiedBy', { name: verifier })}`}
      </p>
      <dl className="parts">
        {Object.entries(parts).map(([name, text]) => (
          <div key={name}>
            <dt>{fieldLabel(words, 'submitReview', name)}</dt>
            <dd className="words">{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  ));
}

export function Dispositions({ complaint: { dispositions = [] } }: { complaint: ComplaintDetail }) {
  const { words, me } = useOffice();
  return dispositions.toReversed().map(({ instructions, division, dueAt, urgency, by, at }) => (
    <Section key={at} title={words('tab:complaint.disposition')}>
      <p className="quiet">{words('tab:complaint.decidedBy', { name: by, at: formatWib(at, words.language, 'short') })}</p>
      <p className="words">{instructions}</p>
      <p className="quiet">
        {[
          division && choiceLabel(words, me.names, 'division', division),
          choiceLabel(words, me.names, 'urgency', urgency),
          dueAt && `${words('staff:field.dueAt')}: ${formatWib(dueAt, words.language, 'short')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Section>
  ));
}
