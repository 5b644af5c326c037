/**
 * What SharePoint lets an app have in the smallest tenant is 1,200 resource units a minute, in which refused calls count too
 * (https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online).
 * This process keeps to half of it: what follows at once and what comes back in a minute together stay below 1,200.
 */
const perMinute = 600;
const atOnce = 200;

export interface UnitOptions {
  /** Machine time in milliseconds. */
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

export type ResourceUnits = ReturnType<typeof resourceUnits>;

/** Keeps this process below SharePoint's limit: each call takes its units, and waits in turn where there are none left. */
export function resourceUnits({ now, wait }: UnitOptions) {
  const perMs = perMinute / 60_000;
  let left = atOnce;
  let countedAt = now();

  return {
    async take(units: number): Promise<void> {
      const at = now();
      left = Math.min(atOnce, left + (at - countedAt) * perMs) - units;
      countedAt = at;
      if (left < 0) await wait(-left / perMs);
    },
  };
}

/** The units of a Graph call: 1 for one item or its bytes, 2 for a list and for whatever changes something. */
export function unitsOf(method: string, path: string): number {
  return method === 'GET' && !/\/columns(\?|$)/.test(path) ? 1 : 2;
}
