/** What a channel knows of a person. At least one of `waId` and `bsuid` is set on every message of WhatsApp (DOMAIN §4.7). */
export interface ContactAlias {
  /** Digits with country code, without "+": `6280000000001`. Withheld for some people with a username. */
  waId: string | null;
  /** Business-scoped user id, `ID.1349…`; new when the phone number changes. */
  bsuid: string | null;
  username: string | null;
  displayName: string | null;
}

export type InboundKind =
  | 'text'
  | 'image'
  | 'document'
  | 'audio'
  | 'video'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'interactive'
  | 'button'
  | 'reaction'
  | 'unsupported'
  | 'system'
  | 'edit'
  | 'revoke'
  | 'order'
  /** What the office itself wrote on its handset: recorded as outgoing. */
  | 'echo'
  | 'unknown';

export interface InboundMedia {
  mediaId: string;
  mimeType: string;
  /** Base64 of the file's SHA-256, as the webhook states it. */
  sha256: string | null;
  fileName: string | null;
  /** A voice note recorded in the chat, unlike an audio file. */
  voice: boolean;
}

/** A person moved to another number or user id: the aliases before and after, as far as they are told. */
export interface IdentityChange {
  previousWaId: string | null;
  waId: string | null;
  previousBsuid: string | null;
  bsuid: string | null;
}

export interface InboundMessage {
  what: 'message';
  /** The channel's own id (wamid), or `sha256:<hex>` of the message where it has none. */
  providerId: string;
  occurredAt: Date;
  /** The sender; for `echo` the person written to; for an identity change who they were before. */
  contact: ContactAlias;
  kind: InboundKind;
  text: string | null;
  buttonId: string | null;
  /** The message this one quotes, reacts to, edits or revokes. */
  contextId: string | null;
  forwarded: boolean;
  /** By many people, one after another: a chain letter. */
  forwardedOften: boolean;
  media: InboundMedia | null;
  /** No words that say what it is about: a person must look at or listen to it. */
  needsSummary: boolean;
  identityChange: IdentityChange | null;
}

export interface InboundStatus {
  what: 'status';
  /** The id of the outgoing message. */
  providerId: string;
  status: 'sent' | 'delivered' | 'read' | 'failed' | 'played';
  occurredAt: Date;
  callbackData: string | null;
  errorCode: number | null;
  errorDetails: string | null;
}

export type Inbound = InboundMessage | InboundStatus;

export interface OutboundMessage {
  /** The phone number wins when both are set. */
  to: { waId: string | null; bsuid: string | null };
  body: string;
  /** At most 3 are shown as buttons (title ≤20, id ≤256), 4 to 10 as a list (title ≤24, id ≤200). */
  buttons: { id: string; title: string }[];
  /** What opens the list; only used with more than 3 buttons. */
  listLabel?: string;
  /** The message that this one quotes. */
  contextId?: string | null;
  /** Comes back in every status of this message; ≤500 characters. */
  callbackData: string;
  /** When set, sent as this approved template instead of `body` and `buttons`; its language is Indonesian where none is said. */
  template: { name: string; language?: string; parameters: string[]; buttons?: { payload: string }[] } | null;
}

export type SendFailure =
  | 'windowClosed'
  | 'unreachable'
  | 'transient'
  | 'rateLimited'
  | 'pairRate'
  | 'auth'
  /** The whole account is locked, blocked or unpaid. */
  | 'account'
  | 'policy'
  | 'badRequest'
  | 'template'
  /** The request went out and no answer came back: it may have been delivered. */
  | 'ambiguous';

/** `code` is the provider's, or 0 when none was given. `retryAfterMs` is the shortest wait, null when nobody named one. */
export type SendOutcome =
  | { ok: true; providerId: string }
  | { ok: false; code: number; reason: SendFailure; retryAfterMs: number | null; details: string };
