import { Field, ProgressBar } from '@fluentui/react-components';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import type { PastImport } from './imports';

/** How far the import has come. It goes on in the office, whoever looks. */
export function Progress({ running }: { running: PastImport | null }) {
  const { words } = useOffice();
  const number = (value: number): string => numberIn(words.language, value);
  const done = running && running.rowsAll > 0 ? running.rowsDone / running.rowsAll : undefined;
  return (
    <Section title={words('tab:lapor.importing')}>
      <Field
        label={
          running
            ? words('tab:lapor.progress', { done: number(running.rowsDone), all: number(running.rowsAll) })
            : words('tab:lapor.starting')
        }
      >
        <ProgressBar {...(done !== undefined && { value: done })} thickness="large" />
      </Field>
      <p className="quiet" role="status">
        {words('tab:lapor.safeToLeave')}
      </p>
    </Section>
  );
}
