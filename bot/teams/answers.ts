import type { AdaptiveCardJson } from './cards/render';

/** The body of an invoke's answer; null = nothing, which closes a dialog. */
export type InvokeBody = Record<string, unknown> | null;

/** botbuilder takes an invoke's answer as an activity of its own kind and returns it with the turn. */
export function invokeAnswer(body: InvokeBody): object {
  return { type: 'invokeResponse', value: { status: 200, body: body ?? undefined } };
}

/** A card in the place of the one that was pressed (Microsoft Learn, "Universal Action Model"). */
export function cardAnswer(card: AdaptiveCardJson): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

const opensDialog = /^(?:task\/|composeExtension\/(?:fetchTask|submitAction)$)/;

/** A line of words in the place of a dialog. */
export const taskMessage = (text: string): InvokeBody => ({ task: { type: 'message', value: text } });

/** A line of words: beside the card, or in the place of the dialog or of what was searched. */
export function messageAnswer(invoke: string | undefined, text: string): InvokeBody {
  if (invoke && opensDialog.test(invoke)) return taskMessage(text);
  if (invoke?.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text } };
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** A dialog with a card. */
export function dialogAnswer(title: string, card: AdaptiveCardJson, size: 'medium' | 'large'): InvokeBody {
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { task: { type: 'continue', value: { title, width: size, height: size, card: content } } };
}
