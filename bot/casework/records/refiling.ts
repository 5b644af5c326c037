import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused } from '../../complaint/errors';
import { recordKeepers, rolesAt } from '../../complaint/visibility';
import type { ComplaintRow, DossierFileRow, LogEntryRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { lockedComplaint } from '../act';
import type { Files } from '../attachments';
import { saveAttached } from '../incoming';
import { appendLog, type LogDraft } from '../log';
import { reporterKey, type Office } from '../office';
import { queueCards } from '../teamsNews';
import { bundlePlace, readPaper } from './keptPapers';
import { archivedNumbered } from './readRecord';

/** A bundle that SharePoint lost or that was changed there is to be filed again as it was frozen. */
export interface RefilingAsked {
  revision: number;
  reason: string;
  /** What lies there now, changed by somebody, may be replaced; SharePoint's version history keeps it. */
  replaces: boolean;
}

/** Payload of `refileDossier`: `over` is the quickXorHash of the only content that may be replaced; null = nothing may lie there. */
export interface Refiling {
  complaintId: string;
  revision: number;
  over: string | null;
  by: string;
}

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
  if (!(await readPaper(office, files, await bundlePlace(office, archived, asked.revision)))) throw new Refused('noCopyKept');
  await office.db.write(async tx => {
    const complaint = await lockedComplaint(tx, office, id);
    const bundle = await tx.findOneBy<DossierFileRow>('DossierFile', { complaintId: id, revision: asked.revision });
    if (!bundle?.state || bundle.state === 'same') throw new Refused('nothingToRefile');
    if (bundle.state === 'changed' && !asked.replaces) throw new Refused('wouldReplace');
    const over = bundle.state === 'changed' ? bundle.foundHash : null;
    const lane = `archive:${id}`;
    const payload = { complaintId: id, revision: asked.revision, over, by: person.id } satisfies Refiling;
    await enqueue(tx, { kind: 'refileDossier', lane, key: `refile:${id}:${asked.revision}`, payload });
    await note(tx, office, complaint, {
      ...{ action: 'refileRecord', actorKind: 'person', actorId: person.id, actorRole: held.role, roleKind: held.kind },
      ...{ detail: { revision: asked.revision, found: bundle.state }, words: { reason } },
    });
  });
}

/** Why something is to be filed again. @throws Invalid */
export function reasonIn(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new Invalid('invalidInput', [{ name: 'reason', fault: 'missing' }]);
  if (reason.length > longestReason)
    throw new Invalid('invalidInput', [{ name: 'reason', fault: 'tooLong', limit: longestReason }]);
  return reason;
}

/** SharePoint confirmed the bundle that was filed again, or kept what somebody changed in the meantime. */
export async function recordRefiled(
  tx: EntityManager,
  office: Office,
  { complaintId, revision, by }: Refiling,
  found: Pick<DossierFileRow, 'state' | 'foundHash'> & { url?: string },
): Promise<void> {
  const { url, ...look } = found;
  const checked = { ...look, checkedAt: office.now(), checkedBy: by };
  await tx.update('DossierFile', { complaintId, revision }, { ...checked, ...(url && { url }) });
  const complaint = await lockedComplaint(tx, office, complaintId);
  const isNewest = complaint.dossierRevision === revision;
  const entry = { action: 'recordRefiled', actorKind: 'system', actorRole: 'archive' } as const;
  const detail = { revision, found: found.state };
  await note(tx, office, complaint, { ...entry, detail }, url && isNewest ? { dossierUrl: url } : {});
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
