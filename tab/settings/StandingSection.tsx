import { Button, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatDay, splitMoment } from '../wib';
import { PlainForm, type PlainField } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';

type Standing = OfficeSettings['standing'][number];

/** Fixed answers that a head has signed beforehand. */
export function StandingSection(props: PartProps) {
  const { words, me } = useOffice();
  const { settings, keeping } = props;
  const field = (name: string, more: Partial<PlainField> = {}): PlainField => ({
    ...{ name, label: words(`settings:standing.field.${name}`), required: true },
    ...more,
  });
  const choices = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Section title={words('settings:section.standing')}>
        <p>{words('settings:standing.intro')}</p>
        {settings.standing.length === 0 && <p className="empty">{words('settings:standing.none')}</p>}
        <ul className="cards">
          {settings.standing.map(standing => (
            <One key={standing.id} standing={standing} {...props} />
          ))}
        </ul>
      </Section>
      <Section title={words('settings:standing.addTitle')}>
        <PlainForm
          fields={[
            field('category', { kind: { choices: [{ value: '', label: '–' }, ...choices(me.names.category)] } }),
            field('service', {
              ...{
                required: false,
                kind: { choices: [{ value: '', label: words('settings:standing.anyService') }, ...choices(me.names.service)] },
              },
            }),
            field('orderNumber', { hint: words('settings:standing.numberHint') }),
            field('signedBy', { hint: words('settings:standing.signedHint') }),
            field('from', { kind: 'date' }),
            field('until', { kind: 'date', hint: words('settings:standing.untilHint') }),
            field('standingText', { kind: 'longText', rows: 6, hint: words('settings:standing.textHint') }),
          ]}
          start={{ from: splitMoment(me.now).date }}
          submit={words('settings:standing.add')}
          meaning={words('settings:standing.meaning')}
          done={words('settings:saved')}
          isForMore
          save={input => keeping.save('standing', { version: settings.version, input })}
        />
      </Section>
    </>
  );
}

function One({ standing, settings: { version }, keeping }: PartProps & { standing: Standing }) {
  const { words, me } = useOffice();
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { id, category, service, text, number, signedBy, validFrom, validTo, state } = standing;
  async function end(): Promise<void> {
    setTrouble(await keeping.press('standing/end', { version, input: { standing: id } }));
    setAsked(false);
  }
  const [from, until] = [validFrom, validTo].map(date => formatDay(date, words.language, 'short'));
  return (
    <li>
      <div className="row">
        <Subtitle2 as="h3">{number}</Subtitle2>
        <span className="tag">{words(`settings:standing.state.${state}`)}</span>
        <span className="space" />
        {state !== 'past' && !isAsked && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={words('settings:standing.endOf', { number })}
            onClick={() => setAsked(true)}
          >
            {words('settings:people.end')}
          </Button>
        )}
      </div>
      <p className="quiet">
        {[
          me.names.category[category],
          service && me.names.service[service],
          signedBy,
          words('settings:people.span', { from, until }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="first-words">{text}</p>
      <Said trouble={trouble} />
      {isAsked && (
        <div className="row">
          {words('settings:standing.endAsk')}
          <Button size="small" appearance="primary" disabledFocusable={keeping.isBusy} onClick={() => void end()}>
            {words('settings:standing.endYes')}
          </Button>
          <Button size="small" onClick={() => setAsked(false)}>
            {words('staff:dialog.cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}
