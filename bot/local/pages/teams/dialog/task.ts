import type { Words } from '../../../../text/text';
import type { CardJson } from '../office';

/** What a dialog shows: a card, a page, or a word in their place. */
export interface Task {
  title?: string;
  width?: string | number;
  height?: string | number;
  card?: CardJson;
  url?: string;
  text?: string;
  isError?: boolean;
}

export interface TaskAnswer {
  statusCode: number;
  body: unknown;
}

interface TaskBody {
  task?: { type?: string; value?: string | (Omit<Task, 'card'> & { card?: { content?: CardJson } }) };
}

/** The answer to `task/fetch` and `task/submit`; null: the dialog closes. */
export function taskOf({ statusCode, body }: TaskAnswer, words: Words): Task | null {
  if (statusCode >= 300) return { text: words('teamsPage:card.failed'), isError: true };
  const { task } = (body ?? {}) as TaskBody;
  if (typeof task?.value === 'string') return { text: task.value };
  if (task?.type !== 'continue' || !task.value) return null;
  const { card, ...rest } = task.value;
  return { ...rest, card: card?.content };
}

const shares: Record<string, number> = { small: 20, medium: 50, large: 60 };

/** Teams' three sizes are shares of the window; a number is in pixels. */
export function sizeOf(size: string | number | undefined, unit: 'vw' | 'vh'): string {
  if (typeof size === 'number') return `${size}px`;
  return `${shares[size ?? 'medium'] ?? 50}${unit}`;
}
