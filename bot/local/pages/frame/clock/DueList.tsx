import { Button } from '@fluentui/react-components';
import type { Words } from '../../../../text/text';
import { useSurroundings } from '../settings';
import { dayAndTime } from './moments';
import type { DueMoment } from './useClock';
import type { Jumps } from './useJumps';

interface Props {
  moments: readonly DueMoment[];
  now: Date;
  isBusy: boolean;
  jumps: Jumps;
}

/** What the office will do by itself, soonest first; each leads there. */
export function DueList({ moments, now, isBusy, jumps }: Props) {
  const { words, language } = useSurroundings();
  if (moments.length === 0) return <p className="clock-soft">{words('local:clock.nothingDue')}</p>;
  return (
    <ul className="clock-due">
      {moments.map((moment, index) => {
        const at = new Date(moment.at);
        // What is due already is not jumped to: the office works it off where it stands.
        const go = at <= now ? jumps.settle : () => jumps.to(moment.at);
        return (
          <li key={index}>
            <Button appearance="subtle" disabledFocusable={isBusy} onClick={go}>
              <small>{at <= now ? words('local:clock.dueNow') : dayAndTime(at, language)}</small>
              <span>{about(moment, words)}</span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function about({ duty, ticketNumber, deadline, isReminder }: DueMoment, words: Words): string {
  if (!ticketNumber) return words(`local:clock.duty.${duty}`);
  const values = { ticket: ticketNumber, deadline: words(`staff:deadline.${deadline}`) };
  return words(`local:clock.duty.${isReminder ? 'reminder' : 'due'}`, values);
}
