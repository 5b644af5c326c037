import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChatLine } from '../../complaint/chat';
import type { AttachmentRow, ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { openOr, writersKeys } from '../office';
import type { Office } from '../office';

/** A message that is here already, as far as a chat's lines are compared with it. */
export interface Said {
  id: string;
  reporterId: string;
  from: 'reporter' | 'office';
  at: Date;
  text: string;
  /** An officer typed it in or sent it by hand, so that its time is only about right. */
  isAbout: boolean;
  /** Its attachment whose bytes have not come yet. */
  waitsForFile: string | null;
}

/** What this contact and the office have said to each other, as far as it can still be read. */
export async function saidBefore(
  manager: EntityManager,
  office: Office,
  contact: ContactRow,
  target: ComplaintRow | null,
): Promise<Said[]> {
  const rows = await manager.find<MessageRow>('Message', {
    where: [{ contactId: contact.id }, ...(target ? [{ complaintId: target.id }] : [])],
    order: { id: 'ASC' },
  });
  const keys = await writersKeys(manager, office.sealer, rows);
  const waiting = {
    reporterId: In([...new Set(rows.map(({ reporterId }) => reporterId))]),
    status: 'pending',
    purpose: 'imported',
  } as const;
  const files = rows.length === 0 ? [] : await manager.findBy<AttachmentRow>('Attachment', waiting);
  return rows.map(row => ({
    ...{ id: row.id, reporterId: row.reporterId, from: row.direction === 'in' ? 'reporter' : 'office' },
    at: row.sentAt ?? row.occurredAt,
    text: plain(openOr(office.sealer, row.body, keys(row), row.id, 'body')),
    isAbout: row.enteredBy !== null || (row.direction === 'out' && row.kind !== 'echo'),
    waitsForFile: files.find(({ messageId }) => messageId === row.id)?.id ?? null,
  }));
}

const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

type Sided = { line: ChatLine; from: 'reporter' | 'office' };

const minute = 60_000;
/** Within this time the same long words are the same message, where an officer has written them down. */
const aboutThen = 48 * 60 * minute;
/** Shorter words ("baik", "terima kasih") are said again and again. */
const longWords = 15;

/**
 * Which lines are here already, each by one message and no message for two: the same side, minute and words; else the same long
 * words about that time where an officer typed or sent them. So an export repeated adds nothing, and a longer one its new lines.
 */
export function matchLines(lines: readonly Sided[], before: readonly Said[]): Map<ChatLine, Said> {
  const found = new Map<ChatLine, Said>();
  const left = new Map<string, Said[]>();
  const place = (from: string, at: Date, text: string): string => `${from} ${Math.floor(at.getTime() / minute)} ${text}`;
  for (const said of before) {
    const key = place(said.from, said.at, said.text);
    left.set(key, [...(left.get(key) ?? []), said]);
  }
  for (const { line, from } of lines) {
    const said = left.get(place(from, line.at, plain(line.text)))?.shift();
    if (said) found.set(line, said);
  }
  const about = [...left.values()].flat().filter(({ isAbout, text }) => isAbout && text.length >= longWords);
  for (const { line, from } of lines) {
    if (found.has(line)) continue;
    const near = about.findIndex(
      said =>
        said.from === from && said.text === plain(line.text) && Math.abs(said.at.getTime() - line.at.getTime()) <= aboutThen,
    );
    if (near >= 0) found.set(line, about.splice(near, 1)[0]!);
  }
  return found;
}
