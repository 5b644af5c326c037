import { Button, MessageBar, MessageBarActions, MessageBarBody, Subtitle2 } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { RecordsPage } from '../../bot/http/contract';
import { PageHead } from '../frame/PageHead';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { Pager } from '../list/Pager';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { allRecords, type RecordsFilter } from '../route';
import { goTo } from '../useRoute';
import { numberIn } from '../words/numbers';
import { DueList } from './DueList';
import { RecordFilters } from './RecordFilters';
import { RecordLines } from './RecordLines';
import { WaitingRecords } from './WaitingRecords';

/** The archive as this officer may read it, narrowed as they like. */
export function AllRecords({ filter }: { filter: RecordsFilter }) {
  const { words, ask } = useOffice();
  const query = queryOf(filter);
  const load = useCallback(() => ask<RecordsPage>(`/api/records?${query}`), [ask, query]);
  const { value, refusal, isLoading, reload } = useLoaded(load);
  const narrow = (change: Partial<RecordsFilter>, how: 'push' | 'replace' = 'push'): void =>
    goTo({ page: 'archive', ticketNumber: null, filter: { ...filter, ...change, before: [] } }, how);
  if (!value && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page" aria-busy={isLoading}>
      <PageHead title={words('tab:archive.title')} reload={reload} />
      <p>{words('archive:intro')}</p>
      {value && <p className="quiet">{words('archive:schedule', { ...value.schedule })}</p>}
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {value !== undefined && value.differing > 0 && (
        <Differing count={value.differing} show={() => narrow({ ...allRecords, state: 'differs' })} />
      )}
      {value !== undefined && value.waiting.length > 0 && <WaitingRecords waiting={value.waiting} />}
      {value?.mayExport && value.years.length > 0 && (
        <DueList due={value.due} show={() => narrow({ ...allRecords, state: 'due' })} />
      )}
      {value && value.years.length > 0 && <RecordFilters filter={filter} page={value} narrow={narrow} />}
      {value && (value.items.length > 0 ? <RecordLines items={value.items} /> : <Nothing filter={filter} page={value} />)}
      <Pager
        before={filter.before}
        nextCursor={value?.nextCursor ?? null}
        turnTo={before => goTo({ page: 'archive', ticketNumber: null, filter: { ...filter, before } })}
        label={words('archive:pages')}
      />
    </main>
  );
}

/** What the last looks into SharePoint found amiss. */
function Differing({ count, show }: { count: number; show: () => void }) {
  const { words } = useOffice();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words('archive:differing.count', { count: numberIn(words.language, count) })}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={show}>
          {words('archive:differing.show')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** Why nothing is listed, and what makes something appear. */
function Nothing({ filter, page }: { filter: RecordsFilter; page: RecordsPage }) {
  const { words } = useOffice();
  const isEmpty = page.years.length === 0;
  const text = isEmpty ? 'empty' : filter.state === 'due' ? 'noneDue' : 'none';
  return (
    <section className="panel stack" role="status">
      <Subtitle2 as="h2">{words(isEmpty ? 'archive:emptyTitle' : 'archive:noneTitle')}</Subtitle2>
      <p>{words(`archive:${text}`)}</p>
    </section>
  );
}

function queryOf({ before, ...filter }: RecordsFilter): string {
  const asked = { ...filter, cursor: before.at(-1) ?? '' };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}
