/** What the message that this one answers had asked; null when nothing is known to have been asked. */
export type Asked = 'answer' | 'askData' | 'reminderClose' | 'satisfaction' | 'other' | null;

/** What the reporter's words or button mean. */
export interface Meaning {
  intent:
    | 'settled'
    | 'notSettled'
    | 'callback'
    | 'status'
    | 'rate'
    | 'receipt'
    | 'privacy'
    | 'view'
    | 'withdraw'
    | 'thanks'
    | 'greeting'
    | 'other';
  /** Safe to act on without a person. What is uncertain is for an officer, or for a question back with buttons. */
  certain: boolean;
  /** 1 not satisfied … 4 very satisfied. */
  rating?: 1 | 2 | 3 | 4;
  ticketNumber?: string;
}

/** Words that answer the question we asked: is it settled, how were we. */
export const isVerdict = ({ intent, certain }: Meaning, asked: Asked): boolean =>
  certain &&
  (asked === 'satisfaction'
    ? intent === 'rate'
    : (asked === 'answer' || asked === 'reminderClose') && (intent === 'settled' || intent === 'notSettled'));
