import type { EntityManager } from 'typeorm';
import { actWithin } from '../../bot/casework/act';
import { statuses, tracks } from '../../bot/complaint/complaint';
import type { ActingParty, Person, Role, RoleHeld, RoleKind } from '../../bot/complaint/complaint';
import { DomainError } from '../../bot/complaint/errors';
import type { Division } from '../../bot/complaint/masterData';
import { actions } from '../../bot/complaint/sop';
import type { Action } from '../../bot/complaint/sop';
import type { AttachmentRow, ComplaintRow } from '../../bot/database/tables';
import { agreedCells } from '../complaint/domainTable';
import { layDisruptions, layDown, standsAs } from './laidDown';
import { actors, expectation, officers } from './matrixExpectation';
import type { Actor, Place } from './matrixExpectation';
import { openStaffedOffice } from './staffedOffice';
import type { StaffedOffice } from './staffedOffice';
import { systemInput, validInput } from './validInput';

/**
 * Every actor × status × action × track through the real `act`, against DOMAIN §1.5 as typed in domainTable.ts. One complaint
 * a status and track is laid down as it would stand there (with whatever the action at hand waits for: an answer to approve,
 * a proposal to confirm), each attempt is undone. Nothing is skipped, except that cases kept from some people (confidential,
 * restricted, …) are tried on the full track in the six statuses where such people could act.
 */
let office: StaffedOffice;
let other: ComplaintRow;
beforeAll(async () => {
  office = await openStaffedOffice();
  other = await office.report();
  // Who has no post reads only what they are named on, and links to nothing else.
  const named = { assigneeId: office.person('assignee').id, handlerId: office.person('handler').id };
  await office.db.write(tx => tx.update('Complaint', { id: other.id }, named));
  await office.db.write(tx => layDisruptions(tx, office.now));
  await office.db.write(tx =>
    tx.insert('Setting', { key: 'standingDispositions', version: 1, value: [standing], changedBy: null, changedAt: office.now }),
  );
});
afterAll(() => office.close());

const standing = {
  ...{ id: 'syarat', service: null, category: 'information', text: 'Syaratnya: …', number: '470/1', signedBy: 'Kabid' },
  ...{ validFrom: '2026-01-01', validTo: '2026-12-31' },
};

describe.each(tracks)('on the %s track', track => {
  test.each(statuses)('a complaint that is %s moves by those and only those whom the SOP names', async status => {
    expect(await undone(office, tx => surprises(tx, { status, track, kind: 'plain' }))).toEqual([]);
  });
});

describe.each(['confidential', 'restricted', 'accusedUnknown', 'otherDivision'] as const)('a case that is %s', kind => {
  const telling = ['inReview', 'awaitingVerification', 'awaitingDisposition', 'inProgress', 'referredOut', 'archived'] as const;
  test.each(telling)('and %s is moved only by those who may read its words', async status => {
    expect(await undone(office, tx => surprises(tx, { status, track: 'full', kind }))).toEqual([]);
  });
});

describe('beside the table', () => {
  const allCells = [...agreedCells.values()];

  test('who is complained about learns of nothing, whatever post they hold', async () => {
    const seen = await undone(office, async tx => {
      const { complaint, task } = await layDown(office, tx, { status: 'inProgress', track: 'full', kind: 'plain' });
      const answers = new Set<string>();
      for (const actor of officers) {
        const accused = { reportedParty: 'person', reportedPersonId: office.person(actor).id } as const;
        await tx.update('Complaint', { id: complaint.id }, { status: 'inProgress', ...accused });
        for (const action of actions) answers.add(await attempt(tx, complaint, task, action, actor));
      }
      return [...answers];
    });
    expect(seen).toEqual(['Unknown unknownComplaint']);
  });

  test('a mandate of the head of division is enough for the decisions the document lends, and for no others', async () => {
    const mandated: Person = { ...office.person('nobody'), roles: [postOf('headOfDivision', 'mandate')] };
    const headed = allCells.filter(
      ({ track, by }) => track !== 'supervisory' && by.some(name => name.startsWith('headOfDivision')),
    );
    const wrong = await undone(office, async tx => {
      const found: string[] = [];
      for (const track of ['full', 'short'] as const) {
        const { complaint, task } = await layDown(office, tx, { status: 'received', track, kind: 'plain' });
        for (const cell of headed.filter(each => each.track === track)) {
          const action = cell.action as Action;
          await tx.update(
            'Complaint',
            { id: complaint.id },
            standsAs({ status: cell.status, track, kind: 'plain' }, action, office.now),
          );
          const by = { kind: 'person', person: mandated } as const;
          const actual = await takenBack(tx, () => attempt(tx, complaint, task, action, by));
          const lent = cell.by.includes('headOfDivision*');
          if (actual.startsWith('→') !== lent) found.push(`${cell.status} ${action}: ${actual}`);
        }
      }
      return found;
    });
    expect(headed.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  test('a technical division hands on its own cases only, whatever else its officer may read', async () => {
    const reader = postOf('policyAnalyst', 'definitive');
    const post = (division: Division): RoleHeld => ({ ...postOf('technicalDivision', 'definitive'), division });
    const answers = await undone(office, async tx => {
      const place = { status: 'inProgress', track: 'full', kind: 'plain' } as const;
      const { complaint, task } = await layDown(office, tx, place);
      await tx.update('Complaint', { id: complaint.id }, standsAs(place, 'notOurs', office.now));
      const by = (division: Division) => {
        const person = { ...office.person('nobody'), roles: [reader, post(division)] };
        return attempt(tx, complaint, task, 'notOurs', { kind: 'person', person });
      };
      return [await by('civilRegistration'), await by('populationRegistration')];
    });
    expect(answers).toEqual(['NotAllowed', '→ awaitingDisposition']);
  });

  test.each([
    ['verify', 'policyAnalyst'],
    ['verify', 'technicalDivision'],
    ['approveAndSend', 'headOfDivision'],
  ] as const)('%s by the %s is refused to the writer of the telaahan', async (action, actor) => {
    const place = { status: 'awaitingVerification', track: 'short', kind: 'plain' } as const;
    const answers = await undone(office, async tx => {
      const { complaint, task } = await layDown(office, tx, place);
      const standing = { ...standsAs(place, action, office.now), reviewWriterId: office.person(actor).id };
      await tx.update('Complaint', { id: complaint.id }, standing);
      const own = await attempt(tx, complaint, task, action, actor);
      await tx.update('Complaint', { id: complaint.id }, { reviewWriterId: office.person('operator').id });
      return [own, await attempt(tx, complaint, task, action, actor)];
    });
    expect(answers).toEqual(['NotAllowed', action === 'verify' ? '→ awaitingDisposition' : '→ inProgress']);
  });

  test('where the head of office is the accused, the handler forwards to the Inspectorate and the head is blind', async () => {
    const place = { status: 'awaitingDisposition', track: 'supervisory', kind: 'plain' } as const;
    const answers = await undone(office, async tx => {
      const { complaint, task } = await layDown(office, tx, place);
      const accused = { reportedParty: 'person', reportedPersonId: office.person('headOfOffice').id } as const;
      await tx.update('Complaint', { id: complaint.id }, { ...standsAs(place, 'forwardToInspectorate', office.now), ...accused });
      const by = (actor: Actor) => attempt(tx, complaint, task, 'forwardToInspectorate', actor);
      return [await by('headOfOffice'), await by('handler')];
    });
    expect(answers).toEqual(['Unknown unknownComplaint', '→ withInspectorate']);
  });

  test('a post that has ended, or has not begun, opens nothing', async () => {
    const [past, future] = [new Date(office.now.getTime() - 1), new Date(office.now.getTime() + 1)];
    const ended: Person = { ...office.person('nobody'), roles: [{ ...postOf('operator', 'definitive'), to: past }] };
    const coming: Person = { ...office.person('nobody'), roles: [{ ...postOf('operator', 'plt'), from: future }] };
    const answers = await undone(office, async tx => {
      const { complaint, task } = await layDown(office, tx, { status: 'received', track: 'full', kind: 'plain' });
      const by = (person: Person) => attempt(tx, complaint, task, 'take', { kind: 'person', person });
      return [await by(ended), await by(coming)];
    });
    expect(answers).toEqual(['Unknown unknownComplaint', 'Unknown unknownComplaint']);
  });
});

const postOf = (role: Role, kind: RoleKind): RoleHeld => ({
  ...{ role, kind, division: null, to: null, orderNumber: '800/1' },
  from: new Date('2026-01-01T00:00:00+07:00'),
});

class Undo extends Error {}

/** Runs work and takes it all back. */
async function undone<T>({ db }: StaffedOffice, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  let result!: T;
  const writing = db.write(async tx => {
    result = await work(tx);
    throw new Undo();
  });
  await writing.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return result;
}

/** Attempts that ended otherwise than the document has it, and refusals that wrote something. */
async function surprises(tx: EntityManager, place: Place): Promise<string[]> {
  const { complaint, task } = await layDown(office, tx, place);
  const found: string[] = [];
  for (const action of actions) {
    await tx.update('Complaint', { id: complaint.id }, standsAs(place, action, office.now));
    const tried = async (actor: Actor): Promise<void> => {
      const [expected, actual] = [expectation(actor, action, place), await attempt(tx, complaint, task, action, actor)];
      if (actual !== expected) found.push(`${action} by ${actor}: ${actual}, not ${expected}`);
    };
    const isAllowed = (actor: Actor): boolean => expectation(actor, action, place).startsWith('→');
    const written = countWrites(tx);
    for (const actor of actors.filter(each => !isAllowed(each))) await tried(actor);
    written.stop();
    if (written.count > 0) found.push(`${action} was refused and left a trace`);
    for (const actor of actors.filter(isAllowed)) await takenBack(tx, () => tried(actor));
  }
  return found;
}

async function takenBack<T>(tx: EntityManager, work: () => Promise<T>): Promise<T> {
  const isSqlite = office.db.dialect === 'sqlite';
  await tx.query(isSqlite ? 'SAVEPOINT attempt' : 'SAVE TRANSACTION attempt');
  const result = await work();
  await tx.query(isSqlite ? 'ROLLBACK TO attempt' : 'ROLLBACK TRANSACTION attempt');
  return result;
}

/** Statements that write. Those that only hold a row on SQL Server set a column to itself. */
function countWrites(tx: EntityManager): { count: number; stop(): void } {
  const writes = /^(INSERT|UPDATE|DELETE|WITH|MERGE)\b(?!.* SET ("\w+") = \2 WHERE)/s;
  const counted = { count: 0, stop: () => heard.mockRestore() };
  const heard = jest.spyOn(tx.dataSource.logger, 'logQuery').mockImplementation(sql => {
    if (writes.test(sql)) counted.count += 1;
  });
  return counted;
}

async function attempt(
  tx: EntityManager,
  complaint: ComplaintRow,
  task: string,
  action: Action,
  actor: Actor | ActingParty,
): Promise<string> {
  const by = typeof actor === 'string' ? partyOf(actor, complaint) : actor;
  const named = {
    person: action === 'assign' ? 'operator' : 'accused',
    complaint: other.ticketNumber,
    moment: '2026-11-24T12:00',
  };
  const { id: complaintId } = complaint;
  const input = {
    ...(by.kind === 'system' ? systemInput(action) : validInput(action, by.kind === 'reporter', named)),
    ...(action === 'closeTask' || action === 'markSent' ? { task } : {}),
    ...(action === 'discardAttachment'
      ? { attachment: (await tx.findOneByOrFail<AttachmentRow>('Attachment', { complaintId })).id }
      : {}),
    ...(action === 'sendStandard' ? { standingDisposition: standing.id } : {}),
  };
  try {
    const done = await actWithin(tx, office.office, { complaintId: complaint.id, action, by, input });
    return `→ ${done.complaint.status}`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.name === 'NotAllowed' ? error.name : `${error.name} ${error.code}`;
  }
}

function partyOf(actor: Actor, { reporterId }: ComplaintRow): ActingParty {
  if (actor === 'reporter') return { kind: 'reporter', reporterId };
  return actor === 'system' ? { kind: 'system', name: 'schedule' } : office.party(actor);
}
