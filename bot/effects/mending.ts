import type { SendFailure } from '../channels/channel';

/** What somebody must mend first (a token, a right, a bill, storage) is tried as often as this, whatever came before. */
export const untilMended = 5 * 60_000;

/** True for a refusal by Meta that meets everything alike until somebody mends it there: nothing is given up for it. */
export const isCentral = (reason: SendFailure | 'gone' | 'tooLarge' | 'untrusted'): boolean =>
  reason === 'auth' || reason === 'account';
