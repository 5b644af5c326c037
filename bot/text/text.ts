import { createInstance } from 'i18next';
import { locales } from '../complaint/wib';
import enArchive from './en/archive.json';
import enChat from './en/chat.json';
import enDisruption from './en/disruption.json';
import enDocuments from './en/documents.json';
import enErrors from './en/errors.json';
import enDemo from './en/demo.json';
import enLocal from './en/local.json';
import enPhonePage from './en/phonePage.json';
import enReport from './en/report.json';
import enSettings from './en/settings.json';
import enSigned from './en/signed.json';
import enSharepointPage from './en/sharepointPage.json';
import enTeamsPage from './en/teamsPage.json';
import enStaff from './en/staff.json';
import enStart from './en/start.json';
import enTab from './en/tab.json';
import enWhatsapp from './en/whatsapp.json';
import idArchive from './id/archive.json';
import idChat from './id/chat.json';
import idDisruption from './id/disruption.json';
import idDocuments from './id/documents.json';
import idErrors from './id/errors.json';
import idDemo from './id/demo.json';
import idLocal from './id/local.json';
import idPhonePage from './id/phonePage.json';
import idReport from './id/report.json';
import idSettings from './id/settings.json';
import idSigned from './id/signed.json';
import idSharepointPage from './id/sharepointPage.json';
import idTeamsPage from './id/teamsPage.json';
import idStaff from './id/staff.json';
import idStart from './id/start.json';
import idTab from './id/tab.json';
import idWhatsapp from './id/whatsapp.json';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

/** The texts of one language: call it with a key such as `staff:action.take`, and with values for its `{{…}}`. */
export interface Words {
  /** @throws Error when the key or one of its values is missing: an incomplete text must never reach a reader. */
  (key: string, values?: Record<string, unknown>): string;
  readonly language: Language;
  /** For the few texts that only some things have, such as hints under a field. */
  has(key: string): boolean;
}

export const resources = {
  id: {
    chat: idChat,
    disruption: idDisruption,
    documents: idDocuments,
    errors: idErrors,
    staff: idStaff,
    start: idStart,
    local: idLocal,
    demo: idDemo,
    phonePage: idPhonePage,
    report: idReport,
    archive: idArchive,
    settings: idSettings,
    signed: idSigned,
    sharepointPage: idSharepointPage,
    teamsPage: idTeamsPage,
    tab: idTab,
    whatsapp: idWhatsapp,
  },
  en: {
    chat: enChat,
    disruption: enDisruption,
    documents: enDocuments,
    errors: enErrors,
    staff: enStaff,
    start: enStart,
    local: enLocal,
    demo: enDemo,
    phonePage: enPhonePage,
    report: enReport,
    archive: enArchive,
    settings: enSettings,
    signed: enSigned,
    sharepointPage: enSharepointPage,
    teamsPage: enTeamsPage,
    tab: enTab,
    whatsapp: enWhatsapp,
  },
} as const;

/** What staff may be told in their chats; one text each under `chat:notification.`. */
export type NotificationKey = keyof (typeof resources)['id']['chat']['notification'];

const i18n = createInstance();
void i18n.init({
  resources,
  lng: 'id',
  fallbackLng: false,
  defaultNS: false,
  initAsync: false,
  returnNull: false,
  // Values are escaped where they leave (cards, HTML, papers), each in that place's own way.
  interpolation: { escapeValue: false },
  returnedObjectHandler: key => {
    throw new Error(`no text ${key}: it names a group of texts`);
  },
  saveMissing: true,
  missingKeyHandler: (_languages, namespace, key) => {
    throw new Error(`no text ${namespace}:${key}`);
  },
  missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
    throw new Error(`no value for ${match[0]} in "${text}"`);
  },
});

const wordsOf = (language: Language): Words => {
  const translate = i18n.getFixedT(language);
  // `replace` keeps values apart from options: a value named `count` or `lng` is only a value.
  const words = (key: string, values: Record<string, unknown> = {}): string => {
    const text: unknown = translate(key, { replace: values });
    if (typeof text !== 'string') throw new Error(`no text ${key}`);
    return text;
  };
  return Object.assign(words, { language, has: (key: string) => i18n.exists(key, { lng: language }) });
};

const both: Record<Language, Words> = { id: wordsOf('id'), en: wordsOf('en') };

/** `1.234,5` in Indonesian, `1,234.5` in English; one digit of a fraction at most. */
export const numberIn = ({ language }: Pick<Words, 'language'>, value: number): string =>
  value.toLocaleString(locales[language], { maximumFractionDigits: 1 });

/** The words of a language; Indonesian is the office's own. */
export function textIn(language: Language): Words {
  return both[language];
}
