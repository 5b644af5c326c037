import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { numberIn } from '../words/numbers';

/** What is due for appraisal, as lists for those who decide. */
export function DueList({ due, show }: { due: number; show: () => void }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const [number, setNumber] = useState('');
  const [isMissing, setMissing] = useState(false);
  const name = 'arsip-dinilai-kembali';
  if (due === 0)
    return (
      <Section title={words('archive:due.title')}>
        <p className="quiet">{words('archive:due.none')}</p>
      </Section>
    );
  function openPaper(type: 'pdf' | 'docx', hand: (file: Blob, name: string) => void): void {
    setMissing(number.trim() === '');
    if (number.trim() === '') return;
    const asked = new URLSearchParams({ type, number: number.trim() });
    make(`/api/records-due?${asked.toString()}`, (file: Blob) => hand(file, `${name}.${type}`));
  }
  return (
    <Section title={words('archive:due.title')}>
      <div className="row">
        <span>{words('archive:due.count', { count: numberIn(words.language, due) })}</span>
        <Button size="small" onClick={show}>
          {words('archive:due.show')}
        </Button>
      </div>
      <p className="quiet">{words('archive:due.explain')}</p>
      <div className="due-paper">
        <Field
          label={words('archive:due.number')}
          hint={words('archive:due.numberHint')}
          {...(isMissing && { validationMessage: words('archive:due.needsNumber') })}
        >
          <Input value={number} maxLength={80} onChange={(_, data) => setNumber(data.value)} />
        </Field>
        <div className="row">
          <Button appearance="primary" disabledFocusable={isMaking} onClick={() => openPaper('pdf', showPdf)}>
            {words('archive:due.pdf')}
          </Button>
          <Button disabledFocusable={isMaking} onClick={() => openPaper('docx', saveFile)}>
            {words('archive:due.docx')}
          </Button>
          <Button
            disabledFocusable={isMaking}
            onClick={() => make('/api/records-due?type=xlsx', file => saveFile(file, `${name}.xlsx`))}
          >
            {words('archive:due.xlsx')}
          </Button>
          <span className="quiet" role="status">
            {isMaking && words('archive:due.making')}
          </span>
        </div>
      </div>
      <Said trouble={trouble} />
    </Section>
  );
}
