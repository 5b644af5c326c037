import { CounterBadge } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { useSurroundings } from '../frame/settings';
import { BotAvatar } from './BotAvatar';
import { TeamAvatar } from './conversation/Channel';
import { channels, type Conversation } from './office';
import type { View } from './place';
import { useTeams } from './teams';

/** The bot's chat and the channels, with what is unread. */
export function ConversationList({ shown, unread }: { shown: View; unread: Record<Conversation, number> }) {
  const { words } = useSurroundings();
  const { go, messages } = useTeams();
  const last = messages.chat.at(-1);
  const entry = (conversation: Conversation, avatar: ReactNode, name: string, under?: string) => (
    <Entry
      {...{ avatar, name, under, unread: unread[conversation], isShown: shown === conversation }}
      onOpen={() => go({ view: conversation })}
    />
  );
  const team = words('teamsPage:team');
  return (
    <nav className="teams-list" aria-label={words('teamsPage:list.label')}>
      <h2>{words('teamsPage:list.chats')}</h2>
      {entry('chat', <BotAvatar />, words('teamsPage:botName'), last?.summary ?? last?.text)}
      <h2>{words('teamsPage:list.channels')}</h2>
      {channels.map(channel => (
        <Fragment key={channel}>{entry(channel, <TeamAvatar />, words(`teamsPage:channels.${channel}`), team)}</Fragment>
      ))}
    </nav>
  );
}

interface EntryProps {
  avatar: ReactNode;
  name: string;
  under: string | undefined;
  unread: number;
  isShown: boolean;
  onOpen: () => void;
}

function Entry({ avatar, name, under, unread, isShown, onOpen }: EntryProps) {
  const { words } = useSurroundings();
  return (
    <button type="button" className="teams-entry" aria-current={isShown ? 'page' : undefined} onClick={onOpen}>
      {avatar}
      <span className="teams-entry-name" data-unread={unread > 0}>
        {name}
        {under && <small>{under}</small>}
      </span>
      {unread > 0 && <CounterBadge count={unread} size="small" overflowCount={99} aria-hidden />}
      {unread > 0 && <span className="visually-hidden">{words('teamsPage:unread', { count: unread })}</span>}
    </button>
  );
}
