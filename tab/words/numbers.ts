/** `1.234,5` in Indonesian, `1,234.5` in English; one digit of a fraction at most. */
export const numberIn = (language: 'id' | 'en', value: number): string =>
  value.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID', { maximumFractionDigits: 1 });
