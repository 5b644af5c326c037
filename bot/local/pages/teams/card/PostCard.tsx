import { ExecuteAction, OpenUrlAction, SubmitAction, type Action } from 'adaptivecards';
import { Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { CardJson, Post } from '../office';
import { useTeams } from '../teams';
import { asLine, type InvokeAnswer, type Line } from './answer';
import { CardView } from './CardView';
import { useAutomaticRefresh } from './useAutomaticRefresh';

/** A card that stands in a message: one's own view of it where one has been given one, and what came of the last press. */
export function PostCard({ post, card: base }: { post: Post; card: CardJson }) {
  const { ask, words } = useSurroundings();
  const { me, reload, openLink, openDialog, acted } = useTeams();
  const [working, setWorking] = useState(false);
  const [line, setLine] = useState<Line | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useAutomaticRefresh(place, post, base);
  useEffect(() => setLine(null), [post.edits]);

  const { activityId } = post;
  async function send(ask: () => Promise<Line | null>): Promise<void> {
    setWorking(true);
    setLine(null);
    acted(activityId);
    setLine(await ask().catch((error: Error): Line => ({ text: error.message, isError: true })));
    reload();
    setWorking(false);
  }
  function onAction(action: Action): void {
    const persona = me.key;
    if (action instanceof OpenUrlAction) openLink(action.url ?? '');
    else if (action instanceof ExecuteAction) {
      const click = { persona, activityId, verb: action.verb, data: action.data ?? {}, raw: true };
      void send(async () => asLine(await ask<InvokeAnswer>('/local/teams/invoke', click), words));
    } else if (action instanceof SubmitAction) {
      const data = (action.data ?? {}) as { msteams?: { type?: string }; dialog?: string };
      if (data.msteams?.type === 'task/fetch') openDialog({ activityId, dialog: data.dialog ?? action.title ?? '', data });
      else void send(async () => (await ask('/local/teams/submit', { persona, activityId, data }), null));
    }
  }
  return (
    <div ref={place} className="post-card">
      <CardView card={post.seen?.card ?? base} working={working} onAction={onAction} />
      <div className="card-line" data-error={line?.isError} role="status">
        {working ? <Spinner size="tiny" label={words('teamsPage:card.working')} /> : line?.text}
      </div>
    </div>
  );
}
