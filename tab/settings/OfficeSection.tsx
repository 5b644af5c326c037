import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { PlainForm, type PlainField } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

/** What the office is called, how it is reached, and how it stands in LAPOR!. */
export function OfficeSection({ settings: { version, office, channels }, keeping }: PartProps) {
  const { words } = useOffice();
  const kinds: Record<string, PlainField['kind']> = {
    laporOffices: 'longText',
    laporRecordsEvery: {
      choices: [
        { value: 'true', label: words('staff:dialog.yes') },
        { value: 'false', label: words('staff:dialog.no') },
      ],
    },
  };
  return (
    <>
      <Section title={words('settings:section.office')}>
        <p>{words('settings:office.intro')}</p>
        <PlainForm
          fields={Object.keys(office).map(name => ({
            ...{ name, label: words(`settings:officeField.${name}`), required: name !== 'officeWhatsapp' },
            ...(kinds[name] && { kind: kinds[name] }),
            ...(words.has(`settings:officeHint.${name}`) && { hint: words(`settings:officeHint.${name}`) }),
          }))}
          start={office}
          submit={words('settings:save')}
          meaning={words('settings:office.meaning')}
          done={words('settings:saved')}
          save={input => keeping.save('office', { version, input })}
        />
      </Section>
      <Section title={words('settings:channels.title')}>
        <p>{words('settings:channels.intro')}</p>
        <PlainForm
          fields={channels.map(({ channel }) => ({ name: channel, label: words(`staff:channel.${channel}`), kind: 'check' }))}
          start={Object.fromEntries(channels.map(({ channel, isOpen }) => [channel, isOpen ? 'true' : '']))}
          submit={words('settings:save')}
          meaning={words('settings:channels.meaning')}
          done={words('settings:saved')}
          save={input => keeping.save('channels', { version, input })}
        />
      </Section>
    </>
  );
}
