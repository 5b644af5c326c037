import { In, type EntityManager } from 'typeorm';
import { monthBorders } from '../../complaint/wib';
import { Erased } from '../../database/sealed';
import { newId } from '../../database/dialect';
import type { ComplaintRow, RegisterLineRow, ReporterRow } from '../../database/tables';
import type { Closing } from './closings';
import { openOr, type Office } from '../office';
import { registerCases, type RegisterCase, type RegisterWords } from './registerCases';
import { inChunks } from './registerRecords';

/** What the register shows of the case itself; the rest of a complaint goes on changing after the month was frozen. */
const shown = [
  ...(['channel', 'externalId', 'complaintClass', 'category', 'service', 'division', 'cycle', 'rating'] as const),
  ...(['dossierUrl', 'isAnonymous', 'isConfidential', 'reportedParty', 'reportedUnit', 'ward', 'district', 'track'] as const),
] satisfies (keyof ComplaintRow)[];

/** A line as it stands in its column: moments are ISO texts. */
interface FrozenFacts {
  complaint: Pick<ComplaintRow, (typeof shown)[number]>;
  receivedAt: string;
  isSecret: boolean;
  status: RegisterCase['status'];
  closing: (Omit<Closing, 'at'> & { at: string }) | null;
  dueAt: string | null;
}

/** So many rows a statement: SQL Server takes 2,100 parameters. */
const rowsAtOnce = 200;

/**
 * Keeps the month's register as it stands, so that what is filed, shown and downloaded of it stays one and the same whatever becomes of
 * its cases. A month that is submitted anew is frozen anew. Words are sealed under their reporter's key: who is erased is erased here too.
 */
export async function freezeRegister(tx: EntityManager, office: Office, month: string, asOf: Date): Promise<void> {
  const cases = await registerCases(tx, office, monthBorders(month), asOf);
  const keys = await keysOf(tx, office, cases);
  const rows = cases.map((each): RegisterLineRow => {
    const id = newId();
    const { id: complaintId, reporterId } = each.complaint;
    return { id, month, complaintId, facts: { ...factsOf(each) }, words: sealed(office, each.words, keys.get(reporterId), id) };
  });
  await tx.delete('RegisterLine', { month });
  for (let at = 0; at < rows.length; at += rowsAtOnce) await tx.insert('RegisterLine', rows.slice(at, at + rowsAtOnce));
}

/**
 * The month's register by ticket number: as it was frozen, or as the cases stand.
 * @param frozenAt null = the month is not frozen. One that an earlier release froze has no lines and is made from the records of then.
 */
export async function registerOf(
  manager: EntityManager,
  office: Office,
  month: string,
  frozenAt: Date | null,
): Promise<RegisterCase[]> {
  const lines = frozenAt ? await manager.findBy<RegisterLineRow>('RegisterLine', { month }) : [];
  if (lines.length === 0) return registerCases(manager, office, monthBorders(month), frozenAt ?? office.now());
  const ids = lines.map(({ complaintId }) => complaintId);
  const rows = await inChunks(ids, some => manager.findBy<ComplaintRow>('Complaint', { id: In(some) }));
  const rowOf = new Map(rows.map(row => [row.id, row]));
  const cases = lines.map(line => ({ line, current: rowOf.get(line.complaintId)! }));
  const keys = await keysOf(
    manager,
    office,
    cases.map(({ current }) => ({ complaint: current })),
  );
  return cases
    .map(({ line, current }) => frozenCase(office, line, current, keys.get(current.reporterId)))
    .sort((a, b) => (a.complaint.ticketNumber < b.complaint.ticketNumber ? -1 : 1));
}

function factsOf({ complaint, isSecret, status, closing, dueAt }: RegisterCase): FrozenFacts {
  return {
    complaint: Object.fromEntries(shown.map(field => [field, complaint[field]])) as FrozenFacts['complaint'],
    ...{ isSecret, status, receivedAt: complaint.receivedAt.toISOString() },
    ...{ closing: closing && { ...closing, at: closing.at.toISOString() }, dueAt: dueAt && dueAt.toISOString() },
  };
}

type Key = ReturnType<Office['sealer']['unwrap']>;

function frozenCase(office: Office, line: RegisterLineRow, current: ComplaintRow, key: Key | undefined): RegisterCase {
  const { complaint, receivedAt, isSecret, status, closing, dueAt } = line.facts as unknown as FrozenFacts;
  return {
    ...{ isSecret, status, current, complaint: { ...current, ...complaint, receivedAt: new Date(receivedAt) } },
    closing: closing && { ...closing, at: new Date(closing.at) },
    dueAt: dueAt === null ? null : new Date(dueAt),
    words: isSecret ? null : (opened(office, line, key) ?? erasedWords),
  };
}

const sealed = ({ sealer }: Office, words: RegisterWords | null, key: Key | undefined, id: string): RegisterLineRow['words'] => {
  if (!words || !key) return null;
  try {
    return sealer.seal(JSON.stringify(words), key, { id, column: 'words' });
  } catch (error) {
    if (error instanceof Erased) return null;
    throw error;
  }
};

function opened({ sealer }: Office, { id, words }: RegisterLineRow, key: Key | undefined): RegisterWords | null {
  const text = key ? openOr(sealer, words, key, id, 'words') : null;
  return text === null ? null : (JSON.parse(text, withMoments) as RegisterWords);
}

const moments = ['reviewedAt', 'at', 'firstAnswerAt'];
const withMoments = (name: string, value: unknown): unknown =>
  moments.includes(name) && typeof value === 'string' ? new Date(value) : value;

const erasedWords: RegisterWords = {
  ...{ reporterName: null, address: null, summary: null, officer: null, reviewedAt: null, disposition: null },
  ...{ firstAnswerAt: null, answer: null, mergedInto: null, partOf: null, followUpOf: null },
};

async function keysOf(
  manager: EntityManager,
  { sealer }: Office,
  cases: readonly { complaint: Pick<ComplaintRow, 'reporterId'> }[],
): Promise<Map<string, Key>> {
  const ids = [...new Set(cases.map(({ complaint }) => complaint.reporterId))];
  const reporters = await inChunks(ids, some => manager.findBy<ReporterRow>('Reporter', { id: In(some) }));
  return new Map(reporters.map(({ id, wrappedKey }) => [id, sealer.unwrap(wrappedKey, id)]));
}
