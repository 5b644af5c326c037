import { setTimeout as delay } from 'node:timers/promises';
import { LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { recordStatus } from './casework/telling/delivery';
import type { Office } from './casework/office';
import { receive } from './casework/receiving/receive';
import { reportInboundStuck, reportRefused } from './casework/news/stuck';
import type { Inbound, InboundMessage, InboundStatus } from './channels/channel';
import type { RawItem, RawWhatsApp } from './channels/whatsapp';
import { parseItem } from './channels/whatsappParse';
import { afterFailure } from './channels/whatsappErrors';
import { partOf } from './channels/whatsappParts';
import { understand } from './channels/words';
import { announce } from './database/dataSource';
import { DatabaseBusy, type Database } from './database/dataSource';
import { isUniqueViolation, newId } from './database/dialect';
import type { InboxRow } from './database/tables';

const ARRIVED = 'inbox';
const MOST_ATTEMPTS = 3;
const BATCH = 50;
const otherNumber = 'otherNumber';

export interface IntakeOptions {
  office: Office;
  /** Messages to any other number are set aside for a person. Null in handset mode: what came before waits for the Cloud API. */
  phoneNumberId: string | null;
  pollMs?: number;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

export type Intake = ReturnType<typeof createIntake>;

/**
 * Raw inbound rows → `receive` and `recordStatus`, each row in its own transaction, a contact's rows one after another in
 * provider time as far as they are there. A faulty row is parked and never blocks another (DESIGN §3.1).
 */
export function createIntake({ office, phoneNumberId, pollMs = 1_000, log }: IntakeOptions) {
  let poll: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | undefined;
  let inTurn: Promise<unknown> = Promise.resolve();
  let asked = false;
  let stopping = false;

  async function pass(): Promise<number> {
    let ran = 0;
    while (phoneNumberId !== null) {
      // Made anew for each round: typeorm turns an operator's value into the column's form in place.
      const due = { status: 'pending', nextAt: LessThanOrEqual(new Date()) } as const;
      const rows = await office.db.read.find<InboxRow>('Inbox', { where: due, order: { orderKey: 'ASC' }, take: BATCH });
      if (rows.length === 0) return ran;
      for (const row of inProviderTime(rows)) {
        if (stopping) return ran;
        await workOn(row);
        ran += 1;
      }
    }
    return ran;
  }

  async function workOn(row: InboxRow): Promise<void> {
    try {
      await office.db.write(async tx => {
        // Marking it first is the lock: of two processes one finds it done.
        const claimed = await tx.update('Inbox', { id: row.id, status: 'pending' }, { status: 'done', doneAt: new Date() });
        if (!claimed.affected) return;
        const note = await take(tx, row);
        if (note === otherNumber && row.what !== 'status') await parkOther(tx, row);
        else if (note) await tx.update('Inbox', { id: row.id }, { lastError: note });
        await office.failPoint?.('receive.beforeCommit');
      });
    } catch (error) {
      if (error instanceof DatabaseBusy) throw error;
      return setAside(row, error);
    }
    await office.failPoint?.('receive.afterCommit');
  }

  async function take(tx: EntityManager, row: InboxRow): Promise<string | null> {
    const { sealer } = office;
    const raw = JSON.parse(sealer.open(row.raw, sealer.systemKey, { id: row.id, column: 'raw' })) as RawWhatsApp;
    if (numberOf(raw) !== phoneNumberId) return otherNumber;
    const inbound: Inbound = parseItem(raw);
    if (inbound.what === 'status') return takeStatus(tx, inbound);
    await receive(tx, office, arrivingOf(inbound));
    return null;
  }

  async function takeStatus(tx: EntityManager, status: InboundStatus): Promise<string | null> {
    if (!(await recordStatus(tx, office, newsOf(status)))) return 'unknownMessage';
    const code = status.status === 'failed' ? status.errorCode : null;
    if (code !== null && afterFailure(code, 0).alarm) await reportRefused(tx, office, `whatsapp:${code}`);
    return null;
  }

  /** Most likely our own setting is wrong: once it is right, `retry` brings the message in. */
  async function parkOther(tx: EntityManager, row: InboxRow): Promise<void> {
    await tx.update('Inbox', { id: row.id }, { status: 'parked', lastError: otherNumber, doneAt: null });
    await reportInboundStuck(tx, office, otherNumber);
    log.warn({ inboxId: row.id, kind: row.what, reason: otherNumber }, 'inbound row parked');
  }

  async function setAside(row: InboxRow, error: unknown): Promise<void> {
    const attempts = row.attempts + 1;
    const parked = attempts >= MOST_ATTEMPTS;
    const lastError = errorName(error);
    const nextAt = new Date(Date.now() + 200 * attempts);
    const status = parked ? 'parked' : 'pending';
    const record = async (tx: EntityManager): Promise<void> => {
      await tx.update('Inbox', { id: row.id }, { attempts, lastError, nextAt, status, doneAt: null });
    };
    await (parked ? parkAndTell(row, record, lastError) : office.db.write(record));
    log[parked ? 'error' : 'warn'](
      { inboxId: row.id, kind: row.what, attempts, reason: lastError },
      parked ? 'inbound row parked' : 'inbound row failed',
    );
  }

  /** A row is parked even if nobody can be told: it must not block the others. */
  async function parkAndTell(row: InboxRow, park: (tx: EntityManager) => Promise<void>, reason: string): Promise<void> {
    try {
      await office.db.write(async tx => {
        await park(tx);
        await reportInboundStuck(tx, office, reason);
      });
    } catch (error) {
      if (error instanceof DatabaseBusy) throw error;
      log.error({ inboxId: row.id, reason: errorName(error) }, 'nobody could be told of an inbound row');
      await office.db.write(park);
    }
  }

  function run(): Promise<number> {
    const turn = inTurn.then(pass);
    inTurn = turn.catch(() => undefined);
    return turn;
  }

  function wake(): void {
    if (!poll || asked) return;
    asked = true;
    inTurn = inTurn.then(() => {
      asked = false;
      return pass().catch((error: unknown) => log.error({ reason: errorName(error) }, 'intake failed'));
    });
  }

  return {
    /** Stores a webhook's items, sealed, in one transaction; what came before changes nothing. Processing follows by itself. */
    async accept(items: readonly RawItem[], traceId: string | null = null): Promise<void> {
      if (items.length === 0) return;
      await office.db.write(async tx => {
        for (const item of items) await store(tx, office, item, traceId);
        announce(tx, ARRIVED);
      });
    },

    wake,

    start(): void {
      poll ??= setInterval(wake, pollMs);
      stopListening ??= office.db.listen(ARRIVED, wake);
      wake();
    },

    /** Works until no row is due, those set aside for a moment included. `ran` counts attempts. */
    async drain(): Promise<{ ran: number }> {
      let ran = 0;
      for (;;) {
        ran += await run();
        if (phoneNumberId === null) return { ran };
        const waiting = await office.db.read.findOne<InboxRow>('Inbox', {
          where: { status: 'pending' },
          order: { nextAt: 'ASC' },
        });
        if (!waiting || stopping) return { ran };
        await delay(Math.max(0, waiting.nextAt.getTime() - Date.now()));
      }
    },

    /** Takes nothing new and lets the row at work end. */
    async stop(): Promise<void> {
      stopping = true;
      clearInterval(poll);
      stopListening?.();
      poll = undefined;
      await inTurn;
    },

    async counts(): Promise<{ pending: number; parked: number }> {
      const [pending, parked] = await Promise.all(
        (['pending', 'parked'] as const).map(status => office.db.read.countBy('Inbox', { status })),
      );
      return { pending: pending ?? 0, parked: parked ?? 0 };
    },

    /** A person's decision: try a parked row again. False when it is not parked. */
    retry: (id: string): Promise<boolean> => retryInbound(office.db, id),
  };
}

/** Messages of errors may quote what a citizen wrote; their names never do. */
const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'thrown');

/** A parked row comes in line again. */
export async function retryInbound(db: Database, id: string): Promise<boolean> {
  const changed = await db.write(async tx => {
    announce(tx, ARRIVED);
    return tx.update('Inbox', { id, status: 'parked' }, { status: 'pending', attempts: 0, nextAt: new Date() });
  });
  return changed.affected === 1;
}

const inProviderTime = (rows: InboxRow[]): InboxRow[] =>
  rows.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.orderKey < b.orderKey ? -1 : 1));

/** The contact's key and the raw body hold a phone number: the one is hashed with our key, the other sealed. */
async function store(tx: EntityManager, { sealer }: Office, item: RawItem, traceId: string | null): Promise<void> {
  const dedupeKey = item.dedupeKey.slice(0, 300);
  if (await tx.existsBy('Inbox', { dedupeKey })) return;
  const id = newId();
  const row: InboxRow = {
    id,
    orderKey: id,
    dedupeKey,
    what: item.what,
    contactKey: sealer.blindIndex('inbox', item.contactKey || dedupeKey),
    raw: sealer.seal(JSON.stringify(item.raw), sealer.systemKey, { id, column: 'raw' }),
    occurredAt: item.occurredAt,
    receivedAt: new Date(),
    status: 'pending',
    attempts: 0,
    nextAt: new Date(0),
    lastError: null,
    doneAt: null,
    traceId,
  };
  try {
    await tx.insert('Inbox', row);
  } catch (error) {
    // Only SQL Server: the same webhook came to two processes at once.
    if (!isUniqueViolation(error)) throw error;
  }
}

const numberOf = ({ metadata }: RawWhatsApp): unknown =>
  typeof metadata === 'object' && metadata !== null && 'phone_number_id' in metadata ? metadata.phone_number_id : null;

function newsOf({ providerId, callbackData, status, occurredAt, errorCode }: InboundStatus): Parameters<typeof recordStatus>[2] {
  const about = callbackData === null ? null : partOf(callbackData);
  const messageId = about && /^[0-9a-f-]{36}$/.test(about.callbackData) ? about.callbackData : null;
  const part = about?.part ?? null;
  return {
    providerId,
    messageId,
    part,
    status,
    occurredAt,
    errorCode,
    afterFailure: resends => afterFailure(errorCode, resends),
  };
}

function arrivingOf(message: InboundMessage): Parameters<typeof receive>[2] {
  const { providerId, occurredAt, contact, kind, text, buttonId, contextId, media, needsSummary, identityChange } = message;
  const { forwarded, forwardedOften } = message;
  return {
    channel: 'whatsapp',
    throughApi: true,
    ...{ providerId, occurredAt, kind, text, buttonId, contextId, needsSummary, identityChange, forwarded, forwardedOften },
    media: media && { mediaId: media.mediaId, mimeType: media.mimeType, fileName: media.fileName, sha256: media.sha256 },
    alias: { address: contact.waId, bsuid: contact.bsuid, username: contact.username, displayName: contact.displayName },
    understand: asked => understand({ text, buttonId, kind, asked }),
  };
}
