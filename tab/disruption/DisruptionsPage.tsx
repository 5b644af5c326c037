import { Button, Subtitle2 } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Disruption, Disruptions } from '../../bot/http/contract';
import { FormDialog } from '../form/FormDialog';
import { LoadedPage } from '../frame/LoadedPage';
import { PageHead } from '../frame/PageHead';
import { Section } from '../frame/Section';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { useTexts } from '../office/useTexts';
import type { Declaring } from '../route';
import { goTo } from '../useRoute';
import '../bank/bank.css';
import { DisruptionLines } from './DisruptionLines';
import { NewsPreview } from './NewsPreview';
import { OneDisruption } from './OneDisruption';
import { speaksForOffice } from './writer';

/** Gangguan massal: one cause behind many complaints. @param from one is being declared, with what is known of it */
export default function DisruptionsPage({ id, from }: { id: string | null; from: Declaring | null }) {
  const { words } = useOffice();
  if (!useTexts('disruption')) return <Waiting text={words('tab:loading')} />;
  return id === null ? <All from={from} /> : <OneDisruption id={id} />;
}

function All({ from }: { from: Declaring | null }) {
  const { words, ask } = useOffice();
  const loaded = useLoaded(useCallback(() => ask<Disruptions>('/api/disruptions'), [ask]));
  const head = (
    <>
      <PageHead title={words('disruption:title')} reload={loaded.reload} />
      <p>{words('disruption:intro')}</p>
    </>
  );
  return (
    <LoadedPage loaded={loaded} head={head}>
      {({ fields, lines }) => (
        <>
          {fields && (
            <div className="row">
              <Button
                appearance="primary"
                onClick={() => goTo({ page: 'disruptions', id: null, from: { service: '', category: '' } })}
              >
                {words('disruption:new')}
              </Button>
            </div>
          )}
          <Lines lines={lines} />
          {fields && from && <Declare fields={fields} from={from} />}
        </>
      )}
    </LoadedPage>
  );
}

function Lines({ lines }: { lines: Disruptions['lines'] }) {
  const { words } = useOffice();
  const [open, over] = [lines.filter(each => !each.endedAt), lines.filter(each => each.endedAt)];
  if (lines.length === 0)
    return (
      <section className="panel stack">
        <Subtitle2 as="h2">{words('disruption:emptyTitle')}</Subtitle2>
        <p>{words('disruption:empty')}</p>
      </section>
    );
  return (
    <>
      <Section title={words('disruption:open')}>
        {open.length > 0 ? <DisruptionLines lines={open} /> : <p className="quiet">{words('disruption:noneOpen')}</p>}
      </Section>
      {over.length > 0 && (
        <Section title={words('disruption:over')}>
          <DisruptionLines lines={over} />
        </Section>
      )}
    </>
  );
}

function Declare({ fields, from }: { fields: NonNullable<Disruptions['fields']>; from: Declaring }) {
  const { words, me, ask } = useOffice();
  const [prefill] = useState({ startedAt: me.now, services: from.service, category: from.category });
  const title = words('disruption:newTitle');
  const hint = words(speaksForOffice(me) ? 'disruption:ownHint' : 'disruption:approveHint');
  async function send(input: Record<string, string>, submissionId: string): Promise<void> {
    const { id } = await ask<Disruption>('/api/disruptions', { action: 'disruption', input, submissionId });
    goTo({ page: 'disruptions', id, from: null }, 'replace');
  }
  return (
    <FormDialog
      action="disruption"
      about=""
      named={{ title, submit: title }}
      fields={fields}
      prefill={prefill}
      context={[words('disruption:leastHint'), hint]}
      draft={[me.id, 'disruption', from.service, from.category].filter(Boolean).join('.')}
      beside={values => <NewsPreview kind="opening" values={values} />}
      send={send}
      leave={() => goTo({ page: 'disruptions', id: null, from: null }, 'replace')}
    />
  );
}
