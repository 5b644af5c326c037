import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of Bicep as these templates use, read by its lines: no compiler is at hand where the tests run. */

export const root = join(__dirname, '../..');
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

export interface Template {
  text: string;
  /** Parameters, and whether they must be given. */
  params: { name: string; required: boolean }[];
  outputs: Record<string, string>;
  modules: { path: string; params: string[] }[];
}

export function readTemplate(file: string): Template {
  const text = textOf(file);
  const params = [...text.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name, usual]) => ({ name: name!, required: !usual }));
  const outputs = Object.fromEntries([...text.matchAll(/^output (\w+) \w+ = (.+)$/gm)].map(match => [match[1], match[2]]));
  const modules = [...text.matchAll(/^module \w+ '(.+)' = \{\n[\s\S]*?\n {2}params: \{\n([\s\S]*?)\n {2}\}/gm)].map(match => ({
    path: match[1]!,
    params: [...match[2]!.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name!),
  }));
  return { text, params, outputs, modules };
}

/** The web app's settings: the expression behind each name. */
export function settingsOf({ text }: Template): Record<string, string> {
  const list = /appSettings: \[\n([\s\S]*?)\n {6}\]/.exec(text)![1]!;
  const lines = list
    .split('\n')
    .map(line => line.trim())
    .filter(line => !line.startsWith('//'));
  return Object.fromEntries(
    lines.map(line => {
      const read = /^\{ name: '(\w+)', value: (.+) \}$/.exec(line);
      if (!read) throw new Error(`not a setting: ${line}`);
      return [read[1]!, read[2]!];
    }),
  );
}

/** What an expression becomes: texts with `${…}`, names from `known`, and `a == 'b' ? c : d`. @throws for anything else */
export function valueOf(expression: string, known: Record<string, string>): string {
  const choice = /^(\S+) == ('[^']*') \? (.+) : (.+)$/.exec(expression);
  if (choice) return valueOf(valueOf(choice[1]!, known) === valueOf(choice[2]!, known) ? choice[3]! : choice[4]!, known);
  const text = /^'([^']*)'$/.exec(expression);
  if (text) return text[1]!.replace(/\$\{([^}]+)\}/g, (_, inner: string) => valueOf(inner, known));
  const value = known[expression];
  if (value === undefined) throw new Error(`nothing is known of ${expression}`);
  return value;
}
