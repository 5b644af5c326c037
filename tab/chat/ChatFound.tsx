import { Button } from '@fluentui/react-components';
import '../complaint/complaint.css';
import type { ChatImported } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Figures } from '../importing/Figures';
import { TurnPages, usePages } from '../importing/pages';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import type { ChatImporting } from './useChatImport';

/** What an import of the chat would do, before anything is stored. */
export function ChatFound({ found, importing }: { found: ChatImported; importing: ChatImporting }) {
  const { words } = useOffice();
  const { isBusy, isStale, run, leave } = importing;
  const pages = usePages(found.lines);
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  const figures = {
    new: found.new,
    known: found.known,
    files: found.files.kept,
    missing: found.files.missing,
    left: found.tooOld + found.skipped.system + found.skipped.deleted,
  };
  return (
    <Section title={words('tab:chat.found')}>
      <Figures figures={Object.entries(figures).map(([name, count]) => ({ name, label: words(`tab:chat.${name}`), count }))} />
      {found.from && found.to && <p>{words('tab:chat.period', { from: at(found.from), to: at(found.to) })}</p>}
      <p className="quiet">{words(isStale ? 'tab:chat.checkFirst' : 'tab:chat.nothingStored')}</p>
      <div className="row">
        <Button appearance="primary" disabledFocusable={isBusy !== null || isStale} onClick={() => !isStale && run()}>
          {words('tab:chat.run')}
        </Button>
        <Button appearance="subtle" onClick={leave}>
          {words('staff:dialog.cancel')}
        </Button>
      </div>
      {!isStale && (
        <>
          <h3>{words('tab:chat.lines')}</h3>
          {found.new + found.known > found.lines.length && (
            <p className="quiet">{words('tab:chat.newest', { shown: numberIn(words.language, found.lines.length) })}</p>
          )}
          <ol className="plain chat">
            {pages.shown.map((line, place) => (
              <li key={place} className={line.from === 'reporter' ? 'in' : 'out'}>
                <div className="quiet">
                  {words('staff:card.said', {
                    from: words(line.from === 'reporter' ? 'staff:role.reporter' : 'tab:complaint.fromOffice'),
                    at: at(line.at),
                  })}
                  {line.isKnown && ` · ${words('tab:chat.isKnown')}`}
                </div>
                <p className="words">{[line.text, line.hasFile && words('tab:chat.withFile')].filter(Boolean).join('\n')}</p>
              </li>
            ))}
          </ol>
          <TurnPages pages={pages} label={words('tab:chat.lines')} />
        </>
      )}
    </Section>
  );
}
