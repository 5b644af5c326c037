import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { useFocusBack } from './useFocusBack';

interface LetterDialogProps {
  title: string;
  numberLabel: string;
  /** What should be known of it beforehand. */
  hint: string | null;
  /** Where the office draws it, without a query. */
  address: string;
  /** The number that it has already. */
  number?: string | null;
  /** On the officer's own disk, without an ending. */
  fileName: string;
  leave: () => void;
}

/** A paper of the office, to print or to work on in Word; its number is typed here or written on it by hand. */
export function LetterDialog({ title, numberLabel, number: known, hint, address, fileName, leave }: LetterDialogProps) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const [number, setNumber] = useState(known ?? '');
  useFocusBack();
  const draw = (type: 'pdf' | 'docx', hand: (file: Blob, name: string) => void): void => {
    const asked = new URLSearchParams({ type, ...(number.trim() && { number: number.trim() }) });
    make(`${address}?${asked.toString()}`, (file: Blob) => hand(file, `${fileName}.${type}`));
  };
  return (
    <Dialog open onOpenChange={(_, { type }) => type !== 'backdropClick' && leave()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="stack">
            {hint && <p className="quiet">{hint}</p>}
            <Field label={numberLabel} hint={words('tab:letter.numberHint')}>
              <Input value={number} maxLength={80} onChange={(_, data) => setNumber(data.value)} />
            </Field>
            <Said trouble={trouble} />
            <span className="quiet" role="status">
              {isMaking && words('tab:letter.making')}
            </span>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={isMaking} onClick={() => draw('pdf', showPdf)}>
              {words('tab:letter.pdf')}
            </Button>
            <Button disabledFocusable={isMaking} onClick={() => draw('docx', saveFile)}>
              {words('tab:letter.docx')}
            </Button>
            <Button onClick={leave}>{words('tab:close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
