import { convert } from 'html-to-text';
import { complaintView } from '../casework/reading/complaintView';
import { readCaseFile } from '../casework/reading/caseFile';
import { enterReport, reportFormFor, type TypedReport } from '../casework/receiving/enterReport';
import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import { formatWib } from '../complaint/deadline';
import { DomainError } from '../complaint/errors';
import type { Field } from '../complaint/inputs';
import { newId } from '../database/dialect';
import type { ComplaintRow } from '../database/tables';
import { textIn, type Words } from '../text/text';
import { dialogAnswer, taskMessage, type InvokeBody } from './answers';
import type { PressedButton } from './button';
import { renderDialog } from './cards/dialogCard';
import { renderMessageCard } from './cards/messageCard';
import { faultsOf } from './faults';
import { tabLink } from './tabLink';

/** The dialog in which a report is entered, and the verb that it submits: the SOP's step 2. */
export const intake = 'receive';

/** The manifest's action commands that open it: on a message, and where one writes. */
export const intakeCommands: readonly string[] = ['makeComplaint', 'enterReport'];

/** What stands in the form, and what its press carries from one attempt to the next. */
interface Drawn {
  typed: Record<string, unknown>;
  errors: ReturnType<typeof faultsOf>;
  submissionId: string;
  /** Who wrote the message that is made a complaint, and when; empty = nobody. */
  relayed: string;
}

/**
 * The counter's form inside Teams (SOP steps 1–2): from a message ("Jadikan aduan"), the compose box, or the bot's "catat aduan".
 * @param value of `task/fetch` or `composeExtension/fetchTask` (Microsoft Learn, "Define action commands"); holds the message, if any
 */
export async function openIntake(office: Office, person: Person, value: unknown): Promise<InvokeBody> {
  const message = messageIn(value);
  const at = message?.at && message.at <= office.now() ? message.at : null;
  const words = textIn(person.language);
  const relayed =
    message &&
    words(at ? 'chat:intake.relayedAt' : 'chat:intake.relayed', {
      name: message.by ?? words('chat:intake.somebody'),
      at: at ? formatWib(at, words.language) : '',
    });
  // Whoever retells in Teams what a citizen said has received it then: the clock starts there, and not when it is entered.
  const typed = { text: message?.text ?? '', ...(at && { receivedAt: at }) };
  return drawIntake(office, person, { typed, errors: [], submissionId: newId(), relayed: relayed ?? '' });
}

/** The form submitted: the number it got, or the form again with what was typed and what is wrong with it. */
export async function submitIntake(
  office: Office,
  typed: TypedReport,
  person: Person,
  { data, input, submissionId }: PressedButton,
): Promise<InvokeBody> {
  if (data.again === true) return openIntake(office, person, null);
  try {
    const complaint = await enterReport({ office, by: person, input, submissionId, ...typed });
    return complaint ? await entered(office, person, complaint) : taskMessage(textIn(person.language)('tab:enter.noted'));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const again = submissionId && error.code !== 'pressChanged' ? submissionId : newId();
    const relayed = typeof data.relayed === 'string' ? data.relayed.slice(0, 200) : '';
    const errors = faultsOf(error, textIn(person.language), intake);
    return drawIntake(office, person, { typed: data, errors, submissionId: again, relayed });
  }
}

async function drawIntake(office: Office, person: Person, { typed, errors, submissionId, relayed }: Drawn): Promise<InvokeBody> {
  const settings = await loadSettings(office.db.read);
  const words = textIn(person.language);
  const fields = reportFormFor(person, office.now(), settings);
  if (!fields) return taskMessage(words('tab:enter.notYours'));
  const [channel] = fields;
  const only = channel?.choices?.length === 1 ? { channel: channel.choices[0] } : {};
  const title = words('tab:enter.title');
  const card = renderDialog(
    {
      ...{ action: intake, title, fields, choices: {}, errors },
      data: { submissionId, relayed },
      prefill: { ...only, ...typed },
      folded: Object.fromEntries(fields.flatMap(field => foldedUnder(field, words).map(heading => [field.name, heading]))),
      submit: words('tab:enter.submit'),
      context: relayed ? [relayed] : [],
    },
    words,
  );
  return dialogAnswer(title, card, 'large');
}

/** One issue and who reports it are asked at once; everything else is a press away. */
function foldedUnder({ name, later }: Field, words: Words): string[] {
  if (later) return [words('tab:enter.later')];
  return /^(?:text|service)\d$/.test(name) ? [words('tab:enter.addIssue')] : [];
}

/** The number in big letters, by when the reporter hears, and the way to the receipt. */
async function entered(office: Office, person: Person, complaint: ComplaintRow): Promise<InvokeBody> {
  const words = textIn(person.language);
  const { ticketNumber } = complaint;
  const due = complaintView(await readCaseFile(office.db.read, office, complaint), person, office.now())?.due;
  const url = tabLink(office.tab, ticketNumber);
  const said = [
    words('tab:enter.registered', { ticket: ticketNumber }),
    ...(due ? [words('tab:enter.due', { at: formatWib(due.at, words.language) })] : []),
  ];
  const card = renderMessageCard(
    {
      ...{ text: said.join(' '), ticketNumber, urgent: false, lines: [] },
      ways: [
        ...(url ? [{ kind: 'open', url, title: words('chat:intake.openForReceipt') } as const] : []),
        { kind: 'again', dialog: intake, title: words('tab:enter.another') },
      ],
    },
    words,
  );
  return dialogAnswer(words('tab:enter.title'), card, 'medium');
}

interface RelayedMessage {
  text: string;
  by: string | null;
  at: Date | null;
}

/** The message under which "Jadikan aduan" was chosen; Teams sends it as the Graph's `chatMessage`. */
function messageIn(value: unknown): RelayedMessage | null {
  const { messagePayload } = (value ?? {}) as { messagePayload?: Partial<ChatMessage> | null };
  const content = messagePayload?.body?.content;
  if (typeof content !== 'string') return null;
  const by = messagePayload?.from?.user?.displayName;
  const at = new Date(String(messagePayload?.createdDateTime));
  return {
    text: messagePayload?.body?.contentType === 'text' ? content.trim() : plainText(content),
    by: typeof by === 'string' && by !== '' ? by.slice(0, 100) : null,
    at: Number.isNaN(at.getTime()) ? null : at,
  };
}

/** What is read of it: https://learn.microsoft.com/graph/api/resources/chatmessage */
interface ChatMessage {
  body: { contentType?: unknown; content?: unknown };
  from: { user?: { displayName?: unknown } | null } | null;
  createdDateTime: unknown;
}

/** The words of a message, with the pictures of emoji as the signs they stand for; mentions stay as names. */
function plainText(html: string): string {
  const selectors = [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'emoji', format: 'sign' },
  ];
  return convert(html, {
    ...{ wordwrap: false, selectors, limits: { maxInputLength: 100_000 } },
    formatters: { sign: ({ attribs }, _walk, builder) => builder.addInline(String(attribs?.alt ?? '')) },
  }).trim();
}
