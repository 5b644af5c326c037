import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MonthlyReport } from '../../bot/http/contract';
import { LetterDialog } from '../form/LetterDialog';
import { Said } from '../frame/Said';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { formatMonth } from '../wib';

/** The report, its register and its cover memo as they stand now; a draft until the head of division has approved them. */
export function ReportFiles({ report: { month, status, officialNumber } }: { report: MonthlyReport }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const [isMemoOpen, setMemoOpen] = useState(false);
  const isApproved = status === 'submittedToHeadOfOffice' || status === 'acknowledged';
  const mark = isApproved ? '' : 'KONSEP-';
  const show = (): void =>
    make(`/api/reports/${month}/file?type=pdf`, file => showPdf(file, `${mark}Laporan-Pengaduan-${month}.pdf`));
  const save = (type: 'docx' | 'xlsx', name: string): void =>
    make(`/api/reports/${month}/file?type=${type}`, file => saveFile(file, `${mark}${name}-${month}.${type}`));
  return (
    <>
      <div className="row">
        <Button disabledFocusable={isMaking} onClick={show}>
          {words(isApproved ? 'report:file.pdf' : 'report:file.previewPdf')}
        </Button>
        <Button disabledFocusable={isMaking} onClick={() => save('docx', 'Laporan-Pengaduan')}>
          {words('report:file.docx')}
        </Button>
        <Button disabledFocusable={isMaking} onClick={() => save('xlsx', 'Register-Pengaduan')}>
          {words('report:file.xlsx')}
        </Button>
        <Button onClick={() => setMemoOpen(true)}>{words('report:memo.open')}</Button>
        <span className="quiet" role="status">
          {isMaking && words('report:file.making')}
        </span>
      </div>
      {!isApproved && <p className="quiet">{words('report:file.preview')}</p>}
      <Said trouble={trouble} />
      {isMemoOpen && (
        <LetterDialog
          title={words('report:memo.title', { month: formatMonth(month, words.language) })}
          numberLabel={words('report:memo.number')}
          number={officialNumber}
          hint={isApproved ? null : words('report:file.preview')}
          address={`/api/reports/${month}/memo`}
          fileName={`${mark}Nota-Dinas-Laporan-Pengaduan-${month}`}
          leave={() => setMemoOpen(false)}
        />
      )}
    </>
  );
}
