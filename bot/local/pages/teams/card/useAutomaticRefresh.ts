import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { CardJson, Post } from '../office';
import { useTeams } from '../teams';
import { refreshOf } from './refresh';

const fresh = 60_000;

/** When each persona's Teams last asked about a message, and at which of its edits: also a refusal counts as an answer. */
const asked = new Map<string, { edits: number; at: number }>();

/**
 * Teams asks for one's own view by itself: when a card that lists this person comes into sight and was last refreshed more than a
 * minute ago, and again when the message was edited (Microsoft Learn, "User specific views").
 */
export function useAutomaticRefresh(place: RefObject<HTMLElement | null>, post: Post, base: CardJson): void {
  const { ask } = useSurroundings();
  const { me, reload } = useTeams();
  const isInSight = useInSight(place);
  const { activityId, edits, seen } = post;
  const action = refreshOf(base, me.teamsUserId);
  const verb = action?.verb;
  const data = JSON.stringify(action?.data);
  const seenAt = seen?.at ?? 0;
  const sawBefore = useRef(0);
  useEffect(() => {
    const key = `${me.key}|${activityId}`;
    // One's own dialog has been taken: the view from before it is gone, though the message may not have changed.
    if (sawBefore.current > 0 && seenAt === 0) asked.delete(key);
    sawBefore.current = seenAt;
    if (!isInSight || verb === undefined) return;
    const last = asked.get(key);
    const lastAt = Math.max(seenAt, last?.edits === edits ? last.at : 0);
    if (Date.now() - lastAt < fresh) return;
    asked.set(key, { edits, at: Date.now() });
    const click = { persona: me.key, activityId, verb, data: JSON.parse(data ?? '{}') as object };
    // Nobody pressed anything: when it fails the card stays as it is, and coming into sight again asks again.
    ask('/local/teams/invoke', { ...click, raw: true, trigger: 'automatic' }).then(reload, () => asked.delete(key));
  }, [isInSight, me.key, activityId, edits, seenAt, verb, data, ask, reload]);
}

function useInSight(place: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(entries => setInSight(entries.at(-1)!.isIntersecting));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, [place]);
  return isInSight;
}
