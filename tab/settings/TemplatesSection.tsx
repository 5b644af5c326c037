import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { PlainForm } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

const states = ['approved', 'pending', 'rejected', 'paused', 'notSubmitted'] as const;

/** What Meta has approved: under which name and language, and whether it may be sent. */
export function TemplatesSection({ settings: { version, templates }, keeping }: PartProps) {
  const { words } = useOffice();
  const [changed, setChanged] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <Section title={words('settings:templates.title')}>
      <p>{words('settings:templates.intro')}</p>
      <ul className="lines">
        {templates.map(({ key, name, language, state, text }) => (
          <li key={key}>
            <span className="what">
              <strong>{name}</strong> <span className="quiet">({language})</span>
              <br />
              <span className="quiet">{text}</span>
            </span>
            <span className={state === 'approved' ? 'tag' : 'tag attention'}>{words(`settings:templates.state.${state}`)}</span>
            <Button
              size="small"
              appearance="subtle"
              aria-label={words('settings:deadlines.changeOf', { what: name })}
              onClick={() => {
                setChanged(key);
                setSaved(null);
              }}
            >
              {words('settings:people.change')}
            </Button>
            {saved === key && (
              <span role="status" className="quiet">
                {words('settings:saved')}
              </span>
            )}
            {changed === key && (
              <div className="whole">
                <PlainForm
                  fields={[
                    { name: 'metaName', label: words('settings:templates.metaName'), required: true },
                    {
                      ...{ name: 'metaLanguage', label: words('settings:templates.metaLanguage'), required: true },
                      hint: words('settings:templates.languageHint'),
                    },
                    {
                      ...{ name: 'templateState', label: words('settings:templates.stateLabel'), required: true },
                      kind: { choices: states.map(value => ({ value, label: words(`settings:templates.state.${value}`) })) },
                    },
                  ]}
                  start={{ metaName: name, metaLanguage: language, templateState: state }}
                  submit={words('settings:save')}
                  meaning={words('settings:templates.meaning')}
                  done={words('settings:saved')}
                  save={async input => {
                    await keeping.save('templates', { version, input: { template: key, ...input } });
                    setChanged(null);
                    setSaved(key);
                  }}
                  leave={() => setChanged(null)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
