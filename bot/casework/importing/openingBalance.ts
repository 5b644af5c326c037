import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { dueAt } from '../../complaint/deadline';
import { NotAllowed } from '../../complaint/errors';
import type { FaultyPriorRow, OpeningSheet, PriorCase } from '../../complaint/openingBalance';
import { holds } from '../../complaint/visibility';
import type { ComplaintRow, LogEntryRow } from '../../database/tables';
import { nobody } from '../receiving/contacts';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { receive } from '../receiving/receive';
import { tellOperators } from '../news/teamsNews';

export interface OpeningRow {
  priorCase: PriorCase;
  outcome: 'new' | 'unchanged';
  /** The settlement limit, from the case's own date. */
  dueAt: Date;
}

/** `new`, `unchanged` and the length of `faulty` add up to the number of data rows. */
export interface OpeningResult {
  new: number;
  unchanged: number;
  faulty: FaultyPriorRow[];
  rows: OpeningRow[];
}

/** Rows that one transaction takes: others must not wait long for their turn. */
const chunkSize = 50;

/** Who knows the cases, and who answers for the month's figures that begin with them. @throws NotAllowed */
export function checkOpener(by: Person, now: Date): void {
  const roles = ['operator', 'headOfDivision'] as const;
  if (!roles.some(role => holds(by, role, now))) throw new NotAllowed('openingNotYours', { roles: [...roles] });
}

/** What taking over this sheet would do; writes nothing. @throws NotAllowed */
export async function tryOpeningBalance(office: Office, by: Person, sheet: OpeningSheet): Promise<OpeningResult> {
  checkOpener(by, office.now());
  const result = emptyResult(sheet);
  for (const chunk of chunksOf(sheet)) count(result, await judge(office.db.read, office, chunk));
  return result;
}

/**
 * Takes over the cases that were open on the day the app started (saldo awal, DOMAIN §1.6), each under its own number and dates.
 * Safe to repeat, and to repeat half-way: a number that is here already changes nothing, because a case changes through `act`
 * alone; a row that says something else than it did is faulty. Nothing is told to the reporters.
 * @throws NotAllowed
 */
export async function takeOpeningBalance(office: Office, by: Person, sheet: OpeningSheet): Promise<OpeningResult> {
  checkOpener(by, office.now());
  const result = emptyResult(sheet);
  for (const chunk of chunksOf(sheet)) {
    const judged = await office.db.write(async tx => {
      const rows = await judge(tx, office, chunk);
      for (const row of rows) if ('outcome' in row && row.outcome === 'new') await takeIn(tx, office, by, row.priorCase);
      return rows;
    });
    count(result, judged);
  }
  if (result.new > 0)
    await office.db.write(tx => tellOperators(tx, by, office.now(), 'openingTaken', { count: result.new, who: by.name }));
  return result;
}

const emptyResult = ({ faulty }: OpeningSheet): OpeningResult => ({ new: 0, unchanged: 0, faulty: [...faulty], rows: [] });

/** The oldest first, so that their numbers here follow their dates. */
function chunksOf({ cases }: OpeningSheet): PriorCase[][] {
  const sorted = cases.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.row - b.row);
  const starts = Array.from({ length: Math.ceil(sorted.length / chunkSize) }, (_, n) => n * chunkSize);
  return starts.map(start => sorted.slice(start, start + chunkSize));
}

function count(result: OpeningResult, rows: (OpeningRow | FaultyPriorRow)[]): void {
  for (const row of rows) {
    if ('code' in row) result.faulty.push(row);
    else {
      result[row.outcome] += 1;
      result.rows.push(row);
    }
  }
  const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row;
  result.faulty.sort(byRow);
  result.rows.sort((a, b) => byRow(a.priorCase, b.priorCase));
}

/** What is to become of each row as things stand. */
async function judge(manager: EntityManager, office: Office, cases: PriorCase[]): Promise<(OpeningRow | FaultyPriorRow)[]> {
  const policy = await loadPolicy(manager);
  const known = await manager.findBy<ComplaintRow>('Complaint', { priorNumber: In(cases.map(each => each.priorNumber)) });
  const first = { complaintId: In(known.map(({ id }) => id)), action: 'receive' as const };
  const entries = known.length > 0 ? await manager.findBy<LogEntryRow>('LogEntry', first) : [];
  const tracked = cases.flatMap(({ trackingId }) => trackingId ?? []);
  const inLapor = tracked.length > 0 ? await manager.findBy<ComplaintRow>('Complaint', { externalId: In(tracked) }) : [];
  return cases.map(priorCase => {
    const { row, priorNumber, trackingId, receivedAt } = priorCase;
    const own = known.find(each => each.priorNumber === priorNumber);
    if (own) {
      const hash = entries.find(({ complaintId }) => complaintId === own.id)?.detail.openingRow;
      if (hash !== hashOf(office, priorCase)) return { row, code: 'differs', ticket: own.ticketNumber };
    }
    const other = inLapor.find(each => each.externalId === trackingId);
    if (!own && other) return { row, code: 'trackingIdTaken', ticket: other.ticketNumber };
    return { priorCase, outcome: own ? 'unchanged' : 'new', dueAt: dueAt('nonSupervisory', receivedAt, policy).at };
  });
}

/** The same for the same content, wherever the row stands in its sheet. */
function hashOf({ sealer }: Office, { row: _row, ...fields }: PriorCase): string {
  return sealer.blindIndex('openingRow', JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

async function takeIn(tx: EntityManager, office: Office, by: Person, priorCase: PriorCase): Promise<void> {
  const { channel, name, contact, receivedAt, text, service, status, respondedAt, trackingId } = priorCase;
  await receive(tx, office, {
    channel,
    alias: { ...nobody, address: contact, displayName: name },
    occurredAt: receivedAt,
    kind: 'form',
    text,
    enteredBy: by.id,
    understand: () => ({ intent: 'other', certain: false }),
    form: {
      registeredBy: by.id,
      service,
      isAnonymous: priorCase.isAnonymous,
      isConfidential: priorCase.isConfidential,
      externalId: trackingId,
      priorNumber: priorCase.priorNumber,
      prior: { status, respondedAt, rowHash: hashOf(office, priorCase) },
      arrival: { startsAt: receivedAt, unannounced: true, unacknowledged: true },
    },
  });
}
