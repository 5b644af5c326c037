import { Title3 } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Disruption } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { LoadedPage } from '../frame/LoadedPage';
import { Section } from '../frame/Section';
import { Told } from '../frame/Told';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { addressOf, everything } from '../route';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import { Candidates } from './Candidates';
import { Times } from './DisruptionLines';
import { News } from './News';
import { DisruptionDialog } from './DisruptionDialog';
import { useChanging, type Changing } from './useChanging';

/** One disruption: what its reporters are told, which cases are about it and which might be. */
export function OneDisruption({ id }: { id: string }) {
  const { words, ask } = useOffice();
  const loaded = useLoaded(useCallback(() => ask<Disruption>(`/api/disruptions/${encodeURIComponent(id)}`), [ask, id]));
  const changing = useChanging(id, loaded);
  const back = <a href={addressOf({ page: 'disruptions', id: null, from: null })}>← {words('disruption:back')}</a>;
  return (
    <LoadedPage loaded={loaded} head={back}>
      {disruption => <Shown {...{ disruption, changing }} reload={loaded.reload} />}
    </LoadedPage>
  );
}

interface ShownProps {
  disruption: Disruption;
  changing: Changing;
  reload: () => Promise<unknown>;
}

function Shown({ disruption, changing, reload }: ShownProps) {
  const { told, hush, doing } = changing;
  return (
    <>
      <Head disruption={disruption} />
      <Told told={told} hush={hush} />
      <News disruption={disruption} changing={changing} />
      <Linked disruption={disruption} />
      {disruption.candidates && <Candidates disruption={disruption} candidates={disruption.candidates} reload={reload} />}
      {doing && <DisruptionDialog {...{ doing, disruption, changing }} />}
    </>
  );
}

function Head({ disruption }: { disruption: Disruption }) {
  const { words, me } = useOffice();
  const { name, kind, services, category, openedBy, openedAt } = disruption;
  const about = [
    ...services.map(each => choiceLabel(words, me.names, 'service', each)),
    ...(category ? [choiceLabel(words, me.names, 'category', category)] : []),
  ];
  return (
    <section className="panel stack">
      <Title3 as="h1">{name}</Title3>
      <div>
        {words(`staff:choice.kind.${kind}`)} · <Times {...disruption} />
      </div>
      <div className="quiet">{about.join(', ')}</div>
      <div className="quiet">
        {words('disruption:openedBy', { name: openedBy, at: formatWib(openedAt, words.language, 'short') })}
      </div>
    </section>
  );
}

function Linked({ disruption: { id, cases } }: { disruption: Disruption }) {
  const { words } = useOffice();
  const count = numberIn(words.language, cases);
  return (
    <Section title={words('disruption:linked')}>
      {cases > 0 ? (
        <a href={addressOf({ page: 'list', filter: { ...everything, disruption: id } })}>
          {words('disruption:openList', { count })}
        </a>
      ) : (
        <p className="quiet">{words('disruption:noneLinked')}</p>
      )}
    </Section>
  );
}
