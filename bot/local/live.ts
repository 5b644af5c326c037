import type { Request, Response, Server } from 'restify';

/** What of the local office has changed; pages that show it ask anew. */
export type Topic = 'teams' | 'phone' | 'sharepoint' | 'clock';

/** Tells every open page at once what has changed, so that several windows play several people (DESIGN §7). */
export class Live {
  private readonly listeners = new Set<(topic: Topic) => void>();
  private readonly streams = new Set<Response>();

  changed(topic: Topic): void {
    for (const listener of this.listeners) listener(topic);
  }

  /** `GET /local/live`: server-sent events `{"topic": …}`; many changes in a moment are one event. */
  mount(server: Server): void {
    server.get('/local/live', async (_req: Request, res: Response) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      res.write('retry: 1000\n\n');
      const stop = this.listen(topic => void res.write(`data: ${JSON.stringify({ topic })}\n\n`));
      this.streams.add(res);
      await new Promise<void>(resolve => res.on('close', resolve));
      this.streams.delete(res);
      stop();
    });
  }

  /** Ends every stream: an office that closes does not wait for the pages that look at it. */
  close(): void {
    for (const stream of this.streams) stream.end();
  }

  private listen(tell: (topic: Topic) => void): () => void {
    const waiting = new Set<Topic>();
    let timer: NodeJS.Timeout | undefined;
    const flush = (): void => {
      timer = undefined;
      for (const topic of waiting) tell(topic);
      waiting.clear();
    };
    const listener = (topic: Topic): void => {
      waiting.add(topic);
      timer ??= setTimeout(flush, 40);
    };
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      clearTimeout(timer);
    };
  }
}
