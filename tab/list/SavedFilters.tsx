import { Button, Field, Input } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useCallback, useState, type FormEvent } from 'react';
import type { SavedFilters as Saved } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { isFiltered, type Filter } from '../route';

/** The filters that this officer keeps, and a name for the one that is set now. */
export default function SavedFilters({ filter }: { filter: Filter }) {
  const { words, ask } = useOffice();
  const { value: saved = [], replace } = useLoaded(
    useCallback(() => ask<Saved>('/api/saved-filters'), [ask]),
    false,
  );
  const [name, setName] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function change(body: { name: string; query?: string }): Promise<void> {
    setTrouble(null);
    try {
      replace(await ask<Saved>('/api/saved-filters', body));
      setName(null);
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    }
  }
  function save(event: FormEvent): void {
    event.preventDefault();
    const { before: _before, q: _q, ...kept } = filter;
    void change({ name: name ?? '', query: new URLSearchParams({ ...kept }).toString() });
  }
  const maySave = isFiltered({ ...filter, q: '' });
  if (saved.length === 0 && !maySave) return null;
  return (
    <section className="saved stack" aria-label={words('tab:list.saved')}>
      {saved.length > 0 && (
        <ul className="row plain">
          {saved.map(each => (
            <li key={each.name} className="row">
              <a href={`#/?${each.query}`}>{each.name}</a>
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                aria-label={words('tab:list.forget', { name: each.name })}
                onClick={() => void change({ name: each.name })}
              />
            </li>
          ))}
        </ul>
      )}
      {maySave && name === null && (
        <div className="row">
          <Button appearance="subtle" onClick={() => setName('')}>
            {words('tab:list.save')}
          </Button>
        </div>
      )}
      {maySave && name !== null && (
        <form className="filters" onSubmit={save}>
          <Field label={words('tab:list.saveAs')} hint={words('tab:list.saveHint')}>
            <Input autoFocus value={name} maxLength={40} onChange={(_, { value }) => setName(value)} />
          </Field>
          <Button type="submit" appearance="primary" disabledFocusable={name.trim() === ''}>
            {words('tab:list.save')}
          </Button>
        </form>
      )}
      <Said trouble={trouble} />
    </section>
  );
}
