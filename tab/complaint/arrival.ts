import type { AllowedAction } from '../../bot/http/contract';

type Action = AllowedAction['action'];

let pressed: { ticketNumber: string; action: Action } | null = null;

/**
 * A button on another page said what is to be begun on the page of a case. Kept in memory alone: an address that is opened again, or sent
 * to a colleague, presses nothing.
 */
export function pressOnArrival(ticketNumber: string, action: Action): void {
  pressed = { ticketNumber, action };
}

/** What was pressed for this case, once. */
export function pressedOnArrival(ticketNumber: string): Action | null {
  const action = pressed?.ticketNumber === ticketNumber ? pressed.action : null;
  pressed = null;
  return action;
}
