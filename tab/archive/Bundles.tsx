import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ArchiveRecord } from '../../bot/http/contract';
import { useAtOnce } from '../form/useAtOnce';
import { Section } from '../frame/Section';
import { Told } from '../frame/Told';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import { FactList } from '../frame/FactList';
import { Refile } from './Refile';

type Bundle = ArchiveRecord['bundles'][number];
type Copy = ArchiveRecord['copies'][number];

interface BundlesProps {
  record: ArchiveRecord;
  replace: (record: ArchiveRecord) => void;
}

/** The files of the record as they were filed, and whether SharePoint still holds the same. */
export function Bundles({ record, replace }: BundlesProps) {
  const { ticketNumber, bundles, copies, mayRefile } = record;
  const { words, ask } = useOffice();
  const { isBusy, told, run } = useAtOnce();
  const check = async (): Promise<void> =>
    replace(await ask<ArchiveRecord>(`/api/records/${encodeURIComponent(ticketNumber)}/check`, {}));
  const isOnly = bundles.length + copies.length === 1;
  const address = `/api/records/${encodeURIComponent(ticketNumber)}/refile`;
  const refiling = ({ checked }: Bundle | Copy, which: object): ReactNode =>
    mayRefile &&
    checked &&
    checked.state !== 'same' && (
      <Refile<ArchiveRecord>
        key={checked.at}
        address={address}
        which={which}
        isChanged={checked.state === 'changed'}
        asked={replace}
      />
    );
  return (
    <Section title={words('archive:record.bundles')}>
      <div className="row">
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => run(check)}>
          {words(isBusy ? 'archive:record.checking' : 'archive:record.check')}
        </Button>
        <span className="quiet">{words('archive:record.checkHint')}</span>
      </div>
      <Told told={told} />
      {bundles.map(bundle => (
        <OneFile
          key={bundle.revision}
          file={bundle}
          title={isOnly ? null : words('archive:record.bundle', { revision: bundle.revision })}
        >
          {refiling(bundle, { revision: bundle.revision })}
        </OneFile>
      ))}
      {copies.map(copy => (
        <OneFile key={copy.id} file={copy} title={words(`archive:record.copyOf.${copy.of}`)}>
          {refiling(copy, { copy: copy.id })}
        </OneFile>
      ))}
    </Section>
  );
}

interface OneFileProps {
  file: Bundle | Copy;
  title: string | null;
  /** What can be done about it. */
  children: ReactNode;
}

function OneFile({ file, title, children }: OneFileProps) {
  const { words } = useOffice();
  const { library, path, url, size, sha256, quickXorHash, filedAt } = file;
  const columns = 'columns' in file ? file.columns : null;
  const unknown = words('archive:record.unknown');
  const at = path?.lastIndexOf('/') ?? -1;
  return (
    <div className="bundle stack">
      {title && <strong>{title}</strong>}
      <Found checked={file.checked} />
      {children}
      <FactList
        facts={[
          [words('archive:record.name'), path ? <Exact text={path.slice(at + 1)} /> : unknown],
          [words('archive:record.library'), words(`archive:record.libraryOf.${library ?? 'general'}`)],
          [words('archive:record.location'), path ? <Exact text={path.slice(0, at)} /> : unknown],
          [words('archive:record.size'), size === null ? unknown : `${numberIn(words.language, size)} B`],
          [words('archive:record.sha256'), <Exact text={sha256} />],
          [words('archive:record.quickXorHash'), quickXorHash ? <Exact text={quickXorHash} /> : unknown],
          [words('archive:record.filedAt'), filedAt && formatWib(filedAt, words.language, 'short')],
        ]}
      />
      {url && (
        <a href={url} target="_blank" rel="noreferrer">
          {words('tab:opensElsewhere', { label: words('archive:record.open') })}
        </a>
      )}
      {columns && (
        <details>
          <summary>{words('archive:record.columns')}</summary>
          <FactList facts={Object.entries(columns).map(([name, value]) => [name, <Exact text={String(value)} />])} />
        </details>
      )}
    </div>
  );
}

/** To be compared letter by letter. */
const Exact = ({ text }: { text: string }) => (
  <span className="hash">
    <Unbroken text={text} />
  </span>
);

const marks = { same: '✓', changed: '⚠', missing: '⚠' } as const;

/** What the last look found, and what to do about it. */
function Found({ checked }: Pick<Bundle, 'checked'>) {
  const { words } = useOffice();
  if (!checked) return <p className="quiet">{words('archive:record.neverChecked')}</p>;
  const { state, at, by } = checked;
  return (
    <div role="status">
      <p className={state === 'same' ? 'status' : 'late'}>
        {marks[state]} {words(`archive:record.found.${state}`)}
      </p>
      <p className="quiet">
        {words('archive:record.lastCheck', {
          at: formatWib(at, words.language, 'short'),
          by: by ?? words('archive:record.schedule'),
        })}
      </p>
    </div>
  );
}
