import type { Words } from './words';

/** `5 hari kerja`; needs the texts of the settings. */
export const limitText = (words: Words, { amount, unit }: { amount: number; unit: string }): string =>
  `${amount} ${words(`settings:unit.${unit}`)}`;
