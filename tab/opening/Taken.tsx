import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { OpeningTaken } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { FaultyRows } from '../importing/FaultyRows';
import { Outcomes } from '../importing/Outcomes';
import { useOffice } from '../office/office';
import { addressOf, everything } from '../route';
import { numberIn } from '../words/numbers';
import { openingFigures } from './opening';

/** What came in. */
export function Taken({ result }: { result: OpeningTaken }) {
  const { words } = useOffice();
  const count = numberIn(words.language, result.new);
  return (
    <Section title={words('tab:importing.result')}>
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{words(result.new > 0 ? 'tab:opening.taken' : 'tab:opening.takenNone', { count })}</MessageBarBody>
      </MessageBar>
      <Outcomes of={openingFigures(result)} />
      <a href={addressOf({ page: 'list', filter: everything })}>{words('tab:importing.openList')}</a>
      <FaultyRows faulty={result.faulty} />
    </Section>
  );
}
