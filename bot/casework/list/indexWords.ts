import { In, MoreThan, Not } from 'typeorm';
import { dateOf, dayOf } from '../../complaint/wib';
import type { ComplaintRow, DutyDayRow, MessageRow, OutboxRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { noteDay } from '../clocks/dailyDuty';
import { byComplaint } from './find';
import { openOr, writersKeys, type Office } from '../office';
import { addSearchTerms, hasSearchTerms } from './searchTerms';

/**
 * Cases that an earlier release took in lack what the search looks for since: stems, and whatever comes after them. They are gone through
 * once, a handful at a time and beside everything else. To have it done once more, this number grows by one.
 */
const round = 1;
/** Stored with the day on which the last of them was gone through. */
const mark = `searchTerms.${round}`;
const lane = 'indexWords';
/** So many a row of the outbox: the next one follows while there are more. */
const manyCases = 50;

/** Has the cases gone through by the outbox, unless that is done or under way. For the start of the office: it reads one row when all is well. */
export async function queueIndexing({ db, now }: Office): Promise<void> {
  if (await db.read.existsBy<DutyDayRow>('DutyDay', { name: mark })) return;
  await db.write(async tx => {
    // What is taken in from now on has its words from the beginning.
    if (!(await tx.existsBy<ComplaintRow>('Complaint', {}))) return noteDay(tx, mark, dateOf(dayOf(now())));
    const isUnderWay = await tx.existsBy<OutboxRow>('Outbox', { lane, status: Not('done') });
    if (!isUnderWay) await enqueue(tx, { kind: 'indexWords', lane, key: lane, payload: { after: '' } });
  });
}

/**
 * Gives the next cases the terms that they lack, each in a transaction of its own, and queues those that follow. Safe to repeat: terms that
 * are there stay as they are, and a case that lacks none is not written to.
 * @param after the number of the last case that was gone through
 */
export async function indexWords(office: Office, after: string): Promise<void> {
  const { db, sealer, now } = office;
  const cases = await db.read.find<ComplaintRow>('Complaint', {
    select: { id: true, ticketNumber: true, reporterId: true },
    where: { ticketNumber: MoreThan(after) },
    order: { ticketNumber: 'ASC' },
    take: manyCases,
  });
  const texts = await textsOf(office, cases);
  for (const { id } of cases) {
    const text = texts.get(id) ?? '';
    if (!(await hasSearchTerms(db.read, sealer, id, text))) await db.write(tx => addSearchTerms(tx, sealer, id, text));
  }
  await db.write(async tx => {
    const last = cases.at(-1)?.ticketNumber;
    if (last === undefined || cases.length < manyCases) await noteDay(tx, mark, dateOf(dayOf(now())));
    else await enqueue(tx, { kind: 'indexWords', lane, key: lane, payload: { after: last } });
  });
}

/** What was written in each case, by reporters and on the office's handset, each message under its writer's key; nothing of an erased one. */
async function textsOf({ db, sealer }: Office, cases: readonly ComplaintRow[]): Promise<Map<string, string>> {
  if (cases.length === 0) return new Map();
  const ids = In(cases.map(({ id }) => id));
  const written = await db.read.findBy<MessageRow>('Message', [
    { complaintId: ids, direction: 'in' },
    { complaintId: ids, kind: 'echo' },
  ]);
  const keys = await writersKeys(db.read, sealer, written);
  const ofCase = byComplaint(written as (MessageRow & { complaintId: string })[]);
  const textOf = (message: MessageRow) => openOr(sealer, message.body, keys(message), message.id, 'body') ?? '';
  return new Map(cases.map(({ id }) => [id, ofCase(id).map(textOf).join('\n')]));
}
