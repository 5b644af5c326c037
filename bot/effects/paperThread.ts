import { parentPort } from 'node:worker_threads';
import { papers, type DrawOrder, type Drawn } from './papers';

/** The other side of `paperMaker.ts`: draws what it is sent, one paper after another, and sends the bytes back. */
parentPort?.on('message', ({ id, kind, data }: DrawOrder) => {
  const draw = papers[kind] as (data: unknown) => Promise<Uint8Array>;
  draw(data).then(
    bytes => answer({ id, bytes }),
    (error: unknown) => answer({ id, failed: error instanceof Error ? error.message : 'thrown' }),
  );
});

const answer = (drawn: Drawn): void => parentPort?.postMessage(drawn);
