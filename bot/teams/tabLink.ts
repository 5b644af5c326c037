import { parseTicketNumber } from '../complaint/number';
import type { Words } from '../text/text';

/** The tab in the app's manifest (`staticTabs.entityId`). */
const tabId = 'aduan';

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
  return linkTo(place, { path: `complaints/${ticketNumber}`, label: ticketNumber, subEntityId: ticketNumber });
}

/** The same for one of the tab's pages: what waits for whoever opens it, the import of LAPOR!'s export, the disruptions, or the archive. */
export function pageLink(
  place: TabPlace | null | undefined,
  page: 'desk' | 'lapor' | 'disruptions' | 'archive',
  words: Words,
): string | null {
  return linkTo(place, { path: page, label: words(`tab:nav.${page}`), subEntityId: page });
}

/** The number of the complaint to which an address of the tab's own page leads; null for every other address. */
export function ticketIn(place: TabPlace | null | undefined, url: string): string | null {
  if (!place || !url.startsWith(place.url)) return null;
  const rest = url.slice(place.url.length);
  const named = /^[/#]/.test(rest) ? /\/complaints\/([^/?#]+)/.exec(rest)?.[1] : undefined;
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
