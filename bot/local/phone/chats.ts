import type { Journal } from '../journal';

/** A button, list row or template quick reply the office sent; `kind` decides what tapping it sends back (DOMAIN §4.3). */
export interface Choice {
  id: string;
  title: string;
  kind: 'button_reply' | 'list_reply' | 'template';
  description?: string;
}

export interface Citizen {
  /** The WhatsApp number in digits; for a citizen known by user id alone, that id. */
  key: string;
  name: string;
  bsuid: string;
  /** Sends end in `failed` 131026. */
  unreachable: boolean;
  /** Sends stay at `sent` until the phone is on again. */
  phoneOff: boolean;
}

export type MessageStatus = 'sent' | 'delivered' | 'read' | 'failed';

export interface ChatMessage {
  id: string;
  citizen: string;
  /** Seen from the office: `in` was written by the citizen, `out` sent by the office. */
  direction: 'in' | 'out';
  type: string;
  text: string;
  buttons: Choice[];
  status: MessageStatus;
  /** ISO, office time. */
  at: string;
  /** `biz_opaque_callback_data` of the send, echoed in its statuses. */
  callbackData?: string;
  mediaId?: string;
  /** The message this one quotes. */
  quotes?: string;
  /** Of a reaction: the message it belongs to; an empty text takes the reaction back. */
  reactsTo?: string;
  /** What opens the rows of a list message. */
  listButton?: string;
  /** Why the Cloud API could not deliver it. */
  errorCode?: number;
  /** What went out under the type's name and beside it, so that a message can be repeated as it was. */
  fields?: Record<string, unknown>;
}

const WINDOW = 24 * 60 * 60 * 1000;

/** All chats of the office's number, kept in the journal. */
export class Chats {
  constructor(private readonly journal: Journal) {}

  citizens(): Citizen[] {
    return [...this.journal.table<Citizen>('citizen').values()];
  }

  /** The citizen with this number or business-scoped user id. */
  find(key: string): Citizen | undefined {
    return this.journal.table<Citizen>('citizen').get(key) ?? this.citizens().find(citizen => citizen.bsuid === key);
  }

  /** The citizen, created at the first message in either direction; `changes` win over what is known. */
  citizen(key: string, changes: Partial<Citizen> = {}): Citizen {
    const known = this.find(key) ?? {
      key,
      name: `Warga ${key.slice(-4)}`,
      bsuid: bsuidOf(key),
      unreachable: false,
      phoneOff: false,
    };
    const citizen = { ...known, ...changes };
    this.journal.put('citizen', citizen.key, citizen);
    return citizen;
  }

  message(id: string): ChatMessage | undefined {
    return this.journal.table<ChatMessage>('message').get(id);
  }

  /** Adds a message or replaces the one with the same id. */
  record(message: ChatMessage): void {
    this.journal.put('message', message.id, message);
  }

  /** Messages whose process ended before the office had answered: whether they were taken is not known, so they may be repeated. */
  giveUpUnfinished(): void {
    for (const message of this.journal.table<ChatMessage>('message').values())
      if (message.direction === 'in' && message.status === 'sent') this.record({ ...message, status: 'failed' });
  }

  /** Oldest first; equal times in the order in which they came. */
  of(citizen: string): ChatMessage[] {
    const messages = [...this.journal.table<ChatMessage>('message').values()].filter(message => message.citizen === citizen);
    return messages.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  /** Until when the office may write freely: 24 hours from whatever the citizen last wrote (DOMAIN §4.6); undefined when never. */
  windowClosesAt(citizen: string): Date | undefined {
    const last = this.of(citizen).findLast(message => message.direction === 'in');
    return last && new Date(Date.parse(last.at) + WINDOW);
  }

  /**
   * The newest outgoing message, or else the one named, that offers this choice: by title, by id, or by the part of an id
   * before its colon.
   */
  offered(citizen: string, wanted: string, messageId?: string): { message: ChatMessage; choice: Choice } | undefined {
    const lower = wanted.trim().toLowerCase();
    const matches = ({ id, title }: Choice): boolean => {
      const lowerId = id.toLowerCase();
      return title.toLowerCase() === lower || lowerId === lower || lowerId.startsWith(`${lower}:`);
    };
    for (const message of this.of(citizen).reverse()) {
      const isAsked = message.direction === 'out' && (!messageId || message.id === messageId);
      const choice = isAsked ? message.buttons.find(matches) : undefined;
      if (choice) return { message, choice };
    }
    return undefined;
  }
}

/** The user id WhatsApp would give this number: the same number always the same id (DOMAIN §4.7). */
const bsuidOf = (key: string): string => (key.includes('.') ? key : `ID.1${key.padStart(16, '0')}`);

/** A WhatsApp number as digits with country code (DOMAIN §4.6): 0812…, +62 812-…, 62812…; undefined when it is none. */
export function waIdOf(input: string): string | undefined {
  const digits = input.replace(/[^\d]/g, '').replace(/^0/, '62');
  return /^[\d\s+().-]+$/.test(input.trim()) && /^\d{8,15}$/.test(digits) ? digits : undefined;
}
