import { Button, Subtitle2 } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { AnswerBank } from '../../bot/http/contract';
import { LoadedPage } from '../frame/LoadedPage';
import { PageHead } from '../frame/PageHead';
import { Told } from '../frame/Told';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import './bank.css';
import { BankDialog } from './BankDialog';
import { BankTexts } from './BankTexts';
import { useWriting, type Writing } from './useWriting';

/** The ready texts for answers: everybody reads them, some write them. @param from the case whose answer is to become one */
export default function BankPage({ from }: { from: string | null }) {
  const { words, ask } = useOffice();
  const loaded = useLoaded(useCallback(() => ask<AnswerBank>('/api/bank-texts'), [ask]));
  const writing = useWriting(from, loaded);
  const head = (
    <>
      <PageHead title={words('tab:bank.title')} reload={loaded.reload} />
      <p>{words('tab:bank.intro')}</p>
      <Told told={writing.told} hush={writing.hush} />
    </>
  );
  return (
    <LoadedPage loaded={loaded} head={head}>
      {bank => <Content bank={bank} writing={writing} />}
    </LoadedPage>
  );
}

function Content({ bank, writing }: { bank: AnswerBank; writing: Writing }) {
  const { words } = useOffice();
  const { fields, texts } = bank;
  return (
    <>
      {fields && (
        <div className="row">
          <Button appearance="primary" onClick={() => writing.begin({ text: null, draft: null })}>
            {words('tab:bank.new')}
          </Button>
        </div>
      )}
      {texts.length === 0 ? <Empty mayWrite={fields !== null} /> : <BankTexts {...{ bank, writing }} />}
      {fields && writing.doing && <BankDialog fields={fields} doing={writing.doing} writing={writing} />}
    </>
  );
}

/** What the bank is for, and how it comes to its first text. */
function Empty({ mayWrite }: { mayWrite: boolean }) {
  const { words } = useOffice();
  return (
    <section className="panel stack">
      <Subtitle2 as="h2">{words('tab:bank.emptyTitle')}</Subtitle2>
      <p>{words('tab:bank.empty')}</p>
      <p>{words(mayWrite ? 'tab:bank.emptyHow' : 'tab:bank.emptyReader')}</p>
    </section>
  );
}
