import { understand } from '../../bot/channels/words';
import type { Asked, Meaning } from '../../bot/complaint/meaning';
import type { InboundKind } from '../../bot/channels/channel';

/** What a reporter's words mean, by what was asked before (DOMAIN §7.1, §10). */

const heard = (text: string | null, asked: Asked, kind: InboundKind = 'text', buttonId: string | null = null) =>
  understand({ text, buttonId, kind, asked });
const said = (text: string, purpose: Asked): string => {
  const { intent, certain } = heard(text, purpose);
  return certain ? intent : `${intent}?`;
};

/** Under the answer, under a request for papers, and with nothing asked; `?` = for a person to read. */
const table: [text: string, answer: string, askData: string, nothing: string][] = [
  // Indonesian
  ['sudah', 'settled', 'other?', 'settled?'],
  ['Sudah.', 'settled', 'other?', 'settled?'],
  ['sdh pak, terima kasih', 'settled', 'other?', 'settled?'],
  ['sudah selesai', 'settled', 'other?', 'settled'],
  ['oke pak sudah beres, makasih', 'settled', 'other?', 'settled'],
  ['sudah tapi namanya salah', 'notSettled?', 'other?', 'other?'],
  ['sudah selesai tapi alamatnya salah', 'notSettled?', 'other?', 'other?'],
  ['sudah?', 'settled?', 'other?', 'settled?'],
  ['ya sudah', 'settled?', 'other?', 'settled?'],
  ['belum', 'notSettled', 'other?', 'notSettled'],
  ['belum sih', 'notSettled', 'other?', 'notSettled'],
  ['blm pak', 'notSettled', 'other?', 'notSettled'],
  ['masih belum', 'notSettled', 'other?', 'other?'],
  ['belum saya cek', 'notSettled?', 'other?', 'notSettled?'],
  ['tidak', 'notSettled', 'other?', 'notSettled?'],
  ['oke', 'other?', 'other?', 'other?'],
  ['oke 👍', 'other?', 'other?', 'other?'],
  ['makasih', 'thanks', 'thanks', 'thanks'],
  ['terima kasih banyak atas bantuannya pak', 'thanks', 'thanks', 'thanks'],
  ['status', 'status', 'status', 'status'],
  ['status ADU-2026-000123', 'status', 'status', 'status'],
  ['ADU-2026-000123', 'status?', 'status?', 'status?'],
  ['telepon', 'callback', 'callback', 'callback'],
  ['tolong hubungi saya', 'callback', 'callback', 'callback'],
  ['LIHAT', 'view', 'view', 'view'],
  ['PRIVASI', 'privacy', 'privacy', 'privacy'],
  ['tanda terima', 'receipt', 'receipt', 'receipt'],
  ['cabut laporan saya', 'withdraw', 'withdraw', 'withdraw'],
  ['apakah saya bisa cabut laporan?', 'other?', 'other?', 'other?'],
  ['batalkan laporan?', 'withdraw?', 'withdraw?', 'withdraw?'],
  ['KTP saya belum jadi', 'notSettled?', 'other?', 'other?'],
  // Banjar, Javanese, Dayak Ngaju
  ['hudah', 'settled', 'other?', 'settled?'],
  ['hudah tuntung', 'settled?', 'other?', 'other?'],
  ['sampun', 'settled', 'other?', 'settled?'],
  ['sampun pak, matur nuwun', 'settled', 'other?', 'settled?'],
  ['wis rampung', 'settled', 'other?', 'settled'],
  ['balum', 'notSettled', 'other?', 'notSettled'],
  ['durung', 'notSettled', 'other?', 'notSettled'],
  ['dereng pak', 'notSettled', 'other?', 'notSettled'],
  ['hindai', 'notSettled', 'other?', 'notSettled'],
  ['matur nuwun', 'thanks', 'thanks', 'thanks'],
  ['kulo nuwun', 'greeting', 'greeting', 'greeting'],
  ['tabe', 'greeting', 'greeting', 'greeting'],
];

test.each(table)(
  '“%s” is %s under the answer, %s under a request for papers, %s where nothing was asked',
  (text, ...expected) => {
    expect((['answer', 'askData', null] as const).map(purpose => said(text, purpose))).toEqual(expected);
  },
);

test.each([
  ['4', 'rate', 4],
  ['sangat puas', 'rate', 4],
  ['1 tidak puas', 'rate', 1],
  ['4 tidak puas', 'other', undefined],
  ['5', 'other', undefined],
])('“%s” after the closing is %s %p; elsewhere a digit is a digit', (text, intent, rating) => {
  expect(heard(text, 'satisfaction')).toMatchObject({ intent, ...(rating && { rating }) });
  expect(heard(text, 'answer').intent).not.toBe('rate');
});

test.each<[string, string, Meaning['intent']]>([
  ['sudah:ADU-2026-000123', 'Sudah selesai', 'settled'],
  ['belum:ADU-2026-000123', 'Belum', 'notSettled'],
  ['petugas:ADU-2026-000123', 'Hubungi petugas', 'callback'],
  ['lihat:ADU-2026-000123', 'LIHAT', 'view'],
  ['pilih:ADU-2026-000123', 'ADU-2026-000123', 'other'],
])('the button %s says which complaint is meant, whatever was asked', (id, title, intent) => {
  for (const kind of ['interactive', 'button'] as const)
    for (const purpose of ['answer', 'askData', null] as const)
      expect(heard(title, purpose, kind, id)).toMatchObject({ intent, ticketNumber: 'ADU-2026-000123' });
});

test('a template’s quick reply without a payload carries its title', () => {
  expect(heard('Sudah selesai', null, 'button', 'Sudah selesai')).toMatchObject({ intent: 'settled', certain: true });
});

test.each<InboundKind>(['reaction', 'sticker', 'audio', 'location', 'unsupported', 'system', 'echo', 'revoke'])(
  'a %s says nothing, whatever stands in it',
  kind => {
    expect(heard('sudah selesai', 'answer', kind)).toEqual({ intent: 'other', certain: false });
  },
);

test.each<InboundKind>(['image', 'document', 'video', 'edit'])(
  'a %s with the words of a command is for a person to read',
  kind => {
    expect(heard('sudah selesai', 'answer', kind)).toMatchObject({ intent: 'settled', certain: false });
  },
);
