import type { Template } from 'adaptivecards-templating';

/** Teams' own limit is higher; beyond this a card is slow on phones and near what webhooks refuse. */
export const maxCardBytes = 25 * 1024;

export interface AdaptiveCardJson {
  type: 'AdaptiveCard';
  version: '1.5';
  lang: string;
  fallbackText: string;
  speak: string;
  refresh?: { action: CardAction; userIds: string[] };
  body: CardElement[];
  actions: CardAction[];
}

export interface CardElement {
  type: string;
  [property: string]: unknown;
}

export interface CardAction {
  type: 'Action.Execute' | 'Action.Submit' | 'Action.OpenUrl' | 'Action.ShowCard';
  title: string;
  [property: string]: unknown;
}

/**
 * Binds data to a template. Everything variable enters here as data, which is never read as an expression; templates hold
 * layout alone. Elements whose `$when` is false disappear.
 */
export function expand(template: Template, data: Record<string, unknown>): AdaptiveCardJson {
  return withoutNulls(template.expand({ $root: data })) as AdaptiveCardJson;
}

/** A template leaves `null` where a whole property was left out; Teams refuses such a card. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

/** A card's size on the wire, in bytes of UTF-8. */
export function cardBytes(card: AdaptiveCardJson): number {
  return Buffer.byteLength(JSON.stringify(card));
}
