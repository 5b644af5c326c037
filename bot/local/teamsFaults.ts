export interface Fault {
  /** The HTTP status the connector answers; 0 = none: the connection is cut. */
  status: number;
  /** Seconds, sent as Retry-After. */
  retryAfter?: number;
  /** Does the work, then answers the error all the same: the ambiguous send of TEAMS §1. */
  applyFirst?: boolean;
}

/** Errors ordered for the next connector calls, so that retries can be tried out. Forgotten with the process. */
export class Faults {
  private fault: Fault | undefined;
  private left = 0;

  order(fault: Fault, times: number): void {
    this.fault = fault;
    this.left = times;
  }

  /** The fault the present call must answer with, if one is left. */
  take(): Fault | undefined {
    if (this.left <= 0) return undefined;
    this.left -= 1;
    return this.fault;
  }
}
