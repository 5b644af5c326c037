import { dateOf, dayOf, locales } from '../../../../complaint/wib';
import type { Language } from '../../../../text/text';

const formats = {
  /** `Sen, 23 Nov` */
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  /** `Senin, 23 November 2026` */
  fullDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  timeWithSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A part of a moment as the office's wall calendar and clock show it. */
export const inWib = (at: Date, language: Language, part: keyof typeof formats): string =>
  new Intl.DateTimeFormat(locales[language], { ...formats[part], timeZone: 'Asia/Jakarta' }).format(at);

/** `Sen, 23 Nov, 09.15 WIB` */
export const dayAndTime = (at: Date, language: Language): string =>
  `${inWib(at, language, 'day')}, ${inWib(at, language, 'time')} WIB`;

/** What a `datetime-local` field holds: WIB wall time, whatever zone the browser is in. */
export const fieldValue = (at: Date): string => `${dateOf(dayOf(at))}T${inWib(at, 'en', 'time')}`;
