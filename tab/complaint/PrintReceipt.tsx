import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** "Cetak tanda terima" (Law 25/2009 art. 43), on A5 or as a strip. */
export function PrintReceipt({ ticketNumber }: { ticketNumber: string }) {
  const { words, ask } = useOffice();
  const [isMaking, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function print(size: 'a5' | 'strip'): Promise<void> {
    if (isMaking) return;
    setMaking(true);
    setTrouble(null);
    try {
      const pdf = await ask<Blob>(`/api/complaints/${encodeURIComponent(ticketNumber)}/receipt?size=${size}`);
      show(pdf, `${ticketNumber}-${size}.pdf`);
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setMaking(false);
    }
  }
  return (
    <>
      <div className="row">
        {(['a5', 'strip'] as const).map(size => (
          <Button key={size} disabledFocusable={isMaking} onClick={() => void print(size)}>
            {words(isMaking ? 'tab:receipt.making' : `tab:receipt.${size}`)}
          </Button>
        ))}
      </div>
      {trouble && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** In a window of its own, from which it is printed; where none may open, as a file. */
function show(pdf: Blob, name: string): void {
  const url = URL.createObjectURL(pdf);
  if (!window.open(url, '_blank')) {
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
  }
  // The new window has to have read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
