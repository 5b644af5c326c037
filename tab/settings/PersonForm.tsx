import type { OfficeSettings } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { PlainForm, type PlainField } from '../form/PlainForm';

export type OfficerView = OfficeSettings['people'][number];

/** The SOP's "kualifikasi pelaksana" 1–3. */
const qualified = ['computers', 'complaintHandling', 'records'] as const;

interface PersonFormProps {
  /** Null = a new one. */
  officer: OfficerView | null;
  /** Who can be named as a deputy. */
  people: readonly OfficerView[];
  save: (input: Record<string, string>) => Promise<void>;
  leave: () => void;
}

/** Who somebody is; what they may do comes with their posts. */
export function PersonForm({ officer, people, save, leave }: PersonFormProps) {
  const { words } = useOffice();
  const colleagues = people
    .filter(({ id, active }) => active && id !== officer?.id)
    .map(({ id, name }) => ({ value: id, label: name }));
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
        field('deputy', {
          kind: { choices: [{ value: '', label: words('settings:people.noDeputy') }, ...colleagues] },
          hint: words('settings:people.deputyHint'),
        }),
        ...qualified.map(name => field(name, { kind: 'check' })),
      ]}
      start={
        officer
          ? {
              ...{ officerName: officer.name, loginName: officer.loginName, language: officer.language },
              ...{
                division: officer.division ?? '',
                rank: officer.rank ?? '',
                nip: officer.nip ?? '',
                deputy: officer.deputyId ?? '',
              },
              ...Object.fromEntries((officer.qualifications ?? []).map(name => [name, 'true'])),
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
