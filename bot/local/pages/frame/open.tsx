import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { StrictMode, useMemo, useState, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { textIn } from '../../../text/text';
import './base.css';
import { Header, type PageName } from './Header';
import { keepSettings, readSettings, surroundingsOf, SurroundingsContext, type Settings, type ThemeName } from './settings';

const fluentThemes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } satisfies Record<
  ThemeName,
  object
>;

/** Draws one of the local office's pages under its header, in the reader's language and theme. */
export function openPage(name: PageName, Page: ComponentType): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Frame name={name} Page={Page} />
    </StrictMode>,
  );
}

function Frame({ name, Page }: { name: PageName; Page: ComponentType }) {
  const [settings, setSettings] = useState<Settings>(readSettings);
  const surroundings = useMemo(() => {
    document.documentElement.lang = settings.language;
    document.documentElement.dataset.theme = settings.theme;
    document.title = `${textIn(settings.language)(`local:page.${name}`)} – Aduan`;
    return surroundingsOf(settings, changes =>
      setSettings(before => {
        const after = { ...before, ...changes };
        keepSettings(after);
        return after;
      }),
    );
  }, [name, settings]);
  return (
    <SurroundingsContext value={surroundings}>
      {/* The frame is an element of its own: a class of the provider would go to every popover and dialog as well. */}
      <FluentProvider theme={fluentThemes[settings.theme]}>
        <div className="frame">
          <Header name={name} />
          <Page />
        </div>
      </FluentProvider>
    </SurroundingsContext>
  );
}
