import type { Words } from '../../../../text/text';

/** The bot's answer to `adaptiveCard/action` (Microsoft Learn, "Universal Action Model"). */
export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

/** What stands under a card after a press. */
export interface Line {
  text: string;
  isError: boolean;
}

/** A message or an error becomes a line; a card needs none, it shows itself. */
export function asLine({ statusCode, type, value }: InvokeAnswer, words: Words): Line | null {
  if (type === 'application/vnd.microsoft.activity.message') return { text: String(value), isError: false };
  if (statusCode < 400 && type !== 'application/vnd.microsoft.error') return null;
  const said = (value as { message?: unknown } | null)?.message;
  const text = typeof said === 'string' ? words('teamsPage:card.refused', { text: said }) : words('teamsPage:card.failed');
  return { text, isError: true };
}
