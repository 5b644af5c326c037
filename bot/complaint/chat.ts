/** A chat as WhatsApp exports it; read by `channels/chatExport.ts`, brought in by `casework/importing/importChat.ts`. */

/** One message of the chat. */
export interface ChatLine {
  /** To the minute or second, as the handset showed it in WIB. */
  at: Date;
  /** The name, or number, that the exporting handset knew its writer by. */
  author: string;
  text: string | null;
  /** The message was, or had, a picture, voice note or document. */
  media: { fileName: string | null; bytes: Buffer | null } | null;
}

export interface ChatExport {
  lines: ChatLine[];
  /** Who writes in it, with how many messages, most first. */
  names: { name: string; messages: number }[];
  /** Whom the export's file is named after: the other side of the chat; null = it does not say. */
  chatWith: string | null;
  /** Lines of WhatsApp itself and deleted messages, of which nothing is left to keep. */
  skipped: { system: number; deleted: number };
}
