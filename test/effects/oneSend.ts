import { sendReply, type SendReplyParts } from '../../bot/effects/sendReply';
import type { EffectContext } from '../../bot/outbox/effect';

type Sending = Omit<SendReplyParts, 'whatsapp'> & { messageId: string; meta: typeof fetch };

/** One attempt to send a text, as the worker makes it; what it threw, or undefined. */
export function sendOnce({ messageId, meta, ...parts }: Sending, more: Partial<EffectContext> = {}): Promise<unknown> {
  const whatsapp = { apiUrl: 'https://graph.example', version: 'v26.0', phoneNumberId: '1', accessToken: '-', timeoutMs: 1_000 };
  const context = { id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const run = sendReply({ ...parts, whatsapp: { ...whatsapp, fetch: meta } });
  return run({ messageId }, { ...context, stillMine: () => Promise.resolve(true), ...more }).catch((error: unknown) => error);
}
