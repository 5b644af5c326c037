import { In, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { keepsRecords, seesWords, viewFor } from '../../complaint/visibility';
import { dayOf, formatMonth, instant } from '../../complaint/wib';
import { momentFrom, momentValue } from '../../database/dialect';
import type { CasePaperRow, ComplaintRow, DossierFileRow, ReportPaperRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { dailyDuty } from '../clocks/dailyDuty';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { lyingThere, noteReportLook } from '../report/reportPapers';
import { warnPerson } from '../news/teamsNews';
import { asLying, noteLook, type LyingFile, type Look } from './recordFiles';

/** SharePoint's recycle bin gives back for 93 days what somebody deleted; what is missing has to be found long before. */
const everyDays = 30;
/** So many of each kind a row of the outbox: the next one follows while there are more. */
const atOnce = 100;

const dayMs = 86_400_000;
const lastLook = `COALESCE(f."checkedAt", f."filedAt")`;

/**
 * Each bundle in the archive, and with it each signed copy of a case's papers and each file of a month's report, is looked at every 30 days,
 * on working days at 15 minutes past the opening: what SharePoint has lost or what was changed there is found without anybody's asking. What
 * is found stands in Arsip and on the report's page, and its keepers hear of it.
 */
export function archiveCheckDuty(office: Office) {
  return dailyDuty(office, { name: 'archiveCheck', minutes: 15, begins: firstLook, play: queueCheck });
}

/** When the file that nobody has looked at for the longest time is to be looked at; null without any. */
async function firstLook(manager: EntityManager): Promise<Date | null> {
  const oldest = async (query: SelectQueryBuilder<ObjectLiteral>): Promise<number[]> => {
    const raw = await query.select(`MIN(${lastLook})`, 'oldest').getRawOne<{ oldest: string | Date | null }>();
    return raw?.oldest ? [momentFrom(raw.oldest).getTime()] : [];
  };
  const papers = lyingThere(await manager.find<ReportPaperRow>('ReportPaper'));
  const looks = [
    ...(await oldest(manager.createQueryBuilder('DossierFile', 'f'))),
    ...(await oldest(filedCopies(manager))),
    ...papers.map(paper => lookOf(paper).getTime()),
  ];
  return looks.length > 0 ? new Date(Math.min(...looks) + everyDays * dayMs) : null;
}

const filedCopies = (manager: EntityManager): SelectQueryBuilder<CasePaperRow> =>
  manager.createQueryBuilder<CasePaperRow>('CasePaper', 'f').where(`f."kind" = 'signed'`).andWhere('f."filedAt" IS NOT NULL');

const lookOf = ({ checkedAt, filedAt }: ReportPaperRow): Date => (checkedAt ?? filedAt)!;

/** Also what follows a round after which more are waiting. */
export async function queueCheck(tx: EntityManager): Promise<void> {
  await enqueue(tx, { kind: 'checkArchive', lane: 'checkArchive', key: 'checkArchive', payload: {} });
}

/** A file of a case whose turn it is, with its case. */
export interface FileToCheck {
  lying: LyingFile;
  complaint: ComplaintRow;
}

/** The cases' files whose turn it is today, bundles before signed copies, those first that were looked at longest ago; `isMore` = another round follows. */
export async function filesToCheck({ db, now }: Office): Promise<{ files: FileToCheck[]; isMore: boolean }> {
  const before = momentValue(db.dialect, lookedAtBefore(now()));
  const due = <Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): Promise<Row[]> =>
    query.andWhere(`${lastLook} < :before`, { before }).orderBy(lastLook, 'ASC').limit(atOnce).getMany();
  const bundles = await due(db.read.createQueryBuilder<DossierFileRow>('DossierFile', 'f'));
  const copies = await due(filedCopies(db.read));
  const rows = [...bundles, ...copies];
  const cases = await db.read.findBy<ComplaintRow>('Complaint', { id: In(rows.map(({ complaintId }) => complaintId)) });
  const byId = new Map(cases.map(complaint => [complaint.id, complaint]));
  const files = rows.map(row => ({ lying: asLying(row), complaint: byId.get(row.complaintId)! }));
  return { files, isMore: bundles.length === atOnce || copies.length === atOnce };
}

/** Whatever was looked at, or filed, before this has its turn today. */
const lookedAtBefore = (now: Date): Date => new Date(instant(dayOf(now) + 1, 0).getTime() - everyDays * dayMs);

/** The months' files whose turn it is today; there are four a month at most. */
export async function reportPapersToCheck({ db, now }: Office): Promise<ReportPaperRow[]> {
  const papers = await db.read.find<ReportPaperRow>('ReportPaper');
  return lyingThere(papers).filter(paper => lookOf(paper) < lookedAtBefore(now()));
}

/** Keeps what a round of the schedule found, and tells the keepers where something is amiss that was not before. */
export async function recordRound(
  tx: EntityManager,
  office: Office,
  looks: readonly (FileToCheck & { look: Look })[],
  papers: readonly { paper: ReportPaperRow; look: Look }[],
): Promise<void> {
  for (const { paper, look } of papers) {
    const { state } = look;
    await noteReportLook(tx, office, paper, { ...look, by: null });
    if (state !== 'same' && state !== paper.state) await tellOfMonth(tx, office, paper.month);
  }
  for (const { lying, complaint, look } of looks) await noteLook(tx, office, complaint.id, lying.file, { ...look, by: null });
  if (looks.some(({ lying, look }) => look.state !== 'same' && look.state !== lying.state)) await tellKeepers(tx, office);
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

/** At the last look SharePoint had lost a file of the case or held something else; a condition on `complaint` under the alias `c`. */
export const isDiffering = `(EXISTS (SELECT 1 FROM "dossier_file" f WHERE f."complaintId" = c."id" AND f."state" IN ('changed', 'missing'))
  OR EXISTS (SELECT 1 FROM "case_paper" p WHERE p."complaintId" = c."id" AND p."kind" = 'signed' AND p."state" IN ('changed', 'missing')))`;
