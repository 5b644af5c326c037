import { createContext, useContext } from 'react';

/** What scripts read at `/local/phone/messages` and `/local/phone/citizens`. */
export interface Message {
  id: string;
  /** Seen from the office: `in` was written by the citizen. */
  direction: 'in' | 'out';
  type: string;
  text: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: string;
  quotes?: string;
  reactsTo?: string;
  listButton?: string;
  errorCode?: number;
  buttons?: Choice[];
  media?: { mimeType: string; size: number; filename?: string };
}

export interface Choice {
  id: string;
  title: string;
  description?: string;
}

export interface Citizen {
  from: string;
  name: string;
  /** Switched off: what the office sends waits. */
  phoneOff: boolean;
  /** Without WhatsApp: what the office sends fails. */
  unreachable: boolean;
  unread: number;
  lastMessage: Message | null;
  windowClosesAt: string | null;
}

/** Body of `POST /local/phone/messages` without the writer. */
export interface Writing {
  text?: string;
  button?: string;
  type?: string;
  caption?: string;
  emoji?: string;
  context?: string;
  mediaBase64?: string;
  mimeType?: string;
  filename?: string;
  /** Alone: the message of this id once more. */
  id?: string;
}

/** The open chat, for whatever is drawn within it. */
export interface Chat {
  citizen: Citizen;
  write: (writing: Writing) => Promise<void>;
  /** The next message will quote this one. */
  quote: (message: Message) => void;
}

export const ChatContext = createContext<Chat | null>(null);

export function useChat(): Chat {
  const found = useContext(ChatContext);
  if (!found) throw new Error('outside of a chat');
  return found;
}

/** Whether the citizen's phone has it: what the office sent may still wait, or have failed. */
export const hasArrived = ({ direction, status }: Message): boolean =>
  direction === 'in' || status === 'delivered' || status === 'read';

export const mediaAddress = ({ id }: Message): string => `/local/phone/messages/${encodeURIComponent(id)}/media`;
