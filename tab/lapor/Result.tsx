import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Section } from '../frame/Section';
import { FaultyRows } from '../importing/FaultyRows';
import { Outcomes } from '../importing/Outcomes';
import { useOffice } from '../office/office';
import { addressOf, everything } from '../route';
import { numberIn } from '../words/numbers';
import { figuresOf, type Imported } from './imports';

/** What the import did. */
export function Result({ result }: { result: Imported }) {
  const { words } = useOffice();
  return (
    <Section title={words('tab:importing.result')}>
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{words('tab:lapor.imported', { count: numberIn(words.language, result.opened) })}</MessageBarBody>
      </MessageBar>
      <Outcomes of={figuresOf(result)} />
      <a href={addressOf({ page: 'list', filter: { ...everything, channel: 'lapor' } })}>{words('tab:lapor.openList')}</a>
      <FaultyRows faulty={result.faulty} />
    </Section>
  );
}
