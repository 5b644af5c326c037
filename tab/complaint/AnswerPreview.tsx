import { Subtitle2 } from '@fluentui/react-components';
import { useId } from 'react';
import type { Preview } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { Bubble } from './Bubble';
import { usePreview } from './usePreview';

interface AnswerPreviewProps {
  ticketNumber: string;
  action: string;
  /** What is being typed; null = the answer stands already. */
  text: string | null;
}

/** The reporter's phone beside the editor. */
export function AnswerPreview({ ticketNumber, action, text }: AnswerPreviewProps) {
  const { words } = useOffice();
  const id = useId();
  const { value: preview, trouble } = usePreview(ticketNumber, action, text);
  const isByHand = preview?.way === 'byHand' || preview?.way === 'inLapor';
  return (
    // Long answers scroll inside, so that it can be reached by keyboard.
    <section className="preview stack" aria-labelledby={id} tabIndex={0}>
      <Subtitle2 as="h2" id={id}>
        {words(isByHand ? 'staff:preview.titleByHand' : 'staff:preview.title')}
      </Subtitle2>
      {trouble && <p role="alert">{trouble}</p>}
      {preview && <Shown preview={preview} />}
    </section>
  );
}

function Shown({ preview: { way, template, messages, isJoint } }: { preview: Preview }) {
  const { words } = useOffice();
  const count = numberIn(words.language, messages.length);
  return (
    <>
      <p className={way === 'asItIs' ? 'window' : 'window closed'}>{words(`staff:preview.way.${way}`)}</p>
      {isJoint && <p className="quiet">{words('staff:preview.joint')}</p>}
      {messages.length > 1 && <p className="quiet">{words('staff:preview.several', { count })}</p>}
      <ol className="plain chat">
        {template && <Bubble {...template} label={words('staff:preview.first')} />}
        {messages.map((message, at) => (
          <Bubble key={at} {...message} label={template && at === 0 ? words('staff:preview.then') : null} />
        ))}
      </ol>
      {messages.length === 0 && way !== 'nowhere' && <p className="quiet">{words('staff:preview.empty')}</p>}
    </>
  );
}
