import type { Person } from '../../complaint/complaint';
import { reasonOf, type DeadlineReason } from '../../complaint/deadlineReason';
import type { OfficePolicy } from '../../complaint/deadline';
import type { DeadlineRow } from '../../database/tables';
import { readableNumbered } from '../list/find';
import { loadPolicy, type Office } from '../office';

/**
 * Why each clock of the case ends when it ends, by the clock's id: for whoever may read the case.
 * @throws Unknown | NotAllowed `closedCase`
 */
export async function whyDeadlines(
  office: Office,
  person: Person,
  ticketNumber: string,
): Promise<Record<string, DeadlineReason>> {
  const complaint = await readableNumbered(office, person, ticketNumber);
  const { read } = office.db;
  const clocks = await read.findBy<DeadlineRow>('Deadline', { complaintId: complaint.id });
  const policies = new Map<number, OfficePolicy>();
  for (const version of new Set(clocks.map(({ policyVersion }) => policyVersion)))
    policies.set(version, await loadPolicy(read, version));
  return Object.fromEntries(clocks.map(clock => [clock.id, reasonOf(clock, policies.get(clock.policyVersion)!)]));
}
