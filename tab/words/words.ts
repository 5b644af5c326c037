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
  return wordsOf(language, resources);
}

/**
 * Our texts are paths (`staff:action.take`) and values (`{{ticket}}`), which takes ten lines; i18next, which the server reads them with,
 * would be a tenth of what the first list loads. A test compares the two.
 */
export function wordsOf(language: Language, resources: object): Words {
  const known: Record<string, unknown> = { ...resources };
  const at = (key: string): unknown =>
    key.split(/[:.]/).reduce<unknown>((found, name) => (isGroup(found) ? found[name] : undefined), known);
  const words = (key: string, values: Record<string, unknown> = {}): string => {
    const text = at(key);
    // A text that is not there shows its name, as on the server.
    if (typeof text !== 'string') return key.slice(key.indexOf(':') + 1);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
  const codes = (key: string): string[] => {
    const group = at(key);
    return isGroup(group) ? Object.keys(group) : [];
  };
  const add = (name: string, texts: object): void => void (known[name] = texts);
  return Object.assign(words, { language, has: (key: string) => at(key) !== undefined, codes, add });
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
