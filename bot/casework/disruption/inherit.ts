import type { EntityManager } from 'typeorm';
import { suggestFor } from '../../complaint/categorisation';
import type { Complaint } from '../../complaint/complaint';
import { isOpenToOffice, staysIn } from '../../complaint/disruption';
import type { Issue } from '../../complaint/inputs';
import type { ComplaintRow } from '../../database/tables';
import type { FollowingStep } from '../act';
import { disruptionOf } from './news';

/**
 * The issues of a linked case that turned out to hold several are about its disruption too, whether it lasts or is over: their reporter was
 * promised news of it. Those of another service are not, and neither is one that is kept from part of the office.
 * @param parts the complaints of these issues, in the same order
 */
export async function inheritDisruption(
  tx: EntityManager,
  { disruptionId }: Pick<Complaint, 'disruptionId'>,
  parts: readonly ComplaintRow[],
  issues: readonly Issue[],
): Promise<FollowingStep[]> {
  if (disruptionId === null) return [];
  const disruption = await disruptionOf(tx, disruptionId);
  return parts.flatMap((part, at) => {
    const service = part.service ?? suggestFor(issues[at]!.text)?.service ?? null;
    if (!isOpenToOffice(part) || !staysIn(disruption, service)) return [];
    return { complaintId: part.id, action: 'joinDisruption', input: { disruption: disruption.id } };
  });
}
