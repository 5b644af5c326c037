import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { useDivisions } from './PersonForm';
import { PlainForm } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

type Sortable = keyof OfficeSettings['sorting'];
type Sorted = OfficeSettings['sorting'][Sortable][number];

/** What forms offer, in which order, and which division answers. */
export function SortingSection(props: PartProps) {
  const { words } = useOffice();
  return (
    <>
      {(['service', 'category'] as const).map(what => (
        <Section key={what} title={words(`settings:sorting.${what}`)}>
          <p>{words(`settings:sorting.${what}Intro`)}</p>
          <ol className="lines plain">
            {props.settings.sorting[what].map((sorted, at) => (
              <One key={sorted.code} {...{ what, sorted }} place={at + 1} {...props} />
            ))}
          </ol>
        </Section>
      ))}
    </>
  );
}

interface OneProps extends PartProps {
  what: Sortable;
  sorted: Sorted;
  place: number;
}

function One({ what, sorted: { code, division, usual, isOffered }, place, settings: { version }, keeping }: OneProps) {
  const { words, me } = useOffice();
  const [isChanging, setChanging] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [unnamed, ...named] = useDivisions();
  const name = me.names[what][code] ?? code;
  const choices = what === 'service' ? named : [{ ...unnamed!, label: words('settings:sorting.byService') }, ...named];
  return (
    <li>
      <span className="what">
        <strong>{name}</strong>
        <br />
        <span className="quiet">
          {division ? me.names.division[division] : words('settings:sorting.byService')}
          {division !== usual && ` · ${words('settings:sorting.own')}`}
        </span>
      </span>
      {!isOffered && <span className="tag">{words('settings:sorting.off')}</span>}
      <Button
        size="small"
        appearance="subtle"
        aria-label={words('settings:deadlines.changeOf', { what: name })}
        onClick={() => {
          setChanging(true);
          setSaved(false);
        }}
      >
        {words('settings:people.change')}
      </Button>
      {isSaved && (
        <span role="status" className="quiet">
          {words('settings:saved')}
        </span>
      )}
      {isChanging && (
        <div className="whole">
          <PlainForm
            fields={[
              { name: 'division', label: words('settings:sorting.division'), required: what === 'service', kind: { choices } },
              {
                ...{ name: 'isOffered', label: words('settings:sorting.isOffered'), required: true },
                kind: {
                  choices: [
                    { value: 'true', label: words('staff:dialog.yes') },
                    { value: 'false', label: words('settings:sorting.no') },
                  ],
                },
              },
              { name: 'place', label: words('settings:sorting.place'), kind: 'number', required: true },
            ]}
            start={{ division: division ?? '', isOffered: String(isOffered), place: String(place) }}
            submit={words('settings:save')}
            meaning={words('settings:sorting.meaning')}
            done={words('settings:saved')}
            save={async input => {
              await keeping.save('sorting', { version, input: { sortable: what, code, ...input } });
              setChanging(false);
              setSaved(true);
            }}
            leave={() => setChanging(false)}
          />
        </div>
      )}
    </li>
  );
}
