import { withFixedTimes } from './fixedZip';

/** Above the numbers that `docx` gives to relationships itself. */
const firstFree = 1000;

/**
 * The same DOCX with nothing of the present moment, of chance or of earlier papers in it: `docx` stamps when it writes, draws the ids of
 * charts and draft marks at random, and counts its drawings on from the last document. Here properties are dated `createdAt`, ids are
 * counted from one, and workbooks inside keep no times of their own. Bars keep all their names.
 */
export async function withFixedParts(docx: Uint8Array, createdAt: Date): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const chance = numbering();
  const drawings = numbering();
  const fixed = (text: string): string =>
    text
      .replace(/"(rId|PowerPlusWaterMarkObject)[a-z0-9_-]{21}"/g, (id, kind: string) => `"${kind}${firstFree + chance(id)}"`)
      .replace(/(<wp:docPr id=)"(\d+)"/g, (_, start: string, id: string) => `${start}"${drawings(id)}"`);
  const parts = Object.entries(unzipSync(docx)).map(([path, bytes]): [string, Uint8Array] => {
    if (path.endsWith('.xlsx')) return [path, withFixedTimes(Buffer.from(bytes))];
    if (path === 'docProps/core.xml') return [path, strToU8(dated(strFromU8(bytes), createdAt))];
    if (path.startsWith('word/charts/chart')) return [path, strToU8(withEveryLabel(fixed(strFromU8(bytes))))];
    return /\.(xml|rels)$/.test(path) ? [path, strToU8(fixed(strFromU8(bytes)))] : [path, bytes];
  });
  return withFixedTimes(Buffer.from(zipSync(Object.fromEntries(parts))));
}

/** Word leaves out every second name of a long list of bars unless it is told not to; `docx` has no word for it. */
const withEveryLabel = (chart: string): string => chart.replace(/<c:lblOffset [^>]*\/>/, '$&<c:tickLblSkip val="1"/>');

/** Numbers for ids, in the order in which they are first met. */
function numbering(): (id: string) => number {
  const met = new Map<string, number>();
  return id => {
    if (!met.has(id)) met.set(id, met.size + 1);
    return met.get(id)!;
  };
}

const dated = (properties: string, at: Date): string =>
  properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at.toISOString()}`);
