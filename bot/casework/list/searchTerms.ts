import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { stripForSearch } from '../../complaint/personalData';
import { stem } from '../../complaint/stem';
import type { Sealer } from '../../database/sealed';
import type { SearchTermRow } from '../../database/tables';
import { inChunks } from '../report/registerRecords';

const shortest = 3;
const longestPrefix = 6;

/** Words of a text as they are searched: lower case, identity numbers and phones gone, at least three letters. */
export function wordsOf(text: string): string[] {
  const words =
    stripForSearch(text)
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter(word => word.length >= shortest))];
}

/** Adds a text's words, their stems and their beginnings (3–6 letters, so that search finds while one types) to the complaint's terms. */
export async function addSearchTerms(tx: EntityManager, sealer: Sealer, complaintId: string, text: string): Promise<void> {
  const rows = (await missingTerms(tx, sealer, complaintId, text)).map(term => ({ term, complaintId }));
  for (let from = 0; from < rows.length; from += 200) await tx.insert('SearchTerm', rows.slice(from, from + 200));
}

/** Whether all of a text stands among the complaint's terms. */
export const hasSearchTerms = async (
  manager: EntityManager,
  sealer: Sealer,
  complaintId: string,
  text: string,
): Promise<boolean> => (await missingTerms(manager, sealer, complaintId, text)).length === 0;

async function missingTerms(manager: EntityManager, sealer: Sealer, complaintId: string, text: string): Promise<number[]> {
  const terms = new Set(
    wordsOf(text)
      .flatMap(word => [word, stem(word), ...prefixes(word)])
      .map(sealer.searchTerm),
  );
  const known = await inChunks([...terms], chunk =>
    manager.findBy<SearchTermRow>('SearchTerm', { complaintId, term: In(chunk) }),
  );
  for (const { term } of known) terms.delete(Number(term));
  return [...terms];
}

function prefixes(word: string): string[] {
  const lengths = Array.from({ length: longestPrefix - shortest + 1 }, (_, index) => shortest + index);
  return lengths.filter(length => length < word.length).map(length => word.slice(0, length));
}

/** A text's whole words as terms, without their beginnings; at most so many, the first ones. */
export function wordTerms(sealer: Sealer, text: string, most: number): number[] {
  return wordsOf(text).slice(0, most).map(sealer.searchTerm);
}

/** More words than that narrow nothing further. */
const mostAsked = 12;

/**
 * What a query asks for: of each word the term as it is written and that of its stem, either of which will do; a complaint must
 * have one of every word. Without words nothing is found.
 */
export function queryTerms(sealer: Sealer, query: string): number[][] {
  return wordsOf(query)
    .slice(0, mostAsked)
    .map(word => [...new Set([word, stem(word)])].map(sealer.searchTerm));
}
