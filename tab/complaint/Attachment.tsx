import { Button } from '@fluentui/react-components';
import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import type { Words } from '../words/words';
import { Photo } from './Photo';
import { useFile, type OpenedFile } from './useFile';

export type AttachmentOf = NonNullable<ComplaintDetail['messages']>[number]['attachments'][number];

interface AttachmentProps {
  ticketNumber: string;
  attachment: AttachmentOf;
  /** Who sent it and when: what a photo is called for those who do not see it. */
  said: string;
  /** Null = not for this officer. */
  discard: (() => void) | null;
}

/** A file in the conversation: a photo is seen, a voice note played, a paper opened; what cannot be shown says why. */
export function Attachment({ ticketNumber, attachment, said, discard }: AttachmentProps) {
  const { words } = useOffice();
  const { mimeType, purpose } = attachment;
  const kind = kindOf(mimeType);
  const about = words('tab:complaint.attachment', {
    kind: purpose ? words(`tab:file.purpose.${purpose}`) : words(`tab:attachmentKind.${kind}`),
    size: attachment.size === null ? words('tab:complaint.sizeUnknown') : sized(attachment.size),
  });
  const name = words('tab:file.name', { kind: words(`tab:attachmentKind.${kind}`), said });
  const action = words('staff:action.discardAttachment');
  const isThere = attachment.status !== 'pending' && attachment.status !== 'discarded';
  return (
    <div className="file">
      <p className="quiet">{about}</p>
      {attachment.name && <p className="quiet words">{attachment.name}</p>}
      {attachment.opens ? <Opened {...{ ticketNumber, attachment, kind, name }} /> : <p>{closedText(words, attachment)}</p>}
      {discard && isThere && (
        <div>
          <Button size="small" aria-label={words('tab:file.discard', { action, name })} onClick={discard}>
            {action}
          </Button>
        </div>
      )}
    </div>
  );
}

interface OpenedProps {
  ticketNumber: string;
  attachment: AttachmentOf;
  kind: Kind;
  name: string;
}

function Opened({ ticketNumber, attachment, kind, name }: OpenedProps) {
  const { words } = useOffice();
  // Photos and voice notes are what a case is often about: they come by themselves, heavy things when they are asked for.
  const file = useFile(ticketNumber, attachment, kind === 'image' || kind === 'audio');
  if (file.refusal)
    return (
      <div className="stack">
        <p role="alert">{file.refusal.message}</p>
        <Button size="small" onClick={file.load}>
          {words('tab:retry')}
        </Button>
      </div>
    );
  if (!file.opened)
    return file.isLoading ? (
      <p role="status" className="quiet">
        {words('tab:loading')}
      </p>
    ) : (
      <Button size="small" onClick={file.load}>
        {words(`tab:file.fetch.${kind}`)}
      </Button>
    );
  return <Shown {...{ kind, name }} file={file.opened} />;
}

function Shown({ file: { url, fileName }, kind, name }: { file: OpenedFile; kind: Kind; name: string }) {
  const { words } = useOffice();
  if (kind === 'image') return <Photo url={url} name={name} />;
  // Nobody wrote captions for what a citizen said; the officer's summary stands above.
  if (kind === 'audio') return <audio controls src={url} aria-label={name} preload="auto" />;
  if (kind === 'video') return <video controls src={url} aria-label={name} preload="metadata" />;
  return (
    <div className="row">
      <a href={url} target="_blank" rel="noreferrer">
        {words('tab:opensElsewhere', { label: words('tab:file.open') })}
      </a>
      <a href={url} download={fileName}>
        {words('tab:file.download')}
      </a>
    </div>
  );
}

type Kind = 'image' | 'audio' | 'video' | 'document';
const kinds: readonly Kind[] = ['image', 'audio', 'video'];
const kindOf = (mimeType: string): Kind => kinds.find(kind => mimeType.startsWith(`${kind}/`)) ?? 'document';

const closedText = (words: Words, { status, heldFor }: AttachmentOf): string => {
  if (status === 'stored') return words('tab:file.masked');
  return words(`tab:file.closed.${status === 'quarantined' ? (heldFor ?? 'scan') : status}`);
};

const sized = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
