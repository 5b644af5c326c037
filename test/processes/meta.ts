import { envelope, metadata } from '../channels/webhookSamples';
import type { PhoneLine } from './outside';

/** A citizen's message: words, or a button under one of ours. */
export interface Said {
  from: string;
  id: string;
  at: Date;
  text?: string;
  button?: string;
}

const changes = (values: object[]) =>
  values.map(value => ({ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }));
const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));

/** Meta's webhook about messages, a change each. */
export const webhookOf = (said: readonly Said[]): object =>
  envelope(
    ...changes(
      said.map(({ from, id, at, text, button }) => {
        const reply = { type: 'button_reply', button_reply: { id: button, title: 'Sudah selesai' } };
        const content = button ? { type: 'interactive', interactive: reply } : { type: 'text', text: { body: text } };
        return {
          contacts: [{ profile: { name: `Warga ${from}` }, wa_id: from }],
          messages: [{ from, id, timestamp: seconds(at), ...content }],
        };
      }),
    ),
  );

/** Meta's webhook about what became of one of our messages. */
export const ticksOf = ({ id, callbackData, to }: PhoneLine, statuses: readonly string[], at: Date): object =>
  envelope(
    ...changes([
      {
        statuses: statuses.map(status => ({
          ...{ id, status, recipient_id: to, timestamp: seconds(at) },
          biz_opaque_callback_data: callbackData,
        })),
      },
    ]),
  );
