import { randomBytes } from 'node:crypto';
import { act } from '../../bot/casework/act';
import type { ActRequest, ActResult } from '../../bot/casework/act';
import { nobody } from '../../bot/casework/receiving/contacts';
import { recordSent, recordStatus } from '../../bot/casework/telling/delivery';
import type { DeliveryNews } from '../../bot/casework/telling/delivery';
import { findBreak } from '../../bot/casework/log';
import { openOr, reporterKey } from '../../bot/casework/office';
import type { Office } from '../../bot/casework/office';
import { findPerson } from '../../bot/casework/people';
import { receive } from '../../bot/casework/receiving/receive';
import type { Arriving, Received } from '../../bot/casework/receiving/receive';
import type { InboundKind } from '../../bot/channels/channel';
import { understand } from '../../bot/channels/words';
import type { Person } from '../../bot/complaint/complaint';
import { newId } from '../../bot/database/dialect';
import { createSealer } from '../../bot/database/sealed';
import type {
  AnswerRow,
  ComplaintRow,
  DeadlineRow,
  LogEntryRow,
  MessageRow,
  OutboxRow,
  TaskRow,
} from '../../bot/database/tables';
import type { PersonaKey } from '../../bot/local/personas';
import { seedStaff } from '../../bot/local/seedStaff';
import { openEmptyDatabase } from '../database/emptyDatabase';

/** `2026-11-23T09:12` in WIB. */
export const wib = (text: string): Date => new Date(`${text}:00+07:00`);

/** What a citizen sends; the rest is as WhatsApp would tell it. */
export interface Written {
  text?: string | null;
  at?: Date;
  /** Null = the number is withheld. */
  from?: string | null;
  bsuid?: string;
  change?: Arriving['identityChange'];
  providerId?: string;
  kind?: InboundKind;
  button?: string;
  quotes?: string;
  media?: Arriving['media'];
  needsSummary?: boolean;
  name?: string | null;
  /** False = an officer typed it in from the handset. */
  throughApi?: boolean;
}

export const citizen = '6280000000001';

/** Casework on a real database in memory, with the invented staff and a clock that stands until it is moved. */
export async function openOfficeInTime(start = '2026-11-23T09:12') {
  const db = await openEmptyDatabase();
  const sealer = createSealer({ masterKeys: { current: 'k', keys: { k: randomBytes(32) } } });
  await seedStaff(db);
  let clock = wib(start);
  let sent = 0;
  const office: Office = { db, sealer, now: () => clock, whatsapp: 'cloud' };
  const person = async (key: PersonaKey): Promise<Person> => (await findPerson(db.read, { loginName: key }))!;
  const row = (id: string) => db.read.findOneByOrFail<ComplaintRow>('Complaint', { id });
  const texts = async (from: { complaintId: string } | { contactId: string }) => {
    const messages = await db.read.find<MessageRow>('Message', { where: from, order: { id: 'ASC' } });
    return Promise.all(
      messages.map(async message => {
        const key = await reporterKey(db.read, sealer, message.reporterId);
        return { ...message, text: openOr(sealer, message.body, key, message.id, 'body') };
      }),
    );
  };
  const goesOut = async (id: { id: string }, news: readonly DeliveryNews['status'][]): Promise<void> => {
    const message = await db.read.findOneByOrFail<MessageRow>('Message', id);
    const providerId = `out.${message.id}`;
    await db.write(tx => recordSent(tx, office, message, { providerId, at: clock }));
    for (const status of news) {
      const errorCode = status === 'failed' ? 131026 : null;
      const said = { providerId, messageId: message.id, status, occurredAt: clock, errorCode };
      await db.write(tx => recordStatus(tx, office, said));
    }
  };
  return {
    db,
    office,
    person,
    row,
    /** Moves the clock to a WIB time, which must not lie behind. */
    at: (text: string) => void (clock = wib(text)),
    pass: (minutes: number) => void (clock = new Date(clock.getTime() + minutes * 60_000)),
    now: () => clock,

    writes: (written: Written | string): Promise<Received> => {
      const said: Written = typeof written === 'string' ? { text: written } : written;
      const { text = null, at = clock, from = citizen, kind = 'text', button = null } = said;
      const arriving: Arriving = {
        channel: 'whatsapp',
        alias: {
          ...nobody,
          address: from,
          bsuid: said.bsuid ?? null,
          displayName: said.name === undefined ? 'Warga Contoh A' : said.name,
        },
        kind,
        text,
        occurredAt: at,
        providerId: said.providerId ?? `wamid.${++sent}`,
        buttonId: button,
        contextId: said.quotes ?? null,
        media: said.media ?? null,
        needsSummary: said.needsSummary ?? false,
        identityChange: said.change ?? null,
        throughApi: said.throughApi ?? true,
        understand: asked => understand({ text, buttonId: button, kind, asked }),
      };
      return db.write(tx => receive(tx, office, arriving));
    },

    /** The same citizen has another matter, which gets a number of its own; its id. */
    async writesOfAnother(text: string, more: Arriving['form'] = { registeredBy: null }): Promise<string> {
      const alias = { ...nobody, address: citizen, displayName: 'Warga Contoh A' };
      const said = { channel: 'whatsapp', alias, kind: 'form', text, occurredAt: clock, form: more } as const;
      const understood = () => ({ intent: 'other', certain: false }) as const;
      return (await db.write(tx => receive(tx, office, { ...said, understand: understood }))).complaint!.id;
    },

    /** An officer acts with the step as it is now, unless `more` says otherwise. */
    async does(
      who: PersonaKey,
      complaintId: string,
      action: string,
      input: Record<string, unknown> = {},
      more: Partial<ActRequest> = {},
    ): Promise<ActResult> {
      const { step } = await row(complaintId);
      return act(office, { complaintId, action, input, step, by: { kind: 'person', person: await person(who) }, ...more });
    },

    /** The provider takes this round's answer, and tells as much of it as is given. */
    async answerGoesOut(complaintId: string, news: readonly ('delivered' | 'read')[] = ['delivered']): Promise<void> {
      const { cycle } = await row(complaintId);
      const answer = await db.read.findOneByOrFail<AnswerRow>('Answer', { complaintId, cycle });
      await goesOut({ id: answer.messageId! }, news);
    },

    /** The provider takes the newest text of a purpose, and tells what became of it. */
    async textGoesOut(complaintId: string, purpose: string, news: readonly DeliveryNews['status'][] = ['delivered']) {
      const newest = (await texts({ complaintId })).findLast(each => each.purpose === purpose);
      await goesOut({ id: newest!.id }, news);
    },

    log: (complaintId: string) => db.read.find<LogEntryRow>('LogEntry', { where: { complaintId }, order: { seq: 'ASC' } }),
    /** Where the hash chain breaks; null = whole. */
    breakIn: async (id: string) => findBreak(db.read, sealer, await row(id)),
    deadline: async (complaintId: string, code: DeadlineRow['code']) =>
      (await db.read.findBy<DeadlineRow>('Deadline', { complaintId, code })).sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1) ??
      null,
    tasks: (complaintId: string) => db.read.find<TaskRow>('Task', { where: { complaintId }, order: { id: 'ASC' } }),
    /** Every text of a complaint, or of a contact, opened, in the order in which it was written. */
    texts,
    /** The purposes of what was told to the reporter. */
    told: async (complaintId: string) =>
      (await texts({ complaintId })).filter(({ direction }) => direction === 'out').map(({ purpose }) => purpose),
    outbox: (kind: string) => db.read.find<OutboxRow>('Outbox', { where: { kind }, order: { orderKey: 'ASC' } }),
    /** A post in somebody's hands by a written order. */
    appoint: async (key: PersonaKey, post: { role: string; kind: string; orderNumber: string; from: Date; to: Date | null }) => {
      const { id: personId } = await person(key);
      const { role, kind, orderNumber, from, to } = post;
      await db.write(tx =>
        tx.insert('RoleAssignment', {
          ...{ id: newId(), personId, role, division: null, kind, orderNumber },
          ...{ fromAt: from, toAt: to },
        }),
      );
    },
    close: () => db.close(),
  };
}
export type OfficeInTime = Awaited<ReturnType<typeof openOfficeInTime>>;
