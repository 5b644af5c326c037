import type { Words } from '../documents/words';
import { textIn } from '../text/text';

/** The office's own language, in which its papers are written. */
export const officeWords = textIn('id');

/** The words of papers: keys of bot/text/id/documents.json without the namespace. */
export const paperWords: Words = (key, values) => officeWords(`documents:${key}`, values);
