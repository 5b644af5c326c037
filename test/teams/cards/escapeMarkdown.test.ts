import fc from 'fast-check';
import { escapeMarkdown, plainLine } from '../../../bot/teams/cards/escapeMarkdown';
import { hostileTexts } from './models';

/** What a reader sees: Markdown's backslashes and the invisible spaces gone. */
const seen = (text: string): string => text.replace(/\\(.)/gs, '$1').replaceAll('\u200b', '');

test('a reader sees what was typed', () => {
  for (const typed of [
    'Rp 50.000 (lima puluh ribu)!',
    'a_b *c* [d](https://e.id) <f> g@h.id',
    '1. satu',
    '- butir #1',
    'jam 10:15, no. 3',
  ]) {
    expect(seen(escapeMarkdown(typed))).toBe(typed);
  }
});

test('ordinary words are left untouched', () => {
  for (const typed of ['KTP saya belum jadi, sudah 3 minggu.', 'Kel. Langkai, Kec. Pahandut', 'ADU-2026-000123'])
    expect(escapeMarkdown(typed)).toBe(typed);
});

test('long words are cut with an ellipsis and never inside a character', () => {
  expect(escapeMarkdown('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(escapeMarkdown('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨…');
  expect(escapeMarkdown('x'.repeat(10), 10)).toBe('x'.repeat(10));
});

test('no text, however made, forms a link, an expression or a change of direction, or outgrows its limit', () => {
  const piece = fc.oneof(
    fc.constantFrom(...hostileTexts, '[', '](', ')', '${', '{{', 'https', '://', '\\', '\n', '\r', '<', 'a.id'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const escaped = escapeMarkdown(pieces.join(''), 500);
      expect(escaped).not.toMatch(/\$\{|\{\{|(?<!\\)(?:\\\\)*\]\(|https?:\/|[\u202a-\u202e\u2066-\u2069]/);
      expect(escaped).not.toMatch(/\p{Cs}/u);
      expect(Array.from(seen(escaped).replaceAll('\n\n', '\n')).length).toBeLessThanOrEqual(500);
    }),
  );
});

test('titles and speech are one line without Markdown’s backslashes', () => {
  expect(plainLine('a_b\n\u202Ec ${d}')).toBe('a_b c $\u200b{d}');
});
