import { isObject, textOf } from '../wire';
import { CloudError } from './cloudError';
import type { Choice } from './chats';

/** A template as it was approved in the office's WhatsApp account: body with {{n}}, titles of its quick replies. */
interface Template {
  body: string;
  buttons: string[];
}

/** The approved templates of DOMAIN §4.8, language `id`. The account's own copy: what is not here does not exist. */
export const APPROVED_TEMPLATES: Record<string, Template> = {
  aduan_diterima: {
    body: 'Laporan Bapak/Ibu telah kami terima dengan nomor {{1}} pada {{2}}. Petugas akan menanggapi paling lambat {{3}}. Terima kasih.',
    buttons: [],
  },
  aduan_butuh_data: {
    body: 'Untuk menindaklanjuti aduan {{1}} kami memerlukan: {{2}}. Mohon dibalas paling lambat {{3}}. Terima kasih.',
    buttons: [],
  },
  aduan_jawaban: {
    body: 'Ada jawaban untuk aduan {{1}}. Balas LIHAT untuk membacanya.',
    buttons: ['LIHAT', 'Hubungi petugas'],
  },
  aduan_konfirmasi: {
    body: 'Apakah aduan {{1}} sudah terselesaikan? Tanpa balasan sampai {{2}}, aduan kami nyatakan selesai.',
    buttons: ['Sudah selesai', 'Belum', 'Hubungi petugas'],
  },
  aduan_ditutup: { body: 'Aduan {{1}} telah ditutup. Balas pesan ini bila masih ada kendala.', buttons: [] },
  aduan_kabar: { body: 'Ada kabar untuk laporan {{1}}. Balas LIHAT untuk membacanya.', buttons: [] },
};

/**
 * The text and quick replies the citizen sees of a template message.
 * @throws CloudError 132001 unknown template or language, 132000 parameter count, 132018 line breaks in a parameter,
 * 132005 too long, 131008/131009 missing or bad fields.
 */
export function renderTemplate(template: Record<string, unknown>): { text: string; buttons: Choice[] } {
  const name = textOf(template.name);
  const language = isObject(template.language) ? textOf(template.language.code) : undefined;
  if (!name || !language) throw new CloudError(131008, 'template.name and template.language.code are required.');
  const approved = APPROVED_TEMPLATES[name];
  if (!approved || language !== 'id') throw new CloudError(132001, `template name (${name}) does not exist in ${language}`);
  const components = Array.isArray(template.components) ? template.components.filter(isObject) : [];
  const parameters = parametersOf(components.find(c => c.type === 'body')).map(bodyParameter);
  return { text: hydrate(approved.body, parameters), buttons: quickReplies(approved.buttons, components) };
}

function hydrate(body: string, parameters: string[]): string {
  const expected = new Set(body.match(/\{\{\d+\}\}/g)).size;
  if (parameters.length !== expected)
    throw new CloudError(
      132000,
      `body: number of localizable_params (${parameters.length}) does not match the expected (${expected})`,
    );
  const text = body.replace(/\{\{(\d+)\}\}/g, (_, n: string) => parameters[Number(n) - 1] ?? '');
  if (text.length > 1024) throw new CloudError(132005, 'The hydrated body exceeds 1024 characters.');
  return text;
}

function bodyParameter(parameter: Record<string, unknown>): string {
  const text = textOf(parameter.text);
  if (parameter.type !== 'text' || !text) throw new CloudError(131008, 'Parameter of type text is missing text value');
  if (/[\n\t]| {5}/.test(text))
    throw new CloudError(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces');
  return text;
}

/** A quick reply carries the payload given for its index, or else its own title (as WhatsApp does). */
function quickReplies(titles: string[], components: Record<string, unknown>[]): Choice[] {
  const given = components.filter(c => c.type === 'button' && c.sub_type === 'quick_reply');
  const beyond = given.find(c => !(Number(c.index) < titles.length));
  if (beyond) throw new CloudError(132018, `buttons: the template has no button at index ${String(beyond.index)}`);
  return titles.map((title, index) => {
    const [parameter] = parametersOf(given.find(c => Number(c.index) === index));
    return { id: textOf(parameter?.payload) ?? title, title, kind: 'template' };
  });
}

const parametersOf = (component?: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(component?.parameters) ? component.parameters.filter(isObject) : [];
