/**
 * Teams did not take it. `gone`: the message or conversation is no more. `blocked`: uninstalled, blocked, not in the roster: a
 * person must act. `refused`: our mistake. Else `later`, not before `afterMs`; an `ambiguous` post may have gone through.
 */
export class PostRefused extends Error {
  constructor(
    readonly status: number,
    readonly kind: 'gone' | 'blocked' | 'refused' | 'later' | 'ambiguous',
    readonly afterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super(`Teams: ${status || 'no answer'}`, options);
    this.name = 'PostRefused';
  }
}
