import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatDate } from './dates';
import { HolidayImport } from './HolidayImport';
import { PlainForm } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

type Year = OfficeSettings['calendar']['years'][number];
const types = ['national', 'collectiveLeave', 'local'] as const;

/** The days on which the office is closed, year by year, and how they are entered. */
export function HolidaysSection({ settings, keeping }: PartProps) {
  const { words } = useOffice();
  const { years, missing } = settings.calendar;
  const [shown, setShown] = useState(missing ?? years.at(-1)?.year);
  const year = years.find(each => each.year === shown) ?? years.at(-1);
  return (
    <>
      <Section title={words('settings:section.holidays')}>
        <p>{words('settings:holidays.intro')}</p>
        <div className="row" role="group" aria-label={words('settings:holidays.year')}>
          {years.map(({ year: each }) => (
            <Button
              key={each}
              aria-pressed={each === year?.year}
              appearance={each === year?.year ? 'primary' : 'secondary'}
              onClick={() => setShown(each)}
            >
              {String(each)}
            </Button>
          ))}
        </div>
        {year && <Days key={year.year} year={year} keeping={keeping} />}
      </Section>
      <HolidayImport reload={keeping.reload} />
      <Section title={words('settings:holidays.addTitle')}>
        <PlainForm
          fields={[
            { name: 'date', label: words('settings:field.date'), kind: 'date', required: true },
            { name: 'holidayName', label: words('settings:field.holidayName'), required: true },
            {
              name: 'holidayType',
              label: words('settings:field.holidayType'),
              required: true,
              kind: { choices: types.map(value => ({ value, label: words(`settings:holidayType.${value}`) })) },
            },
          ]}
          start={{ holidayType: 'local' }}
          submit={words('settings:holidays.add')}
          meaning={words('settings:meaning.clocks')}
          done={words('settings:holidays.added')}
          isForMore
          save={async input => {
            await keeping.save('holidays', { input });
            setShown(Number(input.date?.slice(0, 4)));
          }}
        />
      </Section>
    </>
  );
}

function Days({ year, keeping }: { year: Year; keeping: PartProps['keeping'] }) {
  const { words } = useOffice();
  const [asked, setAsked] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const remove = async (date: string): Promise<void> => {
    setTrouble(await keeping.press('holidays', { remove: date }));
    setAsked(null);
  };
  if (year.days.length === 0) return <p className="empty">{words('settings:holidays.none', { year: String(year.year) })}</p>;
  return (
    <>
      <p role="status" className="quiet">
        {words(year.isKnown ? 'settings:holidays.known' : 'settings:holidays.unknown', {
          year: String(year.year),
          count: String(year.days.length),
        })}
      </p>
      <Said trouble={trouble} />
      <ul className="lines">
        {year.days.map(({ date, name, type }) => (
          <li key={date}>
            <span className="when">{formatDate(date, words.language)}</span>
            <span className="what">
              {name} <span className="tag">{words(`settings:holidayType.${type}`)}</span>
            </span>
            {asked === date ? (
              <span className="row">
                {words('settings:holidays.removeAsk')}
                <Button size="small" appearance="primary" disabledFocusable={keeping.isBusy} onClick={() => void remove(date)}>
                  {words('settings:yesRemove')}
                </Button>
                <Button size="small" onClick={() => setAsked(null)}>
                  {words('staff:dialog.cancel')}
                </Button>
              </span>
            ) : (
              <Button
                size="small"
                appearance="subtle"
                aria-label={words('settings:removeOf', { what: name })}
                onClick={() => setAsked(date)}
              >
                {words('settings:remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
