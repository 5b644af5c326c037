import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a phone on a slow line loads before the first list stands there (issue 6): everything else comes when it is opened. */

const most = 180_000;
const folder = join(__dirname, '../../dist/web/tab');
const assets = readdirSync(join(folder, 'assets'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The scripts and styles that the page names, what they import at once, and one language. */
function firstFiles(language: 'id' | 'en'): string[] {
  const found = new Set([...read('index.html').matchAll(/(?:src|href)="\/tab\/(assets\/[^"]+)"/g)].map(match => match[1]!));
  found.add(`assets/${assets.find(file => new RegExp(`^${language}-[\\w-]+\\.js$`).test(file))}`);
  for (const file of found)
    if (file.endsWith('.js'))
      for (const [, name] of read(file).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) found.add(`assets/${name}`);
  return [...found];
}

test.each(['id', 'en'] as const)('the first list loads at most 180 KB, in %s', language => {
  const files = firstFiles(language);
  expect(files.filter(file => file.endsWith('.css'))).toHaveLength(1);
  expect(files.some(file => file.includes('ComplaintPage'))).toBe(false);
  const sizes = files.map(file => [file, gzipSync(read(file)).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  // What is loaded is told when it is too much.
  expect(total > most ? sizes.toSorted((a, b) => b[1] - a[1]) : []).toEqual([]);
  expect(total).toBeGreaterThan(80_000);
});
