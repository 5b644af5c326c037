import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { Frame } from './frame/Frame';
import { Outside } from './frame/Outside';
import { Refused } from './frame/Refused';
import { Waiting } from './frame/Waiting';
import { Refusal } from './office/ask';
import { OfficeContext, type Office } from './office/office';
import { greet, signIn, type Greeted } from './office/signIn';
import { findPlace, type Place, type ThemeName } from './office/teams';
import { startAddress } from './route';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } satisfies Record<
  ThemeName,
  object
>;

/** One conversation with Teams a page, however often React mounts it. */
let place: Promise<Place | null> | undefined;

/** The tab from its first moment: outside of Teams, signing in, refused, or at work. */
export function Tab() {
  const [found, setFound] = useState<Place | null | undefined>(undefined);
  const [theme, setTheme] = useState<ThemeName>(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  useEffect(() => {
    place ??= findPlace();
    void place.then(here => {
      setFound(here);
      if (!here) return;
      setTheme(here.theme);
      here.onTheme(setTheme);
    });
  }, []);
  useEffect(() => void (document.documentElement.dataset.theme = theme), [theme]);
  return (
    <FluentProvider theme={themes[theme]}>
      {/* Its own element: Fluent gives the provider's classes to everything that floats above the page, too. */}
      <div className="tab">{found === null ? <Outside /> : <InTeams place={found} />}</div>
    </FluentProvider>
  );
}

function InTeams({ place: here }: { place: Place | undefined }): ReactNode {
  const [greeted, setGreeted] = useState<Greeted>();
  const [office, setOffice] = useState<Office | Refusal>();
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (!here) return;
    void greet(here).then(words => {
      document.documentElement.lang = here.language;
      window.history.replaceState(null, '', startAddress(window.location, here.subPageId));
      setGreeted(words);
    });
  }, [here]);
  useEffect(() => {
    if (!greeted) return;
    setOffice(undefined);
    void signIn(greeted).then(setOffice);
  }, [greeted, attempt]);
  if (!greeted || !office) return <Waiting text={greeted?.words('tab:signingIn')} />;
  if (office instanceof Refusal) {
    return <Refused refusal={office} words={greeted.words} again={() => setAttempt(attempt + 1)} />;
  }
  return (
    <OfficeContext value={office}>
      <Frame />
    </OfficeContext>
  );
}
