import type { CaseEvent, CaseFile } from '../casework/reading/caseFile';
import { maskAddress } from '../casework/reading/complaintView';
import type { Person, RoleKind } from '../complaint/complaint';
import { maskName, maskNameIn, maskText } from '../complaint/personalData';
import { rolesAt } from '../complaint/visibility';
import type { Signer } from '../documents/letterhead';
import { choiceLabel } from '../text/fieldText';
import { officeWords, paperWords } from './paperWords';

/** The name of a thing of the master data or of a choice, or null where nothing was chosen. */
export const labelOf = (field: string, code: string | null): string | null => code && choiceLabel(officeWords, field, code);

/** Their name is kept out of the general library: they asked for it, or the case is one of those kept secret (DOMAIN §2.4). */
const isMasked = ({ complaint }: CaseFile): boolean => complaint.isConfidential || complaint.track === 'supervisory';

/** The reporter as the archive may hold them: "Pelapor anonim", a masked name, or the name as it was given. */
export function reporterName(file: CaseFile): string {
  if (file.complaint.isAnonymous) return paperWords('dossier.anonymous');
  if (file.reporterName === null) return paperWords('dossier.unnamed');
  return isMasked(file) ? maskName(file.reporterName) : file.reporterName;
}

/** The same with the last digits of the number they wrote from, where they did not ask for secrecy. */
export function reporterWithContact(file: CaseFile): string {
  const what = reporterName(file);
  const detail = maskAddress(file.address);
  const isOpen = !file.complaint.isAnonymous && !isMasked(file);
  return isOpen && detail ? paperWords('dossier.withDetail', { what, detail }) : what;
}

/** A text as it is printed: NIK and phone numbers masked, and in secret cases the reporter's own name as well. */
export function printed(file: CaseFile, text: string): string {
  const isSecret = file.complaint.isAnonymous || isMasked(file);
  return maskNameIn(maskText(text), isSecret ? file.reporterName : null);
}

/** An officer's name, also after they have left. */
export const nameOf = ({ people }: CaseFile, id: string | null): string | null => people.get(id ?? '')?.name ?? null;

/** `Plt. Kepala Bidang`, `a.n. Kepala Bidang, surat 800/12/DKPS/XI/2026`. */
function postIn(role: string, kind: RoleKind | null, orderNumber: unknown): string {
  const post = officeWords(`staff:role.${role}`);
  const acting = kind === null || kind === 'definitive' ? post : paperWords(`signature.${kind}`, { post });
  return orderNumber ? paperWords('dossier.post.withOrder', { post: acting, number: String(orderNumber) }) : acting;
}

/** Who did it, as the history and the answers name them. */
export function actorOf(file: CaseFile, event: CaseEvent): string {
  const { actorKind, actorId, actorRole, roleKind, detail } = event;
  if (actorKind === 'reporter') return reporterName(file);
  if (actorKind === 'system') return systemName(actorRole);
  const what = nameOf(file, actorId) ?? '–';
  return actorRole ? paperWords('dossier.withDetail', { what, detail: postIn(actorRole, roleKind, detail.orderNumber) }) : what;
}

const systemName = (name: string | null): string =>
  name && officeWords.has(`documents:dossier.system.${name}`)
    ? paperWords(`dossier.system.${name}`)
    : officeWords('staff:role.system');

/** Who signs a paper: an officer in a post, in whose name (definitive, Plt., Plh., a.n.) and when. */
export function signerOf(file: CaseFile, id: string, role: string, kind: RoleKind, approvedAt: Date): Signer {
  const person = file.people.get(id);
  const division = labelOf('division', person?.division ?? null);
  const isHead = role === 'headOfDivision' && division !== null;
  const post = isHead ? paperWords('dossier.post.headOfDivision', { division }) : officeWords(`staff:role.${role}`);
  const own = kind === 'mandate' && person ? ownPostOf(person, approvedAt) : {};
  return { kind, post, ...own, name: person?.name ?? '–', rank: person?.rank ?? null, nip: person?.nip ?? null, approvedAt };
}

/** What they are beside what a mandate lets them do. */
function ownPostOf(person: Person, at: Date): Pick<Signer, 'ownPost'> {
  const own = rolesAt(person, at).find(({ kind }) => kind !== 'mandate');
  return own ? { ownPost: officeWords(`staff:role.${own.role}`) } : {};
}
