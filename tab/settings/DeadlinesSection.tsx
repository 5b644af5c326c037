import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { PlainForm } from '../form/PlainForm';
import { limitText } from '../words/limitText';
import type { PartProps } from './SettingsPage';

type LimitView = OfficeSettings['deadlines']['limits'][number];
const reminders = ['autoCloseReminders', 'deemWithdrawnReminders'] as const;
const approvals = ['whenNeeded', 'always', 'never'] as const;

/** How long things may take, by whose rule, and which answers are approved first. */
export function DeadlinesSection({ settings, keeping }: PartProps) {
  const { words } = useOffice();
  const [changed, setChanged] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { version, deadlines } = settings;
  return (
    <>
      <Section title={words('settings:section.deadlines')}>
        <p>{words('settings:deadlines.intro')}</p>
        <ul className="lines">
          {deadlines.limits.map(limit => (
            <li key={limit.code}>
              <span className="what">
                <strong>{words(`staff:deadline.${limit.code}`)}</strong>
                <br />
                <span className="quiet">{source(limit)}</span>
              </span>
              <span>{limitText(words, limit)}</span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={words('settings:deadlines.changeOf', { what: words(`staff:deadline.${limit.code}`) })}
                onClick={() => {
                  setChanged(limit.code);
                  setSaved(null);
                }}
              >
                {words('settings:people.change')}
              </Button>
              {saved === limit.code && (
                <span role="status" className="quiet">
                  {words('settings:saved')}
                </span>
              )}
              {changed === limit.code && (
                <div className="whole">
                  <PlainForm
                    fields={[{ name: 'amount', label: amountLabel(limit), kind: 'number', required: true, hint: source(limit) }]}
                    start={{ amount: String(limit.amount) }}
                    submit={words('settings:save')}
                    meaning={words('settings:meaning.clocks')}
                    done={words('settings:saved')}
                    save={async ({ amount }) => {
                      await keeping.save('limits', { version, input: { limitCode: limit.code, amount } });
                      setChanged(null);
                      setSaved(limit.code);
                    }}
                    leave={() => setChanged(null)}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words('settings:deadlines.approvalTitle')}>
        <PlainForm
          fields={[
            {
              ...{ name: 'answerApproval', label: words('settings:deadlines.approval'), required: true },
              kind: { choices: approvals.map(value => ({ value, label: words(`settings:answerApproval.${value}`) })) },
            },
          ]}
          start={{ answerApproval: deadlines.answerApproval }}
          submit={words('settings:save')}
          meaning={words('settings:deadlines.approvalMeaning')}
          done={words('settings:saved')}
          save={input => keeping.save('answer-approval', { version, input })}
        />
      </Section>
      <Section title={words('settings:deadlines.remindersTitle')}>
        <PlainForm
          fields={reminders.map(name => ({
            ...{ name, label: words(`settings:reminders.${name}`), required: true },
            hint: words(`settings:reminders.${name}Hint`),
          }))}
          start={Object.fromEntries(reminders.map(name => [name, deadlines.reminders[name].join(', ')]))}
          submit={words('settings:save')}
          meaning={words('settings:meaning.clocks')}
          done={words('settings:saved')}
          save={input => keeping.save('reminders', { version, input })}
        />
      </Section>
    </>
  );

  function amountLabel({ unit }: LimitView): string {
    return words('settings:deadlines.amount', { unit: words(`settings:unit.${unit}`) });
  }

  function source({ code, bound, usual, unit }: LimitView): string {
    const limit = limitText(words, { amount: usual, unit });
    const rule = words(`settings:source.${code}`);
    return bound ? `${rule} · ${words(`settings:deadlines.${bound}`, { limit })}` : rule;
  }
}
