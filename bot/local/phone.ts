import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Journal } from './journal';
import { Chats, type ChatMessage, type Citizen, type MessageStatus, waIdOf } from './phone/chats';
import { CloudError } from './phone/cloudError';
import { type Script, ScriptError } from './phone/content';
import { type Incoming, incoming, messageValue, sender } from './phone/incoming';
import { MediaShelf } from './phone/media';
import { type Outgoing, outgoing } from './phone/outgoing';
import { StatusQueue } from './phone/statusQueue';
import { envelope, post, unixSeconds } from './phone/webhook';
import { textOf } from './wire';

export { mountPhone } from './phone/routes';

export interface PhoneOptions {
  /** Where the office and this stand-in listen, without a slash at the end. */
  baseUrl: string;
  appSecret: string;
  phoneNumberId: string;
  accessToken: string;
  /** Office time. */
  now: () => Date;
  /** Keeps chats, media and undelivered webhooks over a restart; without it all is in memory. */
  folder?: string;
  /** Called when a chat has changed. */
  onChange?: () => void;
}

export interface SendFault {
  code: number;
  httpStatus?: number;
  times: number;
  /** The message goes out all the same, only the answer is the error. */
  applyFirst?: boolean;
}

/** Body of `POST /local/phone/messages`, as far as the chat, not the content, is concerned. */
export interface CitizenMessage extends Script {
  /** Repeats a message under its wamid. */
  id?: string;
  /** ISO; default office now. */
  timestamp?: string;
  bsuid?: string;
  withoutFrom?: boolean;
}

/**
 * Citizens' phones and the WhatsApp Cloud API between them and the office (DOMAIN §4): accepts sends, reports their
 * fate by signed status webhooks, and lets scripts write as a citizen.
 */
export class LocalPhone {
  readonly chats: Chats;
  readonly media: MediaShelf;
  private readonly statuses: StatusQueue;
  private readonly faults: SendFault[] = [];

  constructor(readonly options: PhoneOptions) {
    const { folder, now, onChange } = options;
    const journal = new Journal(folder && join(folder, 'journal.jsonl'), onChange);
    this.chats = new Chats(journal);
    this.chats.giveUpUnfinished();
    this.media = new MediaShelf(journal, now, folder && join(folder, 'media'));
    this.statuses = new StatusQueue(journal, body => this.post(body));
  }

  /**
   * One send of the office: body of `POST /:phoneNumberId/messages` → the Cloud API's answer.
   * @throws CloudError as DOMAIN §4.5
   */
  send(body: Record<string, unknown>): object {
    const fault = this.nextFault();
    if (fault && !fault.applyFirst) throw faultError(fault);
    const accepted = body.status === 'read' ? { success: true } : this.accept(body);
    if (fault) throw faultError(fault);
    return accepted;
  }

  /** A citizen's message: stored, signed, delivered. `status` is the webhook's HTTP status, 0 when nobody listened. */
  async write(script: CitizenMessage): Promise<{ id: string; status: number }> {
    const citizen = this.writer(script);
    const repeated = script.id ? this.chats.message(script.id) : undefined;
    const content = this.contentOf(script, citizen, repeated);
    const at = new Date(script.timestamp ?? repeated?.at ?? this.options.now());
    if (Number.isNaN(at.getTime())) throw new ScriptError(400, 'badTimestamp', 'timestamp must be an ISO date and time.');
    const id = script.id ?? `wamid.IN${randomBytes(12).toString('hex').toUpperCase()}`;
    const withoutFrom = script.withoutFrom === true || citizen.key.includes('.');
    const value = messageValue(id, at, content, sender(citizen, withoutFrom));
    const { key } = citizen;
    const message: ChatMessage = {
      ...content,
      id,
      citizen: key,
      direction: 'in',
      buttons: [],
      status: 'sent',
      at: at.toISOString(),
    };
    return { id, status: await this.deliver(message, value, repeated?.status === 'delivered') };
  }

  /** What the office has taken once stays delivered, whatever becomes of a repeat. */
  private async deliver(message: ChatMessage, value: object, wasTaken: boolean): Promise<number> {
    this.chats.record(wasTaken ? { ...message, status: 'delivered' } : message);
    const status = await this.post(envelope(this.options.phoneNumberId, value));
    if (!wasTaken) this.chats.record({ ...message, status: status === 200 ? 'delivered' : 'failed' });
    return status;
  }

  /** What the script says; a message named by its id alone is repeated as it was. */
  private contentOf(script: CitizenMessage, citizen: Citizen, repeated?: ChatMessage): Incoming {
    if (repeated?.fields && !saysSomething(script)) {
      const { type, text, mediaId, quotes, reactsTo, fields } = repeated;
      return { type, text, mediaId, quotes, reactsTo, fields };
    }
    return incoming(script, citizen, { chats: this.chats, media: this.media, mediaUrl: id => this.mediaUrl(id) });
  }

  /** The citizen opens the chat: every delivered message of the office is reported as read. Gives their number. */
  read(key: string): number {
    const unread = this.chats.of(key).filter(message => message.direction === 'out' && message.status === 'delivered');
    for (const message of unread) this.report(message, 'read');
    return unread.length;
  }

  /** Changes what the citizen's phone does; one that is switched on again gets what had waited. */
  settings(key: string, changes: { unreachable?: boolean; phoneOff?: boolean; name?: string }): Citizen {
    const citizen = this.chats.citizen(key, changes);
    if (!citizen.phoneOff)
      for (const message of this.chats.of(key))
        if (message.direction === 'out' && message.status === 'sent') this.report(message, 'delivered');
    return citizen;
  }

  /** The next `times` sends answer this error. */
  fail(fault: SendFault): void {
    this.faults.push({ ...fault });
    this.options.onChange?.();
  }

  /** The errors still to come, next one first. */
  get waitingFaults(): readonly SendFault[] {
    return this.faults;
  }

  forgetFaults(): void {
    this.faults.length = 0;
    this.options.onChange?.();
  }

  /**
   * Resolves when every status webhook has been taken with a 2xx, or has been refused three times in this round; those
   * wait for the next round, as Meta keeps trying. Gives the number still waiting.
   */
  drain(): Promise<number> {
    return this.statuses.drain();
  }

  /** Where the bytes of a medium are served for the next 5 minutes of office time (DOMAIN §4.6). */
  mediaUrl(id: string): string {
    return `${this.options.baseUrl}/local/whatsapp/attachments/${id}/${this.options.now().getTime() + 5 * 60 * 1000}`;
  }

  /** The key of the citizen a script names: a number in any spelling, or a user id already known. */
  keyOf(from: string): string {
    const key = waIdOf(from) ?? this.chats.find(from)?.key;
    if (!key) throw new ScriptError(400, 'badNumber', `"${from}" is not a WhatsApp number (8 to 15 digits).`);
    return key;
  }

  private post(body: string): Promise<number> {
    return post(`${this.options.baseUrl}/webhooks/whatsapp`, this.options.appSecret, body);
  }

  private writer({ from, name, bsuid }: CitizenMessage): Citizen {
    if (!from && !bsuid) throw new ScriptError(400, 'noSender', '"from" is required.');
    const key = from ? this.keyOf(from) : (this.chats.find(bsuid!)?.key ?? bsuid!);
    return this.chats.citizen(key, { ...(name && { name }), ...(bsuid && { bsuid }) });
  }

  private accept(body: Record<string, unknown>): object {
    const message = outgoing(body);
    const { citizen, input } = this.recipient(body);
    this.refuse(message, citizen);
    const id = `wamid.OUT${randomBytes(12).toString('hex').toUpperCase()}`;
    const callbackData = textOf(body.biz_opaque_callback_data);
    const at = this.options.now().toISOString();
    const sent: ChatMessage = {
      ...message,
      id,
      citizen: citizen.key,
      direction: 'out',
      status: 'sent',
      at,
      ...(callbackData && { callbackData }),
    };
    this.chats.record(sent);
    this.reportFate(sent, citizen);
    void this.drain();
    return { messaging_product: 'whatsapp', contacts: [{ input, wa_id: citizen.key }], messages: [{ id }] };
  }

  private recipient({ to, recipient }: Record<string, unknown>): { citizen: Citizen; input: string } {
    const input = textOf(to) ?? textOf(recipient);
    if (!input) throw new CloudError(131008, 'Parameter to (or recipient) is required.');
    const key = waIdOf(input) ?? this.chats.find(input)?.key;
    if (!key) throw new CloudError(131009, `Recipient ${input} is not a valid WhatsApp user.`);
    return { citizen: this.chats.citizen(key), input };
  }

  private refuse({ type, mediaId, reactsTo }: Outgoing, citizen: Citizen): void {
    if (mediaId && !this.media.get(mediaId)) throw new CloudError(131009, `Media ${mediaId} is not known or has expired.`);
    if (reactsTo && this.chats.message(reactsTo)?.citizen !== citizen.key)
      throw new CloudError(131009, `Message ${reactsTo} is not part of this chat.`);
    const closes = this.chats.windowClosesAt(citizen.key);
    if (type !== 'template' && !(closes && this.options.now() <= closes))
      throw new CloudError(
        131047,
        'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
      );
  }

  private reportFate(message: ChatMessage, citizen: Citizen): void {
    if (citizen.unreachable) return this.report(message, 'failed', new CloudError(131026, 'Message undeliverable.'));
    this.report(message, 'sent');
    if (!citizen.phoneOff) this.report(message, 'delivered');
  }

  /** Queues one status webhook (DOMAIN §4.4) and shows the status in the chat. */
  private report(message: ChatMessage, status: MessageStatus, error?: CloudError): void {
    this.chats.record({ ...message, status, ...(error && { errorCode: error.code }) });
    const entry = {
      id: message.id,
      status,
      timestamp: unixSeconds(this.options.now()),
      recipient_id: message.citizen,
      ...(message.callbackData && { biz_opaque_callback_data: message.callbackData }),
      ...(error
        ? { errors: [error.asStatusError()] }
        : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
    };
    const body = envelope(this.options.phoneNumberId, { statuses: [entry] });
    this.statuses.add(`${message.id}:${status}`, body);
  }

  private nextFault(): SendFault | undefined {
    const fault = this.faults[0];
    if (!fault) return undefined;
    if (--fault.times <= 0) this.faults.shift();
    this.options.onChange?.();
    return fault;
  }
}

const saysSomething = ({ text, button, type, caption, emoji, mediaBase64, payload }: Script): boolean =>
  [text, button, type, caption, emoji, mediaBase64, payload].some(part => part !== undefined);

const faultError = ({ code, httpStatus }: SendFault): CloudError =>
  new CloudError(code, 'Fault asked for by a script.', httpStatus);
