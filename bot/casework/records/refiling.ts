import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { recordKeepers, rolesAt } from '../../complaint/visibility';
import type { ComplaintRow, FiledState, LogEntryRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { lockedComplaint } from '../act';
import type { Files } from '../attachments/attachments';
import type { CasePaperKind } from '../papers/casePapers';
import { saveAttached } from '../receiving/incoming';
import { appendLog, type LogDraft } from '../log';
import { reporterKey, type Office } from '../office';
import { queueCards } from '../news/teamsNews';
import { readPaper } from './keptPapers';
import { archivedNumbered } from './readRecord';
import { filedCopiesOf, lookedAt, noteLook, placeOf, type RecordFile } from './recordFiles';

/** A file of a case that SharePoint lost or that was changed there is to be filed again as it was. */
export interface RefilingAsked {
  file: RecordFile;
  reason: string;
  /** What lies there now, changed by somebody, may be replaced; SharePoint's version history keeps it. */
  replaces: boolean;
}

/** Payload of `refileDossier`: `over` is the quickXorHash of the only content that may be replaced; null = nothing may lie there. */
export type Refiling = RecordFile & { complaintId: string; over: string | null; by: string };

const longestReason = 500;

/**
 * Only what the last look found missing or changed is filed again, and nothing that a person changed is replaced without a keeper's saying so.
 * @throws Unknown | NotAllowed | Invalid | Refused `notInArchive`, `noCopyKept`, `nothingToRefile`, `wouldReplace`
 */
export async function askRefiling(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  ticket: string,
  asked: RefilingAsked,
): Promise<void> {
  const archived = await archivedNumbered(office, person, ticket);
  const { id } = archived;
  const held = rolesAt(person, office.now()).find(({ role }) => recordKeepers.some(keeper => keeper === role));
  if (!held) throw new NotAllowed('refilingNotYours', { roles: [...recordKeepers] });
  const reason = reasonIn(asked.reason);
  const { file } = asked;
  const paper = 'copy' in file ? await paperOf(office, id, file.copy) : null;
  if (!(await readPaper(office, files, await placeOf(office, archived, file)))) throw new Refused('noCopyKept');
  await office.db.write(async tx => {
    const complaint = await lockedComplaint(tx, office, id);
    const last = await lookedAt(tx, id, file);
    if (!last?.state || last.state === 'same') throw new Refused('nothingToRefile');
    if (last.state === 'changed' && !asked.replaces) throw new Refused('wouldReplace');
    const over = last.state === 'changed' ? last.foundHash : null;
    const payload = { complaintId: id, ...file, over, by: person.id } satisfies Refiling;
    const key = `refile:${id}:${'copy' in file ? file.copy : file.revision}`;
    await enqueue(tx, { kind: 'refileDossier', lane: `archive:${id}`, key, payload });
    await note(tx, office, complaint, {
      ...{ action: 'refileRecord', actorKind: 'person', actorId: person.id, actorRole: held.role, roleKind: held.kind },
      ...{ detail: { ...detailOf(file, paper), found: last.state }, words: { reason } },
    });
  });
}

/** Of which paper it is a copy. @throws Unknown */
async function paperOf(office: Office, complaintId: string, copy: string): Promise<CasePaperKind> {
  const row = (await filedCopiesOf(office, complaintId)).find(each => each.id === copy);
  if (!row) throw new Unknown('unknownCopy');
  return row.paper;
}

const detailOf = (file: RecordFile, paper: CasePaperKind | null): Record<string, string | number> =>
  'copy' in file ? { copy: file.copy, paper: paper! } : { revision: file.revision };

/** Why something is to be filed again. @throws Invalid */
export function reasonIn(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new Invalid('invalidInput', [{ name: 'reason', fault: 'missing' }]);
  if (reason.length > longestReason)
    throw new Invalid('invalidInput', [{ name: 'reason', fault: 'tooLong', limit: longestReason }]);
  return reason;
}

/** SharePoint confirmed the file that was filed again, or kept what somebody changed in the meantime. */
export async function recordRefiled(
  tx: EntityManager,
  office: Office,
  { complaintId, over: _, by, ...file }: Refiling,
  paper: CasePaperKind | null,
  found: { state: FiledState; foundHash: string | null; url?: string },
): Promise<void> {
  await noteLook(tx, office, complaintId, file, { ...found, by });
  const complaint = await lockedComplaint(tx, office, complaintId);
  const isNewest = 'revision' in file && complaint.dossierRevision === file.revision;
  const entry = { action: 'recordRefiled', actorKind: 'system', actorRole: 'archive' } as const;
  const detail = { ...detailOf(file, paper), found: found.state };
  await note(tx, office, complaint, { ...entry, detail }, found.url && isNewest ? { dossierUrl: found.url } : {});
}

async function note(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  entry: Omit<LogDraft, 'toStatus' | 'fromStatus' | 'occurredAt'> & { detail: LogEntryRow['detail'] },
  changes: Partial<ComplaintRow> = {},
): Promise<void> {
  const { status } = complaint;
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  const moment = { fromStatus: status, toStatus: status, occurredAt: office.now(), sopStep: 6 };
  await appendLog(tx, office, key, complaint, { ...entry, ...moment });
  await saveAttached(tx, complaint, changes);
  await queueCards(tx, complaint, office.now());
}
