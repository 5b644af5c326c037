import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused } from '../../complaint/errors';
import type { RegisterRow } from '../../complaint/registerRow';
import { keepsRecords, recordKeepers } from '../../complaint/visibility';
import type { Words } from '../../text/text';
import { registerOf } from '../report/frozenRegister';
import type { Office } from '../office';
import { readSummary, type Summary } from '../report/readSummary';
import { casesFor, registerCases } from '../report/registerCases';
import { inChunks } from '../report/registerRecords';
import { registerRows } from '../report/registerRows';
import { chooseSamples, type Sample } from './chooseSamples';
import { casesForOutsiders } from './outsiders';

/** What an assessor is given of a period (bukti dukung): its figures, its register as outsiders may hold it, and sample cases. */
export interface Evidence extends Summary {
  rows: RegisterRow[];
  samples: Sample[];
}

/**
 * For whoever keeps the records or answers for them (DOMAIN §1.6). A case about this person is not in their copy of the register.
 * @throws NotAllowed `evidenceNotYours` | Unknown as `readSummary` does | Refused `emptyPeriod` where nothing came in or was closed
 */
export async function readEvidence(office: Office, person: Person, name: string, words: Words): Promise<Evidence> {
  const { read } = office.db;
  const now = office.now();
  if (!keepsRecords(person, now)) throw new NotAllowed('evidenceNotYours', { roles: [...recordKeepers] });
  const summary = await readSummary(office, person, name);
  const cases = summary.isFrozen
    ? await registerOf(read, office, name, summary.at)
    : await registerCases(read, office, summary.period, summary.at);
  if (cases.length === 0) throw new Refused('emptyPeriod', { period: name });
  const rows = await inChunks(casesFor(cases, person, now), async some => registerRows(casesForOutsiders(some), words));
  return { ...summary, rows, samples: await chooseSamples(read, office, summary.period) };
}
