import { createHmac } from 'node:crypto';

/** The office's number as citizens see it, and its business account: invented, like all numbers here. */
export const DISPLAY_PHONE_NUMBER = '62536000000';
const BUSINESS_ACCOUNT_ID = '100000000000000';

/**
 * The raw bytes of one webhook (DOMAIN §4.2): `value` is `{contacts?, messages}` or `{statuses}`. Characters outside
 * ASCII go out as \u escapes, as Meta writes them: whoever re-serialises before checking the signature is found out.
 */
export function envelope(phoneNumberId: string, value: object): string {
  const metadata = { display_phone_number: DISPLAY_PHONE_NUMBER, phone_number_id: phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  const whole = { object: 'whatsapp_business_account', entry: [{ id: BUSINESS_ACCOUNT_ID, changes: [change] }] };
  return JSON.stringify(whole).replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value of `X-Hub-Signature-256`: HMAC-SHA256 over the raw bytes (DOMAIN §4.1). */
export function signature(appSecret: string, body: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Posts one signed webhook and gives the HTTP status of the answer, 0 when there was none. */
export async function post(url: string, appSecret: string, body: string): Promise<number> {
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature(appSecret, body) };
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0; // not listening (yet, or any more): the caller keeps the webhook or tells the script
  }
}

/** Unix seconds as a string, the only form WhatsApp writes times in. */
export const unixSeconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
