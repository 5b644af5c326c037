import { Link } from '@fluentui/react-components';
import { ContactCard24Regular, Document24Regular, Location24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useSurroundings } from '../frame/settings';
import { mediaAddress, type Message } from './chat';
import { Marked } from './Marked';
import { summaryOf } from './summary';

const icons: Record<string, ReactNode> = {
  location: <Location24Regular aria-hidden />,
  contacts: <ContactCard24Regular aria-hidden />,
};

/** What a message holds: its file, its place or person, its words. */
export function BubbleBody({ message }: { message: Message }) {
  const { words } = useSurroundings();
  const { type, text, media, reactsTo } = message;
  if (media)
    return (
      <>
        <Attachment message={message} media={media} />
        {text && text !== media.filename && <Marked text={text} />}
      </>
    );
  if (icons[type])
    return (
      <span className="chat-card">
        {icons[type]}
        <span>
          <span className="visually-hidden">{words(`phonePage:kind.${type}`)}: </span>
          {text}
        </span>
      </span>
    );
  if (!text || reactsTo !== undefined) return <em className="chat-text">{summaryOf(words, message)}</em>;
  return <Marked text={text} />;
}

function Attachment({ message, media }: { message: Message; media: NonNullable<Message['media']> }) {
  const { words } = useSurroundings();
  const address = mediaAddress(message);
  const kind = words(`phonePage:kind.${message.type}`);
  switch (message.type) {
    case 'image':
      return (
        <a className="chat-photo" href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={message.text ? `${kind}: ${message.text}` : kind} />
        </a>
      );
    case 'sticker':
      return <img className="chat-sticker" src={address} alt={kind} />;
    case 'audio':
      return <audio className="chat-audio" controls preload="metadata" src={address} aria-label={kind} />;
    case 'video':
      return <video className="chat-video" controls preload="metadata" src={address} aria-label={kind} />;
    default:
      return (
        <span className="chat-card">
          <Document24Regular aria-hidden />
          <span>
            <Link href={address} download={media.filename ?? true}>
              {media.filename ?? kind}
            </Link>
            <small>{sizeOf(media.size)}</small>
          </span>
        </span>
      );
  }
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
