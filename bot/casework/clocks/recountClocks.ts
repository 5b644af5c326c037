import { openStatuses } from '../../complaint/complaint';
import type { ComplaintRow, SettingRow } from '../../database/tables';
import { lockedComplaint } from '../act';
import { Clocks } from './clocks';
import type { OnFailure } from './followUp';
import { saveAttached } from '../receiving/incoming';
import { appendLog } from '../log';
import { loadPolicy, reporterKey, type Office } from '../office';
import { queueCards } from '../news/teamsNews';

/** So many cases a round, each in its own transaction: an office at work does not wait for a new calendar. */
const manyCases = 50;

/**
 * After a change of hours, holidays or limits the clocks of open cases are counted anew (DESIGN §6), as a duty of `outbox/schedule`.
 * Which are left to do stands in the clocks themselves, by the version of the rules they go by: an office that stops in between goes on
 * where it stopped. A case whose due times come out otherwise says so in its log.
 */
export function recountDuty(office: Office, onFailure: OnFailure) {
  /** Cases that failed are not tried again until the next change, or start. */
  const failed = new Map<string, number>();
  const leftToDo = async (): Promise<string[]> => {
    const version = await policyVersion(office);
    const ids = await outdated(office, version);
    return ids.filter(id => failed.get(id) !== version);
  };
  return {
    name: 'recountClocks',
    nextAt: async (): Promise<Date | null> => ((await leftToDo()).length > 0 ? office.now() : null),
    async play(): Promise<void> {
      const version = await policyVersion(office);
      for (const id of await leftToDo()) {
        try {
          await recountOne(office, id);
        } catch (error) {
          failed.set(id, version);
          onFailure(id, error);
        }
      }
    },
  };
}

/** The newest version of the time rules; other settings have versions of their own above it. */
async function policyVersion({ db }: Office): Promise<number> {
  const newest = await db.read.findOne<SettingRow>('Setting', { where: { key: 'policy' }, order: { version: 'DESC' } });
  return newest?.version ?? 1;
}

/** Open cases with a clock that goes by earlier rules; a date that somebody named goes by none. */
async function outdated({ db }: Office, version: number): Promise<string[]> {
  if (version === 1) return [];
  const rows = await db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select(['c.id'])
    .where('c.status IN (:...openStatuses)', { openStatuses })
    .andWhere(
      `EXISTS (SELECT 1 FROM "deadline" d WHERE d."complaintId" = c."id" AND d."metAt" IS NULL AND d."policyVersion" < :version
        AND d."code" NOT IN ('promise', 'dispositionDue'))`,
      { version },
    )
    .take(manyCases)
    .getMany();
  return rows.map(({ id }) => id);
}

async function recountOne(office: Office, id: string): Promise<void> {
  await office.db.write(async tx => {
    const complaint = await lockedComplaint(tx, office, id);
    const now = office.now();
    const policy = await loadPolicy(tx);
    const clocks = await Clocks.of(tx, id, policy);
    const moved = clocks.recountAll(now);
    await clocks.save(tx);
    const nextDueAt = clocks.nextDueAt();
    if (moved.length === 0) {
      await tx.update('Complaint', { id }, { nextDueAt });
      return;
    }
    await appendLog(tx, office, await reporterKey(tx, office.sealer, complaint.reporterId), complaint, {
      ...{ action: 'deadlinesRecounted', actorKind: 'system', actorRole: 'schedule' },
      ...{ fromStatus: complaint.status, toStatus: complaint.status, occurredAt: now },
      detail: { policyVersion: policy.version, clocks: moved.join(', ') },
    });
    await saveAttached(tx, complaint, { nextDueAt });
    await queueCards(tx, complaint, now);
  });
}
