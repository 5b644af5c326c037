import { isAbusive } from '../../complaint/abusiveWords';
import { isOpen } from '../../complaint/complaint';
import { numberNotes, type NumberNote } from '../../complaint/numberNotes';
import type { CaseFile } from './caseFile';

/** What an officer should notice in the reporter's words before acting; it decides nothing and is kept nowhere. */
export interface Cues {
  /** Rude words: a real matter in them is handled all the same (DOMAIN §7). */
  isAbusive: boolean;
  /** On a NIK or No. KK in them, never its digits (DOMAIN §5.4). */
  numbers: NumberNote[];
}

/** Worked out on reading, from the words as they came; nothing once the case is over. */
export function cuesOf({ complaint, messages }: Pick<CaseFile, 'complaint' | 'messages'>): Cues {
  if (!isOpen(complaint.status)) return { isAbusive: false, numbers: [] };
  const said = messages.flatMap(({ direction, text }) => (direction === 'in' && text !== null ? [text] : []));
  return { isAbusive: said.some(isAbusive), numbers: numberNotes(said.join('\n')) };
}
