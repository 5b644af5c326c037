import type { Typed } from '../card/drawCard';
import type { Opening } from '../teams';

/**
 * What somebody typed into a dialog and did not send, until this window closes: a dialog shut by a stray click must not cost
 * anybody a telaahan.
 */
export function unsentOf(persona: string, { activityId, dialog }: Opening) {
  const place = `aduan.teams.unsent.${persona}.${activityId}.${dialog}`;
  return {
    read: (): Typed | null => JSON.parse(sessionStorage.getItem(place) ?? 'null') as Typed | null,
    keep: (typed: Typed): void => sessionStorage.setItem(place, JSON.stringify(typed)),
    forget: (): void => sessionStorage.removeItem(place),
  };
}
