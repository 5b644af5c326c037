import { In, type EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { keepsRecords, seesWords, viewFor } from '../../complaint/visibility';
import { dayOf, formatMonth, instant } from '../../complaint/wib';
import { momentFrom, momentValue } from '../../database/dialect';
import type { ComplaintRow, DossierFileRow, ReportPaperRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { dailyDuty } from '../dailyDuty';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { lyingThere } from '../reportPapers';
import { warnPerson } from '../teamsNews';
import { noteChecked, type Look } from './readRecord';

/** SharePoint's recycle bin gives back for 93 days what somebody deleted; what is missing has to be found long before. */
const everyDays = 30;
/** So many a row of the outbox: the next one follows while there are more. */
const manyBundles = 100;

const dayMs = 86_400_000;
const lastLook = `COALESCE(f."checkedAt", f."filedAt")`;

/**
 * Each bundle in the archive, and each file of a month's report with it, is looked at every 30 days, on working days at 15 minutes past the
 * opening: what SharePoint has lost or what was changed there is found without anybody's asking. What is found stands in Arsip, and its keepers hear of it.
 */
export function archiveCheckDuty(office: Office) {
  return dailyDuty(office, { name: 'archiveCheck', minutes: 15, begins: firstLook, play: queueCheck });
}

/** When the bundle that nobody has looked at for the longest time is to be looked at; null without any. */
async function firstLook(manager: EntityManager): Promise<Date | null> {
  const query = manager.createQueryBuilder<DossierFileRow>('DossierFile', 'f').select(`MIN(${lastLook})`, 'oldest');
  const raw = await query.getRawOne<{ oldest: string | Date | null }>();
  return raw?.oldest ? new Date(momentFrom(raw.oldest).getTime() + everyDays * dayMs) : null;
}

async function queueCheck(tx: EntityManager): Promise<void> {
  await enqueue(tx, { kind: 'checkArchive', lane: 'checkArchive', key: 'checkArchive', payload: {} });
}

/** The bundles whose turn it is today, the one that was looked at longest ago first, each with its case. */
export async function bundlesToCheck({ db, now }: Office): Promise<{ bundle: DossierFileRow; complaint: ComplaintRow }[]> {
  const before = momentValue(db.dialect, lookedAtBefore(now()));
  const bundles = await db.read
    .createQueryBuilder<DossierFileRow>('DossierFile', 'f')
    .where(`${lastLook} < :before`, { before })
    .orderBy(lastLook, 'ASC')
    .limit(manyBundles)
    .getMany();
  const cases = await db.read.findBy<ComplaintRow>('Complaint', { id: In(bundles.map(({ complaintId }) => complaintId)) });
  const byId = new Map(cases.map(complaint => [complaint.id, complaint]));
  return bundles.map(bundle => ({ bundle, complaint: byId.get(bundle.complaintId)! }));
}

/** Whatever was looked at, or filed, before this has its turn today. */
const lookedAtBefore = (now: Date): Date => new Date(instant(dayOf(now) + 1, 0).getTime() - everyDays * dayMs);

/** The months' files whose turn it is today; there are four a month at most. */
export async function reportPapersToCheck({ db, now }: Office): Promise<ReportPaperRow[]> {
  const papers = await db.read.find<ReportPaperRow>('ReportPaper');
  return lyingThere(papers).filter(({ checkedAt, filedAt }) => (checkedAt ?? filedAt)! < lookedAtBefore(now()));
}

/** Keeps what a round of the schedule found, has the next one follow, and tells the keepers where something is amiss that was not before. */
export async function recordRound(
  tx: EntityManager,
  office: Office,
  looks: readonly { bundle: DossierFileRow; look: Look }[],
  papers: readonly { paper: ReportPaperRow; look: Look }[],
): Promise<void> {
  for (const { paper, look } of papers) {
    const { state } = look;
    await tx.update('ReportPaper', { id: paper.id }, { ...look, checkedAt: office.now() });
    if (state !== 'same' && state !== paper.state) await tellOfMonth(tx, office, paper.month);
  }
  for (const { bundle, look } of looks) await noteChecked(tx, office, bundle, look, null);
  if (looks.length === manyBundles) await queueCheck(tx);
  if (looks.some(({ bundle, look }) => look.state !== 'same' && look.state !== bundle.state)) await tellKeepers(tx, office);
}

async function tellKeepers(tx: EntityManager, office: Office): Promise<void> {
  const now = office.now();
  const differing = await tx.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(isDiffering).getMany();
  for (const keeper of (await loadPeople(tx)).filter(person => keepsRecords(person, now))) {
    const count = differing.filter(complaint => mayRead(complaint, keeper, now)).length;
    if (count > 0) await warnPerson(tx, keeper, 'archiveDiffers', null, 'archiveDiffers', { count });
  }
}

async function tellOfMonth(tx: EntityManager, office: Office, month: string): Promise<void> {
  for (const keeper of (await loadPeople(tx)).filter(person => keepsRecords(person, office.now()))) {
    const values = { month: formatMonth(month, keeper.language) };
    await warnPerson(tx, keeper, `reportDiffers:${month}`, null, 'reportDiffers', values);
  }
}

const mayRead = (complaint: ComplaintRow, person: Person, now: Date): boolean => seesWords(viewFor(complaint, person, now));

/** At the last look SharePoint had lost a bundle of the case or held something else; a condition on `complaint` under the alias `c`. */
export const isDiffering = `EXISTS (SELECT 1 FROM "dossier_file" f WHERE f."complaintId" = c."id" AND f."state" IN ('changed', 'missing'))`;
