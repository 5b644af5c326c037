import { randomUUID } from 'node:crypto';

/** Graph's code for a status when nothing more precise is known. */
const CODES: Record<number, string> = {
  400: 'invalidRequest',
  401: 'InvalidAuthenticationToken',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'nameAlreadyExists',
  412: 'preconditionFailed',
  413: 'requestEntityTooLarge',
  416: 'invalidRange',
  423: 'resourceLocked',
  429: 'activityLimitReached',
  500: 'generalException',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
  507: 'quotaLimitReached',
};

/** An error of Microsoft Graph, thrown where it is found and answered as `{error: {code, message, innerError}}`. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** The more precise code Graph puts inside, such as `fragmentOverlap`. */
    private readonly inner?: string,
  ) {
    super(message);
  }

  body(now: Date): object {
    const id = randomUUID();
    const innerError = {
      ...(this.inner && { code: this.inner }),
      date: now.toISOString().slice(0, 19),
      'request-id': id,
      'client-request-id': id,
    };
    return { error: { code: CODES[this.status] ?? 'generalException', message: this.message, innerError } };
  }
}

export const denied = (): GraphError => new GraphError(403, 'Access denied');

export const notFound = (): GraphError => new GraphError(404, 'The resource could not be found.');

export const nameTaken = (name: string): GraphError =>
  new GraphError(409, `An item with the name "${name}" already exists under the parent.`);
