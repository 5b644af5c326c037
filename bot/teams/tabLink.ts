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
  if (!place) return null;
  const query = new URLSearchParams({
    webUrl: `${place.url}/complaints/${ticketNumber}`,
    label: ticketNumber,
    context: JSON.stringify({ subEntityId: ticketNumber }),
  });
  // Teams reads "+" as itself.
  return `https://teams.microsoft.com/l/entity/${place.teamsAppId}/${tabId}?${query.toString().replaceAll('+', '%20')}`;
}
