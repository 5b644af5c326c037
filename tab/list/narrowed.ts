import type { Names } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import type { Words } from '../words/words';

/** By what officers tell cases apart, as filters and as groups of the dashboard. */
export const sortings = ['complaintClass', 'category', 'service', 'division', 'district'] as const;

/** What a code is called where there may be none yet (`unknown`), or a place that is none of the city's (`other`). */
export function codeLabel(words: Words, names: Names, name: string, code: string): string {
  if (code === 'unknown' || (name === 'district' && code === 'other')) return words(`tab:list.${code}`);
  return choiceLabel(words, names, name, code);
}
