import type { CardJson } from '../office';

export interface RefreshAction {
  verb: string;
  data: object;
}

/** What Teams asks by itself when this card comes into the sight of that user (`refresh.userIds`, TEAMS §1). */
export function refreshOf(card: CardJson | undefined, teamsUserId: string): RefreshAction | undefined {
  const { action, userIds } = (card?.refresh ?? {}) as { action?: Partial<RefreshAction>; userIds?: string[] };
  if (!action || !userIds?.includes(teamsUserId)) return undefined;
  return { verb: action.verb ?? '', data: action.data ?? {} };
}
