import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { OfficeSettings } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { addressOf, type SettingsSection } from '../route';

/** What should be entered now, whatever part is open. */
export function Missing({ settings, here }: { settings: OfficeSettings; here: SettingsSection }) {
  const { words } = useOffice();
  const { missing } = settings.calendar;
  // The office's health says it in its own line.
  if (missing === null || here === 'health') return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {words('settings:holidays.missing', { year: String(missing) })}{' '}
        {here !== 'holidays' && (
          <a href={addressOf({ page: 'settings', section: 'holidays' })}>{words('settings:holidays.goThere')}</a>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
