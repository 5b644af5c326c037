import type { Words } from './words';

/** Emoji that chats use most and the typeface lacks, by code point; their names stand under `unprintable` in documents.json. */
export const namedEmoji = new Set(
  (
    '1f64f 1f44d 1f44e 1f44c 1f44f 1f4aa 1f91d 1f917 1f914 1f923 1f970 1f97a 1f972 1f624 1f62c 1f92c 1f644 1f926 1f937 1f64b 1f64c ' +
    '1f6a8 1f4f7 1f4f8 1f4c4 1f4ce 1f4dd 1f4de 1f4f1 1f4b0 1f525 1f389 1f494 1f495 1f499 1f49a 1f49b'
  ).split(' '),
);

const plain = /^[\n\x20-\x7e\xa0-\xff–—‘’“”…•]*$/;
/** Controls, zero-width and direction marks: invisible, and able to make a printed text read otherwise than it was written. */
const invisible = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const emojiParts = /[\ufe0e\ufe0f\u200d\u20e3]|\p{Emoji_Modifier}/gu;
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * `text` with every sign the typeface lacks written out, so that no box is printed (PDF/A forbids them) and nothing is lost:
 * an emoji by its name, `[terima kasih]`, any other sign by its code points, `[U+4F60 U+597D]`.
 * `hasGlyph` answers for one code point.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean, words: Words): string {
  const lines = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ');
  if (plain.test(lines)) return lines;
  const canPrint = (part: string): boolean => [...part].every(sign => sign === '\n' || hasGlyph(sign.codePointAt(0) ?? 0));
  const written = Array.from(graphemes.segment(lines), ({ segment }) => {
    const bare = segment.replace(emojiParts, '').replace(invisible, sign => (sign === '\n' ? sign : ''));
    if (canPrint(bare)) return bare;
    const isEmoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(bare);
    if (isEmoji) return `[${emojiName(bare, words)}]`;
    // Styled letters and ligatures (“𝗧𝗼𝗹𝗼𝗻𝗴”) are ordinary letters once their style is dropped.
    const unstyled = bare.normalize('NFKC');
    return canPrint(unstyled) ? unstyled : `[${codes(bare)}]`;
  });
  return written.join('').replace(/\](?=\[U\+)\[(?=U\+)/g, ' ');
}

function emojiName(emoji: string, words: Words): string {
  const points = [...emoji].map(sign => sign.codePointAt(0) ?? 0);
  if (/^\p{Regional_Indicator}{2}$/u.test(emoji)) {
    return words('unprintable.flag', { code: String.fromCharCode(...points.map(point => point - 0x1f1e6 + 0x41)) });
  }
  const code = points[0].toString(16);
  return namedEmoji.has(code) ? words(`unprintable.${code}`) : words('unprintable.emoji', { code: codes(emoji) });
}

const codes = (text: string): string =>
  [...text].map(sign => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
