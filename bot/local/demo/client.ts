import { cardType } from '../teamsPosts';
import type { PersonaKey } from '../personas';

/** What came over the wire; the stories look at a few members of it. */
export type Wire = Record<string, unknown>;

/** The office did not do what it was asked: the story cannot go on. */
export class DemoStopped extends Error {}

/** A case as the API shows it, as far as the stories read it. */
export interface Case extends Wire {
  ticketNumber: string;
  status?: string;
  answer?: { state: string };
  tasks?: { id: string; kind: string; dueAt: string | null }[];
}

type Method = 'GET' | 'POST';

/** Drives a running office by the routes that scripts use, as its citizens and its staff (README). */
export class OfficeClient {
  private readonly tokens = new Map<PersonaKey, Promise<string>>();
  private readonly cards = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  /** A route's answer. @throws DemoStopped unless it is a success */
  async call(method: Method, path: string, body?: object, persona?: PersonaKey): Promise<Wire> {
    const authorization = persona && { Authorization: `Bearer ${await this.token(persona)}` };
    const headers = { 'Content-Type': 'application/json', ...authorization };
    const response = await fetch(this.baseUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new DemoStopped(`${method} ${path} ${JSON.stringify(body ?? {})}: ${response.status} ${text}`);
    return JSON.parse(text) as Wire;
  }

  /** Moves office time; everything that falls due on the way happens at its own time. */
  async moveTo(at: Date): Promise<void> {
    await this.call('POST', '/local/clock', { now: at.toISOString() });
  }

  async settle(): Promise<{ pending: number; parked: number }> {
    return (await this.call('POST', '/local/settle', {})) as { pending: number; parked: number };
  }

  /** An officer takes an action in the tab. */
  async act(persona: PersonaKey, ticket: string, action: string, input: object = {}): Promise<Case> {
    return (await this.call('POST', `/api/complaints/${ticket}/actions`, { action, input }, persona)) as Case;
  }

  async read(persona: PersonaKey, ticket: string): Promise<Case> {
    return (await this.call('GET', `/api/complaints/${ticket}`, undefined, persona)) as Case;
  }

  /** An officer presses a button of the complaint's card in the channel. */
  async press(persona: PersonaKey, ticket: string, verb: string): Promise<void> {
    const activityId = await this.cardOf(ticket);
    const answer = await this.call('POST', '/local/teams/invoke', { persona, activityId, verb });
    if (answer.type !== cardType) throw refused(ticket, verb, answer);
  }

  /** An officer opens the dialog behind a button of the card, fills it in and sends it. */
  async fill(persona: PersonaKey, ticket: string, dialog: string, data: object): Promise<void> {
    const opened = { persona, activityId: await this.cardOf(ticket), dialog };
    await this.call('POST', '/local/teams/dialogs', { ...opened, type: 'fetch' });
    const answer = await this.call('POST', '/local/teams/dialogs', { ...opened, type: 'submit', data });
    if ((answer.body as Wire | null | undefined)?.task) throw refused(ticket, dialog, answer);
  }

  /** Texts that no program can send were handed over, called through or typed into LAPOR!: the officer says so. */
  async handOver(persona: PersonaKey, ticket: string): Promise<void> {
    const { tasks = [] } = await this.read(persona, ticket);
    for (const { id } of tasks.filter(({ kind }) => kind === 'sendByHand'))
      await this.act(persona, ticket, 'markSent', { task: id });
  }

  /** The number given last, of those this officer may see. */
  async newest(persona: PersonaKey): Promise<string> {
    const { items } = await this.call('GET', '/api/complaints?limit=1', undefined, persona);
    return (items as Case[])[0]!.ticketNumber;
  }

  private async cardOf(ticket: string): Promise<string> {
    if (!this.cards.has(ticket)) await this.lookForCards();
    const found = this.cards.get(ticket);
    if (!found) throw new DemoStopped(`no card of ${ticket} in the channel`);
    return found;
  }

  /** A complaint's card stays the same message of the channel from its first day to its last. */
  private async lookForCards(): Promise<void> {
    const posts = (await this.call('GET', '/local/teams/channels/aduan/messages')) as unknown as Wire[];
    for (const { activityId, card } of posts.filter(post => post.card && !post.replyToId)) {
      const ticket = /ADU-\d{4}-\d{6}/.exec(JSON.stringify(card))?.[0];
      if (ticket) this.cards.set(ticket, String(activityId));
    }
  }

  private token(persona: PersonaKey): Promise<string> {
    const known = this.tokens.get(persona);
    if (known) return known;
    const token = this.call('POST', '/local/entra/token', { persona }).then(answer => String(answer.access_token));
    this.tokens.set(persona, token);
    return token;
  }
}

const refused = (ticket: string, what: string, answer: Wire): DemoStopped =>
  new DemoStopped(`${what} on the card of ${ticket}: ${JSON.stringify(answer).slice(0, 400)}`);
