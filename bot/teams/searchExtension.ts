import { readCaseFile } from '../casework/reading/caseFile';
import { channelCardView, complaintView } from '../casework/reading/complaintView';
import { complaintNumbered, findComplaints } from '../casework/list/find';
import type { Office } from '../casework/office';
import { statuses, type Person, type Status } from '../complaint/complaint';
import { formatWib } from '../complaint/deadline';
import { Unknown } from '../complaint/errors';
import { maskName } from '../complaint/personalData';
import type { ComplaintRow } from '../database/tables';
import { textIn, type Words } from '../text/text';
import type { InvokeBody } from './answers';
import { renderComplaintCard } from './cards/complaintCard';
import { complaintCardModel } from './cards/complaintModel';
import type { AdaptiveCardJson } from './cards/render';
import { tabLink, ticketIn } from './tabLink';

const cardType = 'application/vnd.microsoft.card.adaptive';
const previewType = 'application/vnd.microsoft.card.thumbnail';

/** As many as Teams shows without scrolling far; each is drawn as a card. */
const most = 10;

/**
 * The message extension's search (`composeExtension/query`): complaints by number, words, somebody's whole name or status, as far as this person may find them. What is put
 * into a conversation is read by everybody there, so that it is the channel's card, without the citizen's words and without buttons: the
 * bot could not change a card that a person has sent.
 */
export async function searchExtension(office: Office, person: Person, value: unknown): Promise<InvokeBody> {
  const words = textIn(person.language);
  const q = queryOf(value);
  const status = statusCalled(q, words);
  const { items } = await findComplaints(office, person, { ...(status ? { status } : q && { q }), limit: most });
  if (items.length === 0) return extension({ type: 'message', text: words('chat:extension.nothing') });
  return result(await Promise.all(items.map(item => attachmentOf(office, person, item.id, words))));
}

const shortestStatus = 4;

/** The status whose name begins with what was typed, or has it after "Menunggu"; null for everything else. */
function statusCalled(query: string, words: Words): Status | null {
  const typed = query.toLowerCase();
  if (typed.length < shortestStatus) return null;
  const names = statuses.map(status => [status, words(`staff:status.${status}`).toLowerCase()] as const);
  const beginning = names.find(([, name]) => name.startsWith(typed));
  const within = names.find(([, name]) => name.split(/[\s,]+/).includes(typed));
  return (beginning ?? within)?.[0] ?? null;
}

/**
 * A complaint's link that somebody pastes becomes the same card (`composeExtension/queryLink`; Microsoft Learn, "Add link unfurling").
 * A link that leads to no case of theirs stays a link.
 */
export async function unfurlLink(office: Office, person: Person, value: unknown): Promise<InvokeBody> {
  const { url } = (value ?? {}) as { url?: unknown };
  const ticketNumber = ticketIn(office.tab, String(url));
  try {
    const complaint = ticketNumber && (await complaintNumbered(office, person, ticketNumber));
    return result(complaint ? [await attachmentOf(office, person, complaint.id, textIn(person.language))] : []);
  } catch (error) {
    if (error instanceof Unknown) return result([]);
    throw error;
  }
}

const result = (attachments: object[]): InvokeBody => extension({ type: 'result', attachmentLayout: 'list', attachments });

const extension = (composeExtension: object): InvokeBody => ({ composeExtension });

/** What is put into the conversation, and the line by which whoever searches knows it; that one alone has the name, masked. */
async function attachmentOf(office: Office, person: Person, id: string, words: Words): Promise<object> {
  const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id });
  const file = await readCaseFile(office.db.read, office, complaint);
  const view = channelCardView(file, office.now());
  const name = complaintView(file, person, office.now())?.details?.reporterName ?? null;
  const { base, due, ticketNumber } = view;
  const status = base && `${words(`staff:statusSymbol.${base.status}`)} ${words(`staff:status.${base.status}`)}`;
  const until = due && formatWib(due.at, words.language);
  const said = [
    name && maskName(name),
    status,
    until && words(due.overdue ? 'staff:card.overdue' : 'staff:card.dueAt', { at: until }),
  ];
  const model = complaintCardModel(view, words, {
    allowed: [],
    refreshUserIds: [],
    tabUrl: tabLink(office.tab, ticketNumber),
  });
  const content: AdaptiveCardJson = renderComplaintCard({ ...model, ended: true }, words);
  const preview = { title: ticketNumber, text: said.filter(Boolean).join(' · ') };
  return { contentType: cardType, content, preview: { contentType: previewType, content: preview } };
}

/** What was typed; Teams sends `initialRun` before anything is, which finds the newest. */
function queryOf(value: unknown): string {
  const { parameters } = (value ?? {}) as { parameters?: unknown };
  const typed = Array.isArray(parameters) ? (parameters as { name?: unknown; value?: unknown }[]) : [];
  const query = typed.find(parameter => parameter?.name === 'query')?.value;
  return typeof query === 'string' ? query.trim().slice(0, 200) : '';
}
