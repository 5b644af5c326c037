import { useSurroundings } from '../../frame/settings';
import { BotAvatar } from '../BotAvatar';
import { useTeams } from '../teams';
import { TeamsFrame } from './TeamsFrame';

/** The app's personal tab. It is loaded anew for another person, another language, and another page of it, as Teams does. */
export function AppTab() {
  const { words, language } = useSurroundings();
  const { me, place } = useTeams();
  return (
    <section className="teams-pane teams-app" aria-label={words('teamsPage:tab.title')}>
      <header className="pane-header">
        <BotAvatar />
        <h2>{words('teamsPage:tab.title')}</h2>
      </header>
      <TeamsFrame
        key={[me.key, language, place.subPage].join('|')}
        src="/tab"
        title={words('teamsPage:tab.frame')}
        frameContext="content"
      />
    </section>
  );
}
