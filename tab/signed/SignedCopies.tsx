import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignedCopy } from '../../bot/http/contract';
import { FactList } from '../frame/FactList';
import { Said } from '../frame/Said';
import { Told } from '../frame/Told';
import { Lines } from '../frame/Waiting';
import { sizeIn } from '../importing/bytesOf';
import { FileButton } from '../importing/FileButton';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { useTexts } from '../office/useTexts';
import { formatWib } from '../wib';

/** `opens` false = not for this reader; `isErased` = it went with its reporter's data. */
type Copy = SignedCopy & { opens?: boolean; isErased?: boolean };

interface SignedCopiesProps {
  /** The newest first. */
  copies: Copy[];
  /** Where one is handed in; null = not by this person, or not yet. */
  takenAt: string | null;
  /** Where they are opened, without a copy's id. */
  openedAt: string;
  /** On the officer's own disk. */
  fileName: string;
  /** Keys of what is said where: `intro` before all, `paper` names ours, `taken` follows an upload, `waiting` of one that is not filed. */
  says: { intro: string; paper: string; taken: string; waiting: string; none: string | null };
  /** A copy was taken: what shows them is to be read anew. */
  added: () => void;
}

/** As the office's door has it (http/signedRoutes). */
const largest = 16 * 1024 * 1024;

/** A paper with its electronic signatures, which are made outside the app; what was checked of it here and what was not. */
export default function SignedCopies({ copies, takenAt, openedAt, fileName, says, added }: SignedCopiesProps) {
  const { words } = useOffice();
  if (!useTexts('signed')) return <Lines text={words('tab:loading')} />;
  const [newest, ...earlier] = copies;
  const shown = { openedAt, fileName, says };
  return (
    <>
      <p className="quiet">{words(says.intro)}</p>
      {takenAt !== null && <Upload to={takenAt} taken={says.taken} added={added} />}
      {says.none && !newest && <p className="quiet">{words(says.none)}</p>}
      {newest && <OneCopy copy={newest} {...shown} />}
      {earlier.length > 0 && (
        <details>
          <summary>{words('signed:earlierCopies', { count: earlier.length })}</summary>
          {earlier.map(copy => (
            <OneCopy key={copy.id} copy={copy} {...shown} />
          ))}
        </details>
      )}
    </>
  );
}

type Told = { intent: 'success' | 'error'; text: string };

function Upload({ to, taken, added }: { to: string; taken: string; added: () => void }) {
  const { words, ask } = useOffice();
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  async function send(file: File): Promise<void> {
    if (file.size > largest) return setTold({ intent: 'error', text: words('signed:tooLarge') });
    setSending(true);
    setTold(null);
    try {
      await ask(to, file);
      setTold({ intent: 'success', text: words(taken) });
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
          label={words('signed:choose')}
        />
        <span className="quiet" role="status">
          {isSending && words('signed:sending')}
        </span>
      </div>
      <Told told={told} />
    </>
  );
}

type Shown = Pick<SignedCopiesProps, 'openedAt' | 'fileName' | 'says'> & { copy: Copy };

function OneCopy({ copy, openedAt, fileName, says }: Shown) {
  const { words } = useOffice();
  const { id, at, by, size, sha256, url, paper, signatures, isBsre, opens = true, isErased = false } = copy;
  const { isMaking, trouble, make } = useMaking();
  const signatureFacts = signatures.map((signature, index): [string, string] => [
    words('signed:signature', { number: index + 1 }),
    said(signature, words),
  ]);
  return (
    <div className="stack tight">
      <FactList
        facts={[
          [
            words('signed:by'),
            words('signed:byLine', { at: formatWib(at, words.language, 'short'), by: by ?? words('staff:role.system') }),
          ],
          ...signatureFacts,
          [words('signed:paper'), words(`signed:paperOf.${paper}`, { paper: words(says.paper) })],
          [words('signed:size'), sizeIn(words.language, size)],
          [words('signed:sha256'), <span className="hash">{sha256}</span>],
        ]}
      />
      {isBsre ? (
        <p className="words" lang="id">
          {words('signed:footer')}
        </p>
      ) : (
        <p className="quiet">{words('signed:notBsre')}</p>
      )}
      {!signatures.at(-1)?.coversWhole && <p className="quiet">{words('signed:added')}</p>}
      <p className="quiet">{words('signed:unchecked')}</p>
      {isErased && <p className="words">{words(`signed:case.${url ? 'erasedFiled' : 'erased'}`)}</p>}
      {!opens && !isErased && <p className="quiet">{words('signed:case.closed')}</p>}
      <div className="row">
        {opens && (
          <Button disabledFocusable={isMaking} onClick={() => make(`${openedAt}/${id}`, file => showPdf(file, fileName))}>
            {words('signed:open')}
          </Button>
        )}
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {words('tab:opensElsewhere', { label: words('signed:inSharePoint') })}
          </a>
        ) : (
          !isErased && <span className="quiet">{words(says.waiting)}</span>
        )}
      </div>
      <Said trouble={trouble} />
    </div>
  );
}

/** `Kepala Contoh · sertifikat diterbitkan oleh BSrE, menurut jam penanda tangan 1 Des 2026 09.30`. */
function said({ signer, issuer, at }: Copy['signatures'][number], words: ReturnType<typeof useOffice>['words']): string {
  const unnamed = words('signed:unnamed');
  const line = words('signed:signerLine', { signer: signer ?? unnamed, issuer: issuer ?? unnamed });
  return at ? `${line}, ${words('signed:at', { at: formatWib(at, words.language, 'short') })}` : line;
}
