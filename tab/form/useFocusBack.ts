import { useEffect, useState } from 'react';

/**
 * When a dialog goes, what had opened it has the cursor again, or the page where that is gone too: Fluent hides the page from screen
 * readers until something on it has the focus again.
 */
export function useFocusBack(): void {
  const [opener] = useState(openedFrom);
  useEffect(() => () => void requestAnimationFrame(() => focusAgain(opener)), [opener]);
}

/** What was pressed; of an item of a menu, which goes with its menu, the menu's button. */
function openedFrom(): Element | null {
  const pressed = document.activeElement;
  const menu = pressed?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : pressed;
}

function focusAgain(opener: Element | null): void {
  if (!isFocusLost()) return;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  // A page that is on its way, as after going back in the midst of a dialog, goes again with the cursor: then all of the tab takes it.
  const page = document.querySelector<HTMLElement>('main:not([aria-busy="true"])') ?? document.querySelector<HTMLElement>('.tab');
  if (!page || !isFocusLost()) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
}

export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
