import { useCallback } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { NotYours } from '../frame/NotYours';
import { PageHead } from '../frame/PageHead';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { addressOf, settingsSections, type SettingsSection } from '../route';
import { ChangeLog } from './ChangeLog';
import { DeadlinesSection } from './DeadlinesSection';
import { HealthSection } from './HealthSection';
import { HolidaysSection } from './HolidaysSection';
import { HoursSection } from './HoursSection';
import { keepsSettings } from './keeper';
import { Missing } from './Missing';
import { OfficeSection } from './OfficeSection';
import { PeopleSection } from './PeopleSection';
import './settings.css';
import { useKeeping, type Keeping } from './useKeeping';
import { SortingSection } from './SortingSection';
import { StandingSection } from './StandingSection';
import { TextsSection } from './TextsSection';
import { RetentionSection } from './RetentionSection';
import { useTexts } from '../office/useTexts';

/** What the office decides itself, one part at a time. */
export default function SettingsPage({ section }: { section: SettingsSection }) {
  const { words, me } = useOffice();
  const hasTexts = useTexts('settings');
  if (!keepsSettings(me)) return <NotYours page="settings" />;
  return hasTexts ? <Settings section={section} /> : <Waiting text={words('tab:loading')} />;
}

function Settings({ section }: { section: SettingsSection }) {
  const { words, ask } = useOffice();
  // Nothing is loaded anew under the hands of whoever types.
  const loaded = useLoaded(
    useCallback(() => ask<OfficeSettings>('/api/settings'), [ask]),
    false,
  );
  const { value: settings, refusal, isLoading, reload } = loaded;
  const keeping = useKeeping(loaded);
  if (!settings && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page" aria-busy={isLoading}>
      <PageHead title={words('tab:settings.title')} reload={reload} />
      <p>{words('settings:intro')}</p>
      {refusal && <Trouble refusal={refusal} isOld={settings !== undefined} again={() => void reload()} />}
      {settings && <Missing settings={settings} here={section} />}
      <Parts here={section} />
      {settings && <Part key={section} section={section} settings={settings} keeping={keeping} />}
    </main>
  );
}

function Parts({ here }: { here: SettingsSection }) {
  const { words } = useOffice();
  return (
    <nav className="sections" aria-label={words('settings:parts')}>
      {settingsSections.map(section => (
        <a key={section} href={addressOf({ page: 'settings', section })} aria-current={section === here ? 'page' : undefined}>
          {words(`settings:section.${section}`)}
        </a>
      ))}
    </nav>
  );
}

export interface PartProps {
  settings: OfficeSettings;
  keeping: Keeping;
}

function Part({ section, ...parts }: PartProps & { section: SettingsSection }) {
  switch (section) {
    case 'health':
      return <HealthSection />;
    case 'holidays':
      return <HolidaysSection {...parts} />;
    case 'hours':
      return <HoursSection {...parts} />;
    case 'deadlines':
      return <DeadlinesSection {...parts} />;
    case 'office':
      return <OfficeSection {...parts} />;
    case 'sorting':
      return <SortingSection {...parts} />;
    case 'standing':
      return <StandingSection {...parts} />;
    case 'retention':
      return <RetentionSection {...parts} />;
    case 'texts':
      return <TextsSection {...parts} />;
    case 'people':
      return <PeopleSection {...parts} />;
    case 'changes':
      return <ChangeLog {...parts.settings} />;
  }
}
