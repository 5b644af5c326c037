import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { Clock20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSurroundings } from '../settings';
import './clock.css';
import { ClockPanel } from './ClockPanel';
import { inWib } from './moments';
import { useClock, type Clock } from './useClock';

/** Office time in the header; opened, it tells what is due next and moves time forwards. */
export function OfficeClock() {
  const { words } = useSurroundings();
  const [isOpen, setIsOpen] = useState(false);
  const { clock, error } = useClock(isOpen);
  const isPlaying = clock?.underWay ? ' is-playing' : '';
  return (
    <Popover open={isOpen} onOpenChange={(_, data) => setIsOpen(data.open)} trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={`clock-button${isPlaying}`} icon={<Clock20Regular />}>
          <span className="visually-hidden">{words('local:clock.title')} </span>
          {clock ? <Face clock={clock} /> : '–'}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className="clock-panel" aria-label={words('local:clock.title')}>
        <ClockPanel clock={clock} error={error} />
      </PopoverSurface>
    </Popover>
  );
}

function Face({ clock: { now } }: { clock: Clock }) {
  const { language } = useSurroundings();
  return (
    <span className="clock-face">
      <span>{inWib(now, language, 'day')}</span> <b>{inWib(now, language, 'time')} WIB</b>
    </span>
  );
}
