import type { ArchiveRecord } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import type { Words } from '../words/words';
import { formatWib } from '../wib';

/** Holds, appraisals and what was filed again, the newest first. */
export function RecordEvents({ events }: Pick<ArchiveRecord, 'events'>) {
  const { words } = useOffice();
  return (
    <Section title={words('archive:record.events')}>
      {events.length === 0 && <p className="quiet">{words('archive:record.noEvents')}</p>}
      {events.length > 0 && (
        <ul className="record-events">
          {events.map(({ action, at, by, number, decision, file, words: said }) => (
            <li key={`${action}${at}`}>
              <strong>{by ?? words('staff:role.system')}</strong> {words(`staff:actionDone.${action}`)}
              {decision && `: ${words(`archive:record.finalOf.${decision}`)}`}
              {number && ` (${number})`}
              {file && `: ${nameOf(file, words)}`}
              <div className="quiet">{formatWib(at, words.language, 'short')}</div>
              {said && <div>{said}</div>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Which file it concerned. */
function nameOf(file: NonNullable<ArchiveRecord['events'][number]['file']>, words: Words): string {
  return 'of' in file ? words(`archive:record.copyOf.${file.of}`) : words('archive:record.bundle', { revision: file.revision });
}
