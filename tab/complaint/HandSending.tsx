import { Button } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { useCopying } from './useCopying';

type Task = NonNullable<ComplaintDetail['tasks']>[number];

interface HandSendingProps extends Pick<Task, 'text' | 'way' | 'link'> {
  /** Where numbers are masked, what would be copied is not what the reporter should read. */
  isMasked: boolean;
  /** The buttons that settle the task. */
  children: ReactNode;
}

/** A text that an officer sends from the handset or posts in LAPOR!: to be copied, and where it goes. */
export function HandSending({ text, way, link, isMasked, children }: HandSendingProps) {
  const { words } = useOffice();
  const shown = useRef<HTMLParagraphElement>(null);
  const { copied, copy } = useCopying(shown);
  if (text === null) return <div className="row">{children}</div>;
  const isLapor = way === 'lapor';
  const told = copied === 'copied' && isLapor ? 'copiedLapor' : copied;
  const name = words(`staff:handSending.${isLapor ? 'openLapor' : 'openWhatsApp'}`);
  return (
    <>
      <p ref={shown} className="words hand-text">
        {text}
      </p>
      <div className="row">
        {!isMasked && <Button onClick={() => void copy(text)}>{words('staff:handSending.copy')}</Button>}
        {link && (
          <Button as="a" href={link} target="_blank" rel="noopener noreferrer">
            {words('tab:opensElsewhere', { label: name })}
          </Button>
        )}
        {children}
      </div>
      <span role="status" className={told ? 'quiet' : 'visually-hidden'}>
        {told && words(`staff:handSending.${told}`)}
      </span>
      {link && !isLapor && !link.includes('?text=') && <p className="quiet">{words('staff:handSending.textTooLong')}</p>}
      {!link && <p className="quiet">{words(`staff:handSending.noLink.${whyNoLink(way, isMasked)}`)}</p>}
    </>
  );
}

function whyNoLink(way: Task['way'], isMasked: boolean): 'masked' | 'anonymous' | 'lapor' | 'other' {
  if (isMasked) return 'masked';
  return way === 'anonymous' || way === 'lapor' ? way : 'other';
}
