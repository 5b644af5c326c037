export type Fields = Record<string, unknown>;

/** Readers of foreign JSON: what has the wrong shape counts as absent, so that one odd field spoils nothing else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The text without NUL characters, which neither database nor paper takes; null when nothing readable is left. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replaceAll('\u0000', '');
  return text.trim() ? text : null;
}

/** A short identifier; numbers are written as text, what is longer than `max` characters counts as absent. */
export function idOf(value: unknown, max = 200): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value)?.trim();
  return text && text.length <= max ? text : null;
}
