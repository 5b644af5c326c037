import type { Action, ReportAction } from '../../complaint/sop';
import { textIn, type Words } from '../../text/text';
import type { PersonaKey } from '../personas';
import { escaped, pageAddress, sayer } from './html';

type Way = { as: PersonaKey; view?: 'chat' } | { page: 'phone' | 'sharepoint' };

interface Stop {
  /** Its text, under `start:tour.`; `{{a}}` and `{{b}}` are the names of the buttons, `{{settled}}` the citizen's. */
  key: string;
  buttons: readonly (Action | ReportAction)[];
  ways: readonly Way[];
}

/** The whole SOP in a few minutes, each stop with the page and the person it is played as. */
const stops: readonly Stop[] = [
  { key: 'write', buttons: [], ways: [{ page: 'phone' }] },
  { key: 'take', buttons: ['take', 'submitReview'], ways: [{ as: 'operator' }] },
  { key: 'verify', buttons: ['verify'], ways: [{ as: 'technicalDivision' }] },
  { key: 'dispose', buttons: ['giveDisposition'], ways: [{ as: 'headOfDivision' }] },
  { key: 'draft', buttons: ['draftAnswer', 'approveAnswer'], ways: [{ as: 'technicalDivision' }, { as: 'headOfDivision' }] },
  { key: 'send', buttons: ['sendAnswer'], ways: [{ as: 'operator' }] },
  { key: 'confirm', buttons: [], ways: [{ page: 'phone' }] },
  { key: 'archive', buttons: [], ways: [{ page: 'sharepoint' }] },
  { key: 'clock', buttons: [], ways: [{ as: 'operator' }] },
  {
    key: 'report',
    buttons: ['submitReport', 'approveReport', 'acknowledgeReport'],
    // The report's card stands in each one's chat with the bot.
    ways: (['operator', 'headOfDivision', 'headOfOffice'] as const).map(as => ({ as, view: 'chat' })),
  },
];

/** The citizen of the tour; the phone page knows this number's name. */
export const tourCitizen = '6280000000001';

export function tour(words: Words): string {
  const say = sayer(words);
  // What the citizen's phone shows is Indonesian, whatever language the reader has.
  const settled = textIn('id')('whatsapp:button.settled');
  const items = stops.map(({ key, buttons, ways }) => {
    const [a, b, c] = buttons.map(action => buttonNamed(words, action));
    const links = ways.map(way => `<a href="${addressOf(words, way)}" target="_blank" rel="noopener">${labelOf(words, way)}</a>`);
    return `<li>${say(`tour.${key}`, { a, b, c, settled })}<span class="ways">${links.join(' ')}</span></li>`;
  });
  return `<ol class="tour">${items.join('\n')}</ol>`;
}

/** Cards speak their reader's language, and the staff of the local office speak Indonesian: others are told what the button means. */
function buttonNamed(words: Words, action: Action | ReportAction): string {
  const name = `“${textIn('id')(`staff:action.${action}`)}”`;
  return words.language === 'id' ? name : `${name} (${words(`staff:action.${action}`)})`;
}

function addressOf(words: Words, way: Way): string {
  if ('as' in way) return pageAddress(words, `/local/teams?as=${way.as}${way.view ? `&view=${way.view}` : ''}`);
  return pageAddress(words, way.page === 'phone' ? `/local/phone?from=${tourCitizen}` : '/local/sharepoint');
}

const labelOf = (words: Words, way: Way): string =>
  'as' in way
    ? escaped(words('start:openAs.teams', { role: words(`staff:role.${way.as}`) }))
    : escaped(words(`start:openAs.${way.page}`));
