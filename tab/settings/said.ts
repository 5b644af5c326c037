import type { Names, OfficeSettings, SettingChange } from '../../bot/http/contract';
import type { Words } from '../words/words';
import { formatDay } from '../wib';
import { limitText } from '../words/limitText';
import { formatDate, weekdayName } from './dates';

/** Which one was changed, in words: a day, a weekday, a person. */
export function subjectText(
  words: Words,
  names: Names,
  { what, subject }: SettingChange,
  people: OfficeSettings['people'],
): string {
  switch (what) {
    case 'holiday':
    case 'exception':
      return formatDate(subject, words.language);
    case 'openingHours':
      return weekdayName(Number(subject), words.language);
    case 'limit':
      return words(`staff:deadline.${subject}`);
    case 'answerApproval':
    case 'retention':
      return '';
    case 'reminders':
      return words(`settings:reminders.${subject}`);
    case 'channel':
      return words(`staff:channel.${subject}`);
    case 'reporterText':
      return words(`settings:texts.name.${subject}`);
    case 'template':
    case 'standing':
      return subject;
    case 'sorting': {
      const [field = '', code = ''] = subject.split('.');
      return names[field as 'service' | 'category']?.[code] ?? code;
    }
    case 'retried':
      return words(`settings:health.part.${subject}`);
    case 'officeText':
      return words(`settings:officeField.${subject}`);
    case 'person':
    case 'post':
      return people.find(({ id }) => id === subject)?.name ?? '–';
  }
}

interface SaidStanding {
  category: string;
  service: string | null;
  validFrom: string;
  validTo: string;
}

interface SaidPost {
  role: string;
  division: string | null;
  kind: string;
}

/** `Plt. Kepala Bidang`, `Bidang Teknis (PP)` */
export function postText(words: Words, { role, kind }: Pick<SaidPost, 'role' | 'kind'>, division?: string): string {
  const post = words(`staff:role.${role}`);
  const named = kind === 'definitive' ? post : `${words(`staff:roleKind.${kind}`)} ${post}`;
  return division ? `${named} (${division})` : named;
}

/** What stood there or stands there now, in words; of a person only what is different. */
export function valueText(words: Words, names: Names, { what, ...values }: SettingChange, which: 'before' | 'after'): string {
  const value = values[which];
  switch (what) {
    case 'holiday': {
      const { name, type } = value as { name: string; type: string };
      return `${name} (${words(`settings:holidayType.${type}`)})`;
    }
    case 'openingHours':
    case 'exception':
      return String(value) || words('settings:hours.closed');
    case 'limit':
      return limitText(words, value as { amount: number; unit: string });
    case 'answerApproval':
      return words(`settings:answerApproval.${String(value)}`);
    case 'retention':
      return words('settings:retention.said', value as Record<string, unknown>);
    case 'reporterText':
    case 'reminders':
      return String(value);
    case 'channel':
      return partText(words, names, what, value);
    case 'standing': {
      const { category, service, validFrom, validTo } = value as SaidStanding;
      const [from, until] = [validFrom, validTo].map(date => formatDay(date, words.language, 'short'));
      const about = [names.category[category], service && names.service[service]].filter(Boolean).join(', ');
      return `${about}, ${words('settings:people.span', { from, until })}`;
    }
    case 'sorting': {
      const { division, isOffered, place } = value as { division: string | null; isOffered: boolean; place: number };
      const answers = division ? (names.division[division] ?? division) : words('settings:sorting.byService');
      return [answers, `${words('settings:sorting.place')} ${place}`, !isOffered && words('settings:sorting.off')]
        .filter(Boolean)
        .join(', ');
    }
    case 'template': {
      const { name, language, state } = value as { name: string; language: string; state: string };
      return `${name} (${language}), ${words(`settings:templates.state.${state}`)}`;
    }
    case 'retried':
      return words('settings:health.retriedRows', { count: String(value) });
    case 'officeText':
      return value === 'true' || value === 'false' ? partText(words, names, what, value === 'true') : String(value);
    case 'post': {
      const post = value as SaidPost & { from: string; until: string | null; orderNumber: string | null };
      const from = formatDay(post.from, words.language, 'short');
      const until = post.until && formatDay(post.until, words.language, 'short');
      const span = until ? words('settings:people.span', { from, until }) : words('settings:people.since', { from });
      return [postText(words, post, names.division[post.division ?? '']), span, post.orderNumber].filter(Boolean).join(', ');
    }
    case 'person': {
      const other = values[which === 'before' ? 'after' : 'before'] as Record<string, unknown> | null;
      return Object.entries(value as Record<string, unknown>)
        .filter(([name, said]) => said !== (other?.[name] ?? null))
        .map(([name, said]) => `${words(`settings:personPart.${name}`)}: ${partText(words, names, name, said)}`)
        .join(', ');
    }
  }
}

function partText(words: Words, names: Names, part: string, said: unknown): string {
  if (said === null) return '–';
  if (typeof said === 'boolean') return words(said ? 'staff:dialog.yes' : 'staff:dialog.no');
  if (part === 'language') return words(`settings:language.${String(said)}`);
  return (part === 'division' && names.division[String(said)]) || String(said);
}
