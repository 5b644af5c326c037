import { inflateSync } from 'node:zlib';
import type { Words } from '../../bot/documents/words';
import { textIn } from '../../bot/text/text';

/** The words of papers, with the keys that were asked for: fonts are embedded as subsets, so the bytes hold no text to look for. */
export function hearing(): { words: Words; asked: string[] } {
  const asked: string[] = [];
  const words: Words = (key, values) => {
    asked.push(key);
    return textIn('id')(`documents:${key}`, values);
  };
  return { words, asked };
}

/** Whether the bytes are a complete PDF that calls itself PDF/A-2b, with a structure tree. */
export function isTaggedArchivePdf(pdf: Buffer): boolean {
  const text = pdf.toString('latin1');
  const marks = [
    /^%PDF-1\.7/,
    /<pdfaid:part>2<\/pdfaid:part>/,
    /<pdfaid:conformance>B<\/pdfaid:conformance>/,
    /\/StructTreeRoot/,
  ];
  return [...marks, /\/Marked true/, /%%EOF\s*$/].every(mark => mark.test(text));
}

export const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** What stands in a PDF of ours, in the order in which it was drawn: glyphs are turned into letters by each font's own table (ToUnicode). */
export function textOfPdf(pdf: Buffer): string {
  const objects = new Map<string, { head: string; body: string }>();
  for (const [, id, content] of pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = content!.split(/\nstream\n([\s\S]*)\nendstream/);
    const isPacked = stream !== undefined && head.includes('/FlateDecode');
    objects.set(id!, { head, body: isPacked ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : (stream ?? '') });
  }
  const all = [...objects.values()];
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of all)
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, table] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.head ?? '') ?? [];
      if (table) fonts.set(name!, lettersIn(objects.get(table)!.body));
    }
  let font = new Map<string, string>();
  const lines: string[] = [];
  for (const { body } of all)
    for (const [, name, drawn] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name)!;
      else
        lines.push(
          [...drawn!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex!.replace(/.{4}/g, glyph => font.get(glyph) ?? '')).join(''),
        );
    }
  return lines.join('\n');
}

/** A CMap's ranges: `<first> <last> [<UTF-16> …]`. */
function lettersIn(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first, targets] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...targets!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, utf16], at) => {
      const glyph = (parseInt(first!, 16) + at).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(utf16!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  return letters;
}
