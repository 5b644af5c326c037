import { useCallback } from 'react';
import type { ComplaintDetail, DeadlineReasons } from '../../bot/http/contract';
import { Trouble } from '../frame/Trouble';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { useTexts } from '../office/useTexts';
import { formatDay, formatWib } from '../wib';
import { limitText } from '../words/limitText';
import type { Words } from '../words/words';

type Clock = NonNullable<ComplaintDetail['deadlines']>[number];
type Reason = DeadlineReasons[string];

/** A year has some thirty closed days: more than this in a row reads as none. */
const mostDays = 6;

/** What an officer would say to a reporter who asks how the office came to this date. */
export default function WhyDeadline({ ticketNumber, clock }: { ticketNumber: string; clock: Clock }) {
  const { words, ask } = useOffice();
  const hasTexts = useTexts('settings');
  const load = useCallback(
    () => ask<DeadlineReasons>(`/api/complaints/${encodeURIComponent(ticketNumber)}/deadlines`),
    [ask, ticketNumber],
  );
  const { value, refusal, reload } = useLoaded(load, ticketNumber);
  if (refusal) return <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />;
  const reason = value?.[clock.id];
  if (!reason || !hasTexts) return <p className="quiet">{words('tab:loading')}</p>;
  return (
    <ul className="whyLines quiet">
      {reasonsIn(words, clock, reason).map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function reasonsIn(words: Words, { code }: Clock, reason: Reason): string[] {
  const {
    limit,
    startedAt,
    countsFrom,
    isFromDisposition,
    endsAfterDayOff,
    stoodMinutes,
    unknownYears,
    isOtherwise,
    policyVersion,
  } = reason;
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  if (!limit) return [words(`tab:why.${code}`, { at: at(startedAt) })];
  const values = { limit: limitText(words, limit), source: words(`settings:source.${code}`) };
  const hours = (stoodMinutes / 60).toLocaleString(words.language, { maximumFractionDigits: 1 });
  const lines = [
    isFromDisposition && words('tab:why.disposed', { at: at(startedAt) }),
    startedAt === countsFrom
      ? words('tab:why.started', { at: at(startedAt) })
      : words('tab:why.startedLater', { at: at(startedAt), from: at(countsFrom) }),
    words(code === 'laporFollowUp' && !isFromDisposition ? 'tab:why.limitLapor' : 'tab:why.limit', values),
    reason.skipped.length > 0 && words('tab:why.skipped', { days: daysIn(words, reason) }),
    endsAfterDayOff && words('tab:why.dayOff'),
    stoodMinutes > 0 && words('tab:why.stood', { time: hours }),
    unknownYears.length > 0 && words('tab:why.unknown', { years: unknownYears.join(', ') }),
    isOtherwise && words('tab:why.otherwise'),
    policyVersion > 1 && words('tab:why.version', { version: policyVersion }),
  ];
  return lines.filter(line => line !== false);
}

function daysIn(words: Words, { skipped }: Reason): string {
  const named = skipped.slice(0, mostDays).map(({ date, name }) => {
    const day = formatDay(date, words.language, 'short');
    return name ? words('tab:why.holiday', { date: day, name }) : words('tab:why.closedDay', { date: day });
  });
  const left = skipped.length - named.length;
  return [...named, ...(left > 0 ? [words('tab:why.more', { count: left })] : [])].join('; ');
}
