import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { useMaking } from '../office/useMaking';
import { formatMonth, monthBefore, monthOf, nowOf } from '../wib';

/** This month and the twelve before it. */
function months(now: string): string[] {
  const found = [monthOf(now)];
  while (found.length < 13) found.push(monthBefore(`${found.at(-1)!}-15T12:00:00Z`));
  return found;
}

/** What this officer did in a month, as a file for their e-Kinerja. */
export function WorkLog() {
  const { words, me } = useOffice();
  const choices = months(nowOf(me.now));
  const [month, setMonth] = useState(choices[0]!);
  const { isMaking, trouble, make } = useMaking();
  const load = (): void => make(`/api/work-log?month=${month}`, file => saveFile(file, `rekap-kerja-${month}.xlsx`));
  return (
    <Section title={words('tab:work.title')}>
      <p className="quiet">{words('tab:work.hint')}</p>
      <div className="filters">
        <Field label={words('tab:work.month')} className="month">
          <Select value={month} onChange={(_, { value }) => setMonth(value)}>
            {choices.map(each => (
              <option key={each} value={each}>
                {formatMonth(each, words.language)}
              </option>
            ))}
          </Select>
        </Field>
        <Button disabledFocusable={isMaking} onClick={load}>
          {words(isMaking ? 'tab:work.making' : 'tab:work.download')}
        </Button>
      </div>
      <Said trouble={trouble} />
    </Section>
  );
}
