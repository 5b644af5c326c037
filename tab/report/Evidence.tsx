import { Button, Field, ProgressBar } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { periodsOf } from './periods';
import { useEvidence } from './useEvidence';

/** What assessors are given (bukti dukung) of the month that is shown, its quarter and its year: one press, one ZIP. */
export function Evidence({ month }: { month: string }) {
  const { words } = useOffice();
  const { making, given, trouble, give } = useEvidence();
  const counted = making?.of ? { done: making.done, of: making.of } : null;
  const state = counted ? words('report:evidence.progress', counted) : words('report:evidence.reading');
  return (
    <Section title={words('report:evidence.title')}>
      <p className="quiet">{words('report:evidence.hint')}</p>
      <div className="row">
        {periodsOf(month).map(({ kind, period, values }) => (
          <Button key={kind} disabledFocusable={making !== null} onClick={() => give(period)}>
            {words(`report:evidence.${kind}`, values)}
          </Button>
        ))}
      </div>
      <div role="status">
        {making && (
          <Field validationMessage={state} validationState="none">
            <ProgressBar value={counted?.done} max={counted?.of} aria-label={words('report:evidence.title')} />
          </Field>
        )}
        {given && words('report:evidence.done', { name: given })}
      </div>
      <Said trouble={trouble} />
    </Section>
  );
}
