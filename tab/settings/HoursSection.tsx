import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatDate, hoursText, weekdayName } from './dates';
import { PlainForm } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the office is open: in every week, and on days that are different. */
export function HoursSection({ settings, keeping }: PartProps) {
  const { words } = useOffice();
  const { version, hours } = settings;
  return (
    <>
      <Section title={words('settings:hours.week')}>
        <p>{words('settings:hours.weekIntro')}</p>
        <p className="quiet">{words('settings:hours.hint')}</p>
        <PlainForm
          fields={weekdays.map(day => ({ name: `weekday${day}`, label: weekdayName(day, words.language) }))}
          start={Object.fromEntries(weekdays.map(day => [`weekday${day}`, hoursText(hours.week[day])]))}
          submit={words('settings:hours.save')}
          meaning={words('settings:meaning.clocks')}
          done={words('settings:saved')}
          save={input => keeping.save('hours', { version, input })}
        />
      </Section>
      <Section title={words('settings:hours.special')}>
        <p>{words('settings:hours.specialIntro')}</p>
        <Stretches settings={settings} keeping={keeping} />
      </Section>
      <Section title={words('settings:hours.addTitle')}>
        <PlainForm
          fields={[
            { name: 'from', label: words('settings:field.from'), kind: 'date', required: true },
            { name: 'until', label: words('settings:field.until'), kind: 'date', hint: words('settings:hours.untilHint') },
            { name: 'hours', label: words('settings:field.hours'), hint: words('settings:hours.hint') },
          ]}
          start={{}}
          submit={words('settings:hours.add')}
          meaning={words('settings:meaning.clocks')}
          done={words('settings:saved')}
          isForMore
          save={input => keeping.save('special-hours', { version, input })}
        />
      </Section>
    </>
  );
}

function Stretches({ settings: { version, hours }, keeping }: PartProps) {
  const { words } = useOffice();
  const [trouble, setTrouble] = useState<string | null>(null);
  const date = (day: string): string => formatDate(day, words.language);
  if (hours.special.length === 0) return <p className="quiet">{words('settings:hours.none')}</p>;
  return (
    <>
      <Said trouble={trouble} />
      <ul className="lines">
        {hours.special.map(({ from, until, openings }) => {
          const when = from === until ? date(from) : words('settings:hours.stretch', { from: date(from), until: date(until) });
          return (
            <li key={from}>
              <span className="when">{when}</span>
              <span className="what">{hoursText(openings) || words('settings:hours.closed')}</span>
              <Button
                size="small"
                appearance="subtle"
                disabledFocusable={keeping.isBusy}
                aria-label={words('settings:removeOf', { what: when })}
                onClick={() =>
                  void keeping
                    .press('special-hours', { version, remove: true, input: { from, until, hours: hoursText(openings) } })
                    .then(setTrouble)
                }
              >
                {words('settings:remove')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
