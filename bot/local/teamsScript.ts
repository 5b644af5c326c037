import type { Request, Response } from 'restify';
import { channelId, divisionChannelId, findPersona, isChannel, type Persona } from './personas';
import { BotUnreachable } from './teamsDelivery';
import { chatIdOf, type Post, type TeamsPosts } from './teamsPosts';
import { answer, jsonOf, textOf } from './wire';

/** What a script or the page asked for cannot be done; answered as `{code, message}`. */
export class ScriptError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): ScriptError => new ScriptError(400, 'invalid', message);

export async function respond(res: Response, work: () => unknown): Promise<void> {
  try {
    answer(res, 200, await work());
  } catch (error) {
    const known = error instanceof BotUnreachable ? new ScriptError(502, 'botUnreachable', error.message) : error;
    if (!(known instanceof ScriptError)) throw error;
    answer(res, known.status, { code: known.code, message: known.message });
  }
}

export function personaOf(key: unknown): Persona {
  const persona = findPersona(key);
  if (!persona) throw new ScriptError(404, 'unknownPersona', 'No such persona in the local office.');
  return persona;
}

export function required(req: Request, field: string): string {
  const value = textOf(jsonOf(req)[field]);
  if (!value) throw invalid(`${field} is missing.`);
  return value;
}

/** `channel` of a body: true = the complaint channel, `division` = the other one; anything else, the chat = null. */
export function channelOf(req: Request): string | null {
  const { channel } = jsonOf(req);
  return channel === true ? channelId : channel === 'division' ? divisionChannelId : null;
}

/** A message of a channel or of the persona's own chat. */
export function readablePost(posts: TeamsPosts, persona: Persona, activityId: string): Post {
  const post = posts.get(activityId);
  if (post && (isChannel(post.conversationId) || post.conversationId === chatIdOf(persona))) return post;
  throw new ScriptError(404, 'unknownActivity', 'No such message where this persona can read.');
}
