import type { ComplaintCategory, ServiceType } from './masterData';

/**
 * A fixed answer that a head has signed beforehand for one category, and maybe one service (DOMAIN §1.5 `sendStandard`): what the
 * operator may send without a disposition of its own.
 */
export interface StandingDisposition {
  id: string;
  service: ServiceType | null;
  category: ComplaintCategory;
  text: string;
  /** Typed from the signed paper; no two have the same. */
  number: string;
  /** The head's name, as it stands on the paper. */
  signedBy: string;
  /** WIB dates `YYYY-MM-DD`, both of them included. */
  validFrom: string;
  validTo: string;
}

/** No longer than a year at a time (DOMAIN §1.5). */
export const longestStandingMonths = 12;

/** Those under which this case may be answered on that day. */
export const standingFor = (
  all: readonly StandingDisposition[],
  { service, category }: { service: string | null; category: string | null },
  today: string,
): StandingDisposition[] =>
  all.filter(
    each =>
      each.validFrom <= today &&
      today <= each.validTo &&
      each.category === category &&
      (each.service === null || each.service === service),
  );
