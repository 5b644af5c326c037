import type { RecordsPage } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';

const marks = { soon: '…', attachment: '…', refused: '⚠', stuck: '⚠' } as const;

/** Closed cases that the archive has not confirmed yet, and what each waits for. */
export function WaitingRecords({ waiting }: Pick<RecordsPage, 'waiting'>) {
  const { words } = useOffice();
  return (
    <Section title={words('archive:waiting.title')}>
      <p className="quiet">{words('archive:waiting.explain')}</p>
      <ul className="plain stack tight">
        {waiting.map(({ ticketNumber, closedAt, waitsFor, code }) => (
          <li key={ticketNumber}>
            <a href={addressOf({ page: 'complaint', ticketNumber })}>{ticketNumber}</a>{' '}
            <span className={waitsFor === 'stuck' ? 'late' : undefined}>
              {marks[waitsFor]} {words(`archive:waiting.for.${waitsFor}`, { code: code ?? '' })}
            </span>
            {closedAt && (
              <span className="quiet">
                {' '}
                {words('archive:waiting.closed', { at: formatWib(closedAt, words.language, 'short') })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
