import { createContext, useContext } from 'react';
import type { Me } from '../../bot/http/contract';
import type { Words } from '../words/words';
import type { Ask, OpenStream } from './ask';

/** The numbers of the cases that changed; null: too many to name, a disruption, or some may have been missed. */
export type Heard = (changed: readonly string[] | null) => void;

export interface Changes {
  /** While anybody listens and the page is looked at, the office is listened to. @returns stops it */
  listen(heard: Heard): () => void;
}

/** The office as the signed-in officer meets it. */
export interface Office {
  words: Words;
  ask: Ask;
  openStream: OpenStream;
  me: Me;
  changes: Changes;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const found = useContext(OfficeContext);
  if (!found) throw new Error('outside of OfficeContext');
  return found;
}
