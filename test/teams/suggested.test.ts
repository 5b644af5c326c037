import type { ComplaintView, DetailsView } from '../../bot/casework/reading/complaintView';
import { suggestFor } from '../../bot/complaint/categorisation';
import { contextLines, prefillOf } from '../../bot/teams/dialogContent';
import { textIn } from '../../bot/text/text';

const unsorted = { complaintClass: null, category: null, service: null, division: null, district: null, ward: null };

const viewOf = (text: string, known: Partial<DetailsView> = {}): ComplaintView => {
  const details = { ...unsorted, summary: null, messages: [], reviews: [], answer: null, suggestion: suggestFor(text), ...known };
  return { details } as unknown as ComplaintView;
};
const levy = 'Di loket ada oknum minta 150 ribu supaya KK cepat jadi';

test('a form of a case nobody has sorted begins with what is suggested, and says by which words', () => {
  const view = viewOf('KTP ulun balum tacetak, Kel. Langkai');
  expect(prefillOf('submitReview', view)).toMatchObject({
    ...{ complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
    ...{ division: 'populationRegistration', district: 'Pahandut', ward: 'Langkai' },
  });
  const lines = contextLines('submitReview', view, textIn('id')).join('\n');
  expect(lines).toContain('Usul (dapat diubah): KTP-el: pencetakan · Lama/terlambat · Pahandut, karena: ');
  expect(lines).toContain('“balum tacetak”');
});

test('what an officer has chosen stays, with its own division', () => {
  const chosen = { service: 'kk', division: null, category: 'queue' } as const;
  const filled = prefillOf('submitShort', viewOf('KTP ulun balum tacetak', chosen));
  expect(filled).toMatchObject({ ...chosen, complaintClass: 'complaintNonSupervisory' });
});

test('that a case is supervisory is never filled in: an officer is asked to confirm it', () => {
  const view = viewOf(levy);
  expect(prefillOf('submitReview', view)).toMatchObject({ complaintClass: null, category: null, service: 'kk' });
  expect(contextLines('submitReview', view, textIn('id')).join()).toContain('untuk dikonfirmasi petugas');
});
