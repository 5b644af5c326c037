import { NotYours } from '../frame/NotYours';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import type { RecordsFilter } from '../route';
import { useTexts } from '../office/useTexts';
import { AllRecords } from './AllRecords';
import './archive.css';
import { OneRecord } from './OneRecord';

/** What was closed and filed: found, checked, kept from being touched, and appraised when its time is over. */
export default function ArchivePage({ ticketNumber, filter }: { ticketNumber: string | null; filter: RecordsFilter }) {
  const { words, me } = useOffice();
  const hasTexts = useTexts('archive');
  if (!me.readsRecords) return <NotYours page="archive" />;
  if (!hasTexts) return <Waiting text={words('tab:loading')} />;
  return ticketNumber === null ? <AllRecords filter={filter} /> : <OneRecord key={ticketNumber} ticketNumber={ticketNumber} />;
}
