import type { EntityManager } from 'typeorm';
import { actWithin } from '../../bot/casework/act';
import { isOpen, outcomes, roles, statuses, tracks } from '../../bot/complaint/complaint';
import type {
  ActingParty,
  AnswerState,
  Outcome,
  Person,
  Role,
  RoleHeld,
  RoleKind,
  Status,
  Track,
} from '../../bot/complaint/complaint';
import { DomainError } from '../../bot/complaint/errors';
import { actions } from '../../bot/complaint/sop';
import type { Action } from '../../bot/complaint/sop';
import { newId } from '../../bot/database/dialect';
import type { ComplaintRow, MessageRow, TaskRow } from '../../bot/database/tables';
import { agreedCells } from '../complaint/domainTable';
import { openStaffedOffice } from './staffedOffice';
import type { StaffedOffice } from './staffedOffice';
import { validInput } from './validInput';

/**
 * Every actor × status × action × track through the real `act`, against DOMAIN §1.5 as typed in domainTable.ts. One complaint
 * a status and track is laid down as it would stand there (with whatever the action at hand waits for: an answer to approve,
 * a proposal to confirm), each attempt is undone. Nothing is skipped.
 */
const officers = [...roles, 'assignee', 'handler', 'nobody'] as const;
const actors = [...officers, 'reporter', 'system'] as const;
type Actor = (typeof actors)[number];
type Kind = 'plain' | 'confidential' | 'restricted' | 'accusedUnknown' | 'otherDivision';

/** Where a case stands, and what keeps it from some. */
interface Place {
  status: Status;
  track: Track;
  kind: Kind;
}

let office: StaffedOffice;
let other: ComplaintRow;
beforeAll(async () => {
  office = await openStaffedOffice();
  other = await office.report();
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
      const { complaint, task } = await layDown(tx, { status: 'inProgress', track: 'full', kind: 'plain' });
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
        const { complaint, task } = await layDown(tx, { status: 'received', track, kind: 'plain' });
        for (const cell of headed.filter(each => each.track === track)) {
          const action = cell.action as Action;
          await tx.update('Complaint', { id: complaint.id }, standsAs({ status: cell.status, track, kind: 'plain' }, action));
          await tx.query('SAVEPOINT attempt');
          const actual = await attempt(tx, complaint, task, action, { kind: 'person', person: mandated });
          await tx.query('ROLLBACK TO attempt');
          const lent = cell.by.includes('headOfDivision*');
          if (actual.startsWith('→') !== lent) found.push(`${cell.status} ${action}: ${actual}`);
        }
      }
      return found;
    });
    expect(headed.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['verify', 'policyAnalyst'],
    ['verify', 'technicalDivision'],
    ['approveAndSend', 'headOfDivision'],
  ] as const)('%s by the %s is refused to the writer of the telaahan', async (action, actor) => {
    const place = { status: 'awaitingVerification', track: 'short', kind: 'plain' } as const;
    const answers = await undone(office, async tx => {
      const { complaint, task } = await layDown(tx, place);
      const standing = { ...standsAs(place, action), reviewWriterId: office.person(actor).id };
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
      const { complaint, task } = await layDown(tx, place);
      const accused = { reportedParty: 'person', reportedPersonId: office.person('headOfOffice').id } as const;
      await tx.update('Complaint', { id: complaint.id }, { ...standsAs(place, 'forwardToInspectorate'), ...accused });
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
      const { complaint, task } = await layDown(tx, { status: 'received', track: 'full', kind: 'plain' });
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
  const { complaint, task } = await layDown(tx, place);
  const found: string[] = [];
  for (const action of actions) {
    await tx.update('Complaint', { id: complaint.id }, standsAs(place, action));
    const tries = actors.map(actor => ({ actor, expected: expectation(actor, action, place) }));
    const [allowed, refused] = [tries.filter(isAllowed), tries.filter(each => !isAllowed(each))];
    const before = await totalChanges(tx);
    for (const { actor, expected } of refused) {
      const actual = await attempt(tx, complaint, task, action, actor);
      if (actual !== expected) found.push(`${action} by ${actor}: ${actual}, not ${expected}`);
    }
    if ((await totalChanges(tx)) !== before) found.push(`${action} was refused and left a trace`);
    for (const { actor, expected } of allowed) {
      await tx.query('SAVEPOINT attempt');
      const actual = await attempt(tx, complaint, task, action, actor);
      await tx.query('ROLLBACK TO attempt');
      if (actual !== expected) found.push(`${action} by ${actor}: ${actual}, not ${expected}`);
    }
  }
  return found;
}

const isAllowed = ({ expected }: { expected: string }): boolean => expected.startsWith('→');

/** Rows written on this connection so far, undone ones included. */
async function totalChanges(tx: EntityManager): Promise<number> {
  const [{ changes }] = (await tx.query('SELECT total_changes() AS changes')) as [{ changes: number }];
  return changes;
}

async function attempt(
  tx: EntityManager,
  complaint: ComplaintRow,
  task: string,
  action: Action,
  actor: Actor | ActingParty,
): Promise<string> {
  const by = typeof actor === 'string' ? partyOf(actor, complaint) : actor;
  const named = { person: 'accused', complaint: other.ticketNumber, moment: '2026-11-24T12:00' };
  const input = {
    ...(by.kind === 'system' ? {} : validInput(action, by.kind === 'reporter', named)),
    ...(action === 'closeTask' || action === 'markSent' ? { task } : {}),
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

/** What must come of it, by the document alone. */
function expectation(actor: Actor, action: Action, place: Place): string {
  const sight = sightOf(actor, place, action);
  if (sight === 'nothing') return 'Unknown unknownComplaint';
  const cell = agreedCells.get(`${place.status} ${action} ${place.track}`);
  if (!cell) return 'Refused notNow';
  const isNamed = cell.by.some(name => name.replace('*', '') === actor);
  // The handler forwards to the Inspectorate only where the head of office is the accused, which nobody is here.
  const isBarred = action === 'forwardToInspectorate' && actor === 'handler';
  // A technical division works on its own cases.
  const isForeign = place.kind === 'otherDivision' && actor === 'technicalDivision';
  if (!isNamed || isBarred || isForeign || sight !== 'words') return 'NotAllowed';
  const kept = { unchanged: place.status, previous: 'inReview' }[cell.to];
  return `→ ${kept ?? cell.to}`;
}

/** Who reads the citizen's words (DOMAIN §1.6, §2.4); the liaison officer only what is posted in LAPOR! or forwarded. */
const everyone: readonly Actor[] = ['operator', 'policyAnalyst', 'headOfDivision', 'headOfOffice', 'assignee', 'handler'];
const readers: Record<Kind, readonly Actor[]> = {
  plain: [...everyone, 'technicalDivision', 'recordsOfficer', 'dataProtectionOfficer'],
  otherDivision: [...everyone, 'recordsOfficer', 'dataProtectionOfficer'],
  confidential: ['operator', 'policyAnalyst', 'technicalDivision', 'headOfDivision', 'assignee', 'handler'],
  restricted: ['operator', 'headOfOffice'],
  accusedUnknown: ['headOfOffice', 'handler'],
};

/** Whoever acts must read. Reporter and system need no sight; holders of no post but `admin` learn of nothing. */
function sightOf(actor: Actor, place: Place, action: Action): 'words' | 'outline' | 'nothing' {
  if (actor === 'reporter' || actor === 'system') return 'words';
  const secrecy = secrecyOf(place, action);
  if (readers[secrecy].includes(actor)) return 'words';
  const isTheirs = channelOf(place.track) === 'lapor' || place.status === 'referredOut';
  const concernsLiaison = isTheirs && (secrecy === 'plain' || secrecy === 'otherDivision');
  if (actor === 'liaisonOfficer' && concernsLiaison) return 'words';
  return ['admin', 'nobody', 'assignee', 'handler'].includes(actor) ? 'nothing' : 'outline';
}

/** There is something to clear only where a case is restricted. */
function secrecyOf({ track, kind }: Place, action: Action): Kind {
  if (track === 'supervisory') return 'accusedUnknown';
  return action === 'clearRestriction' && kind !== 'accusedUnknown' ? 'restricted' : kind;
}

const channelOf = (track: Track) => (track === 'short' ? 'lapor' : 'whatsapp');

/** A complaint with an answer, a telaahan's writer, people named on it and a text to be sent by hand. */
async function layDown(tx: EntityManager, { track, kind }: Place): Promise<{ complaint: ComplaintRow; task: string }> {
  const complaint = await office.reportWithin(tx, channelOf(track));
  const [assigneeId, handlerId, reviewWriterId] = ['assignee', 'handler', 'accused'].map(name => office.person(name).id);
  const known = {
    assigneeId,
    handlerId,
    reviewWriterId,
    category: 'information',
    isConfidential: kind === 'confidential',
  } as const;
  const division = kind === 'otherDivision' ? 'civilRegistration' : 'populationRegistration';
  await tx.update('Complaint', { id: complaint.id }, { ...known, division, track });
  await tx.insert('Answer', await office.answerOf(tx, complaint, reviewWriterId!));
  const message = await tx.findOneByOrFail<MessageRow>('Message', { complaintId: complaint.id, direction: 'out' });
  const task = {
    id: newId(),
    complaintId: complaint.id,
    kind: 'sendByHand',
    messageId: message.id,
    createdAt: office.now,
  } as const;
  await tx.insert('Task', { ...task, dueAt: null, doneAt: null, doneBy: null, result: null } satisfies TaskRow);
  return { complaint, task: task.id };
}

/** The columns of a complaint in a status, with whatever the action waits for. */
function standsAs({ status, track, kind }: Place, action: Action): Partial<ComplaintRow> {
  const proposal = { confirmRejection: 'rejected', confirmReferral: 'referredOut' } as const;
  const proposed = action === 'confirmRejection' || action === 'confirmReferral' ? proposal[action] : null;
  return {
    ...{ status, track, cycle: 1, rating: null, escalatedAt: null },
    previousStatus: status === 'awaitingReporter' ? 'inReview' : null,
    answerState: answerFor(action, status),
    proposal: proposed,
    proposalReason: proposed && 'notOurOffice',
    reportedParty: kind === 'accusedUnknown' ? 'unknown' : null,
    restricted: track !== 'supervisory' && (kind === 'restricted' || action === 'clearRestriction'),
    outcome: outcomeFor(action, status),
    closedAt: isOpen(status) ? null : office.now,
    referralRecordedAt: status === 'referredOut' && action !== 'recordReferral' ? office.now : null,
  };
}

const answersWaitedFor: Partial<Record<Action, AnswerState>> = {
  approveAnswer: 'draft',
  returnDraft: 'draft',
  approveAndSend: 'draft',
  sendAnswer: 'approved',
  answerSent: 'sending',
  answerFailed: 'sending',
  answerDelivered: 'sent',
};

const answerFor = (action: Action, status: Status): AnswerState =>
  answersWaitedFor[action] ?? (status === 'answered' ? 'sent' : 'none');

function outcomeFor(action: Action, status: Status): Outcome | null {
  if (status !== 'archived') return outcomes.find(outcome => outcome === status) ?? null;
  return action === 'object' ? 'rejected' : action === 'reopenReview' ? 'withdrawn' : 'resolved';
}
