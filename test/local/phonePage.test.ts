import type { Message } from '../../bot/local/pages/phone/chat';
import { conversation, type Entry } from '../../bot/local/pages/phone/conversation';
import { piecesOf, wordsOf } from '../../bot/text/marks';

const at = (time: string): string => `2026-11-${time}:00+07:00`;
const message = (id: string, time: string, more: Partial<Message> = {}): Message => ({
  ...{ id, direction: 'in', type: 'text', text: id, status: 'delivered', at: at(time) },
  ...more,
});
const reaction = (id: string, emoji: string, more: Partial<Message> = {}): Message =>
  message(id, '23T09:05', { type: 'reaction', text: emoji, reactsTo: 'a', ...more });
const shownOf = (entries: Entry[]) => entries.flatMap(entry => (entry.kind === 'message' ? [entry] : []));

describe('the chat on the phone', () => {
  test('begins a day where one begins in Palangka Raya, not in Greenwich', () => {
    const entries = conversation([message('a', '23T06:59'), message('b', '23T23:59'), message('c', '24T00:00')]);
    expect(entries.map(({ kind, key }) => (kind === 'day' ? 'day' : key))).toEqual(['day', 'a', 'b', 'day', 'c']);
  });

  test('shows what a message quotes, also when that is not on this phone', () => {
    const answer = message('b', '23T09:01', { quotes: 'a' });
    expect(shownOf(conversation([message('a', '23T09:00'), answer]))[1]?.quoted?.id).toBe('a');
    expect(shownOf(conversation([answer]))[0]).toMatchObject({ quoted: undefined, message: { quotes: 'a' } });
  });

  test('hangs the last reaction of each side on its message and drops the one taken back', () => {
    const chat = [
      message('a', '23T09:00'),
      reaction('r1', '👍'),
      reaction('r2', '❤️'),
      reaction('r3', '🙏', { direction: 'out' }),
    ];
    expect(shownOf(conversation(chat))).toMatchObject([
      { reactions: [{ direction: 'in', emoji: '❤️' }, { direction: 'out', emoji: '🙏' }] }, // prettier-ignore
    ]);
    expect(shownOf(conversation([...chat, reaction('r4', '')]))[0]?.reactions).toEqual([{ direction: 'out', emoji: '🙏' }]);
  });

  test('shows a reaction by itself when it failed or its message is not there', () => {
    expect(shownOf(conversation([message('a', '23T09:00'), reaction('r', '👍', { status: 'failed' })]))).toHaveLength(2);
    expect(shownOf(conversation([reaction('r', '👍', { reactsTo: 'elsewhere' })]))).toHaveLength(1);
  });
});

describe('WhatsApp’s markup', () => {
  test.each([
    ['nomor *ADU-2026-000001*.', ['nomor ', { mark: 'bold', pieces: ['ADU-2026-000001'] }, '.']],
    ['_miring_ dan ~coret~', [{ mark: 'italic', pieces: ['miring'] }, ' dan ', { mark: 'strike', pieces: ['coret'] }]],
    ['*tebal _dan miring_*', [{ mark: 'bold', pieces: ['tebal ', { mark: 'italic', pieces: ['dan miring'] }] }]],
    ['3 * 4 * 5', ['3 * 4 * 5']],
    ['nama_berkas_saya', ['nama_berkas_saya']],
    ['*dua\nbaris*', ['*dua\nbaris*']],
    ['', []],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test.each([
    ['many marked words', '*a* '.repeat(5_000)],
    ['many signs that nothing closes', ' *a'.repeat(6_000)],
  ])('neither fails nor takes long on %s', (_what, text) => {
    const begun = performance.now();
    expect(piecesOf(text)).not.toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test('is left out where a message is named in one line', () => {
    expect(wordsOf('KTP *belum _juga_* jadi')).toBe('KTP belum juga jadi');
    expect(wordsOf('KTP saya ~hilang~ *rusak*')).toBe('KTP saya ~hilang~ rusak');
  });
});
