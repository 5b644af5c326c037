import { createInstance } from 'i18next';

export type Language = 'id' | 'en';

/** The texts of one language: call it with a key such as `staff:action.take`, and with values for its `{{…}}`. */
export interface Words {
  (key: string, values?: Record<string, unknown>): string;
  readonly language: Language;
  /** For the few texts that only some things have, such as hints under a field. */
  has(key: string): boolean;
  /** The codes that have a text under this key, in their order there. */
  codes(key: string): string[];
  /** Texts that only some pages need come with them, under a name of their own. */
  add(name: string, texts: object): void;
}

/** One language is loaded, the one that its reader has. */
const texts = {
  id: () => import('./id'),
  en: () => import('./en'),
} as const;

export async function loadWords(language: Language): Promise<Words> {
  const { default: resources } = await texts[language]();
  const i18n = createInstance();
  await i18n.init({
    resources: { [language]: resources },
    lng: language,
    fallbackLng: false,
    defaultNS: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
  // `replace` keeps values apart from options: a value named `count` or `lng` is only a value.
  const words = (key: string, values: Record<string, unknown> = {}): string => i18n.t(key, { replace: values });
  const codes = (key: string) => Object.keys(i18n.t(key, { returnObjects: true }));
  const add = (name: string, texts: object) => void i18n.addResourceBundle(language, name, texts);
  return Object.assign(words, { language, has: (key: string) => i18n.exists(key), codes, add });
}
