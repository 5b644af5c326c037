import { Button } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';

/** "Cetak tanda terima" (Law 25/2009 art. 43), on A5 or as a strip. */
export function PrintReceipt({ ticketNumber }: { ticketNumber: string }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const print = (size: 'a5' | 'strip'): void =>
    make(`/api/complaints/${encodeURIComponent(ticketNumber)}/receipt?size=${size}`, pdf =>
      showPdf(pdf, `${ticketNumber}-${size}.pdf`),
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
