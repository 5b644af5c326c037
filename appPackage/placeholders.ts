import { BadSettings, type Environment, type SettingFault } from '../bot/config';
import { botAppId, tabAppId, teamsAppId } from '../bot/local/personas';

/** What stands in the manifest as `${{NAME}}`; Microsoft's Agents Toolkit fills in the same names. */
export const placeholders = [
  'TEAMS_APP_ID',
  'BOT_ID',
  'TAB_APP_ID',
  'PUBLIC_HOST',
  'OFFICE_URL',
  'PRIVACY_URL',
  'TERMS_URL',
] as const;
export type Placeholder = (typeof placeholders)[number];
export type Values = Record<Placeholder, string>;

/** Without any of these the package is the local office's. */
const wanted = ['TEAMS_APP_ID', 'BOT_ID', 'TAB_APP_ID', 'PUBLIC_URL'] as const;
/** The office's website as its own letterhead gives it (DOMAIN §2.6). */
const officeUrl = 'https://dukcapil.palangkaraya.go.id';

/**
 * The placeholders' values, from the settings the server itself reads. None of them set: the local office's invented ids, a package
 * to look at. Some set: all are asked for, because a package of invented and real ids would fail in Teams without a word of why.
 * @throws BadSettings with every fault at once
 */
export function placeholderValues(env: Environment): Values & { local: boolean } {
  const given = (name: string): string => env[name]?.trim() ?? '';
  const local = wanted.every(name => given(name) === '');
  const faults: BadSettings['faults'] = [];
  const fault = (name: string, what: SettingFault | null): void => void (what && faults.push({ name, fault: what }));
  if (!local) {
    for (const name of ['TEAMS_APP_ID', 'BOT_ID', 'TAB_APP_ID'] as const) fault(name, idFault(given(name)));
    fault('PUBLIC_URL', hostFault(given('PUBLIC_URL')));
  }
  const pages = pagesOf(given);
  for (const [name, url] of Object.entries(pages)) fault(name, addressFault(url));
  if (faults.length > 0) throw new BadSettings(faults);
  const ids = local
    ? { TEAMS_APP_ID: teamsAppId, BOT_ID: botAppId, TAB_APP_ID: tabAppId, PUBLIC_HOST: 'localhost:3978' }
    : {
        TEAMS_APP_ID: given('TEAMS_APP_ID').toLowerCase(),
        BOT_ID: given('BOT_ID').toLowerCase(),
        TAB_APP_ID: given('TAB_APP_ID').toLowerCase(),
        PUBLIC_HOST: new URL(given('PUBLIC_URL')).host,
      };
  return { ...ids, ...pages, local };
}

function pagesOf(given: (name: string) => string): Pick<Values, 'OFFICE_URL' | 'PRIVACY_URL' | 'TERMS_URL'> {
  const office = given('OFFICE_URL') || officeUrl;
  return { OFFICE_URL: office, PRIVACY_URL: given('PRIVACY_URL') || office, TERMS_URL: given('TERMS_URL') || office };
}

function idFault(value: string): SettingFault | null {
  if (value === '') return 'missing';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? null : 'notAnId';
}

function addressFault(value: string): SettingFault | null {
  if (value === '') return 'missing';
  if (!URL.canParse(value)) return 'notAnAddress';
  return new URL(value).protocol === 'https:' ? null : 'notHttps';
}

/** Teams takes a host of the internet on the usual port, and the manifest names no path. */
function hostFault(value: string): SettingFault | null {
  const fault = addressFault(value);
  if (fault) return fault;
  const { hostname, port, pathname, search, username } = new URL(value);
  const plain = port === '' && pathname === '/' && search === '' && username === '';
  return plain && /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(hostname) ? null : 'notAHost';
}

/** @throws RangeError for a placeholder that has no value */
export function fillIn(text: string, values: Values): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = (values as Record<string, string | boolean>)[name];
    if (typeof value !== 'string') throw new RangeError(`no value for the placeholder ${name}`);
    return value;
  });
}
