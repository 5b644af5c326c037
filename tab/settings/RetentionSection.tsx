import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { PlainForm, type PlainField } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

/** How long closed cases' records are kept, and by what rule. */
export function RetentionSection({ settings: { version, retention }, keeping }: PartProps) {
  const { words } = useOffice();
  const { usual } = retention;
  const years = (name: 'activeYears' | 'inactiveYears'): PlainField => ({
    ...{ name, label: words(`settings:retention.${name}`), required: true, kind: 'number' },
    hint: words('settings:retention.yearsHint', { years: usual[name] }),
  });
  const source = { name: 'source', label: words('settings:retention.source'), hint: words('settings:retention.sourceHint') };
  return (
    <Section title={words('settings:section.retention')}>
      <p>{words('settings:retention.intro')}</p>
      <PlainForm
        fields={[years('activeYears'), years('inactiveYears'), { ...source, required: true }]}
        start={{
          ...{ activeYears: String(retention.activeYears), inactiveYears: String(retention.inactiveYears) },
          source: retention.source,
        }}
        submit={words('settings:save')}
        meaning={words('settings:retention.meaning')}
        done={words('settings:saved')}
        save={input => keeping.save('retention', { version, input })}
      />
    </Section>
  );
}
