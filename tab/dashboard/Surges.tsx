import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Dashboard } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { addressOf, everything } from '../route';
import { splitMoment } from '../wib';
import { numberIn } from '../words/numbers';

const nothing = { service: '', category: '' };

/** Reports that come in unusual number today (bot/complaint/surges.ts), with their lists. */
export function Surges({ surges, now, mayDeclare }: Pick<Dashboard, 'surges' | 'now'> & { mayDeclare: boolean }) {
  const { words, me } = useOffice();
  const today = splitMoment(now).date;
  if (surges.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{words('tab:dashboard.surge.title')}</MessageBarTitle>
        <ul className="plain">
          {surges.map(({ by, code, count, usual }) => (
            <li key={`${by}:${code}`}>
              {words(`tab:dashboard.surge.${by}`, {
                name: code && by !== 'all' && me.names[by][code],
                count: numberIn(words.language, count),
                usual: numberIn(words.language, usual),
              })}{' '}
              <a
                href={addressOf({
                  page: 'list',
                  filter: { ...everything, ...(code && { [by]: code }), from: today, to: today },
                })}
              >
                {words('tab:dashboard.surge.open')}
              </a>
              {mayDeclare && (
                <>
                  {' · '}
                  <a href={addressOf({ page: 'disruptions', id: null, from: { ...nothing, ...(code && { [by]: code }) } })}>
                    {words('tab:dashboard.surge.declare')}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
        {words('tab:dashboard.surge.hint')}
      </MessageBarBody>
    </MessageBar>
  );
}
