import { locales } from '../wib';

/** `1.234,5` in Indonesian, `1,234.5` in English; one digit of a fraction at most. */
export const numberIn = (language: 'id' | 'en', value: number): string =>
  value.toLocaleString(locales[language], { maximumFractionDigits: 1 });
