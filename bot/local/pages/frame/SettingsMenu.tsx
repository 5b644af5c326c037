import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Accessibility20Regular, Settings20Regular, WeatherMoon20Regular, WeatherSunny20Regular } from '@fluentui/react-icons';
import { languages } from '../../../text/text';
import { themes, useSurroundings, type Settings } from './settings';

const themeIcons = {
  light: <WeatherSunny20Regular />,
  dark: <WeatherMoon20Regular />,
  contrast: <Accessibility20Regular />,
} as const;

/** How the reader wants the pages: language, and one of Teams' three themes. */
export function SettingsMenu() {
  const { words, language, theme, change } = useSurroundings();
  const choose = (name: string, [value]: string[]): void => change({ [name]: value } as Partial<Settings>);
  return (
    <Menu
      checkedValues={{ language: [language], theme: [theme] }}
      onCheckedValueChange={(_, { name, checkedItems }) => choose(name, checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<Settings20Regular />} aria-label={words('local:settings')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words('local:languages')}</MenuGroupHeader>
            {languages.map(each => (
              <MenuItemRadio key={each} name="language" value={each} lang={each}>
                {words(`local:language.${each}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{words('local:themes')}</MenuGroupHeader>
            {themes.map(each => (
              <MenuItemRadio key={each} name="theme" value={each} icon={themeIcons[each]}>
                {words(`local:theme.${each}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
