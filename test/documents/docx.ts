import JSZip from 'jszip';

/** The parts of a DOCX by their paths, as text; workbooks inside are opened too. */
export async function partsOf(docx: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for (const [path, entry] of Object.entries((await JSZip.loadAsync(docx)).files)) {
    if (!path.endsWith('.xlsx')) parts.set(path, await entry.async('string'));
    else for (const [inner, text] of await partsOf(await entry.async('nodebuffer'))) parts.set(`${path}/${inner}`, text);
  }
  return parts;
}

export const all = (xml: string, element: RegExp): string[] => [...xml.matchAll(element)].map(([, inside]) => inside!);
/** What a reader sees of a piece of a document. */
export const textOf = (xml: string): string => all(xml, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g).join('');
