import { answerStates, channels, outcomes, roles, statuses, tracks } from '../../bot/complaint/complaint';
import { inputs } from '../../bot/complaint/inputs';
import { limitedCodes } from '../../bot/complaint/officePolicy';
import { actions, allSteps, reportActions, reportStatuses } from '../../bot/complaint/sop';
import { choiceLabel, fieldLabel } from '../../bot/text/fieldText';
import { languages, resources, textIn } from '../../bot/text/text';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}
const variables = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(.+?)\}\}/g)].map(match => match[1]))].sort();
const namespaces = Object.keys(resources.id) as (keyof (typeof resources)['id'])[];

describe.each(namespaces)('the texts of %s', namespace => {
  const id = flat(resources.id[namespace] as Tree);
  const en = new Map(flat(resources.en[namespace] as Tree));

  test('exist in both languages under the same keys', () => {
    expect(id.length).toBeGreaterThan(0);
    expect([...en.keys()].sort()).toEqual(id.map(([key]) => key).sort());
  });

  test('take the same values in both languages and are never empty', () => {
    for (const [key, text] of id) {
      expect([key, variables(en.get(key) ?? '')]).toEqual([key, variables(text)]);
      expect([key, text.trim().length > 0, (en.get(key) ?? '').trim().length > 0]).toEqual([key, true, true]);
    }
  });
});

describe.each(languages)('in %s', language => {
  const words = textIn(language);
  const keys = (prefix: string, codes: readonly string[]): string[] => codes.map(code => `${prefix}.${code}`);

  test('everything the rules name has its words', () => {
    const steps = allSteps();
    const actors = new Set([...roles, 'handler', 'assignee', 'reporter', 'system', ...steps.flatMap(step => step.by)]);
    const guards = new Set(steps.flatMap(({ step }) => step.guards ?? []));
    const told = new Set(steps.flatMap(({ step }) => (step.tell ? [step.tell] : [])));
    const faults = ['missing', 'tooLong', 'notAChoice', 'notADate', 'notANumber', 'notABoolean', 'notText', 'inThePast'];
    const wanted = [
      ...keys('staff:status', statuses),
      ...keys('staff:statusSymbol', statuses),
      ...keys('whatsapp:statusWord', statuses),
      ...keys('staff:action', [...actions, ...reportActions]),
      ...keys('staff:actionDone', [...actions, ...reportActions]),
      ...keys('staff:report.status', reportStatuses),
      ...keys('staff:report.statusSymbol', reportStatuses),
      ...keys('staff:role', [...actors]),
      ...keys('staff:channel', channels),
      ...keys('staff:track', tracks),
      ...keys('staff:answerState', answerStates),
      ...keys('staff:outcome', outcomes),
      ...keys('staff:closeReason', ['confirmed', 'silence', 'notRead']),
      ...keys('staff:deadline', [...limitedCodes, 'promise', 'dispositionDue']),
      ...keys('staff:sopStep', ['1', '2', '3', '4', '5', '6', '7', '8']),
      ...[...guards].map(guard => `errors:${guard}`),
      ...[...told].map(text => `whatsapp:${text}`),
      ...keys('errors:fieldFault', [...faults, 'unknownPerson', 'unknownComplaint']),
    ];
    expect(wanted.filter(key => !words.has(key))).toEqual([]);
  });

  test('every field and every choice of every action has its words', () => {
    for (const [action, fields] of Object.entries(inputs)) {
      for (const field of fields) {
        expect(fieldLabel(words, action, field.name)).not.toBe('');
        for (const choice of field.choices ?? []) expect(choiceLabel(words, field.name, choice)).not.toBe('');
      }
    }
  });

  test('each status is told apart by its symbol as well as its word', () => {
    expect(new Set(statuses.map(status => words(`staff:statusSymbol.${status}`))).size).toBe(statuses.length);
    expect(new Set(statuses.map(status => words(`staff:status.${status}`))).size).toBe(statuses.length);
  });

  test('WhatsApp buttons fit their 20 characters and confirmations their 1,024', () => {
    for (const name of ['settled', 'notSettled', 'callback', 'look', 'choose', 'another']) {
      expect(words(`whatsapp:button.${name}`).length).toBeLessThanOrEqual(20);
    }
    expect(words('whatsapp:answerQuestion', { ticket: 'ADU-2026-000001' }).length).toBeLessThanOrEqual(1024);
    expect(words('whatsapp:chooseRow.another').length).toBeLessThanOrEqual(24);
  });

  test('a key or a value that is missing stops the text instead of reaching a reader', () => {
    expect(() => words('staff:status.nowhere')).toThrow('nowhere');
    expect(() => words('staff:status')).toThrow();
    expect(() => words('staff:card.title', {})).toThrow('channel');
    expect(words.has('staff:status.nowhere')).toBe(false);
  });

  test('values are put in as they are: no escaping, no nesting, no plural, no option', () => {
    const said = '<b> & $t(staff:card.more) {{date}} $& "x"';
    expect(words('staff:card.holder', { name: said, since: '1' })).toContain(said);
    expect(words('chat:notification.overdueList', { count: 1, lng: 'xx' })).toMatch(/^1 /);
  });
});

test('standing texts to reporters say "Bapak/Ibu", never "Anda", and are signed', () => {
  const standing = Object.entries(resources.id.whatsapp).filter(
    ([, text]) => typeof text === 'string' && text !== resources.id.whatsapp.signature,
  );
  expect(standing.length).toBeGreaterThan(25);
  for (const [key, text] of standing) {
    expect([key, /\bAnda\b/i.test(text as string)]).toEqual([key, false]);
    expect([key, (text as string).endsWith(`\n\n${resources.id.whatsapp.signature}`)]).toEqual([key, true]);
  }
});

test('the receipt reads as the office agreed on it', () => {
  const text = textIn('id')('whatsapp:receipt', {
    ticket: 'ADU-2026-000001',
    receivedAt: '23 November 2026, 10.15 WIB',
    dueAt: '24 November 2026, 10.15 WIB',
    privacyUrl: 'https://contoh.invalid/privasi',
  });
  expect(text).toBe(
    'Yth. Bapak/Ibu, terima kasih. Laporan Bapak/Ibu kami catat dengan nomor *ADU-2026-000001* pada 23 November 2026, 10.15 WIB dan akan kami tanggapi paling lambat 24 November 2026, 10.15 WIB. Mohon tidak mengirim foto KTP/KK kecuali diminta petugas. Pengurusan dokumen kependudukan tidak dipungut biaya. Data Bapak/Ibu hanya digunakan untuk menangani laporan ini; penjelasan dan hak Bapak/Ibu: https://contoh.invalid/privasi atau balas PRIVASI.\n\nPetugas Pengaduan Disdukcapil Kota Palangka Raya',
  );
});
