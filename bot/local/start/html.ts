import type { Words } from '../../text/text';

/** Text as HTML; what stands in backticks is code. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>');

export type Say = (key: string, values?: Record<string, unknown>) => string;

/** Words of the start page, as HTML. */
export const sayer =
  (words: Words): Say =>
  (key, values) =>
    escaped(words(`start:${key}`, values));

/** An address of another page of this office, in the reader's language. */
export function pageAddress(words: Words, path: string): string {
  const address = words.language === 'id' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${words.language}`;
  return escaped(address);
}
