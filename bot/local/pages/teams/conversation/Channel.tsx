import { Avatar, Button } from '@fluentui/react-components';
import { ArrowReply16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { ChannelKey, Post } from '../office';
import { useTeams } from '../teams';
import { ComposeBox } from './ComposeBox';
import { Message } from './Message';
import { Pane } from './Pane';

/** The team's picture. */
export function TeamAvatar() {
  const { words } = useSurroundings();
  return <Avatar name={words('teamsPage:team')} shape="square" color="brand" aria-hidden />;
}

/** The complaint channel or the one that a division may have, thread by thread. */
export function Channel({ channel }: { channel: ChannelKey }) {
  const { words } = useSurroundings();
  const { me, messages } = useTeams();
  const threads = messages[channel].filter(post => post.replyToId === undefined);
  const repliesTo = repliesByThread(messages[channel]);
  const team = words('teamsPage:team');
  return (
    <Pane
      key={me.key}
      name={words(`teamsPage:channels.${channel}`)}
      under={team}
      avatar={<TeamAvatar />}
      entries={threads}
      step={20}
      draw={post => <Thread key={post.activityId} channel={channel} post={post} replies={repliesTo.get(post.activityId) ?? []} />}
      empty={words(channel === 'channel' ? 'teamsPage:message.noneInChannel' : 'teamsPage:message.noneInDivision')}
      compose={<ComposeBox conversation={channel} label={words('teamsPage:compose.channel')} />}
    />
  );
}

function repliesByThread(posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const replies = new Map<string, Post[]>();
  for (const post of posts) {
    if (post.replyToId === undefined) continue;
    replies.set(post.replyToId, [...(replies.get(post.replyToId) ?? []), post]);
  }
  return replies;
}

function Thread({ channel, post, replies }: { channel: ChannelKey; post: Post; replies: readonly Post[] }) {
  const { words } = useSurroundings();
  const [replying, setReplying] = useState(false);
  return (
    <div className="thread">
      <Message post={post} inChannel />
      {replies.map(reply => (
        <Message key={reply.activityId} post={reply} inChannel />
      ))}
      {replying ? (
        <ComposeBox
          conversation={channel}
          replyToId={post.activityId}
          label={words('teamsPage:compose.reply')}
          onSent={() => setReplying(false)}
        />
      ) : (
        <Button size="small" appearance="transparent" icon={<ArrowReply16Regular />} onClick={() => setReplying(true)}>
          {words('teamsPage:message.reply')}
        </Button>
      )}
    </div>
  );
}
