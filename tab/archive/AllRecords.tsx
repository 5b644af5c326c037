import { Button, MessageBar, MessageBarActions, MessageBarBody, Subtitle2 } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { RecordsPage } from '../../bot/http/contract';
import { LoadedPage } from '../frame/LoadedPage';
import { PageHead } from '../frame/PageHead';
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
  const loaded = useLoaded(load);
  const narrow = (change: Partial<RecordsFilter>, how: 'push' | 'replace' = 'push'): void =>
    goTo({ page: 'archive', ticketNumber: null, filter: { ...filter, ...change, before: [] } }, how);
  const head = (
    <>
      <PageHead title={words('tab:archive.title')} reload={loaded.reload} />
      <p>{words('archive:intro')}</p>
    </>
  );
  return (
    <LoadedPage loaded={loaded} head={head}>
      {page => (
        <>
          <p className="quiet">{words('archive:schedule', { ...page.schedule })}</p>
          {page.differing > 0 && <Differing count={page.differing} show={() => narrow({ ...allRecords, state: 'differs' })} />}
          {page.waiting.length > 0 && <WaitingRecords waiting={page.waiting} />}
          {page.mayExport && page.years.length > 0 && (
            <DueList due={page.due} show={() => narrow({ ...allRecords, state: 'due' })} />
          )}
          {page.years.length > 0 && <RecordFilters filter={filter} page={page} narrow={narrow} />}
          {page.items.length > 0 ? <RecordLines items={page.items} /> : <Nothing filter={filter} page={page} />}
          <Pager
            before={filter.before}
            nextCursor={page.nextCursor}
            turnTo={before => goTo({ page: 'archive', ticketNumber: null, filter: { ...filter, before } })}
            label={words('archive:pages')}
          />
        </>
      )}
    </LoadedPage>
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
