import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import { subPageOf } from './deepLink';
import { TaskDialog } from './dialog/TaskDialog';
import type { Messages, Staff } from './office';
import { Panes } from './Panes';
import { usePlace } from './place';
import { TeamsContext, type Opening, type Teams } from './teams';
import './teams.css';

/** Teams as one persona has it: the rail, the list, the conversation or the app's tab, dialogs and toasts. */
export function TeamsPage() {
  const { ask, words } = useSurroundings();
  const [place, go] = usePlace();
  const staff = useLive(
    [],
    useCallback(() => ask<Staff>('/local/teams/personas'), [ask]),
  );
  const me = staff.value?.personas.find(({ key }) => key === place.as) ?? staff.value?.personas[0];
  const of = me?.key ?? 'operator';
  const loadMessages = useCallback(
    async () => ({ ...(await ask<Omit<Messages, 'of'>>(`/local/teams/posts/${of}`)), of }),
    [ask, of],
  );
  const { value: messages, error, reload } = useLive(['teams'], loadMessages);
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => setOpening(null), [of]); // a dialog belongs to whoever opened it
  const acts = useRef(new Map<string, number>());
  const teams = useMemo((): Teams | null => {
    if (!staff.value || !me || messages?.of !== me.key) return null;
    const { teamsAppId } = staff.value;
    return {
      ...{ staff: staff.value, me, messages, place, go, reload },
      openLink(link) {
        const page = subPageOf(link, teamsAppId);
        if (page) {
          setOpening(null);
          go({ view: 'tab', ...page });
        } else window.open(link, '_blank', 'noopener');
      },
      openDialog: setOpening,
      acted: activityId => void acts.current.set(activityId, Date.now()),
    };
  }, [staff.value, me, messages, place, go, reload]);
  const problem = staff.error ?? error;
  return (
    <main className="teams">
      <h1 className="visually-hidden">{words('teamsPage:title')}</h1>
      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {teams ? (
        <TeamsContext value={teams}>
          <Panes key={of} acts={acts.current} />
          {opening && <TaskDialog opening={opening} onClose={() => setOpening(null)} />}
        </TeamsContext>
      ) : (
        !problem && <Spinner className="teams-waiting" />
      )}
    </main>
  );
}
