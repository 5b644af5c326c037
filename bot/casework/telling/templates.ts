import { usualTemplate, type MetaTemplate } from '../../complaint/metaTemplate';
import type { Settings } from '../office';

/** A template as it stands in the office's WhatsApp account. */
export const templateOf = (name: string, { templates }: Pick<Settings, 'templates'>): MetaTemplate =>
  templates[name] ?? usualTemplate(name);

export const isApproved = (name: string, settings: Pick<Settings, 'templates'>): boolean =>
  templateOf(name, settings).state === 'approved';
