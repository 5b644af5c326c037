import { isOpen } from '../../complaint/complaint';
import { isVerdict } from '../../complaint/meaning';
import { parseTicketNumber } from '../../complaint/number';
import { whichComplaint } from '../../complaint/sessions';
import type { Arrival, Belonging } from '../../complaint/sessions';
import type { ComplaintRow } from '../../database/tables';
import { isAsClosed, leadsTo } from './mergedCases';
import type { Context, Heard } from './context';

/** Which of the person's cases a message belongs to (`whichComplaint`). */
export function belongs({ incoming, meaning, context }: Heard): Belonging {
  const { quoted, own, session, asking, asked } = context;
  const ticket = incoming.buttonId ? parseTicketNumber(incoming.buttonId) : null;
  const button = own.find(complaint => complaint.ticketNumber === ticket)?.id ?? null;
  // "Sudah" speaks of what asked for it, also in the middle of a talk about another complaint.
  const answersTo = button === null && isVerdict(meaning, asked) ? asking?.complaintId : null;
  const belonging = whichComplaint({
    at: incoming.occurredAt,
    quoted: quoted?.complaintId ?? answersTo ?? null,
    button,
    ...knownCases(context),
  });
  // Nobody is asked again in the middle of what they are telling.
  const goesOn = belonging.kind === 'ask' && session !== null && belonging.complaintIds.includes(session);
  return goesOn ? { kind: 'joins', complaintId: session } : belonging;
}

/** The reporter's cases and where merged ones lead; one whose target more people may read keeps its own talk. */
function knownCases({ own: all, targets }: Context): Pick<Arrival, 'open' | 'recentlyClosed' | 'mergedInto'> {
  // What is said belongs to one of a visit's parts, unless it is about all of them (`visitMeant`).
  const own = all.filter(({ holdsParts }) => !holdsParts);
  const cases = [...own, ...targets];
  const merged = own.filter(each => each.mergedInto !== null && isAsClosed(leadsTo(each, cases), each));
  const reached = [...own, ...targets.filter(({ id }) => merged.some(each => leadsTo(each, cases).id === id))];
  return {
    open: reached.filter(({ status }) => isOpen(status)).map(({ id }) => id),
    recentlyClosed: reached.flatMap(c =>
      c.closedAt && c.outcome !== 'dismissed' ? [{ complaintId: c.id, closedAt: c.closedAt }] : [],
    ),
    mergedInto: Object.fromEntries(merged.map(each => [each.id, leadsTo(each, cases).id])),
  };
}

/** The reporter's own cases to choose from: one that was merged into another's stands for where it went. */
export function named({ own, targets }: Context, complaintIds: readonly string[]): ComplaintRow[] {
  const merged = own.filter(({ mergedInto }) => mergedInto !== null);
  return complaintIds.flatMap(id => {
    const itself = own.find(complaint => complaint.id === id);
    return itself ?? merged.find(complaint => leadsTo(complaint, [...own, ...targets]).id === id) ?? [];
  });
}
