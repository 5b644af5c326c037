import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What one of the outside parties has seen, a line each, on the disk before the office hears of it: no kill takes it back. */
export function append(file: string, line: object): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`, { flush: true });
}

export function lines<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Line);
}
