/** The tab's page that a deep link of this app opens (Microsoft Learn, "Deep link to a tab"); undefined for any other link. */
export function subPageOf(link: string, teamsAppId: string): { subPage: string | null } | undefined {
  const address = URL.canParse(link) ? new URL(link) : undefined;
  const isOurs = address?.host === 'teams.microsoft.com' && address.pathname.startsWith(`/l/entity/${teamsAppId}/`);
  return isOurs ? { subPage: subEntityIn(address.searchParams.get('context')) } : undefined;
}

function subEntityIn(context: string | null): string | null {
  try {
    const { subEntityId } = JSON.parse(context ?? '{}') as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : null;
  } catch {
    return null; // a link that somebody wrote by hand still opens the tab
  }
}
