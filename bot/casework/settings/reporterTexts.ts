import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid, type FieldFault } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import {
  isTemplateLanguage,
  isTemplateName,
  templateStates,
  type MetaTemplate,
  type TemplateState,
} from '../../complaint/metaTemplate';
import {
  isRequired,
  originalOf,
  reporterTextKeys,
  templateNames,
  templateText,
  textVariables,
  variableFaults,
  variablesOf,
  writtenVariables,
  type ReporterTextKey,
  type TemplateName,
} from '../../text/reporterTexts';
import { buttonsOf } from '../telling/messages';
import { loadSettings, type Office } from '../office';
import { templateOf } from '../telling/templates';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

export interface ReporterTextView {
  key: ReporterTextKey;
  original: string;
  /** The office's own wording; null = the original is sent. */
  own: string | null;
  /** As they are written (`{tiket}`), with what stands in for them in a preview. */
  variables: { written: string; sample: string; isRequired: boolean }[];
  /** Titles of the buttons under it. */
  buttons: string[];
}

export interface TemplateView extends MetaTemplate {
  key: TemplateName;
  /** With `{{1}}` … as Meta has it. */
  text: string;
}

/** An own wording is at most so long: with what is filled in it stays within one message (DOMAIN §4.6). */
export const longestText = 2000;

export async function readTexts(manager: EntityManager): Promise<{ texts: ReporterTextView[]; templates: TemplateView[] }> {
  const settings = await loadSettings(manager);
  return {
    texts: reporterTextKeys.map(key => ({
      ...{ key, original: originalOf(key), own: settings.texts[key] ?? null, buttons: buttonsOf(key) },
      variables: variablesOf(key).map(variable => {
        const { name, sample } = textVariables[variable];
        return { written: `{${name}}`, sample, isRequired: isRequired(variable) };
      }),
    })),
    templates: templateNames.map(key => ({ key, ...templateOf(key, settings), text: templateText(key) })),
  };
}

const textFields: readonly Field[] = [
  { name: 'reporterText', kind: 'choice', required: true, choices: reporterTextKeys },
  { name: 'wording', kind: 'longText', required: false, max: longestText, withoutIdentityNumbers: true },
];

/**
 * One text in the office's own words, from the next message on; nothing written, or the original's very words, are the original again.
 * @throws NotAllowed | Invalid | Refused `settingsChanged`
 */
export async function saveReporterText(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(textFields, input);
    const key = clean.reporterText as ReporterTextKey;
    const typed = clean.wording === null ? null : String(clean.wording).trim().replaceAll('\r\n', '\n');
    const wording = typed === originalOf(key) ? null : typed;
    if (wording !== null) checkVariables(key, wording);
    const { texts } = await loadSettings(change.tx);
    const { [key]: before = null, ...others } = texts;
    if (!(await noteChange(change, { what: 'reporterText', subject: key, before, after: wording }))) return;
    await writeSetting(change, 'texts', wording === null ? others : { ...others, [key]: wording }, version);
  });
}

function checkVariables(key: ReporterTextKey, wording: string): void {
  const { unknown, missing } = variableFaults(key, wording);
  const known = writtenVariables(key).join(', ') || '–';
  if (unknown.length > 0) throw new Invalid('unknownTextVariable', [], { found: unknown.join(', '), known });
  if (missing.length > 0) throw new Invalid('missingTextVariable', [], { missing: missing.join(', ') });
}

const templateFields: readonly Field[] = [
  { name: 'template', kind: 'choice', required: true, choices: templateNames },
  { name: 'metaName', kind: 'text', required: true, max: 60 },
  { name: 'metaLanguage', kind: 'text', required: true, max: 6 },
  { name: 'templateState', kind: 'choice', required: true, choices: templateStates },
];

/** A template as Meta has it now, used from the next message on. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveTemplate(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(templateFields, input);
    const wrong = (name: string, fault: FieldFault): Invalid => new Invalid('invalidInput', [{ name, fault }]);
    if (!isTemplateName(String(clean.metaName))) throw wrong('metaName', 'notAName');
    if (!isTemplateLanguage(String(clean.metaLanguage))) throw wrong('metaLanguage', 'notALanguage');
    const key = clean.template as TemplateName;
    const settings = await loadSettings(change.tx);
    const before = templateOf(key, settings);
    const after: MetaTemplate = {
      ...{ name: String(clean.metaName), language: String(clean.metaLanguage) },
      state: clean.templateState as TemplateState,
    };
    if (!(await noteChange(change, { what: 'template', subject: key, before, after }))) return;
    await writeSetting(change, 'templates', { ...settings.templates, [key]: after }, version);
  });
}
