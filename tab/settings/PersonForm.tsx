import type { OfficeSettings } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { PlainForm, type PlainField } from './PlainForm';

export type OfficerView = OfficeSettings['people'][number];

interface PersonFormProps {
  /** Null = a new one. */
  officer: OfficerView | null;
  save: (input: Record<string, string>) => Promise<void>;
  leave: () => void;
}

/** Who somebody is; what they may do comes with their posts. */
export function PersonForm({ officer, save, leave }: PersonFormProps) {
  const { words } = useOffice();
  const field = (name: string, more: Partial<PlainField> = {}): PlainField => ({
    ...{ name, label: words(`settings:field.${name}`) },
    ...more,
  });
  const languages = (['id', 'en'] as const).map(value => ({ value, label: words(`settings:language.${value}`) }));
  return (
    <PlainForm
      fields={[
        field('officerName', { required: true }),
        field('loginName', { required: true, hint: words('settings:people.loginHint') }),
        ...(officer ? [] : [field('aadObjectId', { required: true, hint: words('settings:people.idHint') })]),
        field('division', { kind: { choices: useDivisions() } }),
        field('language', { kind: { choices: languages } }),
        field('rank', { hint: words('settings:people.rankHint') }),
        field('nip'),
      ]}
      start={
        officer
          ? {
              ...{ officerName: officer.name, loginName: officer.loginName, language: officer.language },
              ...{ division: officer.division ?? '', rank: officer.rank ?? '', nip: officer.nip ?? '' },
            }
          : { language: 'id' }
      }
      submit={words(officer ? 'settings:save' : 'settings:people.add')}
      meaning={words(officer ? 'settings:people.changeMeaning' : 'settings:people.addMeaning')}
      done={words('settings:saved')}
      isForMore={!officer}
      save={save}
      leave={leave}
    />
  );
}

/** The divisions to choose from, and none. */
export function useDivisions(): { value: string; label: string }[] {
  const { words, me } = useOffice();
  const named = Object.entries(me.names.division).map(([value, label]) => ({ value, label }));
  return [{ value: '', label: words('settings:people.noDivision') }, ...named];
}
