import type { Request, Response, Server } from 'restify';
import { answer } from '../wire';
import { samples } from './samples';

/** `GET /local/samples`: what the phone offers to send, and scripts can. */
export function mountSamples(server: Server): void {
  server.get('/local/samples', async (_req: Request, res: Response) => answer(res, 200, samples));
}
