import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { choiceLabel, fieldLabel } from '../form/labels';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';
import { goTo } from '../useRoute';
import { SignedLine } from './SignedPapers';

/** The answer of this round, whatever its state. */
export function Answer({ complaint }: { complaint: ComplaintDetail }) {
  const { ticketNumber, answer, mayPromote } = complaint;
  const { words } = useOffice();
  if (!answer || answer.state === 'none') return null;
  return (
    <Section title={words('tab:complaint.answer')}>
      <p className={answer.state === 'failed' ? 'late' : 'quiet'}>
        {answer.state === 'failed' && '⚠ '}
        {words(`staff:answerState.${answer.state}`)}
      </p>
      <p className="words">
        <Unbroken text={answer.text} />
      </p>
      <SignedLine complaint={complaint} of="answer" />
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
export function Reviews({ complaint }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  const { reviews = [] } = complaint;
  return reviews.toReversed().map(({ form, parts, writer, at, verifier }, index) => (
    <Section key={at} title={words(form === 'short' ? 'tab:complaint.reviewShort' : 'tab:complaint.review')}>
      <p className="quiet">
        {words('tab:complaint.writtenBy', { name: writer, at: formatWib(at, words.language, 'short') })}
        {verifier && ` · ${words('tab:complaint.verifiedBy', { name: verifier })}`}
      </p>
      {index === 0 && <SignedLine complaint={complaint} of="review" />}
      <dl className="parts">
        {Object.entries(parts).map(([name, text]) => (
          <div key={name}>
            <dt>{fieldLabel(words, 'submitReview', name)}</dt>
            <dd className="words">
              <Unbroken text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  ));
}

export function Dispositions({ complaint }: { complaint: ComplaintDetail }) {
  const { words, me } = useOffice();
  const { dispositions = [] } = complaint;
  return dispositions.toReversed().map(({ instructions, division, dueAt, urgency, by, at }, index) => (
    <Section key={at} title={words('tab:complaint.disposition')}>
      <p className="quiet">{words('tab:complaint.decidedBy', { name: by, at: formatWib(at, words.language, 'short') })}</p>
      {index === 0 && <SignedLine complaint={complaint} of="disposition" />}
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
