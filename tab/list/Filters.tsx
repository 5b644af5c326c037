import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useOffice } from '../office/office';
import { everything, isFiltered, type Filter } from '../route';
import { goTo } from '../useRoute';
import { ToSend } from './ToSend';

const SavedFilters = lazy(() => import('./SavedFilters'));
const MoreFilters = lazy(() => import('./MoreFilters'));

/** Whether a filter is set that is not among the first ones. */
function isNarrowed({
  status: _status,
  channel: _channel,
  q: _q,
  toSend: _toSend,
  before: _before,
  sort: _sort,
  ...more
}: Filter): boolean {
  return Object.values(more).some(value => value !== '');
}

/** Whoever types is waited for: one question a pause, not a letter. */
const pause = 350;

export function Filters({ filter }: { filter: Filter }) {
  const { words } = useOffice();
  const [q, setQ] = useState(filter.q);
  const [wantsMore, setWantsMore] = useState(false);
  const narrow = (change: Partial<Filter>, how: 'push' | 'replace' = 'push') =>
    goTo({ page: 'list', filter: { ...filter, ...change, before: [] } }, how);
  useEffect(() => setQ(filter.q), [filter.q]);
  useEffect(() => {
    if (q === filter.q) return undefined;
    const waiting = setTimeout(() => narrow({ q }, 'replace'), pause);
    return () => clearTimeout(waiting);
  });
  return (
    <search className="filters" aria-label={words('tab:list.filters')}>
      <Field label={words('tab:list.search')} className="wide">
        <SearchBox value={q} placeholder={words('tab:list.searchHint')} onChange={(_, { value }) => setQ(value)} />
      </Field>
      {(['status', 'channel'] as const).map(name => (
        <Field key={name} label={words(`tab:list.${name}`)}>
          <Select value={filter[name]} onChange={(_, { value }) => narrow({ [name]: value })}>
            <option value="">{words('tab:list.all')}</option>
            {words.codes(`staff:${name}`).map(choice => (
              <option key={choice} value={choice}>
                {words(`staff:${name}.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      {!filter.toSend && (
        <Field label={words('tab:list.sort')}>
          <Select value={filter.sort} onChange={(_, { value }) => narrow({ sort: value })}>
            {words.codes('tab:list.sortBy').map(sort => (
              <option key={sort} value={sort === 'newest' ? '' : sort}>
                {words(`tab:list.sortBy.${sort}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {wantsMore || isNarrowed(filter) ? (
        <Suspense>
          <MoreFilters filter={filter} narrow={narrow} />
        </Suspense>
      ) : (
        <Button appearance="subtle" onClick={() => setWantsMore(true)}>
          {words('tab:list.more')}
        </Button>
      )}
      <ToSend filter={filter} narrow={narrow} />
      {isFiltered(filter) && (
        <Button appearance="subtle" onClick={() => goTo({ page: 'list', filter: { ...everything, sort: filter.sort } })}>
          {words('tab:list.clear')}
        </Button>
      )}
      <Suspense>
        <SavedFilters filter={filter} />
      </Suspense>
    </search>
  );
}
