import { Button, Field, SearchBox } from '@fluentui/react-components';
import { useState } from 'react';
import { matches } from '../bank/matching';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { Officer } from './Officer';
import { PersonForm } from './PersonForm';
import type { PartProps } from './SettingsPage';

/** Who works here, with their posts and when they hold them. */
export function PeopleSection({ settings, keeping }: PartProps) {
  const { words } = useOffice();
  const [sought, setSought] = useState('');
  const [isAdding, setAdding] = useState(false);
  const found = settings.people.filter(({ name, loginName, posts }) =>
    matches(sought, [name, loginName, ...posts.map(({ role }) => words(`staff:role.${role}`))]),
  );
  return (
    <>
      <Section title={words('settings:section.people')}>
        <p>{words('settings:people.intro')}</p>
        <Field label={words('settings:people.search')}>
          <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
        <p role="status" className={found.length > 0 ? 'visually-hidden' : 'empty'}>
          {found.length > 0
            ? words('settings:people.shown', { count: String(found.length) })
            : words('settings:people.noneFound')}
        </p>
        <ul className="cards">
          {found.map(officer => (
            <Officer key={officer.id} officer={officer} people={settings.people} keeping={keeping} />
          ))}
        </ul>
      </Section>
      <Section title={words('settings:people.addTitle')}>
        <p>{words('settings:people.addIntro')}</p>
        {isAdding ? (
          <PersonForm
            officer={null}
            people={settings.people}
            save={input => keeping.save('people', { input })}
            leave={() => setAdding(false)}
          />
        ) : (
          <div className="row">
            <Button appearance="primary" onClick={() => setAdding(true)}>
              {words('settings:people.add')}
            </Button>
          </div>
        )}
      </Section>
    </>
  );
}
