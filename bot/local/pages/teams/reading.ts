import { useEffect, useState } from 'react';
import { conversations, type Conversation, type Post } from './office';
import type { View } from './place';
import { useTeams } from './teams';

/** Up to which message a persona has read each conversation; ids of messages grow with time. */
type Marks = Record<Conversation, number>;

const place = (persona: string): string => `aduan.teams.read.${persona}`;

const readMarks = (persona: string): Marks =>
  ({
    channel: 0,
    division: 0,
    chat: 0,
    ...(JSON.parse(localStorage.getItem(place(persona)) ?? '{}') as Partial<Marks>),
  }) satisfies Marks;

const lastOf = (posts: readonly Post[]): number => Number(posts.at(-1)?.activityId ?? 0);

/** How many messages of others this persona has not read yet; what is shown in a window one looks at counts as read. */
export function useReading(shown: View): Record<Conversation, number> {
  const { me, messages } = useTeams();
  const [marks, setMarks] = useState(() => readMarks(me.key));
  useEffect(() => {
    const look = (): void => setMarks(readAlso(me.key, shown, messages));
    look();
    const events = ['visibilitychange', 'storage', 'focus'] as const;
    for (const event of events) addEventListener(event, look);
    return () => {
      for (const event of events) removeEventListener(event, look);
    };
  }, [me.key, shown, messages]);
  const unread = (conversation: Conversation): number =>
    messages[conversation].filter(post => post.from !== me.key && Number(post.activityId) > marks[conversation]).length;
  return { channel: unread('channel'), division: unread('division'), chat: unread('chat') };
}

function readAlso(persona: string, shown: View, messages: Record<Conversation, Post[]>): Marks {
  const marks = readMarks(persona);
  const open = conversations.find(conversation => conversation === shown);
  if (!open || document.visibilityState !== 'visible') return marks;
  const after = { ...marks, [open]: Math.max(marks[open], lastOf(messages[open])) };
  localStorage.setItem(place(persona), JSON.stringify(after));
  return after;
}
