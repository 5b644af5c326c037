import original from './id/whatsapp.json';

/**
 * The texts to reporters that an office may put into words of its own: variables in single braces, under Indonesian names, since
 * reporters are always written to in Indonesian.
 */

type OwnText = { [Key in keyof typeof original]: (typeof original)[Key] extends string ? Key : never }[keyof typeof original];

/** What no message is made of: the signature under all of them, and texts that nothing sends. */
const notSent = [
  ...(['signature', 'answerText', 'answerQuestion', 'answerAgain'] as const),
  ...(['noticeReceived', 'receiptDocument', 'idPhoto'] as const),
];
export type ReporterTextKey = Exclude<OwnText, (typeof notSent)[number]>;

const isReporterText = (key: string): key is ReporterTextKey =>
  !(notSent as readonly string[]).includes(key) && typeof (original as Record<string, unknown>)[key] === 'string';

/** In the order of the file: about as a case goes. */
export const reporterTextKeys = Object.keys(original).filter(isReporterText);

/** What each value of a text is called, and what stands in for it in a preview; all of it invented. */
export const textVariables = {
  ticket: { name: 'tiket', sample: 'ADU-2026-000123' },
  receivedAt: { name: 'diterima', sample: '23 November 2026, 10.15 WIB' },
  dueAt: { name: 'batas', sample: '24 November 2026, 10.15 WIB' },
  clockStart: { name: 'mulai', sample: '23 November 2026, 08.00 WIB' },
  date: { name: 'tanggal', sample: '30 November 2026' },
  autoCloseDate: { name: 'tanggal_tutup', sample: '7 Desember 2026' },
  privacyUrl: { name: 'alamat_privasi', sample: 'https://contoh.invalid/privasi' },
  dpoContact: { name: 'kontak_pelindungan_data', sample: 'pdp@contoh.invalid' },
  ombudsmanContact: { name: 'kontak_ombudsman', sample: '137' },
  contact: { name: 'kontak', sample: 'Telp. (0800) 000000' },
  name: { name: 'nama', sample: 'Warga Contoh A' },
  channel: { name: 'kanal', sample: 'WhatsApp' },
  description: { name: 'uraian', sample: 'KTP-el belum tercetak.' },
  receiver: { name: 'penerima', sample: 'Petugas Contoh' },
  numbers: { name: 'nomor_pokok', sample: 'ADU-2026-000124, ADU-2026-000125' },
  list: { name: 'daftar', sample: '• ADU-2026-000124: sedang diproses\n• ADU-2026-000125: sudah kami jawab' },
  items: { name: 'kelengkapan', sample: 'nomor registrasi dan tanggal perekaman' },
  division: { name: 'bidang', sample: 'Bidang Pelayanan Pendaftaran Penduduk' },
  text: { name: 'isi', sample: 'KTP-el sudah dicetak dan dapat diambil di loket 1. Gratis.' },
  waitingFor: { name: 'menunggu', sample: 'ketersediaan blanko KTP-el' },
  reason: { name: 'alasan', sample: 'isi laporan belum cukup jelas untuk ditindaklanjuti' },
  topic: { name: 'pokok', sample: 'jalan yang rusak' },
  agency: { name: 'instansi', sample: 'Dinas Contoh' },
  agencyContact: { name: 'kontak_instansi', sample: 'loket Dinas Contoh' },
  trackingId: { name: 'nomor_pelacakan', sample: '9900001' },
  status: { name: 'keadaan', sample: 'sedang diproses' },
} as const satisfies Record<string, { name: string; sample: string }>;
export type TextVariable = keyof typeof textVariables;

/** Without these a text still says what the SOP and the law want it to say. */
const optional: readonly TextVariable[] = ['receivedAt', 'topic', 'division', 'channel'];

const inFile = /\{\{(\w+)\}\}/g;
const inOwn = /\{([^{}\n]*)\}/g;

/** The values of a text as the senders give them, in the order of the original. */
export const variablesOf = (key: ReporterTextKey): TextVariable[] => [
  ...new Set([...original[key].matchAll(inFile)].map(([, name]) => name as TextVariable)),
];

export const isRequired = (variable: TextVariable): boolean => !optional.includes(variable);

/** The original as an administrator reads and changes it. */
export const originalOf = (key: ReporterTextKey): string =>
  original[key].replace(inFile, (_, name: string) => `{${textVariables[name as TextVariable].name}}`);

const named = (name: string): string => `{${name}}`;

/** Variables in a text that nobody will fill in, and those that it must not leave out; as they are written. */
export function variableFaults(key: ReporterTextKey, text: string): { unknown: string[]; missing: string[] } {
  const known = variablesOf(key);
  const used = new Set([...text.matchAll(inOwn)].map(found => found[1]!));
  const names = known.map(variable => textVariables[variable].name as string);
  return {
    unknown: [...used].filter(name => !names.includes(name)).map(named),
    missing: known.filter(isRequired).map(variable => textVariables[variable].name).filter(name => !used.has(name)).map(named), // prettier-ignore
  };
}

/** What {variable} is there to choose from in a text, as it is written. */
export const writtenVariables = (key: ReporterTextKey): string[] => variablesOf(key).map(each => named(textVariables[each].name));

/** An office's own text with its values. @throws Error where one is missing: an incomplete text must never reach a reader */
export function filledIn(text: string, values: Record<string, string | number>): string {
  const byName = new Map(Object.entries(textVariables).map(([variable, { name }]) => [name as string, values[variable]]));
  return text.replace(inOwn, (found, name: string) => {
    const value = byName.get(name);
    if (value === undefined) throw new Error(`no value for ${found}`);
    return String(value);
  });
}

export type TemplateName = keyof typeof original.template;

/** The texts that Meta approves (DOMAIN §4.8), by the names under which the program knows them. */
export const templateNames = Object.keys(original.template) as TemplateName[];
export const templateText = (name: TemplateName): string => original.template[name];
