import type { OfficeSettings } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { TurnPages, usePages } from '../importing/pages';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { subjectText, valueText } from './said';

/** Who changed what and when, the newest first. */
export function ChangeLog({ changes, people }: Pick<OfficeSettings, 'changes' | 'people'>) {
  const { words, me } = useOffice();
  const pages = usePages(changes);
  return (
    <Section title={words('settings:section.changes')}>
      <p>{words('settings:changes.intro')}</p>
      {changes.length === 0 && <p className="empty">{words('settings:changes.none')}</p>}
      <ul className="lines log">
        {pages.shown.map(change => (
          <li key={change.id}>
            <span className="when">
              {formatWib(change.at, words.language, 'short')}
              <br />
              <span className="quiet">{change.by ?? words('settings:changes.system')}</span>
            </span>
            <span className="what">
              <strong>{words(`settings:what.${change.what}`)}</strong> {subjectText(words, me.names, change, people)}
              <br />
              {change.before !== null && <del>{valueText(words, me.names, change, 'before')}</del>}
              {change.before !== null && ' → '}
              {change.after === null ? (
                words('settings:changes.removed')
              ) : (
                <ins>{valueText(words, me.names, change, 'after')}</ins>
              )}
            </span>
          </li>
        ))}
      </ul>
      <TurnPages pages={pages} label={words('settings:changes.pages')} />
    </Section>
  );
}
