import { statuses } from '../../complaint/complaint';
import { formatWib } from '../../complaint/deadline';
import { textIn, type Language } from '../../text/text';
import { endsAt, type Played } from './playMonth';

/** What there is to see now, in both languages. */
export function summaryOf(played: Played, baseUrl: string): string {
  return (['id', 'en'] as const).map(language => inLanguage(language, played, baseUrl)).join('\n');
}

function inLanguage(language: Language, { statuses: counts, settled, reportStatus }: Played, url: string): string {
  const words = textIn(language);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rows = statuses
    .filter(status => counts[status])
    .map(status => `  ${String(counts[status]).padStart(4)}  ${words(`staff:status.${status}`)}`);
  const hidden = counts.outline ? [`  ${String(counts.outline).padStart(4)}  ${words('demo:outline')}`] : [];
  const parked = settled.parked > 0 ? [words('demo:parked', { count: settled.parked })] : [];
  const report = words('demo:report', { status: words(`staff:report.status.${reportStatus}`) });
  return [
    words('demo:ended', { at: formatWib(endsAt, language), total }),
    ...rows,
    ...hidden,
    ...parked,
    report,
    whereToLook(language, url),
    '',
  ].join('\n');
}

/** The pages, each with whom to be there. */
export function whereToLook(language: Language, url: string): string {
  const words = textIn(language);
  const [query, more] = language === 'en' ? ['?lang=en', '&lang=en'] : ['', ''];
  return words('demo:look', { url, query, more });
}
