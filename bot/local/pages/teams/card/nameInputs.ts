/**
 * Microsoft's renderer names a searched list by its placeholder and of a group of choices only the first: a screen reader would hear
 * "Choose…", or "Yes", and not of what. Their labels are there; here the inputs are told of them.
 */
export function nameInputs(card: HTMLElement): void {
  for (const input of card.querySelectorAll('[aria-labelledby] > input[list]')) {
    const label = input.parentElement?.getAttribute('aria-labelledby');
    if (!label) continue;
    input.setAttribute('aria-labelledby', label);
    input.removeAttribute('aria-label');
  }
  for (const group of card.querySelectorAll('.ac-choiceSetInput-expanded')) {
    const first = group.querySelector('input[type="radio"]');
    const [label, own] = first?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (!label || !own) continue;
    first?.setAttribute('aria-labelledby', own);
    group.setAttribute('role', 'radiogroup');
    group.setAttribute('aria-labelledby', label);
  }
}
