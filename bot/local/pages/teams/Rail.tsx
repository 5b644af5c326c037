import { CounterBadge } from '@fluentui/react-components';
import { Chat24Filled, Chat24Regular, ClipboardTaskListLtr24Filled, ClipboardTaskListLtr24Regular } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import { useTeams } from './teams';

/** The apps at the side; along the bottom on a phone. */
export function Rail({ unread }: { unread: number }) {
  const { words } = useSurroundings();
  const { place, go } = useTeams();
  const inTab = place.view === 'tab';
  return (
    <nav className="teams-rail" aria-label={words('teamsPage:rail.label')}>
      <button type="button" aria-current={inTab ? undefined : 'page'} onClick={() => go({ view: 'list' })}>
        {inTab ? <Chat24Regular /> : <Chat24Filled />}
        <span>{words('teamsPage:rail.chat')}</span>
        {unread > 0 && (
          <CounterBadge className="teams-rail-count" count={unread} size="small" color="danger" overflowCount={99} aria-hidden />
        )}
        {unread > 0 && <span className="visually-hidden">{words('teamsPage:unread', { count: unread })}</span>}
      </button>
      <button type="button" aria-current={inTab ? 'page' : undefined} onClick={() => go({ view: 'tab' })}>
        {inTab ? <ClipboardTaskListLtr24Filled /> : <ClipboardTaskListLtr24Regular />}
        <span>{words('teamsPage:rail.tab')}</span>
      </button>
    </nav>
  );
}
