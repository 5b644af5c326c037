import { createHash } from 'node:crypto';
import type { Journal } from './journal';
import { isChannel, personas, teamId, type Persona, type PersonaKey } from './personas';
import type { Card } from './teamsCards';
import { isObject, textOf } from './wire';

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** An activity as it came over the wire; only the fields looked at here are named. */
export interface Activity extends Record<string, unknown> {
  type?: string;
  text?: string;
  summary?: string;
  attachments?: { contentType?: string; content?: unknown }[];
}

/**
 * A message in the channel or in a 1:1 chat. `thread` is the post of the channel it answers, or itself. Times are office time, as
 * people read them; `edits` counts the changes since, because several can fall into one moment of a jumping clock.
 */
export interface Post {
  activityId: string;
  conversationId: string;
  thread: string;
  from: 'bot' | PersonaKey;
  activity: Activity;
  createdAt: string;
  updatedAt: string;
  edits: number;
}

/** A post as scripts see it. `card` is the base card as posted. */
export interface ShownPost {
  activityId: string;
  createdAt: string;
  updatedAt: string;
  edits: number;
  from: 'bot' | PersonaKey;
  /** Set on an answer within a thread of the channel. */
  replyToId?: string;
  summary?: string;
  card?: Card;
  text?: string;
}

/** The messages of the office's Teams: one channel, and one 1:1 chat for each member of staff. */
export class TeamsPosts {
  private lastId: number;

  constructor(
    private readonly journal: Journal,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.lastId = Math.max(0, ...[...this.rows().keys()].map(Number));
  }

  /** @param conversationId with or without `;messageid=…`; the caller has made sure that it exists. */
  add(conversationId: string, from: Post['from'], activity: Activity): Post {
    const activityId = this.nextId();
    const { base, thread } = splitId(conversationId);
    const now = this.now().toISOString();
    const post = {
      activityId,
      conversationId: base,
      thread: thread ?? activityId,
      from,
      activity,
      createdAt: now,
      updatedAt: now,
      edits: 0,
    };
    this.journal.put('post', activityId, post);
    return post;
  }

  update(post: Post, activity: Activity): void {
    this.journal.put('post', post.activityId, { ...post, activity, updatedAt: this.now().toISOString(), edits: post.edits + 1 });
  }

  remove(post: Post): void {
    this.journal.remove('post', post.activityId);
  }

  get(activityId: string): Post | undefined {
    return this.rows().get(activityId);
  }

  /** Oldest first. */
  list(conversationId: string): ShownPost[] {
    return [...this.rows().values()].filter(post => post.conversationId === conversationId).map(shown);
  }

  private rows(): ReadonlyMap<string, Post> {
    return this.journal.table<Post>('post');
  }

  /** Teams' ids are the millisecond of posting; two posts in one millisecond must still differ. */
  private nextId(): string {
    this.lastId = Math.max(Date.now(), this.lastId + 1);
    return String(this.lastId);
  }
}

/** A channel thread's id is the channel's with `;messageid=<id of the first post>`. */
export function splitId(conversationId: string): { base: string; thread: string | undefined } {
  const [base = '', thread] = conversationId.split(';messageid=');
  return { base, thread };
}

/** The conversation id a client sends for a post: its thread in the channel, or the chat. */
export function conversationOf(post: Post): string {
  return isChannel(post.conversationId) ? `${post.conversationId};messageid=${post.thread}` : post.conversationId;
}

/** The id of a person's 1:1 chat with the bot: always the same one, and not the person's own id. */
export function chatIdOf(persona: Persona): string {
  return `a:1${createHash('sha256').update(persona.teamsUserId).digest('base64url')}`;
}

/** Who is in a conversation (the team, its channel or a thread of it, a 1:1 chat); undefined when there is none of that id. */
export function membersOf(conversationId: string): Persona[] | undefined {
  const { base } = splitId(conversationId);
  if (isChannel(base) || base === teamId) return personas;
  const partner = personas.find(persona => chatIdOf(persona) === base);
  return partner && [partner];
}

/** The adaptive card of an activity, when it carries one. */
export function cardOf(activity: Activity): Card | undefined {
  const content = activity.attachments?.find(attachment => attachment.contentType === cardType)?.content;
  return isObject(content) ? content : undefined;
}

function shown({ activityId, createdAt, updatedAt, edits, from, thread, activity }: Post): ShownPost {
  const card = cardOf(activity);
  return {
    activityId,
    createdAt,
    updatedAt,
    edits,
    from,
    ...(thread !== activityId && { replyToId: thread }),
    ...(textOf(activity.summary) && { summary: activity.summary }),
    ...(card ? { card } : { text: activity.text ?? '' }),
  };
}
