import { Refused, Unknown } from '../../complaint/errors';
import type { ComplaintRow } from '../../database/tables';
import type { Acting } from '../act';
import { logBeside } from '../logBeside';
import { isAsClosed } from '../receiving/mergedCases';
import type { Recorder } from '../record';
import { isSamePerson, joinPersons, partPersons } from '../receiving/samePerson';
import { namedComplaint } from './target';

/** Who somebody is across channels: said by an officer, taken back by an officer, in the logs of both cases (DESIGN §5). */
export const personRecorders = {
  linkReporter: async a => {
    const other = await namedComplaint(a, a.input.complaint);
    if (other.id === a.complaint.id) throw new Unknown('unknownComplaint');
    if (other.isAnonymous) throw new Refused('notAnonymous');
    if (await isSamePerson(a.tx, a.complaint, other)) throw new Refused('alreadyOnePerson', { ticket: other.ticketNumber });
    await joinPersons(a.tx, a.complaint, other);
    a.detail.linked = other.ticketNumber;
    await tellOther(a, other, { linked: a.complaint.ticketNumber });
  },
  unlinkReporter: async a => {
    a.words.reason = a.input.reason;
    const links = await partPersons(a.tx, a.complaint);
    const parted = links.map(link => link.join('/')).join(',');
    a.detail.parted = parted;
    const others = links.flat().filter(ticket => ticket !== a.complaint.ticketNumber);
    for (const ticketNumber of new Set(others)) {
      const other = await a.tx.findOneByOrFail<ComplaintRow>('Complaint', { ticketNumber });
      if (other.reporterId !== a.complaint.reporterId) await tellOther(a, other, { parted });
    }
  },
} satisfies Record<string, Recorder>;

/** Not where it would tell the other case's readers of one that is kept from them: that its reporter has such a case. */
async function tellOther(a: Acting, other: ComplaintRow, detail: Record<string, string>): Promise<void> {
  if (a.complaint.track === 'supervisory' || !isAsClosed(other, a.complaint)) return;
  await logBeside(a, other, detail);
}
