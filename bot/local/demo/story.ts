import type { OfficeClient } from './client';

/** What happens to one complaint: each `yield` names the moment at which it goes on. */
export type Story = AsyncGenerator<Date, void, void>;

export interface Telling {
  /** Moments after this one are not played any more. */
  until: Date;
  /** Asked to stop, the playing ends after the moment that is under way. */
  signal: AbortSignal;
  onMoment(at: Date): Promise<void>;
}

interface Waiting {
  at: Date;
  story: Story;
}

/**
 * Plays many stories at once in the order of their moments; equal moments in the order of the stories, so that the same stories
 * always lead to the same end. The clock is moved once a moment, which also ends whatever is still under way.
 */
export async function tell(office: OfficeClient, stories: readonly Story[], { until, signal, onMoment }: Telling): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (story: Story): Promise<void> => {
    const { value: at, done } = await story.next();
    if (!done && at <= until) insert(waiting, { at, story });
  };
  for (const story of stories) await goOn(story);
  let now: Date | undefined;
  while (waiting.length > 0 && !signal.aborted) {
    const { at, story } = waiting.shift()!;
    if (!now || at > now) await office.moveTo((now = at));
    await goOn(story);
    await onMoment(at);
  }
}

function insert(waiting: Waiting[], next: Waiting): void {
  const before = waiting.findIndex(({ at }) => at > next.at);
  waiting.splice(before < 0 ? waiting.length : before, 0, next);
}
