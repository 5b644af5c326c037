import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDiagrams } from './sopDiagram';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the SOP diagram is the one that sop.ts draws (otherwise: npm run diagram)', () => {
  expect(readme).toBe(withDiagrams(readme));
});

test('every file and folder that the tree names exists', () => {
  const tree = /```\n(bot\/[\s\S]*?)```/.exec(readme)![1]!;
  const named = [...tree.matchAll(/^(\s*)([\w.-]+\/?)/gm)].map(([, indent, name]) => ({
    depth: indent!.length / 2,
    name: name!,
  }));
  const path: string[] = [];
  const missing = named.filter(({ depth, name }) => {
    path.splice(depth, path.length, name);
    return !existsSync(join(root, ...path));
  });
  expect(missing).toEqual([]);
});

test('every setting that the program reads stands in the table', () => {
  const config = readFileSync(join(root, 'bot/config.ts'), 'utf8');
  const settings = [...new Set([...config.matchAll(/\b([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|PORT|HOST)\b/g)].map(match => match[1]!))];
  const documented = settings.filter(name => readme.includes(`\`${name}\``));
  expect(settings.length).toBeGreaterThan(10);
  expect(documented).toEqual(settings);
});
