import { DemoStopped, type OfficeClient, type Wire } from './client';

interface Shown {
  direction: 'in' | 'out';
  text: string;
  type: string;
  buttons?: { id: string; title: string }[];
}

/** Someone with a telephone. */
export class Citizen {
  constructor(
    private readonly office: OfficeClient,
    readonly from: string,
    readonly name: string,
  ) {}

  async writes(message: string | Wire): Promise<void> {
    const content = typeof message === 'string' ? { text: message } : message;
    const { status } = await this.office.call('POST', '/local/phone/messages', { from: this.from, name: this.name, ...content });
    if (status !== 200) throw new DemoStopped(`the webhook answered ${String(status)} to ${this.from}`);
    await this.office.settle();
  }

  /** Several messages at once; gives the number that the receipt names, null when there was none. */
  async reports(messages: readonly (string | Wire)[]): Promise<string> {
    for (const message of messages) await this.writes(message);
    const ticket = await this.newestTicket();
    if (!ticket) throw new DemoStopped(`${this.from} wrote and got no number`);
    return ticket;
  }

  async newestTicket(): Promise<string | null> {
    const numbers = (await this.chat())
      .filter(({ direction }) => direction === 'out')
      .map(({ text }) => /ADU-\d{4}-\d{6}/.exec(text)?.[0]);
    return numbers.findLast(number => number !== undefined) ?? null;
  }

  /** Opens the chat. What waits behind a template after 24 hours comes with the button under it. */
  async opens(): Promise<void> {
    await this.office.call('POST', '/local/phone/read', { from: this.from });
    const last = (await this.chat()).at(-1);
    const knock = last?.direction === 'out' ? last.buttons?.find(({ title }) => title === 'LIHAT') : undefined;
    if (knock) await this.writes({ button: knock.id });
  }

  async presses(button: 'sudah' | 'belum' | 'petugas', ticket: string): Promise<void> {
    await this.writes({ button: `${button}:${ticket}` });
  }

  private async chat(): Promise<Shown[]> {
    return (await this.office.call('GET', `/local/phone/messages?from=${this.from}`)) as unknown as Shown[];
  }
}
