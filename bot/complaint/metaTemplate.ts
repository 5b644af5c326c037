/** What Meta says of a template: only an approved one may be sent (DOMAIN §4.8). */
export const templateStates = ['approved', 'pending', 'rejected', 'paused', 'notSubmitted'] as const;
export type TemplateState = (typeof templateStates)[number];

/** A template as it stands in the office's WhatsApp account. */
export interface MetaTemplate {
  /** Its name there; the program's own is only the usual one. */
  name: string;
  /** Meta's code of its language, such as `id`. */
  language: string;
  state: TemplateState;
}

/** As the office was advised to hand them in: under the program's names, in Indonesian. */
export const usualTemplate = (name: string): MetaTemplate => ({ name, language: 'id', state: 'approved' });

/** Meta takes small letters, digits and underscores, at most 512; a column keeps 60. */
export const isTemplateName = (name: string): boolean => /^[a-z0-9_]{1,60}$/.test(name);

/** `id`, `id_ID`, `en_US`: Meta's codes. */
export const isTemplateLanguage = (code: string): boolean => /^[a-z]{2,3}(_[A-Z]{2})?$/.test(code);
