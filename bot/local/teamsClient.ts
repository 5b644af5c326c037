import type { Journal } from './journal';
import type { Persona } from './personas';
import { dialogData, findButton, refreshesFor, refreshOf, type Button, type Card } from './teamsCards';
import {
  chatActivities,
  commandActivity,
  installActivities,
  invokeActivity,
  linkActivity,
  messageActivity,
  queryActivity,
  submitActivity,
  teamActivities,
  type Installation,
  type Command,
} from './teamsInbound';
import { cardOf, cardType, type Post, type TeamsPosts } from './teamsPosts';
import type { BotAnswer, BotEndpoint } from './teamsDelivery';
import { isObject } from './wire';

/** An answer to `adaptiveCard/action`: a card, a message, or an error (Microsoft Learn, "Universal Action Model"). */
export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

interface Click {
  persona: Persona;
  post: Post;
  data: Card;
  /** Send `data` as given, with nothing of the card's own merged under it. */
  raw: boolean;
}

/** What a persona last saw of a card, at which of the message's edits, and when (machine time). */
export interface Sight {
  card: Card;
  edits: number;
  at: number;
}

type Trigger = 'manual' | 'automatic';

/** The button everybody's card has: it answers with the caller's own view (TEAMS §1). */
const showMyActions = 'showMyActions';

/** The Teams apps of all members of staff: what each of them last saw of a card, and what Teams sends when they click. */
export class TeamsClient {
  constructor(
    private readonly bot: BotEndpoint,
    private readonly posts: TeamsPosts,
    private readonly journal: Journal,
  ) {}

  /** Clicks the button of that verb; `refresh` asks for the persona's own view. Undefined: the card offers no refresh. */
  async invoke(click: Click & { verb: string; trigger: Trigger }): Promise<InvokeAnswer | undefined> {
    const { persona, post, verb, data, raw, trigger } = click;
    if (raw) return this.execute(persona, post, verb, data, trigger);
    if (verb !== 'refresh') {
      const { msteams: _client, dialog: _opens, ...own } = await this.buttonData(persona, post, verb);
      return this.execute(persona, post, verb, { ...own, ...data }, trigger);
    }
    const action = refreshOf(this.lastSeen(persona, post)) ?? refreshOf(this.base(post));
    return action && this.execute(persona, post, action.verb ?? verb, { ...action.data, ...data }, trigger);
  }

  /** Presses an `Action.Submit` that opens no dialog: Teams sends what it holds as a message without words. */
  submit(persona: Persona, post: Post, value: Card): Promise<BotAnswer> {
    return this.bot.deliver(submitActivity(persona, post, value));
  }

  /** Searches with the message extension, from the compose box of a channel or the chat. */
  search(persona: Persona, channel: string | null, query: string): Promise<BotAnswer> {
    return this.bot.deliver(queryActivity(persona, channel, query));
  }

  /** Asks what a pasted link is to become. */
  unfurl(persona: Persona, channel: string | null, url: string): Promise<BotAnswer> {
    return this.bot.deliver(linkActivity(persona, channel, url));
  }

  /** Opens or submits the dialog of an action command of the message extension. */
  command(persona: Persona, type: 'fetch' | 'submit', command: Command): Promise<BotAnswer> {
    const name = `composeExtension/${type === 'fetch' ? 'fetchTask' : 'submitAction'}`;
    return this.bot.deliver(commandActivity(name, persona, command));
  }

  /** What this persona saw of a message as it stands now; undefined when it has been edited since, or was never opened. */
  seen(persona: Persona, activityId: string, edits: number): Sight | undefined {
    const sight = this.journal.table<Sight>('sight').get(keyOf(persona, activityId));
    return sight?.edits === edits ? sight : undefined;
  }

  /** Opens a dialog, and keeps its card for the submit that follows. */
  async fetchDialog({ persona, post, dialog, data, raw }: Click & { dialog: string }): Promise<BotAnswer> {
    const own = raw ? {} : { msteams: { type: 'task/fetch' }, dialog, ...(await this.buttonData(persona, post, dialog)) };
    return this.task('task/fetch', persona, post, dialog, { ...own, ...data });
  }

  /** Submits a dialog as this persona last fetched it; one never fetched is opened first, as a person would have to. */
  async submitDialog({ persona, post, dialog, data, raw }: Click & { dialog: string }): Promise<BotAnswer> {
    const own = raw ? {} : await this.dialogData(persona, post, dialog);
    const answer = await this.task('task/submit', persona, post, dialog, { ...own, ...data });
    // Whoever has just acted sees the edited message anew; whoever has not keeps what they saw.
    if (answer.statusCode === 200 && !stillOpen(answer.body)) this.journal.remove('sight', key(persona, post));
    return answer;
  }

  /** Delivers what a person typed; `post` is their message as it stands in the chat or the channel. */
  say(persona: Persona, post: Post, text: string): Promise<BotAnswer> {
    return this.bot.deliver(messageActivity(persona, post, text));
  }

  /** Adds the app to the team and to every person; the bot learns its conversation references from it. */
  install(): Promise<void> {
    return this.tell(installActivities());
  }

  /** Tells the bot that its app came to the team or a person's chats, or left them. */
  installation(what: Installation, where: Persona | 'team'): Promise<void> {
    return this.tell(where === 'team' ? teamActivities(what) : chatActivities(what, where));
  }

  private async tell(activities: object[]): Promise<void> {
    for (const activity of activities) {
      const { statusCode } = await this.bot.deliver(activity);
      if (statusCode >= 300) throw new Error(`the bot answered ${statusCode} to the installation of its app`);
    }
  }

  /** The data of a button in the card as this persona last saw it; failing that, of the card refreshed; failing that, of the refresh. */
  private async buttonData(persona: Persona, post: Post, name: string): Promise<Card> {
    if (!this.lastSeen(persona, post)) await this.openByItself(persona, post);
    const found = findButton(this.sight(persona, post), name);
    if (found) return found.data;
    const refresh = this.refreshFor(persona, post);
    if (refresh?.verb) await this.execute(persona, post, refresh.verb, refresh.data, 'manual');
    const now = this.sight(persona, post);
    return (findButton(now, name) ?? refreshOf(now) ?? refresh)?.data ?? {};
  }

  /** Teams refreshes a card by itself for those it lists, when it comes into their sight. */
  private async openByItself(persona: Persona, post: Post): Promise<void> {
    const base = this.base(post);
    const action = refreshesFor(base, persona.teamsUserId) ? refreshOf(base) : undefined;
    if (action?.verb) await this.execute(persona, post, action.verb, action.data, 'automatic');
  }

  private refreshFor(persona: Persona, post: Post): Button | undefined {
    const cards = [this.lastSeen(persona, post), this.base(post)];
    const listed = cards.find(card => refreshesFor(card, persona.teamsUserId));
    const byButton = () => cards.map(card => findButton(card, showMyActions)).find(button => button !== undefined);
    return refreshOf(listed) ?? byButton() ?? cards.map(refreshOf).find(action => action !== undefined);
  }

  private async dialogData(persona: Persona, post: Post, dialog: string): Promise<Card> {
    const kept = () => this.journal.table<Card>('dialog').get(key(persona, post, dialog));
    if (!kept()) await this.fetchDialog({ persona, post, dialog, data: {}, raw: false });
    const card = kept();
    if (card) return dialogData(card, dialog);
    const { msteams: _client, ...own } = await this.buttonData(persona, post, dialog);
    return { dialog, ...own };
  }

  private lastSeen(persona: Persona, post: Post): Card | undefined {
    return this.journal.table<Sight>('sight').get(key(persona, post))?.card;
  }

  /** The base card as it stands now: it may have been updated since `post` was read. */
  private base(post: Post): Card | undefined {
    return cardOf((this.posts.get(post.activityId) ?? post).activity);
  }

  private sight(persona: Persona, post: Post): Card | undefined {
    return this.lastSeen(persona, post) ?? this.base(post);
  }

  private async execute(persona: Persona, post: Post, verb: string, data: Card, trigger: Trigger): Promise<InvokeAnswer> {
    const action = { type: 'Action.Execute', verb, data };
    const { edits } = this.posts.get(post.activityId) ?? post; // before the answer: an edit made meanwhile is news
    const answer = asInvokeAnswer(
      await this.bot.deliver(invokeActivity('adaptiveCard/action', persona, post, { action, trigger })),
    );
    if (answer.type === cardType && isObject(answer.value)) {
      const sight: Sight = { card: answer.value, edits, at: Date.now() };
      this.journal.put('sight', key(persona, post), sight);
    }
    return answer;
  }

  private async task(name: string, persona: Persona, post: Post, dialog: string, data: Card): Promise<BotAnswer> {
    const answer = await this.bot.deliver(invokeActivity(name, persona, post, { data, context: { theme: 'default' } }));
    const card = dialogCardOf(answer.body);
    if (card) this.journal.put('dialog', key(persona, post, dialog), card);
    return answer;
  }
}

const keyOf = (persona: Persona, ...more: string[]) => [persona.key, ...more].join('|');
const key = (persona: Persona, post: Post, ...more: string[]) => keyOf(persona, post.activityId, ...more);

/** An HTTP error, or a body that is no invoke answer, becomes the error a person would see in Teams. */
function asInvokeAnswer({ statusCode, body }: BotAnswer): InvokeAnswer {
  if (statusCode === 200 && isObject(body) && typeof body.type === 'string') {
    return { statusCode: Number(body.statusCode), type: body.type, value: body.value };
  }
  return { statusCode: statusCode === 200 ? 502 : statusCode, type: 'application/vnd.microsoft.error', value: body ?? null };
}

const taskOf = (body: unknown) => (isObject(body) && isObject(body.task) ? body.task : undefined);

const stillOpen = (body: unknown) => taskOf(body)?.type === 'continue';

function dialogCardOf(body: unknown): Card | undefined {
  const value = taskOf(body)?.value;
  const card = isObject(value) && isObject(value.card) ? value.card.content : undefined;
  return isObject(card) ? card : undefined;
}
