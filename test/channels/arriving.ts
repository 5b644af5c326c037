import type { Office } from '../../bot/casework/office';
import { splitWebhook } from '../../bot/channels/whatsapp';
import { createIntake } from '../../bot/intake';
import { metadata } from './webhookSamples';

/** Bodies of webhooks, one post after another, and then worked through. */
export async function arrives(office: Office, ...bodies: object[]): Promise<void> {
  const log = { warn: () => undefined, error: () => undefined };
  const intake = createIntake({ office, phoneNumberId: metadata.phone_number_id, log });
  for (const body of bodies) await intake.accept(splitWebhook(JSON.parse(JSON.stringify(body))));
  await intake.drain();
}
