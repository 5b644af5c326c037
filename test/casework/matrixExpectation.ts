import { roles } from '../../bot/complaint/complaint';
import type { Status, Track } from '../../bot/complaint/complaint';
import type { Action } from '../../bot/complaint/sop';
import { agreedCells } from '../complaint/domainTable';

/** One officer a post, two named on the case, one without a post, and those who are no officers. */
export const officers = [...roles, 'assignee', 'handler', 'nobody'] as const;
export const actors = [...officers, 'reporter', 'system'] as const;
export type Actor = (typeof actors)[number];
export type Kind = 'plain' | 'confidential' | 'restricted' | 'accusedUnknown' | 'otherDivision';

/** Where a case stands, and what keeps it from some. */
export interface Place {
  status: Status;
  track: Track;
  kind: Kind;
}

/** What must come of it, by the document alone. */
export function expectation(actor: Actor, action: Action, place: Place): string {
  const sight = sightOf(actor, place, action);
  if (sight === 'nothing') return 'Unknown unknownComplaint';
  // Whether the table knows the cell would tell the status to those who see the number only.
  if (sight === 'outline') return 'NotAllowed';
  const cell = agreedCells.get(`${place.status} ${action} ${place.track}`);
  if (!cell) return 'Refused notNow';
  const isNamed = cell.by.some(name => name.replace('*', '') === actor);
  // The handler forwards to the Inspectorate only where the head of office is the accused, which nobody is here.
  const isBarred = action === 'forwardToInspectorate' && actor === 'handler';
  // A technical division works on its own cases.
  const isForeign = place.kind === 'otherDivision' && actor === 'technicalDivision';
  if (!isNamed || isBarred || isForeign || sight !== 'words') return 'NotAllowed';
  // Nothing leaves for LAPOR! by WhatsApp, whichever way.
  if (action === 'switchSending' && channelOf(place.track) === 'lapor') return 'Refused byWhatsApp';
  // Whose number in LAPOR! is not known was not passed on there.
  if (action === 'dateDisposition' && channelOf(place.track) !== 'lapor') return 'Refused isInLapor';
  // Nothing was answered in this one.
  if (action === 'settleParts') return 'Refused noPartAnswered';
  // One text for everybody never reaches what is kept from part of the office.
  if (ofOneText.includes(action) && place.kind !== 'plain' && place.kind !== 'otherDivision') return 'Refused openToOffice';
  // What has been answered stands.
  if (action === 'split' && place.status === 'answered') return 'Refused notNow';
  const unreminded = action === 'remindHolder' && unheard(actor, place);
  if (unreminded) return `Refused ${unreminded}`;
  const kept = { unchanged: place.status, previous: 'inReview' }[cell.to];
  return `→ ${kept ?? cell.to}`;
}

/** Who may remind and finds nobody to remind: it waits for themselves alone, or for people who may not read it. */
function unheard(actor: Actor, { status, track, kind }: Place): 'waitsForYou' | 'nobodyToRemind' | null {
  if (kind === 'restricted') {
    // Operator and head of office are all who read it, and of its steps the operator's alone are theirs.
    if (status !== 'inReview' && status !== 'inProgress') return 'nobodyToRemind';
    return actor === 'operator' ? 'waitsForYou' : null;
  }
  const isSupervisory = track === 'supervisory';
  // Decisions wait for the one head there is, other steps of a case that has a handler for them.
  const head = isSupervisory ? 'headOfOffice' : 'headOfDivision';
  const alone = status === 'awaitingDisposition' ? head : isSupervisory ? 'handler' : null;
  return actor === alone ? 'waitsForYou' : null;
}
const ofOneText: readonly Action[] = ['joinDisruption', 'tellDisruption', 'tellDisruptionEnd'];

/** Who reads the citizen's words (DOMAIN §1.6, §2.4); the liaison officer only what is posted in LAPOR! or forwarded. */
const everyone: readonly Actor[] = ['operator', 'policyAnalyst', 'headOfDivision', 'headOfOffice', 'assignee', 'handler'];
const readers: Record<Kind, readonly Actor[]> = {
  plain: [...everyone, 'technicalDivision', 'recordsOfficer', 'dataProtectionOfficer'],
  otherDivision: [...everyone, 'recordsOfficer', 'dataProtectionOfficer'],
  confidential: ['operator', 'policyAnalyst', 'technicalDivision', 'headOfDivision', 'assignee', 'handler'],
  restricted: ['operator', 'headOfOffice'],
  accusedUnknown: ['headOfOffice', 'handler'],
};

/** Whoever acts must read. Reporter and system need no sight; holders of no post but `admin` learn of nothing. */
function sightOf(actor: Actor, place: Place, action: Action): 'words' | 'status' | 'outline' | 'nothing' {
  if (actor === 'reporter' || actor === 'system') return 'words';
  const secrecy = secrecyOf(place, action);
  if (readers[secrecy].includes(actor)) return 'words';
  const isTheirs = channelOf(place.track, action) === 'lapor' || place.status === 'referredOut';
  const isSecret = secrecy !== 'plain' && secrecy !== 'otherDivision';
  if (actor === 'liaisonOfficer' && isTheirs && !isSecret) return 'words';
  if (['admin', 'nobody', 'assignee', 'handler'].includes(actor)) return 'nothing';
  return isSecret ? 'outline' : 'status';
}

/** There is something to clear only where a case is restricted. */
function secrecyOf({ track, kind }: Place, action: Action): Kind {
  if (track === 'supervisory') return 'accusedUnknown';
  return action === 'clearRestriction' && kind !== 'accusedUnknown' ? 'restricted' : kind;
}

/** Half of the cases come by LAPOR!, which the liaison officer may read; those have their number there. */
export const channelOf = (track: Track, action?: Action): 'lapor' | 'whatsapp' =>
  track === 'short' && action !== 'recordInLapor' ? 'lapor' : 'whatsapp';
