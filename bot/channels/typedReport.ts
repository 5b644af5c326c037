import { normalizePhone } from './phoneNumber';
import { understand, type ContextPurpose, type Intent } from './words';

/** What the channels know of a report that an officer types in: telephone numbers, and what a reporter's words mean. */
export const typedReport = {
  phoneNumber: normalizePhone,
  understand:
    (text: string) =>
    (asked: ContextPurpose): Intent =>
      understand({ text, buttonId: null, kind: 'text', contextPurpose: asked }),
};
