import { casePaperName, type DocType } from '../archive/path';
import type { CaseAnswer, CaseFile } from '../casework/reading/caseFile';
import { readCaseFile } from '../casework/reading/caseFile';
import { casePaperNamed, standing, type CasePaperKind } from '../casework/papers/casePapers';
import { readableNumbered } from '../casework/list/find';
import { loadSettings, type Office, type Settings } from '../casework/office';
import { loadPeople } from '../casework/people';
import { holdersOf } from '../casework/report/reportNews';
import { isDraftAnswer, rememberDrawn } from '../casework/papers/signedCasePapers';
import { withNameMasked } from '../casework/reading/withNameMasked';
import type { Person } from '../complaint/complaint';
import { maskNameIn, maskText } from '../complaint/personalData';
import { isExcluded, viewFor } from '../complaint/visibility';
import type { AnswerLetter } from '../documents/answerLetter';
import type { CasePaper } from '../documents/casePaper';
import type { Signer } from '../documents/letterhead';
import { blank, numberPlace } from '../documents/officialNumber';
import { sha256Of } from '../files/admit';
import { channelName, securityClassOf } from './dossierColumns';
import { signerOf } from './dossierNames';
import { reviewOf, sheetOf, subjectOf } from './dossierPapers';
import { paperMaker } from './paperMaker';
import { officeWords, paperWords } from './paperWords';
import type { ReportFile } from './reportFile';
import { docx, pdf } from './reportRegister';
import { signerIn } from './reportPaper';

export interface PaperAsked {
  /** One of `casePapers`. */
  paper: string;
  type: 'pdf' | 'docx';
  /** As a person typed it; null leaves the place free. */
  number: string | null;
}

/** As they stand in file names. */
export const docTypes: Record<CasePaperKind, DocType> = { review: 'telaahan', disposition: 'disposisi', answer: 'jawaban' };

/**
 * The newest telaahan, disposition sheet or answer letter of a case, for whoever may read it, with room for a signature. Numbers of
 * identity are masked as in the dossier; whoever sees the reporter's name masked gets it masked in every text. What is drawn to be signed is
 * known again by its hash when it comes back.
 * @throws Unknown | NotAllowed `closedCase` | Refused, saying what comes first, where the case has no such paper yet
 */
export async function casePaperFile(office: Office, person: Person, ticket: string, asked: PaperAsked): Promise<ReportFile> {
  const complaint = await readableNumbered(office, person, ticket);
  const kind = casePaperNamed(asked.paper);
  const whole = await readCaseFile(office.db.read, office, complaint);
  const isOpen = viewFor(complaint, person, office.now()) === 'full';
  const { type } = asked;
  const paper = await paperOf(office, isOpen ? whole : withNameMasked(whole), { kind, number: asked.number, isOpen });
  const bytes = await paperMaker().casePaper({ paper, type });
  if (type === 'pdf') await rememberDrawn(office, person, { file: whole, kind, size: bytes.length, sha256: sha256Of(bytes) });
  const name = casePaperName(complaint.ticketNumber, docTypes[kind], type);
  return { bytes, mimeType: { pdf, docx }[type], name: paper.isDraft ? `KONSEP-${name}` : name };
}

/** `isOpen`: whoever asks sees the reporter's name. */
interface Wanted {
  kind: CasePaperKind;
  number: string | null;
  isOpen: boolean;
}

async function paperOf(office: Office, file: CaseFile, wanted: Wanted): Promise<CasePaper> {
  const { kind, number } = wanted;
  const settings = await loadSettings(office.db.read);
  const { letterhead, unitCode } = settings;
  const about = { ticketNumber: file.complaint.ticketNumber, letterhead, isDraft: false };
  switch (kind) {
    case 'review': {
      const review = standing(file, kind);
      const { writtenAt, verifiedAt } = review;
      const head = { number: number ?? numberPlace(unitCode, writtenAt), urgency: securityOf(file) };
      return { ...about, createdAt: verifiedAt ?? writtenAt, content: { kind, review: { ...reviewOf(file, review), ...head } } };
    }
    case 'disposition': {
      const disposition = standing(file, kind);
      const sheet = { ...sheetOf(file, disposition), letterNumber: number ?? blank };
      return { ...about, createdAt: disposition.decidedAt, content: { kind, sheet } };
    }
    case 'answer': {
      const answer = standing(file, kind);
      const { sentAt, approvedAt, writtenAt } = answer;
      const letter = await letterOf(office, file, answer, { ...settings, ...wanted });
      const isDraft = isDraftAnswer(answer);
      return { ...about, isDraft, createdAt: sentAt ?? approvedAt ?? writtenAt, content: { kind, letter } };
    }
  }
}

/** The reporter is its reader: it names them, unless they are anonymous or masked for whoever asks. It bears the day on which it is drawn. */
async function letterOf(
  office: Office,
  file: CaseFile,
  { text }: CaseAnswer,
  { number, isOpen, unitCode, ombudsmanContact }: Pick<Settings, 'unitCode' | 'ombudsmanContact'> & Wanted,
): Promise<AnswerLetter> {
  const { ticketNumber, receivedAt, channel, isAnonymous } = file.complaint;
  const name = isAnonymous ? null : file.reporterName;
  const date = office.now();
  return {
    ...{ ticketNumber, receivedAt, date, ombudsmanContact },
    number: number ?? numberPlace(unitCode, date),
    urgency: securityOf(file),
    to: name ? paperWords('letter.named', { name }) : paperWords('letter.unnamed', { ticket: ticketNumber }),
    channel: channelName(channel),
    subject: subjectOf(file),
    // As on the page: whoever sees the name reads the answer as the reporter does, telephone numbers and all.
    answer: isOpen ? maskNameIn(text, isAnonymous ? file.reporterName : null) : maskText(text),
    signer: await signerOfLetter(office, file, date),
  };
}

/** A letter leaves in the name of the office, by its head; where the case is about the head, by whoever was named to handle it. */
async function signerOfLetter(office: Office, file: CaseFile, now: Date): Promise<Signer> {
  const people = await loadPeople(office.db.read);
  const { complaint } = file;
  const isAccused = holdersOf(people, ['headOfOffice'], now).some(head => isExcluded(complaint, head, now));
  if (!isAccused || !complaint.handlerId) return signerIn('headOfOffice', people, now, officeWords);
  return { ...signerOf(file, complaint.handlerId, 'handler', 'definitive', now), approvedAt: null };
}

/** `Terbatas`: what stands for "Sifat" on a letter is its security class. */
function securityOf(file: CaseFile): string {
  const [first = '', ...rest] = paperWords(`dossier.security.${securityClassOf(file)}`);
  return first.toUpperCase() + rest.join('');
}
