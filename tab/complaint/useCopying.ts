import { useState, type RefObject } from 'react';

type Copied = 'copied' | 'notCopied' | null;

/**
 * Copies a text, and says how it ended. A frame may be refused the clipboard (Permissions Policy of whoever frames us); then
 * the old command is tried, and last the text is left selected for a person's own keys.
 */
export function useCopying(shown: RefObject<HTMLElement | null>): { copied: Copied; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState<Copied>(null);
  async function copy(text: string): Promise<void> {
    setCopied(null); // so that a second time is said again
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => copySelected(shown.current),
    );
    setCopied(done ? 'copied' : 'notCopied');
  }
  return { copied, copy };
}

function copySelected(element: HTMLElement | null): boolean {
  if (element) window.getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}
