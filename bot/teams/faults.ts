import { Invalid, type DomainError } from '../complaint/errors';
import { errorText } from '../text/errorText';
import { faultTexts } from '../text/fieldText';
import type { Words } from '../text/text';

/** What is wrong in a form that comes back: of a field, or of the whole (`name` is empty). */
export interface Fault {
  name: string;
  text: string;
}

export function faultsOf(error: DomainError, words: Words, action: string): Fault[] {
  const fields = error instanceof Invalid ? faultTexts(words, action, error.fields) : [];
  return fields.length > 0 ? fields : [{ name: '', text: errorText(words, error, action) }];
}
