import { createContext, useContext } from 'react';
import type { Me } from '../../bot/http/contract';
import type { Words } from '../words/words';
import type { Ask } from './ask';

/** The office as the signed-in officer meets it. */
export interface Office {
  words: Words;
  ask: Ask;
  me: Me;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const found = useContext(OfficeContext);
  if (!found) throw new Error('outside of OfficeContext');
  return found;
}
