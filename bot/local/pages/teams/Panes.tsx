import { Toaster } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useSurroundings } from '../frame/settings';
import { Channel } from './conversation/Channel';
import { Chat } from './conversation/Chat';
import { ConversationList } from './ConversationList';
import { newsId, useNews } from './news';
import { usePhone } from './place';
import { Rail } from './Rail';
import { useReading } from './reading';
import { AppTab } from './tab/AppTab';
import { useTeams } from './teams';
import { TitleBar } from './TitleBar';

/** What is open beside what: everything on a desk, one pane at a time on a phone. */
export function Panes({ acts }: { acts: ReadonlyMap<string, number> }) {
  const { words } = useSurroundings();
  const { place, me } = useTeams();
  const phone = usePhone();
  const shown = place.view === 'list' && !phone ? 'channel' : place.view;
  const reading = useReading(shown);
  useNews(shown, acts);
  const unread = reading.channel + reading.division + reading.chat;
  // Several windows play several people; their titles tell them apart.
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${me.name} · ${words('teamsPage:title')}`;
  }, [unread, me.name, words]);
  return (
    <div className="teams-panes" data-view={shown}>
      <TitleBar />
      <Rail unread={unread} />
      {shown !== 'tab' && !(phone && shown !== 'list') && <ConversationList shown={shown} unread={reading} />}
      {(shown === 'channel' || shown === 'division') && <Channel key={shown} channel={shown} />}
      {shown === 'chat' && <Chat />}
      {shown === 'tab' && <AppTab />}
      <Toaster toasterId={newsId} position="top-end" offset={{ vertical: 80 }} limit={3} />
    </div>
  );
}
