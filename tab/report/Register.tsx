import { useCallback } from 'react';
import type { RegisterPage } from '../../bot/http/contract';
import { Trouble } from '../frame/Trouble';
import { Lines } from '../frame/Waiting';
import { TurnPages, usePages } from '../importing/pages';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { addressOf } from '../route';
import { formatWib } from '../wib';
import type { Words } from '../words/words';

type Row = RegisterPage['rows'][number];
type Column = RegisterPage['columns'][number];

/** What each line says before it is opened. */
const atFirst: readonly Column['key'][] = ['ticketNumber', 'receivedAt', 'status'];
const moments: readonly Column['key'][] = ['receivedAt', 'reviewedAt', 'dispositionAt', 'dueAt', 'firstAnswerAt', 'closedAt'];
const none: Row[] = [];

/** The month's register: its 27 columns beside each other are for a spreadsheet; on screen each complaint is opened. */
export default function Register({ month }: { month: string }) {
  const { words, ask } = useOffice();
  const { value, refusal, reload } = useLoaded(
    useCallback(() => ask<RegisterPage>(`/api/reports/${month}/register`), [ask, month]),
    false,
  );
  const pages = usePages(value?.rows ?? none);
  if (refusal) return <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />;
  if (!value) return <Lines text={words('tab:loading')} />;
  const { rows, columns, frozenAt } = value;
  const state = frozenAt
    ? words('report:register.frozen', { at: formatWib(frozenAt, words.language, 'short') })
    : words('report:register.live');
  return (
    <>
      <p role="status" className={rows.length > 0 ? 'quiet' : 'empty'}>
        {rows.length > 0 ? `${words('report:register.count', { count: rows.length })} ${state}` : words('report:register.empty')}
      </p>
      <ul className="plain stack tight">
        {pages.shown.map(row => (
          <li key={row.ticketNumber}>
            <One row={row} columns={columns} />
          </li>
        ))}
      </ul>
      <TurnPages pages={pages} label={words('report:register.pages')} />
    </>
  );
}

function One({ row, columns }: { row: Row; columns: Column[] }) {
  const { words } = useOffice();
  const known = columns.filter(({ key }) => !atFirst.includes(key) && row[key] !== null && row[key] !== '');
  return (
    <details className="register">
      <summary>
        <strong>{row.ticketNumber}</strong> · {formatWib(row.receivedAt, words.language, 'short')} · {row.status}
      </summary>
      <dl className="facts">
        {known.map(({ key, heading }) => (
          <div key={key}>
            <dt>{heading}</dt>
            <dd>{said(words, key, row[key])}</dd>
          </div>
        ))}
      </dl>
      <a href={addressOf({ page: 'complaint', ticketNumber: row.ticketNumber })}>{words('report:register.open')}</a>
    </details>
  );
}

const said = (words: Words, key: Column['key'], value: string | number | null): string =>
  moments.includes(key) ? formatWib(String(value), words.language, 'short') : String(value);
