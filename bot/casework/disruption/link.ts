import type { Person } from '../../complaint/complaint';
import { DomainError, Refused } from '../../complaint/errors';
import { act } from '../act';
import { complaintNumbered } from '../list/find';
import type { Office } from '../office';
import { checkWriter } from './manage';
import { checkOpen, disruptionOf } from './news';

/** What came of each number; the rest is linked all the same. */
export interface Linked {
  linked: string[];
  /** By number as it was given; the reason is told in the reader's words. */
  refused: { ticketNumber: string; error: DomainError }[];
}

/** So many are taken at once: the page sends more one after another, and shows how far it is. */
export const mostLinked = 50;

/**
 * Links cases by their numbers, each by the SOP's own action in a transaction of its own, under the eyes of whoever may see it. One that is
 * linked already counts as done.
 * @throws NotAllowed | Unknown | Refused `disruptionEnded` | `tooManyCases`
 */
export async function linkCases(office: Office, by: Person, id: string, tickets: readonly string[]): Promise<Linked> {
  checkWriter(by, office.now());
  if (tickets.length > mostLinked) throw new Refused('tooManyCases', { most: mostLinked });
  const disruption = await disruptionOf(office.db.read, id);
  checkOpen(disruption);
  const done: Linked = { linked: [], refused: [] };
  for (const ticketNumber of new Set(tickets)) {
    try {
      const complaint = await complaintNumbered(office, by, ticketNumber);
      const input = { disruption: disruption.id };
      const isLinked = complaint.disruptionId === disruption.id;
      if (!isLinked)
        await act(office, {
          complaintId: complaint.id,
          action: 'joinDisruption',
          by: { kind: 'person', person: by },
          input,
          from: 'disruption',
        });
      done.linked.push(complaint.ticketNumber);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      done.refused.push({ ticketNumber: ticketNumber.slice(0, 40), error });
    }
  }
  return done;
}
