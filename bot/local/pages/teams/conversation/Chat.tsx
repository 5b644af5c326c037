import { useSurroundings } from '../../frame/settings';
import { BotAvatar } from '../BotAvatar';
import { useTeams } from '../teams';
import { ComposeBox } from './ComposeBox';
import { Message } from './Message';
import { Pane } from './Pane';

/** The 1:1 chat with the bot. */
export function Chat() {
  const { words } = useSurroundings();
  const { me, messages } = useTeams();
  return (
    <Pane
      key={me.key}
      name={words('teamsPage:botName')}
      avatar={<BotAvatar />}
      entries={messages.chat}
      step={40}
      draw={post => <Message key={post.activityId} post={post} />}
      empty={words('teamsPage:message.noneInChat')}
      compose={<ComposeBox conversation="chat" label={words('teamsPage:compose.chat')} />}
    />
  );
}
