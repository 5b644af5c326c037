import { Combobox, Option } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { People } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { formatDay } from '../wib';
import type { InputProps } from './FormField';

/** An officer from the list, found by typing a part of the name or post. */
export function PersonField({ value, set, ticketNumber }: Pick<InputProps, 'value' | 'set' | 'ticketNumber'>) {
  const { words, ask } = useOffice();
  const query = ticketNumber ? `?complaint=${encodeURIComponent(ticketNumber)}` : '';
  const { value: people = [], refusal } = useLoaded(useCallback(() => ask<People>(`/api/people${query}`), [ask, query]));
  const [typed, setTyped] = useState<string | null>(null);
  const named = people.map(({ id, name, roles, awayUntil }) => {
    const posts = roles.map(role => words(`staff:role.${role}`)).join(', ');
    const away = awayUntil && words('tab:away.until', { until: formatDay(awayUntil, words.language) });
    return { id, name, post: [posts, away].filter(Boolean).join(' · ') };
  });
  const chosen = named.find(({ id }) => id === value)?.name ?? '';
  const sought = (typed ?? '').trim().toLowerCase();
  const matching = named.filter(({ name, post }) => `${name} ${post}`.toLowerCase().includes(sought));
  return (
    <>
      <Combobox
        placeholder={words('tab:form.searchPerson')}
        value={typed ?? chosen}
        selectedOptions={value ? [value] : []}
        onChange={event => {
          setTyped(event.target.value);
          if (value) set('');
        }}
        onOptionSelect={(_, { optionValue }) => {
          set(optionValue ?? '');
          setTyped(null);
        }}
        // What was typed and not chosen names nobody.
        onBlur={() => setTyped(null)}
      >
        {matching.map(({ id, name, post }) => (
          <Option key={id} value={id} text={name}>
            {post ? `${name} · ${post}` : name}
          </Option>
        ))}
        {matching.length === 0 && (
          <Option disabled value="" text="">
            {words('tab:form.nobodyFound')}
          </Option>
        )}
      </Combobox>
      {refusal && <p role="alert">{words('tab:form.peopleTrouble', { message: refusal.message })}</p>}
    </>
  );
}
