import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid } from '../../complaint/errors';
import { validateFields, type CleanInput, type Field } from '../../complaint/inputs';
import { loadSettings, type Office, type Settings } from '../office';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

const text = (name: string, max: number, required = true): Field => ({ name, kind: 'text', required, max });

/** What the office is called and how it is reached, one field each. */
export const officeFields: readonly Field[] = [
  text('letterheadGovernment', 120),
  text('letterheadOffice', 160),
  text('letterheadAddress', 200),
  text('letterheadContact', 200),
  text('letterheadPlace', 60),
  text('privacyUrl', 200),
  text('ombudsmanContact', 120),
  text('dpoContact', 120),
  text('officeWhatsapp', 20, false),
  { name: 'laporOffices', kind: 'longText', required: true, max: 1000 },
  { name: 'laporRecordsEvery', kind: 'boolean', required: true },
];

/** The same as the form has it: texts; names of offices one a line. */
export async function readOfficeTexts(manager: EntityManager): Promise<Record<string, string>> {
  return textsOf(await loadSettings(manager));
}

function textsOf({ letterhead, privacyUrl, ombudsmanContact, dpoContact, ...more }: Settings): Record<string, string> {
  const { government, office, address, contact, place } = letterhead;
  return {
    ...{ letterheadGovernment: government, letterheadOffice: office, letterheadAddress: address },
    ...{ letterheadContact: contact, letterheadPlace: place, privacyUrl, ombudsmanContact, dpoContact },
    officeWhatsapp: more.officeWhatsapp ?? '',
    laporOffices: more.laporOffices.join('\n'),
    laporRecordsEvery: String(more.laporRecordsEvery),
  };
}

/** @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveOfficeTexts(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const after = settingsOf(validateFields(officeFields, input));
    const before = await loadSettings(change.tx);
    const [were, are] = [textsOf(before), textsOf({ ...before, ...after })];
    for (const { name } of officeFields)
      await noteChange(change, { what: 'officeText', subject: name, before: were[name] || null, after: are[name] || null });
    let seen: number | null = version;
    for (const key of Object.keys(after) as (keyof typeof after)[]) {
      if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
      await writeSetting(change, key, after[key], seen);
      seen = null;
    }
  });
}

type OfficeTexts = Pick<
  Settings,
  'letterhead' | 'privacyUrl' | 'ombudsmanContact' | 'dpoContact' | 'officeWhatsapp' | 'laporOffices' | 'laporRecordsEvery'
>;

function settingsOf(clean: CleanInput): OfficeTexts {
  const said = (name: string): string => String(clean[name]);
  const wrong = (name: string, fault: 'notAnAddress' | 'notAPhone'): Invalid => new Invalid('invalidInput', [{ name, fault }]);
  if (!/^https:\/\/[^\s/]+\.[^\s]+$/.test(said('privacyUrl'))) throw wrong('privacyUrl', 'notAnAddress');
  const phone = clean.officeWhatsapp === null ? null : said('officeWhatsapp').replace(/[\s+()-]/g, '');
  if (phone !== null && !/^62\d{8,13}$/.test(phone)) throw wrong('officeWhatsapp', 'notAPhone');
  return {
    letterhead: {
      ...{ government: said('letterheadGovernment'), office: said('letterheadOffice'), address: said('letterheadAddress') },
      ...{ contact: said('letterheadContact'), place: said('letterheadPlace') },
    },
    ...{ privacyUrl: said('privacyUrl'), ombudsmanContact: said('ombudsmanContact'), dpoContact: said('dpoContact') },
    officeWhatsapp: phone,
    laporOffices: said('laporOffices').split('\n').map(name => name.trim()).filter(Boolean), // prettier-ignore
    laporRecordsEvery: clean.laporRecordsEvery === true,
  };
}
