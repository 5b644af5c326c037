import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ComplaintList } from '../../bot/http/contract';
import { rememberList } from '../frame/lastList';
import { PageHead } from '../frame/PageHead';
import { Trouble } from '../frame/Trouble';
import { useNarrow } from '../frame/useNarrow';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { OfferOpening } from '../opening/OfferOpening';
import { addressOf, isFiltered, type Filter } from '../route';
import { goTo } from '../useRoute';
import { numberIn } from '../words/numbers';
import { Filters } from './Filters';
import { Cards } from './Cards';
import { Pager } from './Pager';
import { Rows } from './Rows';
import { useColumns } from './columns';
import { usePicking } from './picking';

const Download = lazy(() => import('./Download'));
const ColumnMenu = lazy(() => import('./ColumnMenu'));
const BulkBar = lazy(() => import('./BulkBar'));

const pageSize = 25;

/** The complaints this officer may know of, in the order that was chosen. */
export function ListPage({ filter }: { filter: Filter }) {
  const { words, ask, me } = useOffice();
  const { shown, show } = useColumns();
  const whole = queryOf({ ...filter, before: [] }, '');
  const picking = usePicking(whole);
  const [isPicking, setPicking] = useState(false);
  const isNarrow = useNarrow();
  const query = queryOf(filter);
  const load = useCallback(() => ask<ComplaintList>(`/api/complaints?${query}`), [ask, query]);
  const { value, refusal, isLoading, reload } = useLoaded(load);
  const address = addressOf({ page: 'list', filter });
  useEffect(() => rememberList(address), [address]);
  const Lines = isNarrow ? Cards : Rows;
  const count = (number: number): string => numberIn(words.language, number);
  if (!value && !refusal) return <Waiting text={words('tab:loading')} />;
  const items = value?.items ?? [];
  return (
    <main className="page" aria-busy={isLoading}>
      <PageHead title={words('tab:list.title')} reload={reload} />
      <Filters filter={filter} />
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {value?.toSend && items.length > 0 && (
        <p className="quiet">
          {words('tab:toSend.waiting', { texts: count(value.toSend.texts), complaints: count(value.toSend.complaints) })}
        </p>
      )}
      {value && (
        <p role="status" className={items.length > 0 ? 'visually-hidden' : 'empty'}>
          {items.length > 0
            ? words('tab:list.shown', { count: items.length })
            : words(filter.toSend ? 'tab:toSend.none' : isFiltered(filter) ? 'tab:list.noneFound' : 'tab:list.noneYet')}
        </p>
      )}
      {value?.numbers && <Untold numbers={value.numbers} />}
      {value && items.length === 0 && !isFiltered(filter) && <OfferOpening />}
      {items.length > 0 && (
        <div className="row">
          {me.bulkActions.length > 0 && !isPicking && <Button onClick={() => setPicking(true)}>{words('tab:bulk.start')}</Button>}
          <span className="space" />
          <Suspense>
            <ColumnMenu shown={shown} show={show} />
          </Suspense>
        </div>
      )}
      {isPicking && (
        <Suspense>
          <BulkBar
            picking={picking}
            onPage={items.map(({ ticketNumber }) => ticketNumber)}
            query={whole}
            changed={() => void reload()}
            leave={() => {
              setPicking(false);
              picking.clear();
            }}
          />
        </Suspense>
      )}
      {items.length > 0 && <Lines items={items} columns={shown} picking={isPicking ? picking : null} />}
      <Pager
        before={filter.before}
        nextCursor={value?.nextCursor ?? null}
        turnTo={before => goTo({ page: 'list', filter: { ...filter, before } })}
        label={words('tab:list.pages')}
      />
      {items.length > 0 && (
        <Suspense>
          <Download query={whole} />
        </Suspense>
      )}
    </main>
  );
}

/** Numbers that were searched for and do not stand in the list. */
function Untold({ numbers: { notFound, filteredOut } }: { numbers: NonNullable<ComplaintList['numbers']> }) {
  const { words } = useOffice();
  return (
    <>
      {notFound.length > 0 && <p role="status">{words('tab:list.notFound', { numbers: notFound.join(', ') })}</p>}
      {filteredOut.length > 0 && <p role="status">{words('tab:list.filteredOut', { numbers: filteredOut.join(', ') })}</p>}
    </>
  );
}

function queryOf({ before, ...filter }: Filter, limit = String(pageSize)): string {
  const asked = { ...filter, cursor: before.at(-1) ?? '', limit };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}
