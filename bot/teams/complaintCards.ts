import type { EntityManager } from 'typeorm';
import { allowedActions } from '../casework/act';
import { readCaseFile } from '../casework/reading/caseFile';
import { channelCardView, complaintView } from '../casework/reading/complaintView';
import { mergeableDuplicates } from '../casework/reading/duplicates';
import type { Office } from '../casework/office';
import { loadPeople, peopleWhoMay } from '../casework/people';
import type { Complaint, Person } from '../complaint/complaint';
import { stepFor } from '../complaint/sop';
import type { ComplaintRow } from '../database/tables';
import { textIn } from '../text/text';
import { primaryActions } from './cards/buttonOrder';
import { renderComplaintCard } from './cards/complaintCard';
import { complaintCardModel } from './cards/complaintModel';
import type { AdaptiveCardJson } from './cards/render';
import type { Post } from './posting';
import { tabLink } from './tabLink';

/** The card that everyone in the channel sees: in the office's language, without the citizen's words (DOMAIN §2.4). */
export async function channelCard(office: Office, complaint: ComplaintRow): Promise<Post & { view: string }> {
  const words = textIn('id');
  const file = await readCaseFile(office.db.read, office, complaint);
  const view = channelCardView(file, office.now());
  const refreshUserIds = await whoMayActNow(office.db.read, complaint, office.now());
  const tabUrl = tabLink(office.tab, complaint.ticketNumber);
  const card = renderComplaintCard(complaintCardModel(view, words, { allowed: [], refreshUserIds, tabUrl }), words);
  return { card, summary: card.speak, view: view.view };
}

/** One person's own view with the buttons they may press now; null when the case is not for them. */
export async function personalCard(
  office: Office,
  complaint: ComplaintRow,
  person: Person,
  told: string | null = null,
): Promise<(Post & { view: string }) | null> {
  const words = textIn(person.language);
  const file = await readCaseFile(office.db.read, office, complaint);
  const view = complaintView(file, person, office.now());
  if (!view) return null;
  const allowed = await allowedActions(office.db.read, office, complaint, person);
  const refreshUserIds = person.teamsUserId === null ? [] : [person.teamsUserId];
  const tabUrl = tabLink(office.tab, complaint.ticketNumber);
  const duplicates = await mergeableDuplicates(office, person, complaint, allowed);
  const context = { allowed, refreshUserIds, told, tabUrl, duplicates };
  const card: AdaptiveCardJson = renderComplaintCard(complaintCardModel(view, words, context), words);
  return { card, summary: card.speak, view: view.view };
}

/** Teams refreshes the card by itself for those who can take one of the likely next steps, 60 at most. */
async function whoMayActNow(manager: EntityManager, complaint: Complaint, now: Date): Promise<string[]> {
  if (complaint.status === 'archived') return [];
  const people = (await loadPeople(manager)).filter(person => person.teamsUserId !== null);
  const steps = primaryActions[complaint.status].flatMap(action => stepFor(complaint.status, action, complaint.track) ?? []);
  const likely = steps.filter(step => !step.answer || step.answer.includes(complaint.answerState));
  const actors = new Set(likely.flatMap(step => peopleWhoMay(people, complaint, step, now)));
  return [...actors].map(person => person.teamsUserId!).slice(0, 60);
}
