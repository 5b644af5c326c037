import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ArchiveRecord } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import { FactList } from '../frame/FactList';
import { Refile } from './Refile';

type Bundle = ArchiveRecord['bundles'][number];

interface BundlesProps {
  record: ArchiveRecord;
  replace: (record: ArchiveRecord) => void;
}

/** The files of the record as they were filed, and whether SharePoint still holds the same. */
export function Bundles({ record, replace }: BundlesProps) {
  const { ticketNumber, bundles, mayRefile } = record;
  const { words, ask } = useOffice();
  const [isChecking, setChecking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function check(): Promise<void> {
    if (isChecking) return;
    setChecking(true);
    setTrouble(null);
    try {
      replace(await ask<ArchiveRecord>(`/api/records/${encodeURIComponent(ticketNumber)}/check`, {}));
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setChecking(false);
    }
  }
  return (
    <Section title={words('archive:record.bundles')}>
      <div className="row">
        <Button appearance="primary" disabledFocusable={isChecking} onClick={() => void check()}>
          {words(isChecking ? 'archive:record.checking' : 'archive:record.check')}
        </Button>
        <span className="quiet">{words('archive:record.checkHint')}</span>
      </div>
      <Said trouble={trouble} />
      {bundles.map(bundle => (
        <OneBundle key={bundle.revision} bundle={bundle} isOnly={bundles.length === 1}>
          {mayRefile && bundle.checked && bundle.checked.state !== 'same' && (
            <Refile<ArchiveRecord>
              key={bundle.checked.at}
              address={`/api/records/${encodeURIComponent(ticketNumber)}/refile`}
              which={{ revision: bundle.revision }}
              isChanged={bundle.checked.state === 'changed'}
              asked={replace}
            />
          )}
        </OneBundle>
      ))}
    </Section>
  );
}

function OneBundle({ bundle, isOnly, children }: { bundle: Bundle; isOnly: boolean; children: ReactNode }) {
  const { words } = useOffice();
  const { revision, library, path, url, size, sha256, quickXorHash, filedAt, columns } = bundle;
  const unknown = words('archive:record.unknown');
  const at = path?.lastIndexOf('/') ?? -1;
  return (
    <div className="bundle stack">
      {!isOnly && <strong>{words('archive:record.bundle', { revision })}</strong>}
      <Found bundle={bundle} />
      {children}
      <FactList
        facts={[
          [words('archive:record.name'), path ? <span className="hash">{path.slice(at + 1)}</span> : unknown],
          [words('archive:record.library'), words(`archive:record.libraryOf.${library ?? 'general'}`)],
          [words('archive:record.location'), path ? <span className="hash">{path.slice(0, at)}</span> : unknown],
          [words('archive:record.size'), size === null ? unknown : `${numberIn(words.language, size)} B`],
          [words('archive:record.sha256'), <span className="hash">{sha256}</span>],
          [words('archive:record.quickXorHash'), quickXorHash ? <span className="hash">{quickXorHash}</span> : unknown],
          [words('archive:record.filedAt'), filedAt && formatWib(filedAt, words.language, 'short')],
        ]}
      />
      <a href={url} target="_blank" rel="noreferrer">
        {words('tab:opensElsewhere', { label: words('archive:record.open') })}
      </a>
      {columns && (
        <details>
          <summary>{words('archive:record.columns')}</summary>
          <FactList facts={Object.entries(columns).map(([name, value]) => [name, <span className="hash">{value}</span>])} />
        </details>
      )}
    </div>
  );
}

const marks = { same: '✓', changed: '⚠', missing: '⚠' } as const;

/** What the last look found, and what to do about it. */
function Found({ bundle: { checked } }: { bundle: Bundle }) {
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
