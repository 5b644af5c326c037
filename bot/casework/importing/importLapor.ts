import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused } from '../../complaint/errors';
import { classOf, isOpenInLapor, isSentTo } from '../../complaint/laporReport';
import type { FaultyLaporRow, LaporExport, LaporReport } from '../../complaint/laporReport';
import { districtNamed, wardNamed } from '../../complaint/masterData';
import { holds } from '../../complaint/visibility';
import { newId } from '../../database/dialect';
import type { ComplaintRow, LaporImportRow, LaporReportRow } from '../../database/tables';
import { lockedComplaint } from '../act';
import { nobody } from '../receiving/contacts';
import { appendLog } from '../log';
import { loadSettings, reporterKey } from '../office';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { receive } from '../receiving/receive';
import { queueCards, tellOperators } from '../news/teamsNews';

export interface ImportLaporParts {
  office: Office;
  by: Person;
  /** What the channel read of the file. */
  read: LaporExport;
  /** Every row is taken as ours, whichever office LAPOR! sent it to. */
  everyOffice: boolean;
  fileName: string | null;
  /** SHA-256 of the file, in hex. */
  sha256: string;
}

export type LaporOutcome = 'new' | 'changed' | 'unchanged' | 'notOurs';

export interface LaporRowOutcome {
  report: LaporReport;
  outcome: LaporOutcome;
  /** LAPOR!'s status before; null when there was none, or the report is new. */
  formerStatus: string | null;
  /** It becomes a case here with this import. */
  opens: boolean;
}

/** With what was found out on the way, for whoever writes it down. */
interface Judged extends LaporRowOutcome {
  rowHash: string;
  own: ComplaintRow | null;
}

/** The first four and the length of `faulty` add up to the number of data rows. */
export type LaporResult = Record<LaporOutcome, number> & { opened: number; faulty: FaultyLaporRow[]; rows: LaporRowOutcome[] };

/** An import as its readers see it; `by` is who handed it in. */
export type PastImport = Omit<LaporImportRow, 'sha256' | 'everyOffice' | 'startedBy'> & { by: string };

/** Rows that one transaction takes: others must not wait long for their turn. */
const chunkSize = 50;
/** An import that has not moved on for so long was interrupted. */
const givenUpAfterMs = 10 * 60_000;

/** @throws NotAllowed */
export function checkImporter(by: Person, now: Date): void {
  const roles = ['operator', 'liaisonOfficer'] as const;
  if (!roles.some(role => holds(by, role, now))) throw new NotAllowed('importNotYours', { roles: [...roles] });
}

/** What an import of this export would do; writes nothing. @throws NotAllowed */
export async function tryLaporImport(parts: ImportLaporParts): Promise<LaporResult> {
  const { office, by, read } = parts;
  checkImporter(by, office.now());
  const result = emptyResult(read);
  const offices = await officesOf(office, parts.everyOffice);
  for (const chunk of chunks(read.reports)) count(result, await judge(office.db.read, office, chunk, offices));
  return result;
}

/**
 * Takes over an export of LAPOR! by tracking id: our status is never touched, LAPOR!'s stands beside it. An interrupted import
 * is safe to repeat: what it had done is then unchanged (DOMAIN §3.3).
 * @throws NotAllowed | Refused `importRunning`
 */
export async function importLapor(parts: ImportLaporParts): Promise<LaporResult> {
  const { office, by, read } = parts;
  checkImporter(by, office.now());
  const result = emptyResult(read);
  const offices = await officesOf(office, parts.everyOffice);
  const importId = await begin(parts);
  for (const chunk of chunks(read.reports)) {
    const judged = await office.db.write(async tx => {
      const rows = await judge(tx, office, chunk, offices);
      const added: LaporReportRow[] = [];
      for (const row of rows) added.push(...(await takeOver(tx, office, by, importId, row)));
      if (added.length > 0) await tx.insert('LaporReport', added);
      await tx.increment('LaporImport', { id: importId }, 'rowsDone', chunk.length);
      return rows;
    });
    count(result, judged);
  }
  await finish(parts, importId, result);
  return result;
}

const officesOf = async (office: Office, everyOffice: boolean): Promise<readonly string[] | null> =>
  everyOffice ? null : (await loadSettings(office.db.read)).laporOffices;

const chunks = (reports: LaporReport[]): LaporReport[][] =>
  Array.from({ length: Math.ceil(reports.length / chunkSize) }, (_, n) => reports.slice(n * chunkSize, (n + 1) * chunkSize));

const emptyResult = ({ faulty }: LaporExport): LaporResult => ({
  ...{ new: 0, changed: 0, unchanged: 0, notOurs: 0, opened: 0 },
  faulty,
  rows: [],
});

function count(result: LaporResult, rows: LaporRowOutcome[]): void {
  for (const row of rows) {
    result[row.outcome] += 1;
    if (row.opens) result.opened += 1;
    result.rows.push(row);
  }
}

/** One import at a time: two would not double anything, but neither could say what it has done. */
async function begin({ office, by, read, everyOffice, fileName, sha256 }: ImportLaporParts): Promise<string> {
  const id = newId();
  const startedAt = office.now();
  await office.db.exclusive(async tx => {
    const unfinished = await tx.findBy<LaporImportRow>('LaporImport', { finishedAt: IsNull() });
    const running = unfinished.find(each => Math.abs(startedAt.getTime() - each.startedAt.getTime()) < givenUpAfterMs);
    if (running) throw new Refused('importRunning', { done: running.rowsDone, all: running.rowsAll });
    const rowsAll = read.reports.length + read.faulty.length;
    const row: LaporImportRow = {
      ...{ id, fileName: fileName?.slice(0, 200) ?? null, sha256, everyOffice, startedBy: by.id, startedAt },
      ...{ finishedAt: null, rowsAll, rowsDone: read.faulty.length, counts: null },
    };
    await tx.insert('LaporImport', row);
  });
  return id;
}

/** One line for all new cases together in each operator's chat, where every other way of arrival gives one a case. */
async function finish(
  { office, by }: ImportLaporParts,
  id: string,
  { faulty, rows: _rows, ...counts }: LaporResult,
): Promise<void> {
  await office.db.write(async tx => {
    const now = office.now();
    await tx.update('LaporImport', { id }, { finishedAt: now, counts: { ...counts, faulty: faulty.length } });
    if (counts.opened === 0) return;
    await tellOperators(tx, by, now, 'laporImported', { count: counts.opened, who: by.name });
  });
}

/** What is to become of each row as things stand. */
async function judge(
  manager: EntityManager,
  office: Office,
  reports: LaporReport[],
  offices: readonly string[] | null,
): Promise<Judged[]> {
  const ids = reports.map(each => each.trackingId);
  const kept = await manager.findBy<LaporReportRow>('LaporReport', { trackingId: In(ids) });
  const cases = await manager.findBy<ComplaintRow>('Complaint', { externalId: In(ids) });
  return reports.map(report => {
    const former = kept.find(each => each.trackingId === report.trackingId);
    const own = cases.find(each => each.externalId === report.trackingId) ?? null;
    const rowHash = hashOf(office, report);
    const judged = { report, rowHash, own, formerStatus: former?.status ?? null };
    // What once came to us stays ours, also when LAPOR! sends it on: we have to hear of it.
    const ours = own !== null || former !== undefined || offices === null || isSentTo(report.destination, offices);
    if (!ours) return { ...judged, outcome: 'notOurs', opens: false };
    const opens = !own && !former?.complaintId && isOpenInLapor(report.status);
    return { ...judged, outcome: !former ? 'new' : former.rowHash === rowHash ? 'unchanged' : 'changed', opens };
  });
}

/** The same for the same content, wherever the row stands in its file. */
function hashOf({ sealer }: Office, { row: _row, ...fields }: LaporReport): string {
  return sealer.blindIndex('laporRow', JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

const statusOf = ({ status }: LaporReport): string | null => status?.slice(0, 60) ?? null;

/** @returns what is to be kept of a row that was not known; all of a chunk are written at once */
async function takeOver(
  tx: EntityManager,
  office: Office,
  by: Person,
  importId: string,
  { report, rowHash, own, outcome, formerStatus, opens }: Judged,
): Promise<LaporReportRow[]> {
  if (outcome === 'notOurs') return [];
  const { trackingId } = report;
  const now = office.now();
  if (own) await noteStatus(tx, office, by, own.id, statusOf(report));
  const complaintId = own?.id ?? (opens ? await openCase(tx, office, by, report) : null);
  const state = { rowHash, status: statusOf(report), importId, lastSeenAt: now };
  const link = complaintId ? { complaintId } : {};
  const moved = outcome === 'new' || statusOf(report) !== formerStatus ? { statusAt: now } : {};
  if (outcome === 'new') return [{ trackingId, ...state, statusAt: now, complaintId, firstSeenAt: now }];
  await tx.update('LaporReport', { trackingId }, { ...state, ...link, ...moved });
  return [];
}

/** A case of its own, whose SOP clock starts now: until the import nobody here could know of it (DOMAIN §2.3). */
async function openCase(tx: EntityManager, office: Office, by: Person, report: LaporReport): Promise<string> {
  const ward = report.ward ? wardNamed(report.ward) : null;
  const district = ward?.district ?? (report.district ? districtNamed(report.district) : null);
  const now = office.now();
  const { complaint } = await receive(tx, office, {
    channel: 'lapor',
    alias: nobody,
    // A clock that runs ahead elsewhere must not date anything into our future.
    occurredAt: report.receivedAt > now ? now : report.receivedAt,
    kind: 'form',
    text: [report.title, report.body].filter(Boolean).join('\n'),
    enteredBy: by.id,
    understand: () => ({ intent: 'other', certain: false }),
    form: {
      registeredBy: by.id,
      complaintClass: classOf(report.classification),
      district: district?.name ?? null,
      ward: ward?.ward.name ?? null,
      isAnonymous: report.isAnonymous,
      isConfidential: report.isConfidential,
      externalId: report.trackingId,
      externalStatus: statusOf(report),
      externalStatusAt: now,
      arrival: { startsAt: now, unannounced: true },
    },
  });
  return complaint!.id;
}

/** LAPOR!'s status beside ours, with a link in the case's chain; nothing else of the case moves. */
async function noteStatus(tx: EntityManager, office: Office, by: Person, id: string, status: string | null): Promise<void> {
  const complaint = await lockedComplaint(tx, office, id);
  if (complaint.externalStatus === status) return;
  const now = office.now();
  const { version } = complaint;
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  await appendLog(tx, office, key, complaint, {
    action: 'externalStatus',
    ...{ actorKind: 'person', actorId: by.id, fromStatus: complaint.status, toStatus: complaint.status, occurredAt: now },
    detail: { from: complaint.externalStatus, to: status },
  });
  const { logSeq, logHead } = complaint;
  const changes = { externalStatus: status, externalStatusAt: now, version: version + 1, logSeq, logHead };
  const { affected } = await tx.update('Complaint', { id, version }, changes);
  if (affected === 0) throw new Refused('staleClosed');
  await queueCards(tx, complaint, now);
}

/** The newest 20 imports with who handed them in, newest first. @throws NotAllowed */
export async function laporImports(office: Office, by: Person): Promise<PastImport[]> {
  checkImporter(by, office.now());
  const rows = await office.db.read.find<LaporImportRow>('LaporImport', { order: { startedAt: 'DESC', id: 'DESC' }, take: 20 });
  const names = new Map((await loadPeople(office.db.read)).map(({ id, name }) => [id, name]));
  return rows.map(({ id, fileName, startedAt, finishedAt, startedBy, rowsAll, rowsDone, counts }) => ({
    ...{ id, fileName, startedAt, finishedAt, by: names.get(startedBy) ?? '–', rowsAll, rowsDone, counts },
  }));
}
