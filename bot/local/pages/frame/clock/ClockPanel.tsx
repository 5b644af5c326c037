import { Button, MessageBar, MessageBarBody, ProgressBar, Subtitle2, Title3 } from '@fluentui/react-components';
import { useSurroundings } from '../settings';
import { DueList } from './DueList';
import { JumpForm } from './JumpForm';
import { dayAndTime, inWib } from './moments';
import { Outcome } from './Outcome';
import type { Clock } from './useClock';
import { useJumps } from './useJumps';

const hour = 3_600_000;

/** Office time, the ways forward, and what is due next. */
export function ClockPanel({ clock, error }: { clock: Clock | undefined; error: string | undefined }) {
  const { words, language } = useSurroundings();
  const jumps = useJumps();
  if (!clock) return <p>{error ?? words('local:clock.loading')}</p>;
  const { now, underWay, upcoming } = clock;
  const isBusy = jumps.isBusy || underWay !== null;
  const places = [
    { name: 'hour', at: new Date(now.getTime() + hour) },
    { name: 'nextWorkingDay', at: new Date(clock.jumps.nextWorkingDay) },
    { name: 'nextMonth', at: new Date(clock.jumps.nextMonth) },
  ];
  return (
    <>
      <div>
        <Title3 as="p" className="clock-now">
          {inWib(now, language, 'timeWithSeconds')} WIB
        </Title3>
        <p>{inWib(now, language, 'fullDay')}</p>
      </div>
      {error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{error}</MessageBarBody>
        </MessageBar>
      )}
      {underWay ? <Progress underWay={underWay} now={now} /> : <Outcome jumps={jumps} />}
      <div className="clock-places">
        {places.map(({ name, at }) => (
          <Button key={name} disabledFocusable={isBusy} onClick={() => jumps.to(at.toISOString())}>
            <span>{words(`local:clock.to.${name}`)}</span>
            <small>{dayAndTime(at, language)}</small>
          </Button>
        ))}
      </div>
      <JumpForm now={now} isBusy={isBusy} onJump={jumps.to} />
      <Button appearance="primary" disabledFocusable={isBusy} onClick={jumps.settle}>
        {words('local:clock.settle')}
      </Button>
      <p className="clock-soft">{words('local:clock.about')}</p>
      <Subtitle2 as="h3">{words('local:clock.upcoming')}</Subtitle2>
      <DueList moments={upcoming} now={now} isBusy={isBusy} jumps={jumps} />
    </>
  );
}

function Progress({ underWay, now }: { underWay: NonNullable<Clock['underWay']>; now: Date }) {
  const { words, language } = useSurroundings();
  const [from, until] = [Date.parse(underWay.from), Date.parse(underWay.until)];
  const part = until > from ? (now.getTime() - from) / (until - from) : 1;
  const text = words('local:clock.playing', { until: dayAndTime(new Date(until), language) });
  return (
    <div role="status">
      <p>{text}</p>
      <ProgressBar aria-label={text} value={Math.min(1, Math.max(0, part))} thickness="large" />
    </div>
  );
}
