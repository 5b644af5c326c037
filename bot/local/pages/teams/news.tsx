import { Link, Toast, ToastBody, ToastFooter, ToastTitle, useToastController } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useSurroundings } from '../frame/settings';
import { refreshOf } from './card/refresh';
import { conversations, type Conversation, type Messages, type Post } from './office';
import type { View } from './place';
import { useTeams } from './teams';

export const newsId = 'news';

/** How long the change of a message counts as the answer to one's own press. */
const ownEcho = 15_000;

interface News {
  post: Post;
  conversation: Conversation;
}

/** Says it in a toast when something new or changed has come for this persona. */
export function useNews(shown: View, acts: ReadonlyMap<string, number>): void {
  const { me, messages, go } = useTeams();
  const { words } = useSurroundings();
  const { dispatchToast, dismissToast } = useToastController(newsId);
  const before = useRef<Messages | null>(null);
  const tell = useEffectEvent(({ post, conversation }: News) => {
    if (shown === conversation && document.hasFocus()) return;
    const toastId = `${post.activityId}.${post.edits}`;
    const open = (): void => {
      dismissToast(toastId);
      go({ view: conversation, message: post.activityId });
    };
    dispatchToast(
      <Toast>
        <ToastTitle>{post.summary ?? post.text ?? ''}</ToastTitle>
        <ToastBody>{words(conversation === 'chat' ? 'teamsPage:botName' : `teamsPage:channels.${conversation}`)}</ToastBody>
        <ToastFooter>
          <Link onClick={open}>{words('teamsPage:toast.open')}</Link>
        </ToastFooter>
      </Toast>,
      { toastId, intent: 'info', timeout: 6000 },
    );
  });
  useEffect(() => {
    const known = before.current;
    before.current = messages;
    if (known?.of !== messages.of) return; // what was there when one came is no news
    const isOwn = ({ activityId }: Post): boolean => Date.now() - (acts.get(activityId) ?? 0) < ownEcho;
    for (const news of newsIn(known, messages, me)) if (!isOwn(news.post)) tell(news);
  }, [messages, me, acts]);
}

/** What is new or changed in one's chat, and in the channel the cards that now wait for this persona. */
function newsIn(before: Messages, after: Messages, me: { key: string; teamsUserId: string }): News[] {
  return conversations.flatMap(conversation => {
    const known = new Map(before[conversation].map(post => [post.activityId, post.edits]));
    const isNews = (post: Post): boolean => {
      if (post.from === me.key || known.get(post.activityId) === post.edits) return false;
      return conversation === 'chat' || refreshOf(post.card, me.teamsUserId) !== undefined;
    };
    return after[conversation].filter(isNews).map(post => ({ post, conversation }));
  });
}
