import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { RecordsPage } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { allRecords, type RecordsFilter } from '../route';
import { locales } from '../wib';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

interface RecordFiltersProps {
  filter: RecordsFilter;
  page: RecordsPage;
  narrow: (change: Partial<RecordsFilter>, how?: 'push' | 'replace') => void;
}

/** Year, month, classification code, state, and words or numbers. */
export function RecordFilters({ filter, page, narrow }: RecordFiltersProps) {
  const { words } = useOffice();
  const isNarrowed = Object.values({ ...filter, before: '' }).some(value => value !== '');
  const monthName = (month: number): string =>
    new Date(Date.UTC(2026, month - 1, 15)).toLocaleDateString(locales[words.language], { month: 'long', timeZone: 'UTC' });
  const states = ['due', 'onHold', 'appraised', 'differs'];
  return (
    <search className="filters" aria-label={words('archive:filters')}>
      <Search q={filter.q} narrow={narrow} />
      <Choice
        label={words('archive:year')}
        value={filter.year}
        choices={page.years.map(year => [String(year), String(year)])}
        choose={year => narrow({ year, ...(year === '' && { month: '' }) })}
      />
      {filter.year !== '' && (
        <Choice
          label={words('archive:month')}
          value={filter.month}
          choices={months.map(month => [String(month), monthName(month)])}
          choose={month => narrow({ month })}
        />
      )}
      <Choice
        label={words('archive:code')}
        value={filter.code}
        choices={page.codes.map(code => [code, `${code} ${words(`archive:codeOf.${code.replaceAll('.', '-')}`)}`])}
        choose={code => narrow({ code })}
      />
      <Choice
        label={words('archive:stateLabel')}
        value={filter.state}
        choices={states.map(state => [state, words(`archive:state.${state}`)])}
        choose={state => narrow({ state })}
      />
      {isNarrowed && (
        <Button appearance="subtle" onClick={() => narrow(allRecords)}>
          {words('archive:clear')}
        </Button>
      )}
    </search>
  );
}

/** Whoever types is waited for: one question a pause, not a letter. */
const pause = 350;

function Search({ q, narrow }: { q: string; narrow: RecordFiltersProps['narrow'] }) {
  const { words } = useOffice();
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed === q) return undefined;
    const waiting = setTimeout(() => narrow({ q: typed }, 'replace'), pause);
    return () => clearTimeout(waiting);
  });
  return (
    <Field label={words('archive:search')} className="wide">
      <SearchBox value={typed} placeholder={words('archive:searchHint')} onChange={(_, { value }) => setTyped(value)} />
    </Field>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: [value: string, label: string][];
  choose: (value: string) => void;
}

function Choice({ label, value, choices, choose }: ChoiceProps) {
  const { words } = useOffice();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => choose(data.value)}>
        <option value="">{words('archive:all')}</option>
        {choices.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
