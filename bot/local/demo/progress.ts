import { dateOf, dayOf, formatWib } from '../../complaint/wib';
import { textIn } from '../../text/text';

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Where the play has got to: one line that changes on a terminal, a line a day elsewhere. */
export class Progress {
  private day = '';
  private moments = 0;
  private readonly startedAt = Date.now();

  constructor(private readonly terminal: Terminal) {}

  readonly moment = (at: Date, complaints: number): void => {
    this.moments += 1;
    const day = dateOf(dayOf(at));
    const isNewDay = day !== this.day;
    if (!this.terminal.isTTY && !isNewDay) return;
    this.day = day;
    const seconds = Math.round((Date.now() - this.startedAt) / 1000);
    const line = textIn('id')('demo:progress', { at: formatWib(at, 'id'), complaints, moments: this.moments, seconds });
    this.terminal.write(this.terminal.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };

  end(): void {
    if (this.terminal.isTTY) this.terminal.write('\n');
  }
}
