import type { SettingChange } from '../../bot/http/contract';
import type { Words } from '../words/words';
import { formatDate, weekdayName } from './dates';

/** Which one was changed, in words: a day, a weekday. */
export function subjectText(words: Words, { what, subject }: SettingChange): string {
  switch (what) {
    case 'holiday':
    case 'exception':
      return formatDate(subject, words.language);
    case 'openingHours':
      return weekdayName(Number(subject), words.language);
  }
}

/** What stood there or stands there now, in words. */
export function valueText(words: Words, what: SettingChange['what'], value: unknown): string {
  switch (what) {
    case 'holiday': {
      const { name, type } = value as { name: string; type: string };
      return `${name} (${words(`settings:holidayType.${type}`)})`;
    }
    case 'openingHours':
    case 'exception':
      return String(value) || words('settings:hours.closed');
  }
}
