import { isOpen } from './complaint';
import type { Complaint } from './complaint';

/** A visit and its parts, whichever of them. */
export const isSameVisit = (one: Complaint, other: Complaint): boolean => (one.partOf ?? one.id) === (other.partOf ?? other.id);

type Closed = Pick<Complaint, 'track' | 'restricted' | 'reportedParty'>;

/**
 * Whether a part of a visit may be answered together with others (DOMAIN §5.2). Who reads the visit reads the joint answer: what
 * accuses somebody, or is restricted, is answered by itself, and so is everything where the visit itself is secret.
 */
export const mayJoin = (part: Closed, visit: Closed): boolean =>
  isOrdinary(part) && part.reportedParty === null && isOrdinary(visit) && visit.reportedParty !== 'unknown';

const isOrdinary = ({ track, restricted }: Closed): boolean => track !== 'supervisory' && !restricted;

/** The reporter has yet to get this round's answer. */
export const isOwed = ({ status, answerState }: Pick<Complaint, 'status' | 'answerState'>): boolean =>
  isOpen(status) && status !== 'answered' && !['sending', 'sent', 'delivered', 'read'].includes(answerState);
