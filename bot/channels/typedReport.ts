import type { Asked, Meaning } from '../complaint/meaning';
import { normalizePhone } from './phoneNumber';
import { understand } from './words';

/** What the channels know of a report that an officer types in: telephone numbers, and what a reporter's words mean. */
export const typedReport = {
  phoneNumber: normalizePhone,
  understand:
    (text: string) =>
    (asked: Asked): Meaning =>
      understand({ text, buttonId: null, kind: 'text', asked }),
};
