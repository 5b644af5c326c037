import type { EntityManager } from 'typeorm';
import { withVariables } from '../../complaint/bankText';
import type { Complaint, Person } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import { complaintCategories, services } from '../../complaint/masterData';
import { maskText } from '../../complaint/personalData';
import { coverNames } from '../../complaint/personNames';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { ComplaintRow } from '../../database/tables';
import { checkBankWriter, mayWriteBank, valuesFor } from './answerBank';
import { readCaseFile } from '../reading/caseFile';
import type { CaseFile } from '../reading/caseFile';
import { complaintNumbered } from '../list/find';
import type { Office } from '../office';

/** An answer as a text for the bank: a form that is filled in, and what in it was somebody's. */
export interface BankDraft {
  source: string;
  prefill: { title: string; answer: string; service: string | null; category: string | null; owner: string };
  /** What was covered by dots; the form is not taken before something general stands in its place. */
  covered: { names: number; numbers: number };
}

/** Answers that a head has approved, or that have gone out. */
const finished = ['approved', 'waiting', 'sending', 'sent', 'delivered', 'read'];

/** Whether this person may make a bank text of the case's answer: what is secret does not become everybody's reading. */
export function isPromotable(complaint: Complaint, person: Person, now: Date): boolean {
  const { track, restricted, reportedParty, answerState } = complaint;
  const isOrdinary = track !== 'supervisory' && !restricted && reportedParty === null;
  const isRead = seesWords(viewFor(complaint, person, now));
  return isOrdinary && isRead && finished.includes(answerState) && mayWriteBank(person, now);
}

/**
 * "Jadikan teks baku": the answer with what this one case filled in left open again, and numbers and names of people behind dots,
 * which the bank refuses: an officer has to look at each. Writes nothing. @throws NotAllowed | Unknown | Refused
 */
export async function draftFromAnswer(office: Office, person: Person, ticketNumber: string): Promise<BankDraft> {
  checkBankWriter(person, office.now());
  const complaint = await complaintNumbered(office, person, ticketNumber);
  if (!isPromotable(complaint, person, office.now())) throw new Refused('noAnswerForBank');
  const file = await readCaseFile(office.db.read, office, complaint);
  const answer = file.answers.find(({ cycle }) => cycle === complaint.cycle);
  if (!answer?.text) throw new Refused('noAnswerForBank');
  const { text, covered } = coverPeople(await openAgain(office.db.read, complaint, answer.text), file);
  const { service, category } = complaint;
  const prefill = { title: titleOf(complaint), answer: text, service, category, owner: person.id };
  return { source: complaint.ticketNumber, prefill, covered };
}

async function openAgain(manager: EntityManager, complaint: ComplaintRow, text: string): Promise<string> {
  const { tiket, jam, alamat, kontak } = await valuesFor(manager, complaint);
  return withVariables(text, { tiket, jam, alamat, kontak });
}

const coveredName = /\p{L}•+(?:\s+\p{L}•+)*/gu;
const coveredNumber = /\d*•{3,}\d*/g;

/** The reporter's name and whoever else the text introduces by name; all numbers that could be somebody's. */
function coverPeople(text: string, { reporterName }: CaseFile): Pick<BankDraft, 'covered'> & { text: string } {
  const withoutNames = coverNames(text, reporterName === null ? [] : [reporterName]);
  const withDots = withoutNames.replace(coveredName, '••••');
  const masked = maskText(withDots);
  return {
    text: masked,
    covered: {
      names: withoutNames.match(coveredName)?.length ?? 0,
      numbers: (masked.match(coveredNumber)?.length ?? 0) - (withDots.match(coveredNumber)?.length ?? 0),
    },
  };
}

/** The service and the category are what one looks for. */
function titleOf({ service, category }: Complaint): string {
  const labels = [services.find(({ code }) => code === service), complaintCategories.find(({ code }) => code === category)];
  return labels.flatMap(entry => (entry ? [entry.label.id] : [])).join(' – ');
}
