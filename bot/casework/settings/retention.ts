import type { Person } from '../../complaint/complaint';
import { Invalid } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import type { RetentionSchedule } from '../../complaint/retention';
import { loadSettings, type Office } from '../office';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

/** Longer than any schedule for such records says. */
const mostYears = 30;
const years = ['activeYears', 'inactiveYears'] as const;

const fields: readonly Field[] = [
  ...years.map(name => ({ name, kind: 'number', required: true, max: mostYears }) as const),
  { name: 'source', kind: 'text', required: true, max: 160 },
];

/**
 * How long records are kept, and by what rule. It counts at once for every record that was not appraised yet; columns that stand in
 * SharePoint already stay as they were confirmed.
 * @throws NotAllowed | Invalid | Refused `settingsChanged`
 */
export async function saveRetention(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(fields, input);
    const faulty = years.filter(name => !Number.isInteger(clean[name]) || Number(clean[name]) < 1);
    if (faulty.length > 0)
      throw new Invalid(
        'invalidInput',
        faulty.map(name => ({ name, fault: 'notANumber' })),
      );
    const [activeYears, inactiveYears] = years.map(name => Number(clean[name])) as [number, number];
    const after: RetentionSchedule = { activeYears, inactiveYears, source: String(clean.source) };
    const { retention: before } = await loadSettings(change.tx);
    if (await noteChange(change, { what: 'retention', subject: '', before, after }))
      await writeSetting(change, 'retention', after, version);
  });
}
