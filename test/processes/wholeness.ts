import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBreak } from '../../bot/casework/log';
import { openOr, reporterKey } from '../../bot/casework/office';
import { complaintChannel } from '../../bot/casework/news/teamsNews';
import { partOf } from '../../bot/channels/whatsappParts';
import type {
  ComplaintRow,
  InboxRow,
  LogEntryRow,
  MessageRow,
  OutboxRow,
  TeamsCardRow,
  TicketCounterRow,
} from '../../bot/database/tables';
import type { OutboxKind } from '../../bot/outbox/queue';
import type { Death } from './crew';
import { lines } from './journal';
import { journals, type ArchiveLine, type PhoneLine, type TeamsLine } from './outside';
import type { Town } from './town';

/** The rows that were in the hands of a process when it died: each of these may happen once more, and no other. */
export type InDoubt = Death['inHands'];

const timesIn = (inDoubt: InDoubt, kind: OutboxKind, about: Record<string, unknown> = {}): number =>
  inDoubt.filter(row => row.kind === kind && Object.entries(about).every(([name, value]) => row.payload[name] === value)).length;

/** Every message is one row of one complaint, numbers have no gap, every chain is whole, and no work is left or failed. */
export async function expectRowsWhole({ db, sealer }: Town, said: Record<string, string[]>): Promise<ComplaintRow[]> {
  const complaints = await db.read.find<ComplaintRow>('Complaint', { order: { ticketNumber: 'ASC' } });
  const received = await db.read.findBy<MessageRow>('Message', { direction: 'in' });
  expect(received.map(message => message.providerId).sort()).toEqual(Object.values(said).flat().sort());
  const homes = Object.values(said).map(ids => ids.map(id => received.find(message => message.providerId === id)?.complaintId));
  expect(homes.map(of => new Set(of).size)).toEqual(homes.map(() => 1));
  expect(new Set(homes.flat()).size).toBe(homes.length);

  expect(complaints.map(complaint => complaint.ticketNumber)).toEqual(
    homes.map((_, index) => `ADU-2026-${String(index + 1).padStart(6, '0')}`),
  );
  expect(await db.read.find<TicketCounterRow>('TicketCounter')).toEqual([{ year: 2026, last: homes.length }]);
  for (const complaint of complaints) expect(await findBreak(db.read, sealer, complaint)).toBeNull();

  const left = (rows: (InboxRow | OutboxRow)[]) => rows.map(({ id, status, lastError }) => ({ id, status, lastError }));
  const ended = [await db.read.find<InboxRow>('Inbox'), await db.read.find<OutboxRow>('Outbox')] as const;
  expect(left(ended.flat()).filter(row => row.status !== 'done')).toEqual([]);
  expect(left(ended[0]).filter(row => row.lastError !== null)).toEqual([]);
  return complaints;
}

/** The log tells of each of these steps once, in this order, whatever came between them from the reporter's side. */
export async function expectSteps({ db }: Town, complaint: ComplaintRow, steps: string[]): Promise<void> {
  const entries = await db.read.find<LogEntryRow>('LogEntry', { where: { complaintId: complaint.id }, order: { seq: 'ASC' } });
  const done = entries.map(entry => entry.action as string);
  expect(done.filter(action => action !== 'message' && action !== 'answerDelivered')).toEqual(steps);
  expect(done.filter(action => action === 'answerDelivered').length).toBeLessThanOrEqual(1);
}

/**
 * Every text reached the phone whole, each part once, and the office knows that it did.
 * @returns how many parts went out once more, each of them in doubt
 */
export async function expectTextsWhole({ db, sealer, folder }: Town, inDoubt: InDoubt = []): Promise<number> {
  const sent = await db.read.findBy<MessageRow>('Message', { direction: 'out' });
  const once = sent.map(({ complaintId, purpose }) => `${complaintId} ${purpose}`);
  expect(once.toSorted()).toEqual([...new Set(once)].sort());
  const phone = lines<PhoneLine>(journals(folder).phone);
  let twins = 0;
  for (const message of sent) {
    expect(message.status).toBe('delivered');
    const key = await reporterKey(db.read, sealer, message.reporterId);
    const body = openOr(sealer, message.body, key, message.id, 'body')!;
    const own = phone.filter(({ callbackData }) => partOf(callbackData).callbackData === message.id);
    const parts = [...new Map(own.map(line => [line.callbackData, line.text])).values()];
    expect(parts.join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
    expect(own.map(line => line.id)).toContain(message.providerId);
    expect(own.length - parts.length).toBeLessThanOrEqual(timesIn(inDoubt, 'sendReply', { messageId: message.id }));
    twins += own.length - parts.length;
  }
  expect(phone.length).toBe(phone.filter(line => sent.some(message => line.callbackData.startsWith(message.id))).length);
  return twins;
}

/**
 * One card stands for each complaint, as the case is now; whatever else looks like it betrays itself by an id that nobody knows.
 * @returns the number of twins
 */
export async function expectCardsWhole({ db, folder }: Town, complaints: ComplaintRow[], inDoubt: InDoubt = []): Promise<number> {
  const teams = lines<TeamsLine>(journals(folder).teams);
  const cards = await db.read.find<TeamsCardRow>('TeamsCard');
  expect(cards.map(card => `${card.subjectId} ${card.conversationKey}`).sort()).toEqual(
    complaints.map(complaint => `${complaint.id} ${complaintChannel}`).sort(),
  );
  let twins = 0;
  for (const { id, ticketNumber } of complaints) {
    const card = cards.find(one => one.subjectId === id)!;
    const own = teams.filter(line => line.place === complaintChannel && line.ticket === ticketNumber);
    expect(own.filter(line => line.activityId === card.activityId).at(-1)?.hash).toBe(card.shownHash);
    const posted = own.filter(line => line.op === 'post').map(line => line.activityId);
    expect(posted.at(-1)).toBe(card.activityId);
    expect(own.filter(line => line.op === 'update' && line.activityId !== card.activityId)).toEqual([]);
    expect(posted.length - 1).toBeLessThanOrEqual(timesIn(inDoubt, 'showCard', { complaintId: id }));
    twins += posted.length - 1;
  }
  const notices =
    teams.filter(line => line.place !== complaintChannel).length - (await db.read.countBy('Outbox', { kind: 'notify' }));
  expect(notices).toBeGreaterThanOrEqual(0);
  expect(notices).toBeLessThanOrEqual(timesIn(inDoubt, 'notify'));
  return twins + notices;
}

/** One bundle a complaint, and every filing of it had the same bytes. */
export function expectPapersWhole({ folder }: Town, complaints: ComplaintRow[], inDoubt: InDoubt = []): number {
  const filed = lines<ArchiveLine>(journals(folder).archive);
  for (const { id, ticketNumber, status, dossierHash } of complaints) {
    const own = filed.filter(({ path }) => path.includes(ticketNumber));
    expect(status).toBe('archived');
    expect(new Set(own.map(({ path, sha256 }) => `${path} ${sha256}`)).size).toBe(1);
    const bytes = readFileSync(join(folder, 'archive', own[0]!.path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(dossierHash);
    expect(own.length - 1).toBeLessThanOrEqual(timesIn(inDoubt, 'archiveDossier', { complaintId: id }));
  }
  return filed.length - complaints.length;
}
