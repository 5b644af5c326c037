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
