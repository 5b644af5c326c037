import { Avatar, Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowLeft20Regular, Settings20Regular } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import { useChat } from './chat';
import type { useReading } from './useReading';

interface ChatHeaderProps {
  leave: () => void;
  reading: ReturnType<typeof useReading>;
}

export function ChatHeader({ leave, reading }: ChatHeaderProps) {
  const { words } = useSurroundings();
  const { from, name } = useChat().citizen;
  const back = words('phonePage:back');
  return (
    <header className="chat-header">
      <Button
        className="chat-back"
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={back}
        title={back}
        onClick={leave}
      />
      <Avatar name={name} color="colorful" size={36} aria-hidden />
      <div>
        <h2 id="chat-name">{name}</h2>
        <p>{words('phonePage:withOffice', { number: `+${from}` })}</p>
      </div>
      <PhoneSettings reading={reading} />
    </header>
  );
}

/** What this phone does, apart from writing. */
function PhoneSettings({ reading }: Pick<ChatHeaderProps, 'reading'>) {
  const { words, ask } = useSurroundings();
  const { from, name, phoneOff, unreachable } = useChat().citizen;
  const label = words('phonePage:settings.title');
  const on = { phoneOff, unreachable, tellsReading: reading.tellsReading };
  const checked = Object.entries(on).flatMap(([setting, isOn]) => (isOn ? [setting] : []));
  const change = (settings: string[]): void => {
    if (settings.includes('tellsReading') !== reading.tellsReading) return reading.change(!reading.tellsReading);
    const flags = { phoneOff: settings.includes('phoneOff'), unreachable: settings.includes('unreachable') };
    void ask('/local/phone/settings', { from, name, ...flags });
  };
  return (
    <Menu checkedValues={{ phone: checked }} onCheckedValueChange={(_, { checkedItems }) => change(checkedItems)}>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<Settings20Regular />} aria-label={label} title={label} />
      </MenuTrigger>
      <MenuPopover className="phone-menu">
        <MenuList>
          {Object.keys(on).map(setting => (
            <MenuItemCheckbox key={setting} name="phone" value={setting} subText={words(`phonePage:settings.hint.${setting}`)}>
              {words(`phonePage:settings.${setting}`)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
