import { createContext, useContext } from 'react';
import { textIn, type Language, type Words } from '../../../text/text';
import { ask } from './ask';

/** Teams' three themes. */
export const themes = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themes)[number];

/** How a reader wants the pages; kept in the browser, and settable in the address (`?lang=en&theme=dark`). */
export interface Settings {
  language: Language;
  theme: ThemeName;
}

export function readSettings(): Settings {
  const address = new URLSearchParams(location.search);
  const of = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined =>
    choices.find(choice => choice === address.get(name)) ??
    choices.find(choice => choice === localStorage.getItem(`aduan.${name}`));
  const theme = of('theme', themes) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  return { language: of('lang', ['id', 'en']) ?? 'id', theme };
}

/** What the address asked for is over once the reader has chosen. */
export function keepSettings({ language, theme }: Settings): void {
  const address = new URL(location.href);
  for (const name of ['lang', 'theme']) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  localStorage.setItem('aduan.lang', language);
  localStorage.setItem('aduan.theme', theme);
}

export interface Surroundings extends Settings {
  words: Words;
  change: (changes: Partial<Settings>) => void;
  /** Asks the office in the reader's language. @throws Refusal */
  ask: <Answer>(path: string, body?: object) => Promise<Answer>;
}

export const surroundingsOf = (settings: Settings, change: Surroundings['change']): Surroundings => ({
  ...settings,
  words: textIn(settings.language),
  change,
  ask: (path, body) => ask(path, settings.language, body),
});

export const SurroundingsContext = createContext<Surroundings | null>(null);

/** Language, theme, words and the way to ask the office, of the page this is in. */
export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (!found) throw new Error('outside of openPage');
  return found;
}
