import { Button, Field, MessageBar, MessageBarBody, SearchBox } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useCallback, useId, useRef, useState } from 'react';
import type { FittingTexts } from '../../bot/http/contract';
import { insertText } from '../../bot/text/insertText';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import './bank.css';
import { matches } from './matching';

type FittingText = FittingTexts[number];

interface BankPickerProps {
  ticketNumber: string;
  /** What stands in the answer's field; it is never replaced. */
  typed: string;
  max: number;
  put: (text: string) => void;
}

/** Texts of the bank below the field they go into: closed until somebody wants one. */
export default function BankPicker({ ticketNumber, typed, max, put }: BankPickerProps) {
  const { words } = useOffice();
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState<{ intent: 'success' | 'warning'; text: string } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  function use({ title, text, isPastReview }: FittingText): void {
    const inserted = insertText(typed, text, max);
    const late = isPastReview ? ` ${words('staff:bank.pastReview')}` : '';
    put(inserted.text);
    const isIn = inserted.how === 'filled' || inserted.how === 'added';
    setTold({
      intent: isIn && !isPastReview ? 'success' : 'warning',
      text: words(`staff:bank.${inserted.how}`, { title, max }) + late,
    });
    setOpen(false);
    // The pressed button is gone with the list.
    opener.current?.focus();
  }
  return (
    <div className="stack tight">
      <div className="row">
        <Button
          ref={opener}
          size="small"
          icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
          iconPosition="after"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {words('tab:bank.picker')}
        </Button>
      </div>
      <div id={id}>{isOpen && <Texts ticketNumber={ticketNumber} use={use} />}</div>
      <div role="status">
        {told && (
          <MessageBar intent={told.intent} layout="multiline">
            <MessageBarBody>{told.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}

function Texts({ ticketNumber, use }: { ticketNumber: string; use: (text: FittingText) => void }) {
  const { words, ask } = useOffice();
  const [sought, setSought] = useState('');
  const address = `/api/complaints/${encodeURIComponent(ticketNumber)}/bank-texts`;
  const { value: texts, refusal } = useLoaded(useCallback(() => ask<FittingTexts>(address), [ask, address]));
  if (refusal) return <p role="alert">{refusal.message}</p>;
  if (!texts) return <p className="quiet">{words('tab:loading')}</p>;
  if (texts.length === 0) return <p className="quiet">{words('tab:bank.pickerNone')}</p>;
  const found = texts.filter(({ title, text }) => matches(sought, [title, text]));
  return (
    <div className="picker stack">
      <Field label={words('tab:bank.search')}>
        <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
      </Field>
      {found.length === 0 && <p role="status">{words('tab:bank.noneFound')}</p>}
      <ul className="plain stack">
        {found.map(text => (
          <li key={text.id} className="stack tight">
            <div className="row">
              <strong>{text.title}</strong>
              <span className="tag">{words(`staff:bank.fit.${text.fit}`)}</span>
              {text.isPastReview && <span className="tag late">⚠ {words('staff:bank.toReview')}</span>}
            </div>
            <p className="words excerpt">{text.text}</p>
            <div className="row">
              <Button size="small" onClick={() => use(text)}>
                {words('staff:bank.use')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
