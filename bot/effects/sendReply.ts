import { recordFailed, recordPaced, recordPart, recordSent, recordTemplate } from '../casework/telling/delivery';
import { contactOf, loadSettings, openOr, reporterKey } from '../casework/office';
import { templateOf } from '../casework/telling/templates';
import type { Office } from '../casework/office';
import type { OutboundMessage, SendOutcome } from '../channels/channel';
import { pacedAfter, pairBackOff, pairWait } from '../channels/whatsappPace';
import { planParts } from '../channels/whatsappParts';
import { sendPart, type WhatsAppSettings } from '../channels/whatsappSend';
import { isOpenAt } from '../complaint/replyWindow';
import type { ContactRow, MessageRow } from '../database/tables';
import { GiveUp, RetryLater, type Effect, type EffectContext } from '../outbox/effect';
import { textIn } from '../text/text';
import { reportRefused } from '../casework/news/stuck';
import { isCentral, untilMended } from './mending';
import type { SendingPace } from './sendingPace';

export interface SendReplyParts {
  office: Office;
  whatsapp: WhatsAppSettings;
  pace: SendingPace;
  /** Machine time. */
  machineNow?: () => Date;
}

/** How long a status with our callback data may take before the message counts as not sent. */
const statusWithin = 3_000;
const ambiguous = 'whatsapp:ambiguous';

/**
 * Sends one text of ours by WhatsApp: free-form inside 24 hours of the reporter's last message, else as its approved template.
 * A send whose end nobody saw waits for a status that carries our id, and goes out once more at most (DESIGN §6).
 */
export function sendReply({
  office,
  whatsapp,
  pace,
  machineNow = () => new Date(),
}: SendReplyParts): Effect<{ messageId: string }> {
  return async ({ messageId }, context) => {
    const message = await office.db.read.findOneBy<MessageRow>('Message', { id: messageId });
    if (message?.status !== 'queued') return;
    if (context.reclaimed) throw new RetryLater({ afterMs: statusWithin, reason: codeAfter(context, 'unseen') });
    const contact = await contactOf(office.db.read, message.contactId);
    if (!contact) return;
    const whole = await outbound(message, contact, context);
    const parts = planParts(whole);
    let last: Extract<SendOutcome, { ok: true }> | null = null;
    for (const part of parts.slice(whole.template ? 0 : message.partsSent)) {
      await inTurn(contact, context);
      await office.failPoint?.('send.beforeCall');
      const outcome = await sendPart(whatsapp, part);
      await office.failPoint?.('send.afterCall');
      if (!outcome.ok) return refused(message, outcome, context);
      last = outcome;
      contact.pacedUntil = pacedAfter(contact.pacedUntil, machineNow());
      if (part.part < parts.length)
        await office.db.write(async tx => {
          await recordPart(tx, message, part.part);
          await recordPaced(tx, contact);
        });
    }
    const sent = { providerId: last?.providerId ?? '', at: office.now() };
    await office.db.write(async tx => {
      await (whole.template ? recordTemplate : recordSent)(tx, office, message, sent);
      await recordPaced(tx, contact);
    });
  };

  /** The lane gives one message to a person at a time; how soon the next may follow stands with the contact, for every process. */
  async function inTurn({ pacedUntil }: ContactRow, context: EffectContext): Promise<void> {
    const forPair = pairWait(pacedUntil, machineNow());
    if (forPair > 0) throw new RetryLater({ reason: codeAfter(context, 'pace'), afterMs: forPair, alarm: false });
    const forAll = await pace.turn();
    if (forAll > 0) throw new RetryLater({ reason: codeAfter(context, 'rest'), afterMs: forAll, alarm: false });
  }

  async function outbound(message: MessageRow, contact: ContactRow, { attempts }: EffectContext): Promise<OutboundMessage> {
    const key = await reporterKey(office.db.read, office.sealer, contact.reporterId);
    const open = (sealed: ContactRow['address'], id: string, column: string) => openOr(office.sealer, sealed, key, id, column);
    const body = open(message.body, message.id, 'body');
    if (body === null) throw new GiveUp({ reason: 'whatsapp:erased' });
    // Meta has been seen to call the window closed inside it: one more try, then the template (DOMAIN §4.5).
    const triedInside = message.errorCode === 131047 && (attempts > 1 || message.resends > 1);
    const closed = !isOpenAt(contact.lastInboundAt, office.now()) || triedInside;
    return {
      to: { waId: open(contact.address, contact.id, 'address'), bsuid: open(contact.bsuid, contact.id, 'bsuid') },
      body,
      buttons: message.buttons ?? [],
      listLabel: textIn('id')('whatsapp:button.choose'),
      callbackData: message.id,
      template: closed && message.template ? await templateFor(message) : null,
    };
  }

  /** Under the name and language that Meta has approved; the message keeps the name that the program knows. */
  async function templateFor(message: MessageRow): Promise<OutboundMessage['template']> {
    const { name, language } = templateOf(message.template ?? '', await loadSettings(office.db.read));
    return { ...filledTemplate(message), name, language };
  }

  async function refused(
    message: MessageRow,
    outcome: Extract<SendOutcome, { ok: false }>,
    context: EffectContext,
  ): Promise<void> {
    const { code, reason, retryAfterMs } = outcome;
    const codes = { reason: codeAfter(context, code || reason) };
    if (isCentral(reason)) throw new RetryLater({ ...codes, afterMs: retryAfterMs ?? untilMended, alarm: true });
    switch (reason) {
      case 'policy':
        throw new GiveUp(codes);
      case 'pairRate': {
        const refusals = refusalsBefore(context) + 1;
        const afterMs = Math.max(pairBackOff(refusals), retryAfterMs ?? 0);
        throw new RetryLater({ reason: `${codes.reason}:${refusals}`, afterMs });
      }
      case 'rateLimited':
        slowDown(code, retryAfterMs ?? 0);
        throw new RetryLater({ ...codes, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) });
      case 'transient':
        throw new RetryLater({ ...codes, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) });
      case 'ambiguous':
        if (wasAmbiguous(context)) throw new GiveUp({ reason: ambiguous });
        throw new RetryLater({ reason: ambiguous, afterMs: statusWithin });
      case 'windowClosed':
        if (message.errorCode !== 131047) {
          await office.db.write(tx => tx.update('Message', { id: message.id }, { errorCode: 131047 }));
          throw new RetryLater(codes);
        }
    }
    const unreachable = reason === 'unreachable';
    await office.db.write(async tx => {
      await recordFailed(tx, office, message, { errorCode: code, unreachable });
      // A template that Meta has paused, or that was never approved, fails for everybody.
      if (reason === 'template') await reportRefused(tx, office, `whatsapp:${code}`);
    });
  }

  /** 4 and 80007 are about the whole account, 130429 and 131048 about the number's throughput (DOMAIN §4.5). */
  function slowDown(code: number, ms: number): void {
    if (code === 4 || code === 80007) pace.rest(ms);
    else pace.slower();
  }
}

/** How many 131056 came one after another before this attempt: it stands behind the code. */
const refusalsBefore = ({ lastError }: EffectContext): number => Number(/:131056:(\d)$/.exec(lastError ?? '')?.[1] ?? 0);

const wasAmbiguous = ({ lastError }: EffectContext): boolean => lastError?.startsWith(ambiguous) ?? false;

/** An end that nobody saw stays in the codes of what follows it, so that these ends alone are counted against the one repeat. */
const codeAfter = (context: EffectContext, code: string | number): string =>
  `${wasAmbiguous(context) ? ambiguous : 'whatsapp'}:${code}`;

/** A template's quick replies come back as its payloads: the same ids as the buttons under the text would have. */
function filledTemplate(message: MessageRow): Omit<NonNullable<OutboundMessage['template']>, 'name'> {
  const name = message.template ?? '';
  const parameters = message.templateParameters ?? [];
  const ticket = parameters[0] ?? '';
  const waits = name === 'aduan_jawaban' || name === 'aduan_kabar';
  const ids = waits ? [`lihat:${ticket}`, `petugas:${ticket}`] : (message.buttons ?? []).map(button => button.id);
  const withButtons = name === 'aduan_jawaban' || name === 'aduan_konfirmasi';
  return { parameters, ...(withButtons && { buttons: ids.map(payload => ({ payload })) }) };
}
