import { Field, Select } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { People } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';

/** Who holds the case: oneself, nobody, or a colleague by name. */
export function HolderFilter({ value, choose }: { value: string; choose: (value: string) => void }) {
  const { words, ask, me } = useOffice();
  const { value: people = [] } = useLoaded(
    useCallback(() => ask<People>('/api/people'), [ask]),
    false,
  );
  const others = people.filter(({ id }) => id !== me.id);
  const isKnown = ['', 'me', 'nobody'].includes(value) || others.some(({ id }) => id === value);
  return (
    <Field label={words('tab:list.holder')}>
      <Select value={value} onChange={(_, chosen) => choose(chosen.value)}>
        <option value="">{words('tab:list.all')}</option>
        <option value="me">{words('tab:list.mine')}</option>
        <option value="nobody">{words('tab:list.nobody')}</option>
        {/* The names are not here yet, or the officer is no longer among them. */}
        {!isKnown && <option value={value}>{words('staff:unit.officer')}</option>}
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
