import {
  AuthenticationHandler,
  Client,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { retryAfter } from './refused';
import { unitsOf, type ResourceUnits } from './resourceUnits';

const graphHost = 'https://graph.microsoft.com';
const timeoutMs = 60_000;
const longestWaitHereMs = 2_000;

export interface GraphSettings {
  /** `https://graph.microsoft.com`, or the address of a stand-in (http allowed), without `/v1.0`. */
  graphUrl: string;
  token: () => Promise<string>;
  /** Decorated traffic is throttled last: `NONISV|Organisation|App/Version`. */
  userAgent?: string;
  /** Shared by all that call SharePoint; without them calls are not counted. */
  units?: ResourceUnits;
}

/**
 * Microsoft's client with its own middlewares and our last handler. The client keeps its real base address, because with an `http://`
 * base it sends no Authorization header; the last handler puts the stand-in's address in its place.
 */
export function createGraphClient({ graphUrl, token, userAgent, units }: GraphSettings): Client {
  return Client.initWithMiddleware({
    middleware: [
      new AuthenticationHandler({ getAccessToken: token }),
      new RetryHandler(new RetryHandlerOptions(1, 2, isWorthWaitingHere)),
      new TelemetryHandler(),
      // Behind the retries: each attempt costs.
      sendTo(graphUrl, units),
    ],
    fetchOptions: { headers: { 'User-Agent': userAgent ?? 'NONISV|Disdukcapil Kota Palangka Raya|Aduan/0.1' } },
  });
}

/** Longer waits belong to the caller's queue, which holds no lease while it waits. */
function isWorthWaitingHere(_delay: number, _attempt: number, _request: unknown, _options: unknown, response: Response): boolean {
  const wait = retryAfter(response.headers);
  return wait !== undefined && wait <= longestWaitHereMs;
}

function sendTo(graphUrl: string, units: ResourceUnits | undefined): Middleware {
  const base = graphUrl.replace(/\/+$/, '');
  return {
    async execute(context: Context): Promise<void> {
      const request = context.request as string | { url: string };
      const asked = typeof request === 'string' ? request : request.url;
      const url = asked.startsWith(`${graphHost}/`) ? base + asked.slice(graphHost.length) : asked;
      await units?.take(unitsOf(context.options?.method ?? 'GET', asked));
      context.response = await fetch(url, { ...context.options, signal: AbortSignal.timeout(timeoutMs) });
    },
  };
}
