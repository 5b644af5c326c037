import { useEffect } from 'react';

/**
 * When a dialog goes and what had opened it is gone too, the page takes the cursor: Fluent hides the page from screen readers until
 * something on it has the focus again.
 */
export function useFocusBack(): void {
  useEffect(() => () => void requestAnimationFrame(focusPage), []);
}

function focusPage(): void {
  const page = document.querySelector('main');
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!page || !isLost) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
}
