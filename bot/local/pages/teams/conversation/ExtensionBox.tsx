import { Button, Popover, PopoverSurface, PopoverTrigger, SearchBox } from '@fluentui/react-components';
import { DocumentSearch20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { CardJson, Where } from '../office';
import { useTeams } from '../teams';

/** One found thing: what the list shows of it, and the card that is sent when it is chosen. */
export interface Found {
  content: CardJson;
  preview: { content: { title: string; text: string } };
}

export interface SearchAnswer {
  composeExtension?: { type: 'result'; attachments: Found[] } | { type: 'message'; text: string };
}

/** The app's message extension: finds complaints and puts one's card into the conversation. */
export function ExtensionBox({ channel }: { channel: Where }) {
  const { ask, words } = useSurroundings();
  const { me, reload } = useTeams();
  const [open, setOpen] = useState(false);
  async function choose({ content: card }: Found): Promise<void> {
    setOpen(false);
    await ask('/local/teams/cards', { persona: me.key, card, channel });
    reload();
  }
  return (
    <Popover open={open} onOpenChange={(_event, state) => setOpen(state.open)} trapFocus positioning="above-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DocumentSearch20Regular />} aria-label={words('teamsPage:extension.open')} />
      </PopoverTrigger>
      <PopoverSurface className="extension" aria-label={words('teamsPage:extension.open')}>
        <Search channel={channel} onChoose={found => void choose(found)} />
      </PopoverSurface>
    </Popover>
  );
}

const pause = 250;

function Search({ channel, onChoose }: { channel: Where; onChoose: (found: Found) => void }) {
  const { ask, words } = useSurroundings();
  const { me } = useTeams();
  const [query, setQuery] = useState('');
  const [answer, setAnswer] = useState<SearchAnswer['composeExtension'] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (found: SearchAnswer['composeExtension']): void => void (isWanted && setAnswer(found));
    const search = (): void =>
      void ask<SearchAnswer>('/local/teams/extension', { persona: me.key, query, channel }).then(
        ({ composeExtension }) => show(composeExtension),
        (error: Error) => show({ type: 'message', text: error.message }),
      );
    const timer = setTimeout(search, query ? pause : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, me.key, query, channel]);
  return (
    <>
      <SearchBox
        autoFocus
        value={query}
        placeholder={words('teamsPage:extension.search')}
        aria-label={words('teamsPage:extension.search')}
        onChange={(_event, { value }) => setQuery(value)}
      />
      <p role="status">{answer === null ? words('teamsPage:extension.searching') : answer?.type === 'message' && answer.text}</p>
      {answer?.type === 'result' && (
        <ul aria-label={words('teamsPage:extension.results')}>
          {answer.attachments.map(found => (
            <li key={found.preview.content.title}>
              <button type="button" onClick={() => onChoose(found)}>
                <strong>{found.preview.content.title}</strong>
                <span>{found.preview.content.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
