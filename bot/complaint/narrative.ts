import { maskText } from './personalData';

/** What was typed for sections 10–13: each line is a point of its own, its mark taken off, numbers of people masked. */
export function pointsOf(text: string | null | undefined): string[] {
  const typed = (text ?? '').split(/\r?\n/).map(line => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, '').trim());
  return typed.filter(line => line !== '').map(maskText);
}
