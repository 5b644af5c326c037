import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MonthlyReport } from '../../bot/http/contract';
import { FactList } from '../frame/FactList';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { Told } from '../frame/Told';
import { sizeIn } from '../importing/bytesOf';
import { FileButton } from '../importing/FileButton';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { formatWib } from '../wib';

type Copy = MonthlyReport['signed'][number];

interface SignedCopiesProps {
  report: MonthlyReport;
  /** A copy was taken: the report is to be read anew. */
  added: () => void;
}

/** As the office's door has it (http/signedRoutes). */
const largest = 16 * 1024 * 1024;

/** The report with its electronic signatures, which are made outside the app; what was checked of it here and what was not. */
export function SignedCopies({ report: { month, signed, maySign, status }, added }: SignedCopiesProps) {
  const { words } = useOffice();
  const isApproved = status === 'submittedToHeadOfOffice' || status === 'acknowledged';
  const [newest, ...earlier] = signed;
  return (
    <Section title={words('report:signed.title')}>
      <p className="quiet">{words(isApproved ? 'report:signed.intro' : 'report:signed.early')}</p>
      {maySign && <Upload month={month} added={added} />}
      {isApproved && !newest && <p className="quiet">{words('report:signed.none')}</p>}
      {newest && <OneCopy month={month} copy={newest} />}
      {earlier.length > 0 && (
        <details>
          <summary>{words('report:signed.earlierCopies', { count: earlier.length })}</summary>
          {earlier.map(copy => (
            <OneCopy key={copy.id} month={month} copy={copy} />
          ))}
        </details>
      )}
    </Section>
  );
}

type Told = { intent: 'success' | 'error'; text: string };

function Upload({ month, added }: { month: string; added: () => void }) {
  const { words, ask } = useOffice();
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  async function send(file: File): Promise<void> {
    if (file.size > largest) return setTold({ intent: 'error', text: words('report:signed.tooLarge') });
    setSending(true);
    setTold(null);
    try {
      await ask(`/api/reports/${month}/signed`, file);
      setTold({ intent: 'success', text: words('report:signed.taken') });
      added();
    } catch (error) {
      setTold({ intent: 'error', text: refusalOf(error, words).message });
    } finally {
      setSending(false);
    }
  }
  return (
    <>
      <div className="row">
        <FileButton
          accept=".pdf,application/pdf"
          isFirst={false}
          isBusy={isSending}
          choose={file => void send(file)}
          label={words('report:signed.choose')}
        />
        <span className="quiet" role="status">
          {isSending && words('report:signed.sending')}
        </span>
      </div>
      <Told told={told} />
    </>
  );
}

function OneCopy({ month, copy }: { month: string; copy: Copy }) {
  const { words } = useOffice();
  const { id, at, by, size, sha256, url, paper, signatures, isBsre } = copy;
  const { isMaking, trouble, make } = useMaking();
  const name = `Laporan-Pengaduan-${month}_tte.pdf`;
  const signatureFacts = signatures.map((signature, index): [string, string] => [
    words('report:signed.signature', { number: index + 1 }),
    said(signature, words),
  ]);
  return (
    <div className="stack tight">
      <FactList
        facts={[
          [
            words('report:signed.by'),
            words('report:signed.byLine', { at: formatWib(at, words.language, 'short'), by: by ?? words('staff:role.system') }),
          ],
          ...signatureFacts,
          [words('report:signed.paper'), words(`report:signed.paperOf.${paper}`)],
          [words('report:signed.size'), sizeIn(words.language, size)],
          [words('report:signed.sha256'), <span className="hash">{sha256}</span>],
        ]}
      />
      {isBsre ? (
        <p className="words" lang="id">
          {words('report:signed.footer')}
        </p>
      ) : (
        <p className="quiet">{words('report:signed.notBsre')}</p>
      )}
      {!signatures.at(-1)?.coversWhole && <p className="quiet">{words('report:signed.added')}</p>}
      <p className="quiet">{words('report:signed.unchecked')}</p>
      <div className="row">
        <Button
          disabledFocusable={isMaking}
          onClick={() => make(`/api/reports/${month}/signed/${id}`, file => showPdf(file, name))}
        >
          {words('report:signed.open')}
        </Button>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {words('tab:opensElsewhere', { label: words('report:signed.inSharePoint') })}
          </a>
        ) : (
          <span className="quiet">{words('report:signed.filing')}</span>
        )}
      </div>
      <Said trouble={trouble} />
    </div>
  );
}

/** `Kepala Contoh · sertifikat diterbitkan oleh BSrE, menurut jam penanda tangan 1 Des 2026 09.30`. */
function said({ signer, issuer, at }: Copy['signatures'][number], words: ReturnType<typeof useOffice>['words']): string {
  const unnamed = words('report:signed.unnamed');
  const line = words('report:signed.signerLine', { signer: signer ?? unnamed, issuer: issuer ?? unnamed });
  return at ? `${line}, ${words('report:signed.at', { at: formatWib(at, words.language, 'short') })}` : line;
}
