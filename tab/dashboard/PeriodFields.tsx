import { Field, Input, Select } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import { periods, type AskedPeriod } from '../route';
import { goTo } from '../useRoute';
import { daysOf } from './period';

/** Of what the figures are. Whoever chooses days of their own starts from those that were shown. */
export function PeriodFields({ asked, today }: { asked: AskedPeriod; today: string }) {
  const { words } = useOffice();
  const go = (change: Partial<AskedPeriod>): void => {
    const shown = daysOf(asked, today) ?? asked;
    goTo({ page: 'dashboard', ...asked, ...shown, ...change }, asked.period === 'own' && !change.period ? 'replace' : 'push');
  };
  return (
    <>
      <Field label={words('tab:dashboard.period')}>
        <Select value={asked.period} onChange={(_, { value }) => go({ period: value as AskedPeriod['period'] })}>
          {periods.map(period => (
            <option key={period} value={period}>
              {words(`tab:dashboard.periodOf.${period}`)}
            </option>
          ))}
        </Select>
      </Field>
      {asked.period === 'own' &&
        (['from', 'to'] as const).map(name => (
          <Field key={name} label={words(`tab:dashboard.${name}`)}>
            <Input type="date" max={today} value={asked[name]} onChange={(_, { value }) => go({ [name]: value })} />
          </Field>
        ))}
    </>
  );
}
