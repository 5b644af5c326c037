import type { ReportView } from '../../casework/report/reportView';
import { formatMonth, formatWib } from '../../complaint/wib';
import type { MonthlyFigures, Share } from '../../complaint/figures';
import { numberIn, type Words } from '../../text/text';
import { buttonKind } from './buttonOrder';
import type { ReportCardModel, ReportFact } from './reportCard';
import { reportFacts } from './reportCard';

/** What a month's report shows on the card of one reader, in the words of the reader's language. */
export function reportCardModel(view: ReportView, words: Words, newSubmissionId: () => string): ReportCardModel {
  const { month, step, status, figures, frozenAt } = view;
  return {
    month,
    step,
    monthName: formatMonth(month, words.language),
    statusKey: status,
    frozenAt: frozenAt && formatWib(frozenAt, words.language),
    facts: reportFacts.map(name => ({ name, value: values[name](figures, words) })),
    note: noteOf(view, words),
    pdfUrl: view.pdfUrl,
    xlsxUrl: view.registerUrl,
    buttons: view.allowedActions.map(({ action }) => ({ action, kind: buttonKind(action), submissionId: newSubmissionId() })),
  };
}

/** Why it came back, until it is submitted anew. */
function noteOf({ status, returnNote, history }: ReportView, words: Words): ReportCardModel['note'] {
  const returned = history.findLast(entry => entry.action === 'returnReport');
  if (status !== 'returned' || !returned) return null;
  return { from: returned.who ?? '–', at: formatWib(returned.at, words.language), text: returned.note ?? returnNote ?? '' };
}

const nil = (words: Words): string => words('staff:report.nil');

function share({ count, of, percent }: Share, words: Words): string {
  if (percent === null) return nil(words);
  return words('staff:report.value.share', { count, of, percent: numberIn(words, percent) });
}

const hours = (minutes: number | null, words: Words): string =>
  minutes === null ? nil(words) : words('staff:report.value.hours', { value: numberIn(words, minutes / 60) });

/** A figure without anything to measure says "none" rather than zero per cent. */
const values: Record<ReportFact, (figures: MonthlyFigures, words: Words) => string> = {
  openAtStart: ({ recap }) => String(recap.openStart),
  registered: ({ recap }) => String(recap.registered),
  reopened: ({ recap }) => String(recap.reopened),
  closed: ({ recap }) => String(recap.closed),
  openAtEnd: ({ recap }) => String(recap.openEnd),
  overdue: ({ timeliness }) => String(timeliness.overdueCount),
  onTime: ({ timeliness }, words) => share(timeliness.onTime, words),
  firstResponse: ({ timeliness }, words) => hours(timeliness.firstResponse.medianMinutes, words),
  settlement: ({ timeliness }, words) => hours(timeliness.settlement.medianMinutes, words),
  confirmed: ({ satisfaction }, words) => share(satisfaction.confirmed, words),
  silence: ({ satisfaction }, words) => share(satisfaction.silence, words),
  satisfaction: ({ satisfaction: { meanRating } }, words) =>
    meanRating === null ? nil(words) : words('staff:report.value.rating', { value: numberIn(words, meanRating) }),
  promisesKept: ({ timeliness }, words) => share(timeliness.promisesKept, words),
  referredOut: ({ recap }) => String(recap.closedBy.referredOut),
  rejected: ({ recap }) => String(recap.closedBy.rejected),
  supervisory: ({ supervisory }) => String(supervisory.registered),
};
