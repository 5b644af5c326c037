import { useEffect, useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { Where } from '../office';
import { useTeams } from '../teams';
import type { Found, SearchAnswer } from './ExtensionBox';

/** An address of this app's own host, for which Teams asks the app what it shows (`messageHandlers` in the manifest). */
const ownLink = (text: string): string | null => text.match(/https?:\/\/\S+/g)?.find(isOwn) ?? null;

const isOwn = (url: string): boolean => URL.canParse(url) && new URL(url).host === location.host;

/** What a link in the text becomes when it is sent: the app's card, or nothing. */
export function usePastedLink(text: string, channel: Where): Found | null {
  const { ask } = useSurroundings();
  const { me } = useTeams();
  const [found, setFound] = useState<Found | null>(null);
  const url = ownLink(text);
  useEffect(() => {
    let isWanted = true;
    setFound(null);
    if (!url) return;
    const show = ({ composeExtension: answer }: SearchAnswer): void =>
      void (isWanted && setFound(answer?.type === 'result' ? (answer.attachments[0] ?? null) : null));
    // A link that leads to no case of theirs stays a link.
    ask<SearchAnswer>('/local/teams/extension/links', { persona: me.key, url, channel }).then(show, () => undefined);
    return () => void (isWanted = false);
  }, [ask, me.key, url, channel]);
  return found;
}
