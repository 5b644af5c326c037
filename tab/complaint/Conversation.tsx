import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Section } from '../frame/Section';
import { AddAttachment } from './AddAttachment';
import { Attachment } from './Attachment';
import { Marked } from './Marked';
import { MessageMarks } from './MessageMarks';
import { ReplyWindow } from './ReplyWindow';
import type { Acting } from './useActing';

type Message = NonNullable<ComplaintDetail['messages']>[number];

/** What reporter and office wrote to each other. */
export function Conversation({ complaint, acting }: { complaint: ComplaintDetail; acting: Acting }) {
  const { words } = useOffice();
  const { ticketNumber, messages = [], summary, allowedActions, replyWindow } = complaint;
  // Whoever may write a note may hand in a paper.
  const mayAdd = allowedActions.some(({ action }) => action === 'addNote');
  const discarding = allowedActions.find(({ action }) => action === 'discardAttachment');
  const discard = discarding ? (id: string) => acting.begin(discarding, id) : null;
  return (
    <Section title={words('tab:complaint.conversation')}>
      {replyWindow && <ReplyWindow closesAt={replyWindow.closesAt} />}
      {summary && (
        <div>
          <div className="quiet">{words('staff:field.summary')}</div>
          <p className="words">{summary}</p>
        </div>
      )}
      {messages.length === 0 && <p className="quiet">{words('tab:complaint.noConversation')}</p>}
      <ol className="plain chat">
        {messages.map(message => (
          <Bubble key={message.id} {...{ ticketNumber, message, discard }} />
        ))}
      </ol>
      {mayAdd && <AddAttachment ticketNumber={ticketNumber} added={acting.lookAgain} />}
    </Section>
  );
}

interface BubbleProps {
  ticketNumber: string;
  message: Message;
  discard: ((attachmentId: string) => void) | null;
}

function Bubble({ ticketNumber, message, discard }: BubbleProps) {
  const { direction, kind, at, text, status, enteredBy, attachments, marks } = message;
  const { words } = useOffice();
  const who = direction === 'in' ? words('staff:role.reporter') : words('tab:complaint.fromOffice');
  const said = words('staff:card.said', { from: who, at: formatWib(at, words.language, 'short') });
  const alone = `staff:mark.alone.${kind}`;
  const isEmpty = text === null && attachments.length === 0;
  const note = words.has(alone) ? words(alone) : isEmpty ? words('tab:complaint.withoutText') : null;
  return (
    <li className={direction}>
      <div className="quiet">
        {said}
        {enteredBy && ` · ${words('tab:complaint.enteredBy', { who: enteredBy })}`}
        {direction === 'out' && (
          <span className={status === 'failed' ? 'late' : undefined}>
            {' · '}
            {status === 'failed' && '⚠ '}
            {words(`tab:messageStatus.${status}`)}
          </span>
        )}
      </div>
      {note && <p className="quiet">{note}</p>}
      {text !== null && (
        <p className="words">
          <Marked text={text} />
        </p>
      )}
      {attachments.map(attachment => (
        <Attachment
          key={attachment.id}
          {...{ ticketNumber, attachment, said }}
          discard={discard && (() => discard(attachment.id))}
        />
      ))}
      <MessageMarks marks={marks} />
    </li>
  );
}
