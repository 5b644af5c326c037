import type { Values } from './values';

/** What was typed and not sent. It keeps the press's id too: the same words sent again after a broken connection still act once. */
export interface Draft {
  values: Values;
  submissionId: string;
  savedAt: string;
}

/** By name: the officer's id first, then what the words are about. */
export interface Drafts {
  read(name: string): Draft | null;
  keep(name: string, draft: Draft): void;
  drop(name: string): void;
  /** Another officer's words are not for whoever sits at this machine now. */
  dropOthers(owner: string): void;
}

const prefix = 'aduan.draft.';
/** Words about citizens do not stay in a browser for long. */
const lifetime = 7 * 86_400_000;

/** What drafts need of the browser's storage. */
export interface Keeper {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Drafts in the browser's storage; null where the browser gives a framed page none: then nothing is kept. */
export function createDrafts(storage: Keeper | null, now: () => number = Date.now): Drafts {
  const forget = (key: string): void => storage?.removeItem(key);
  const readKey = (key: string): Draft | null => {
    const draft = parsed(storage?.getItem(key) ?? null);
    if (draft && now() - Date.parse(draft.savedAt) < lifetime) return draft;
    forget(key);
    return null;
  };
  const kept = (): string[] =>
    Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter(key => key.startsWith(prefix));
  kept().forEach(readKey); // what is too old goes
  return {
    read: name => readKey(prefix + name),
    keep(name, draft) {
      try {
        storage?.setItem(prefix + name, JSON.stringify(draft));
      } catch {
        // The storage is full: what is typed stays on the page.
      }
    },
    drop: name => forget(prefix + name),
    dropOthers: owner =>
      kept()
        .filter(key => !key.startsWith(`${prefix}${owner}.`))
        .forEach(forget),
  };
}

/** Asking for it throws where a browser blocks storage for pages inside other pages. */
function browserStorage(): Keeper | null {
  try {
    return (globalThis as { localStorage?: Keeper }).localStorage ?? null;
  } catch {
    return null;
  }
}

/** This browser's own. */
export const drafts = createDrafts(browserStorage());

function parsed(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Draft | null;
    return draft && typeof draft.values === 'object' && !Number.isNaN(Date.parse(draft.savedAt)) ? draft : null;
  } catch {
    return null;
  }
}
