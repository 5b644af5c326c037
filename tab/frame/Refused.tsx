import { Button, Title3 } from '@fluentui/react-components';
import type { Refusal } from '../office/ask';
import type { Words } from '../words/words';

/** The office did not let this person in: what to do about it, and another try. */
export function Refused({ refusal, words, again }: { refusal: Refusal; words: Words; again: () => void }) {
  const isStranger = refusal.code === 'notStaff';
  return (
    <main className="page outside">
      <section role="alert">
        <Title3 as="h1">{words(isStranger ? 'tab:trouble.notStaffTitle' : 'tab:trouble.title')}</Title3>
        <p>{isStranger ? words('tab:trouble.notStaff') : refusal.message}</p>
        <Button appearance="primary" onClick={again}>
          {words('tab:retry')}
        </Button>
      </section>
    </main>
  );
}
