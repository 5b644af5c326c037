import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Disruption, DisruptionNews } from '../../bot/http/contract';
import { Marked } from '../complaint/Marked';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import type { Changing } from './useChanging';

/** The texts to the reporters, the newest first, with what may be done about them. */
export function News({ disruption, changing }: { disruption: Disruption; changing: Changing }) {
  const { words, me } = useOffice();
  const { news, endedAt, forms, mayDecide } = disruption;
  const [last] = news;
  const newest = news.find(({ state }) => state === 'approved');
  const isLate = !endedAt && newest?.promisedAt && newest.promisedAt <= me.now;
  return (
    <Section title={words('disruption:news')}>
      {isLate && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words('disruption:late')}</MessageBarBody>
        </MessageBar>
      )}
      {!endedAt && (forms || mayDecide) && (
        <div className="row">
          {mayDecide && (
            <>
              <Button appearance="primary" onClick={() => changing.begin('approve')}>
                {words('disruption:approve')}
              </Button>
              <Button onClick={() => changing.begin('returned')}>{words('disruption:return')}</Button>
            </>
          )}
          {forms && last?.kind !== 'end' && (
            <Button onClick={() => changing.begin('news')}>
              {words(`disruption:${last?.state === 'approved' ? 'update' : 'rewrite'}`)}
            </Button>
          )}
          {forms && <Button onClick={() => changing.begin('end')}>{words('disruption:end')}</Button>}
        </div>
      )}
      <ol className="plain stack">
        {news.map(each => (
          <One key={each.seq} news={each} />
        ))}
      </ol>
    </Section>
  );
}

function One({ news }: { news: DisruptionNews }) {
  const { words } = useOffice();
  const { kind, state, message, writtenBy, writtenAt, decidedBy, decidedAt, note, telling } = news;
  const at = (moment: string) => formatWib(moment, words.language, 'short');
  const counts = Object.entries(telling ?? {}).filter(([, count]) => count > 0);
  return (
    <li className="stack tight news">
      <div className="row">
        <strong>{words(`disruption:newsOf.${kind}`)}</strong>
        <span className="tag">{words(`disruption:state.${state}`)}</span>
      </div>
      <p className="words">
        <Marked text={message} />
      </p>
      <p className="quiet line">
        {words('disruption:written', { name: writtenBy, at: at(writtenAt) })}
        {decidedBy && decidedAt && ` · ${words('disruption:decided', { name: decidedBy, at: at(decidedAt) })}`}
      </p>
      {note && <p className="line">{words('disruption:note', { note })}</p>}
      {counts.length > 0 && (
        <ul className="telling">
          {counts.map(([how, count]) => (
            <li key={how}>{words(`disruption:telling.${how}`, { count: numberIn(words.language, count) })}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
