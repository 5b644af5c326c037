import { Field, Input, Select } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import type { Filter } from '../route';
import { HolderFilter } from './HolderFilter';
import { codeLabel, sortings } from './narrowed';
import Tick from './Tick';

interface MoreFiltersProps {
  filter: Filter;
  narrow: (change: Partial<Filter>) => void;
}

type Choosable = (typeof sortings)[number] | 'state';

/** The filters that are needed less often, and loaded once they are. */
export default function MoreFilters({ filter, narrow }: MoreFiltersProps) {
  const { words } = useOffice();
  return (
    <>
      {(['state', ...sortings] as const).map(name => (
        <Choice key={name} name={name} value={filter[name]} choose={value => narrow({ [name]: value })} />
      ))}
      <HolderFilter value={filter.holder} choose={holder => narrow({ holder })} />
      {(['from', 'to'] as const).map(name => (
        <Field key={name} label={words(`staff:field.${name}`)}>
          <Input type="date" value={filter[name]} onChange={(_, { value }) => narrow({ [name]: value })} />
        </Field>
      ))}
      {filter.disruption && <Tick label={words('tab:list.disruption')} checked change={() => narrow({ disruption: '' })} />}
      {filter.counted && <Tick label={words('tab:list.counted')} checked change={() => narrow({ counted: '' })} />}
    </>
  );
}

function Choice({ name, value, choose }: { name: Choosable; value: string; choose: (value: string) => void }) {
  const { words, me } = useOffice();
  const choices: Record<Choosable, string[]> = {
    state: words.codes('tab:list.stateOf'),
    complaintClass: [...Object.keys(me.names.complaintClass), 'unknown'],
    category: [...Object.keys(me.names.category), 'unknown'],
    service: [...Object.keys(me.names.service), 'unknown'],
    division: [...Object.keys(me.names.division), 'unknown'],
    district: [...me.districts, 'other', 'unknown'],
  };
  const label = (code: string): string =>
    name === 'state' ? words(`tab:list.stateOf.${code}`) : codeLabel(words, me.names, name, code);
  return (
    <Field label={words(`staff:field.${name}`)}>
      <Select value={value} onChange={(_, chosen) => choose(chosen.value)}>
        <option value="">{words('tab:list.all')}</option>
        {choices[name].map(code => (
          <option key={code} value={code}>
            {label(code)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
