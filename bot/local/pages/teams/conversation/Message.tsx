import { Avatar, Badge, Button } from '@fluentui/react-components';
import { NoteAdd16Regular } from '@fluentui/react-icons';
import { formatWib } from '../../../../complaint/wib';
import { useSurroundings } from '../../frame/settings';
import { BotAvatar } from '../BotAvatar';
import { PostCard } from '../card/PostCard';
import type { Post } from '../office';
import { useTeams } from '../teams';

/** The message extension's command under a message; in Teams it stands in the menu with the three dots. */
function MakeComplaint({ post: { activityId } }: { post: Post }) {
  const { words } = useSurroundings();
  const { openDialog } = useTeams();
  const open = (): void => openDialog({ activityId, dialog: 'makeComplaint', data: {}, command: { channel: false } });
  return (
    <Button size="small" appearance="transparent" icon={<NoteAdd16Regular />} onClick={open}>
      {words('teamsPage:extension.make')}
    </Button>
  );
}

/** One message with its writer and its time. */
export function Message({ post, inChannel = false }: { post: Post; inChannel?: boolean }) {
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
        {inChannel && !isBot && !post.card && <MakeComplaint post={post} />}
      </div>
    </article>
  );
}
