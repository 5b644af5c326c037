import { app } from '@microsoft/teams-js';
import type { Language } from '../words/words';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What Teams says of the place and the person this tab is open for. */
export interface Place {
  language: Language;
  theme: ThemeName;
  /** What a deep link asks for: a complaint's number. */
  subPageId: string | null;
  onTheme: (listener: (theme: ThemeName) => void) => void;
}

/** Whoever frames us and is not Teams never answers. */
const patience = 15_000;

/** Where the tab is, or null outside of Teams. */
export async function findPlace(): Promise<Place | null> {
  if (window.parent === window && !window.opener) return null;
  try {
    // Teams' own origins are known to the library. Ours is added for the local office, whose Teams page stands on the same
    // origin; in production nobody else serves pages there, so it lets nobody in.
    await inTime(app.initialize([window.location.origin]));
    void app.notifySuccess();
    return placeOf(await inTime(app.getContext()));
  } catch {
    return null;
  }
}

const placeOf = ({ app: { locale, theme }, page }: app.Context): Place => ({
  language: locale.toLowerCase().startsWith('en') ? 'en' : 'id',
  theme: themeNamed(theme),
  subPageId: page.subPageId || null,
  onTheme: listener => app.registerOnThemeChangeHandler(changed => listener(themeNamed(changed))),
});

const themeNamed = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'light');

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('nobody answers')), patience));
  return Promise.race([work, late]);
}
