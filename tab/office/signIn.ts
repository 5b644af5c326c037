import { authentication } from '@microsoft/teams-js';
import type { Me } from '../../bot/http/contract';
import { drafts } from '../form/drafts';
import { loadWords, type Words } from '../words/words';
import { createAsk, refusalOf, type Ask, type OpenStream, type Refusal } from './ask';
import { followChanges } from './changes';
import type { Office } from './office';
import type { Place } from './teams';
import { createTokens } from './token';

/** From the moment Teams says where we are: the reader's words first, so that everything after can be said in them. */
export interface Greeted {
  words: Words;
  ask: Ask;
  openStream: OpenStream;
}

export async function greet({ language }: Place): Promise<Greeted> {
  const words = await loadWords(language);
  const tokens = createTokens(() => authentication.getAuthToken());
  return { words, ...createAsk(tokens, words) };
}

/** Who the office takes this officer for, or why it does not let them in. */
export async function signIn({ words, ask, openStream }: Greeted): Promise<Office | Refusal> {
  try {
    const me = await ask<Me>('/api/me');
    drafts.dropOthers(me.id);
    return { words, ask, openStream, me, changes: followChanges(openStream) };
  } catch (error) {
    return refusalOf(error, words);
  }
}
