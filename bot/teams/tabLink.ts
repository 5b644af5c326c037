import { parseTicketNumber } from '../complaint/number';
import { tabPages, type TabPage } from '../text/tabPages';
import type { Words } from '../text/text';

/** The tab in the app's manifest (`staticTabs.entityId`). */
const tabId = 'aduan';

/** A page with a name in the tab's words (`tab:nav.…`). */
export type NamedPage = Exclude<TabPage, 'complaint' | 'opening'>;

/** Where the tab lives: the app's id in Teams, and the address of its page. */
export interface TabPlace {
  teamsAppId: string;
  url: string;
}

/**
 * A deep link that opens one complaint in the tab, on desktop and phone (Microsoft Learn, "Deep link to a tab"); where there is no
 * Teams, `webUrl` opens the page, which says where it belongs. Null while no tab is set up: the card then has no such button.
 */
export function tabLink(place: TabPlace | null | undefined, ticketNumber: string): string | null {
  return linkTo(place, { path: `${tabPages.complaint}/${ticketNumber}`, label: ticketNumber, subEntityId: ticketNumber });
}

/** The same for a page that has a name in the tab. @param item one thing on it: a part of the settings, a month's report */
export function pageLink(place: TabPlace | null | undefined, page: NamedPage, words: Words, item?: string): string | null {
  const path = [tabPages[page], ...(item ? [encodeURIComponent(item)] : [])].join('/');
  return linkTo(place, { path, label: words(`tab:nav.${page}`), subEntityId: path });
}

const inAddress = new RegExp(`/${tabPages.complaint}/([^/?#]+)`);

/** The number of the complaint to which an address of the tab's own page leads; null for every other address. */
export function ticketIn(place: TabPlace | null | undefined, url: string): string | null {
  if (!place || !url.startsWith(place.url)) return null;
  const rest = url.slice(place.url.length);
  const named = /^[/#]/.test(rest) ? inAddress.exec(rest)?.[1] : undefined;
  return named ? parseTicketNumber(named) : null;
}

function linkTo(
  place: TabPlace | null | undefined,
  { path, label, subEntityId }: { path: string; label: string; subEntityId: string },
): string | null {
  if (!place) return null;
  const query = new URLSearchParams({ webUrl: `${place.url}/${path}`, label, context: JSON.stringify({ subEntityId }) });
  // Teams reads "+" as itself.
  return `https://teams.microsoft.com/l/entity/${place.teamsAppId}/${tabId}?${query.toString().replaceAll('+', '%20')}`;
}
