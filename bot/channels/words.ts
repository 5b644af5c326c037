import type { Asked, Meaning } from '../complaint/meaning';
import { parseTicketNumber } from '../complaint/number';
import type { InboundKind } from './channel';
import { isGreeting, isThanks, plain, type Plain } from './wordForms';

export interface Heard {
  text: string | null;
  buttonId: string | null;
  kind: InboundKind;
  asked: Asked;
}

/**
 * What a reporter wants (DOMAIN §7.1, §10). A button is always certain; words are only where nothing else can be meant.
 * "settled" closes a complaint, therefore one word too many ("sudah selesai tapi …") makes it uncertain. A reaction,
 * "oke" or thanks never settle anything. Only `text` is read as words of command; captions and edits never are certain.
 */
export function understand({ text, buttonId, kind, asked }: Heard): Meaning {
  const pressed = buttonId === null ? undefined : button(buttonId);
  if (pressed) return pressed;
  if (text === null || !SPOKEN.includes(kind)) return OTHER;
  const said = plain(text);
  const intent = command(said) ?? rating(said, asked) ?? verdict(said, asked) ?? courtesy(said) ?? OTHER;
  const certain = intent.certain && (kind === 'text' || kind === 'button' || kind === 'interactive');
  return { ...intent, certain, ...(said.ticketNumber && { ticketNumber: said.ticketNumber }) };
}

const OTHER: Meaning = { intent: 'other', certain: false };

const SPOKEN: InboundKind[] = ['text', 'button', 'interactive', 'image', 'document', 'video', 'edit'];

const BUTTONS = new Map<string, Meaning['intent']>([
  ['sudah', 'settled'],
  ['belum', 'notSettled'],
  ['petugas', 'callback'],
  ['lihat', 'view'],
]);

/** A template's quick reply that was given no payload carries its title instead. */
const TITLES = new Map<string, Meaning['intent']>([
  ['sudah selesai', 'settled'],
  ['belum', 'notSettled'],
  ['hubungi petugas', 'callback'],
  ['lihat', 'view'],
]);

/** Our ids are `word:ticket number`; another id with a number only says which complaint is meant. */
function button(id: string): Meaning | undefined {
  const ticketNumber = parseTicketNumber(id);
  const intent = TITLES.get(id.trim().toLowerCase()) ?? BUTTONS.get(/^([a-z]+):/.exec(id)?.[1] ?? '');
  if (intent) return { intent, certain: true, ...(ticketNumber && { ticketNumber }) };
  return ticketNumber ? { ...OTHER, ticketNumber } : undefined;
}

const ASK = '(?:(?:saya|tolong|mohon|minta|mau|ingin|kirim|kirimkan) )*';
const MINE = '(?: (?:laporan|saya|ini|itu))*';

/** Whole messages, without courtesies and number. */
const COMMANDS: { intent: Meaning['intent']; pattern: RegExp; evenAsked?: boolean }[] = [
  { intent: 'privacy', pattern: /^(?:privasi|privacy)$/, evenAsked: true },
  { intent: 'receipt', pattern: new RegExp(`^${ASK}tanda ?terima(?:nya)?${MINE}$`), evenAsked: true },
  { intent: 'view', pattern: new RegExp(`^${ASK}lihat(?: jawaban(?:nya)?)?${MINE}$`), evenAsked: true },
  {
    intent: 'status',
    pattern: new RegExp(`^(?:cek |info |bagaimana )?(?:status|progres|progress)(?:nya)?${MINE}$`),
    evenAsked: true,
  },
  {
    intent: 'callback',
    pattern: new RegExp(`^${ASK}(?:(?:di)?telepon(?:kan)?|hubungi(?: petugas)?|dihubungi(?: petugas)?)(?: balik)?${MINE}$`),
    evenAsked: true,
  },
  {
    intent: 'withdraw',
    pattern: new RegExp(`^${ASK}(?:cabut|mencabut|batalkan|membatalkan|tarik|menarik)(?: kembali)? laporan${MINE}$`),
  },
];

function command({ core, words, isQuestion, ticketNumber }: Plain): Meaning | undefined {
  const read = core || words; // "hubungi petugas" ends in a word that is an address elsewhere
  const found = COMMANDS.find(({ pattern }) => pattern.test(read) || pattern.test(words));
  if (found) return { intent: found.intent, certain: found.evenAsked === true || !isQuestion };
  return ticketNumber && core === '' ? { intent: 'status', certain: false } : undefined;
}

const SCORES = new Map<string, 1 | 2 | 3 | 4>([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['tidak puas', 1],
  ['kurang puas', 2],
  ['puas', 3],
  ['sangat puas', 4],
]);

/** A digit, its words, or both; a digit whose words say otherwise is nothing. */
function rating({ core }: Plain, purpose: Asked): Meaning | undefined {
  const found = /^(?:angka |nilai |nomor )?([1-4])?(?:^| |$)((?:tidak |kurang |sangat )?puas)?$/.exec(core);
  if (purpose !== 'satisfaction' || !found) return undefined;
  const scores = new Set([found[1], found[2]].filter(part => part !== undefined).map(part => SCORES.get(part)));
  const [score] = scores;
  return score && scores.size === 1 ? { intent: 'rate', certain: true, rating: score } : undefined;
}

/** Purposes that ask whether it is settled. */
const asksWhetherSettled = (purpose: Asked): boolean => purpose === 'answer' || purpose === 'reminderClose';

function verdict(said: Plain, purpose: Asked): Meaning | undefined {
  if (purpose === 'askData') return undefined; // "sudah" and "belum" speak of the papers asked for
  return denial(said, purpose) ?? confirmation(said, purpose) ?? hint(said, purpose);
}

const BELUM = /^belum\b/;
const STILL_BELUM = /^(?:masih|tetap|ternyata|tapi|memang|ini) belum\b/;
/** Not yet looked at, which says nothing about the answer. */
const NOT_LOOKED = /^belum (?:sempat|tahu|tau|(?:saya |bisa )*(?:di)?(?:cek|baca|lihat|coba|ambil|terima)\b)/;

function denial({ core, isQuestion }: Plain, purpose: Asked): Meaning | undefined {
  const asked = asksWhetherSettled(purpose);
  if (core === 'tidak') return { intent: 'notSettled', certain: asked && !isQuestion };
  if (!BELUM.test(core) && !(asked && STILL_BELUM.test(core))) return undefined;
  const certain = (asked || (purpose === null && !isQuestion)) && !NOT_LOOKED.test(core);
  return { intent: 'notSettled', certain };
}

const DONE =
  /^(?:(?:masalah|masalahnya|urusan|urusannya|semua|semuanya|laporan|ini|nya|saya) )*sudah selesai(?: (?:masalah|masalahnya|urusannya|semua|semuanya|laporan|saya|ini|tadi|kok|nih|ko))*$/;

/** "ya sudah" is a sigh of giving up, not a yes. */
const GIVING_UP = /\b(?:ya|iya|yo) sudah\b/;

function confirmation({ core, words, isQuestion }: Plain, purpose: Asked): Meaning | undefined {
  if (DONE.test(core)) return { intent: 'settled', certain: !isQuestion && purpose !== 'satisfaction' };
  if (core !== 'sudah' && core !== 'selesai') return undefined;
  return { intent: 'settled', certain: asksWhetherSettled(purpose) && !isQuestion && !GIVING_UP.test(words) };
}

const BUT = /\b(?:belum|tidak|tapi|masih|salah|bukan|jangan|kurang|kecewa|lagi)\b/;

/** In reply to "is it settled?" other words lean one way or the other, for a person to read; elsewhere they are just words. */
function hint({ words, isQuestion }: Plain, purpose: Asked): Meaning | undefined {
  if (!asksWhetherSettled(purpose)) return undefined;
  if (BUT.test(words)) return { intent: 'notSettled', certain: false };
  return /\b(?:sudah|selesai)\b/.test(words) && !isQuestion ? { intent: 'settled', certain: false } : undefined;
}

function courtesy({ words, ticketNumber }: Plain): Meaning | undefined {
  if (ticketNumber) return undefined;
  if (isThanks(words)) return { intent: 'thanks', certain: true };
  return isGreeting(words) ? { intent: 'greeting', certain: true } : undefined;
}
