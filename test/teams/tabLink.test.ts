import { pageLink, tabLink, ticketIn } from '../../bot/teams/tabLink';
import { tabPages, type TabPage } from '../../bot/text/tabPages';
import { textIn } from '../../bot/text/text';
import { readRoute, startAddress } from '../../tab/route';

const place = { teamsAppId: 'app', url: 'https://aduan.example.go.id/tab' };
const words = textIn('id');

/** Where the tab opens when somebody follows the link: in Teams, and in a browser. */
function opened(link: string | null): [inTeams: ReturnType<typeof readRoute>, inBrowser: ReturnType<typeof readRoute>] {
  const asked = new URL(link!).searchParams;
  const { subEntityId } = JSON.parse(asked.get('context')!) as { subEntityId: string };
  const { pathname } = new URL(asked.get('webUrl')!);
  return [
    readRoute(startAddress({ pathname: '/tab', hash: '' }, subEntityId)),
    readRoute(startAddress({ pathname, hash: '' }, null)),
  ];
}

const linked = (Object.keys(tabPages) as TabPage[]).filter(page => page !== 'complaint' && page !== 'opening');

test.each(linked)('the bot’s link to %s opens that page, in Teams and in a browser', page => {
  expect(opened(pageLink(place, page, words)).map(route => route.page)).toEqual([page, page]);
});

test('a link opens what is named on the page', () => {
  const holidays = { page: 'settings', section: 'holidays' };
  expect(opened(pageLink(place, 'settings', words, 'holidays'))).toEqual([holidays, holidays]);
  const november = { page: 'report', month: '2026-11' };
  expect(opened(pageLink(place, 'report', words, '2026-11'))).toEqual([november, november]);
});

test('a case’s link opens the case, and its page’s address is known for the case’s', () => {
  const complaint = { page: 'complaint', ticketNumber: 'ADU-2026-000001' };
  expect(opened(tabLink(place, 'ADU-2026-000001'))).toEqual([complaint, complaint]);
  expect(ticketIn(place, `${place.url}#/complaints/ADU-2026-000001`)).toBe('ADU-2026-000001');
  expect(ticketIn(place, `${place.url}/reports/2026-11`)).toBeNull();
});

test('without a tab there is no link', () => {
  expect([tabLink(null, 'ADU-2026-000001'), pageLink(undefined, 'desk', words)]).toEqual([null, null]);
});
