import { Avatar, Badge } from '@fluentui/react-components';
import { formatWib } from '../../../../complaint/wib';
import { useSurroundings } from '../../frame/settings';
import { BotAvatar } from '../BotAvatar';
import { PostCard } from '../card/PostCard';
import type { Post } from '../office';
import { useTeams } from '../teams';

/** One message with its writer and its time. */
export function Message({ post }: { post: Post }) {
  const { words, language } = useSurroundings();
  const { me, staff } = useTeams();
  const isBot = post.from === 'bot';
  const name = isBot ? words('teamsPage:botName') : (staff.personas.find(({ key }) => key === post.from)?.name ?? post.from);
  return (
    <article className="message" id={post.activityId} data-own={post.from === me.key} aria-label={post.summary ?? name}>
      {isBot ? <BotAvatar /> : <Avatar name={name} color="colorful" aria-hidden />}
      <div className="message-body">
        <div className="message-head">
          <strong>{name}</strong>
          {isBot && (
            <Badge appearance="outline" color="informative" size="small">
              {words('teamsPage:message.bot')}
            </Badge>
          )}
          <time dateTime={post.createdAt}>{formatWib(new Date(post.createdAt), language)}</time>
          {post.edits > 0 && <span>{words('teamsPage:message.edited')}</span>}
        </div>
        {post.card ? <PostCard post={post} card={post.card} /> : <p className="message-text">{post.text}</p>}
      </div>
    </article>
  );
}
