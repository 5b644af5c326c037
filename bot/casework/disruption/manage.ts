import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { disruptionWriters, mayApproveNews, speaksForOffice, writesDisruptions } from '../../complaint/disruption';
import type { DisruptionKind } from '../../complaint/disruption';
import { Invalid, NotAllowed, Refused, Unknown } from '../../complaint/errors';
import {
  disruptionEndFields,
  disruptionFields,
  disruptionNewsFields,
  disruptionReturnFields,
  validateFields,
} from '../../complaint/inputs';
import type { CleanInput, Field } from '../../complaint/inputs';
import type { ComplaintCategory, ServiceType } from '../../complaint/masterData';
import { maskText } from '../../complaint/personalData';
import { newId } from '../../database/dialect';
import type { ComplaintRow, DisruptionNewsRow, DisruptionRow } from '../../database/tables';
import type { NotificationKey } from '../../text/text';
import type { Office } from '../office';
import { findPerson, loadPeople, peopleInRole } from '../people';
import { digestOfInput, isRepeated } from '../submissions';
import { notifyPerson, tellOperators } from '../news/teamsNews';
import { checkOpen, lockedDisruption, newsOf } from './news';
import { queueTelling } from './tellLinked';

/** Somebody writes for all reporters of a disruption, or decides on what was written. */
export interface Writing {
  office: Office;
  by: Person;
  input: Record<string, unknown>;
  submissionId?: string | null;
}

/** What was before their eyes: another version since then is refused. */
export interface Changing extends Writing {
  id: string;
  version: number | null;
}

/** @throws NotAllowed `disruptionsNotYours` */
export function checkWriter(person: Person, now: Date): void {
  if (!writesDisruptions(person, now)) throw new NotAllowed('disruptionsNotYours', { roles: [...disruptionWriters] });
}

/**
 * Opens a disruption with its first text, which waits for the head of division unless the head writes it.
 * @returns its id; of the first press where this one is repeated
 * @throws NotAllowed | Invalid
 */
export async function openDisruption({ office, by, input, submissionId }: Writing): Promise<string> {
  const now = office.now();
  checkWriter(by, now);
  const clean = validateFields(disruptionFields, input);
  const services = (clean.services ?? []) as ServiceType[];
  if (services.length === 0 && clean.category === null) throw faulty('category', 'missing');
  if ((clean.startedAt as Date) > now) throw faulty('startedAt', 'inTheFuture');
  checkToCome(clean, now);
  const id = newId();
  const row: DisruptionRow = {
    ...{ id, version: 1, name: maskText(String(clean.name)), kind: clean.kind as DisruptionKind },
    ...{ services, category: clean.category as ComplaintCategory | null, startedAt: clean.startedAt as Date },
    ...{ expectedEndAt: clean.expectedEndAt as Date | null, endedAt: null, openedBy: by.id, openedAt: now },
  };
  return office.db.write(async tx => {
    if (await isPressed(tx, { office, by, input, submissionId }, by.id, 'openDisruption', disruptionFields)) {
      const [newest] = await tx.find<DisruptionRow>('Disruption', {
        where: { openedBy: by.id },
        order: { openedAt: 'DESC' },
        take: 1,
      });
      return newest?.id ?? id;
    }
    await tx.insert('Disruption', row);
    await write(tx, office, by, row, { seq: 1, kind: 'opening', clean });
    await tellOperators(tx, by, now, 'disruptionOpened', { who: by.name, name: row.name });
    return id;
  });
}

/**
 * Writes the text anew that waits or came back, or the next one after an approved one.
 * @throws NotAllowed | Invalid | Unknown | Refused `disruptionEnded` | `disruptionChanged` | `newsEndWaits`
 */
export async function writeNews(changing: Changing): Promise<void> {
  const { office, by, input } = changing;
  const now = office.now();
  checkWriter(by, now);
  const clean = validateFields(disruptionNewsFields, input);
  checkToCome(clean, now);
  await change(changing, 'disruptionNews', disruptionNewsFields, async (tx, disruption) => {
    const last = await lastOf(tx, disruption.id);
    if (last.kind === 'end') throw new Refused('newsEndWaits');
    const isNext = last.state === 'approved';
    const kind = isNext ? 'update' : last.kind;
    await write(tx, office, by, disruption, { seq: isNext ? last.seq + 1 : last.seq, kind, clean });
  });
}

/**
 * Says that it is over: one last text to all linked reporters, after which their cases go their ordinary way. Where no case is linked
 * nothing need be said, and it ends at once.
 * @throws NotAllowed | Invalid | Unknown | Refused
 */
export async function endDisruption(changing: Changing): Promise<void> {
  const { office, by, input } = changing;
  const now = office.now();
  checkWriter(by, now);
  const clean = validateFields(disruptionEndFields, input);
  await change(changing, 'disruptionEnd', disruptionEndFields, async (tx, disruption) => {
    const endedAt = clean.endedAt as Date;
    if (endedAt > now) throw faulty('endedAt', 'inTheFuture');
    if (endedAt < disruption.startedAt) throw faulty('endedAt', 'inThePast');
    if (clean.text === null) {
      if (await tx.existsBy<ComplaintRow>('Complaint', { disruptionId: disruption.id, holdsParts: false }))
        throw faulty('text', 'missing');
      await tx.update('Disruption', { id: disruption.id }, { endedAt });
      return;
    }
    const last = await lastOf(tx, disruption.id);
    // What nobody approved before need not be told any more.
    const seq = last.state === 'approved' ? last.seq + 1 : last.seq;
    await write(tx, office, by, disruption, { seq, kind: 'end', clean });
  });
}

/** The head of division's word on a text that waits. @throws NotAllowed | Invalid | Unknown | Refused */
export async function decideNews(changing: Changing, approve: boolean): Promise<void> {
  const { office, by, input } = changing;
  const fields = approve ? [] : disruptionReturnFields;
  const clean = validateFields(fields, input);
  const now = office.now();
  await change(changing, approve ? 'approveNews' : 'returnNews', fields, async (tx, disruption) => {
    const last = await lastOf(tx, disruption.id);
    if (!mayApproveNews(by, last.writtenBy, now)) throw new NotAllowed('newsNotYours', { roles: ['headOfDivision'] });
    if (last.state !== 'waiting') throw new Refused('newsNotWaiting');
    // It was written for a date that has passed meanwhile: it would tell the reporters something untrue.
    if (approve && last.promisedAt && last.promisedAt <= now) throw new Refused('newsLate');
    const decided = { state: approve ? 'approved' : 'returned', decidedBy: by.id, decidedAt: now } as const;
    const note = approve ? null : String(clean.note);
    await tx.update('DisruptionNews', { disruptionId: disruption.id, seq: last.seq }, { ...decided, note });
    if (approve) await takeEffect(tx, { ...last, ...decided });
    await tellWriter(tx, last, by, approve ? 'newsApproved' : 'newsReturned', disruption.name);
  });
}

/** One change of a disruption and its news, counted by its version. */
async function change(
  { id, version, ...writing }: Changing,
  action: string,
  fields: readonly Field[],
  work: (tx: EntityManager, disruption: DisruptionRow) => Promise<void>,
): Promise<void> {
  const { office } = writing;
  await office.db.write(async tx => {
    const disruption = await lockedDisruption(tx, office, id);
    if (await isPressed(tx, writing, disruption.id, action, fields)) return;
    checkOpen(disruption);
    if (disruption.version !== version) throw new Refused('disruptionChanged', { name: disruption.name });
    await work(tx, disruption);
    await tx.update('Disruption', { id: disruption.id }, { version: disruption.version + 1 });
  });
}

async function isPressed(
  tx: EntityManager,
  { office, by, input, submissionId }: Writing,
  subjectId: string,
  action: string,
  fields: readonly Field[],
): Promise<boolean> {
  if (!submissionId) return false;
  const inputHash = digestOfInput(office, fields, input);
  return isRepeated(tx, office, { subjectId, action, actorId: by.id, submissionId, inputHash });
}

interface Written {
  seq: number;
  kind: DisruptionNewsRow['kind'];
  clean: CleanInput;
}

/** The head's own words are approved with their writing; others wait for the head, who hears of it. */
async function write(
  tx: EntityManager,
  office: Office,
  by: Person,
  disruption: DisruptionRow,
  { seq, kind, clean }: Written,
): Promise<void> {
  const now = office.now();
  const approved = speaksForOffice(by, now);
  const row: DisruptionNewsRow = {
    ...{ disruptionId: disruption.id, seq, kind, text: String(clean.text), note: null, writtenBy: by.id, writtenAt: now },
    promisedAt: (clean.promisedAt as Date | null | undefined) ?? null,
    expectedEndAt: (clean.expectedEndAt as Date | null | undefined) ?? null,
    endedAt: (clean.endedAt as Date | null | undefined) ?? null,
    ...(approved
      ? { state: 'approved', decidedBy: by.id, decidedAt: now }
      : { state: 'waiting', decidedBy: null, decidedAt: null }),
  };
  await tx.delete('DisruptionNews', { disruptionId: disruption.id, seq });
  await tx.insert('DisruptionNews', row);
  if (approved) return takeEffect(tx, row);
  for (const head of peopleInRole(await loadPeople(tx), 'headOfDivision', null, now))
    if (head.id !== by.id) await notifyPerson(tx, head, null, 'newsToApprove', { who: by.name, name: disruption.name });
}

async function takeEffect(tx: EntityManager, { disruptionId, kind, expectedEndAt, endedAt }: DisruptionNewsRow): Promise<void> {
  await tx.update('Disruption', { id: disruptionId }, kind === 'end' ? { endedAt } : { expectedEndAt });
  await queueTelling(tx, disruptionId);
}

async function tellWriter(
  tx: EntityManager,
  { writtenBy }: DisruptionNewsRow,
  by: Person,
  key: NotificationKey,
  name: string,
): Promise<void> {
  const writer = writtenBy === by.id ? null : await findPerson(tx, { id: writtenBy });
  if (writer) await notifyPerson(tx, writer, null, key, { who: by.name, name });
}

async function lastOf(tx: EntityManager, disruptionId: string): Promise<DisruptionNewsRow> {
  const last = (await newsOf(tx, disruptionId)).at(-1);
  if (!last) throw new Unknown('unknownDisruption');
  return last;
}

function checkToCome({ promisedAt, expectedEndAt }: CleanInput, now: Date): void {
  if ((promisedAt as Date) <= now) throw faulty('promisedAt', 'inThePast');
  if (expectedEndAt !== null && (expectedEndAt as Date) <= now) throw faulty('expectedEndAt', 'inThePast');
}

const faulty = (name: string, fault: Invalid['fields'][number]['fault']): Invalid =>
  new Invalid('invalidInput', [{ name, fault }]);
