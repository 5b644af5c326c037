import { Button } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { useOffice } from '../office/office';
import { useMaking } from '../office/useMaking';

/** "Cetak tanda terima" (Law 25/2009 art. 43), on A5 or as a strip. */
export function PrintReceipt({ ticketNumber }: { ticketNumber: string }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const print = (size: 'a5' | 'strip'): void =>
    make(`/api/complaints/${encodeURIComponent(ticketNumber)}/receipt?size=${size}`, pdf =>
      show(pdf, `${ticketNumber}-${size}.pdf`),
    );
  return (
    <>
      <div className="row">
        {(['a5', 'strip'] as const).map(size => (
          <Button key={size} disabledFocusable={isMaking} onClick={() => print(size)}>
            {words(isMaking ? 'tab:receipt.making' : `tab:receipt.${size}`)}
          </Button>
        ))}
      </div>
      <Said trouble={trouble} />
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
