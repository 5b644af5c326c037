import { useOffice } from '../office/office';
import { splitMoment } from '../wib';
import { useDivisions } from './PersonForm';
import { PlainForm } from '../form/PlainForm';

const kinds = ['definitive', 'plt', 'plh', 'mandate'] as const;

/** A post is given to an officer. */
export function PostForm({ save, leave }: { save: (input: Record<string, string>) => Promise<void>; leave: () => void }) {
  const { words, me } = useOffice();
  const roles = words
    .codes('staff:role')
    .filter(role => !named.includes(role))
    .map(value => ({ value, label: words(`staff:role.${value}`) }));
  return (
    <PlainForm
      fields={[
        { name: 'role', label: words('settings:field.role'), required: true, kind: { choices: roles } },
        {
          ...{ name: 'division', label: words('settings:field.division'), hint: words('settings:people.divisionHint') },
          kind: { choices: useDivisions() },
        },
        {
          ...{ name: 'kind', label: words('settings:field.kind'), required: true, hint: words('settings:people.kindHint') },
          kind: { choices: kinds.map(value => ({ value, label: words(`settings:kind.${value}`) })) },
        },
        { name: 'from', label: words('settings:field.from'), kind: 'date', required: true },
        { name: 'until', label: words('settings:field.until'), kind: 'date', hint: words('settings:people.untilHint') },
        { name: 'orderNumber', label: words('settings:field.orderNumber'), hint: words('settings:people.orderHint') },
      ]}
      start={{ role: 'operator', kind: 'definitive', from: splitMoment(me.now).date }}
      submit={words('settings:people.give')}
      meaning={words('settings:people.giveMeaning')}
      done={words('settings:saved')}
      save={save}
      leave={leave}
    />
  );
}

/** Who takes part without a post. */
const named = ['handler', 'assignee', 'reporter', 'system'];
