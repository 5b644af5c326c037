import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { act } from '../../bot/casework/act';
import { findBreak } from '../../bot/casework/log';
import { roles } from '../../bot/complaint/complaint';
import type { ActingParty } from '../../bot/complaint/complaint';
import { DomainError } from '../../bot/complaint/errors';
import { actions } from '../../bot/complaint/sop';
import type { Action } from '../../bot/complaint/sop';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import type { ComplaintRow } from '../../bot/database/tables';
import { cellsAt, isOpenOnPaper, play, received, verdict } from './sopModel';
import type { Client, Paper, Player, Verdict } from './sopModel';
import { openStaffedOffice } from './staffedOffice';
import type { StaffedOffice } from './staffedOffice';
import { systemInput, validInput } from './validInput';

/** More with FC_RUNS (`npm run prove`). */
const runs = Number(process.env.FC_RUNS ?? 60);
const everyPost = roles.filter(role => role !== 'admin');
const staff = [
  { loginName: 'A', roles: everyPost },
  { loginName: 'B', roles: everyPost },
  { loginName: 'accused', roles: [] },
];

/** `other` is a complaint to merge into and to link with. */
let office: StaffedOffice;
let other: ComplaintRow;

async function open(url?: string): Promise<void> {
  office = await openStaffedOffice(staff, url);
  other = await office.report();
}
/** A complaint of a simple question, or another, with B named as handler should it become supervisory. */
async function begin(simple = false): Promise<ComplaintRow> {
  const { id } = await office.report();
  const known = { handlerId: office.person('B').id, division: 'populationRegistration' } as const;
  const track = simple ? ({ complaintClass: 'informationRequest', track: 'short' } as const) : {};
  await office.db.write(tx => tx.update('Complaint', { id }, { ...known, ...track }));
  return office.row(id);
}

function inputOf(action: Action, player: Player, { ticketNumber }: ComplaintRow): Record<string, unknown> {
  const named = {
    ...{ person: action === 'assign' ? 'B' : 'accused', complaint: other.ticketNumber, moment: '2026-11-24T12:00' },
    trackingId: `99${ticketNumber.slice(-6)}`,
  };
  return player === 'system' ? systemInput(action) : validInput(action, player === 'reporter', named);
}

/** What came of it; anything but the office's own refusals is thrown on. */
async function outcomeOf(acting: Promise<unknown>): Promise<Verdict> {
  try {
    await acting;
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === 'stale' ? 'stale' : (error.name as Verdict);
  }
}

/** The case and everything that hangs on it. */
async function stateOf({ id }: Pick<ComplaintRow, 'id'>) {
  const { read } = office.db;
  const counted = ['LogEntry', 'Message', 'Task', 'StaffReview', 'Disposition'];
  const counts: number[] = [];
  for (const table of counted) counts.push(await read.countBy(table, { complaintId: id }));
  const deadlines = await read.findBy('Deadline', { complaintId: id });
  const answers = await read.findBy('Answer', { complaintId: id });
  return { row: await office.row(id), counts, deadlines, answers, queued: await read.count('Outbox') };
}

describe('two clients on one case', () => {
  beforeAll(() => open());
  afterAll(() => office.close());

  interface Model {
    paper: Paper;
    /** The step on each client's card. */
    seen: Record<Client, number>;
  }
  type Command = fc.AsyncCommand<Model, ComplaintRow>;

  /** These need more than the paper knows (a task, a signed text, a second case, a visit, a file, a day, a number in LAPOR!); the matrix tries them. */
  const beside: readonly Action[] = [
    ...(['closeTask', 'markSent', 'sendStandard', 'split', 'discardAttachment', 'linkReporter', 'unlinkReporter'] as const),
    ...(['resumeVisit', 'sealVisit', 'joinDisruption', 'leaveDisruption', 'tellDisruption', 'tellDisruptionEnd'] as const),
    ...(['remindHolder', 'dateDisposition'] as const),
    ...(['holdRecord', 'releaseRecord', 'appraiseRecord'] as const),
  ];
  const possible = actions.filter(name => !beside.includes(name));
  /** Moves off the main road, which would end most cases early if they were as likely as the others. */
  const asides: readonly Action[] = [
    ...(['withdraw', 'dismiss', 'merge', 'flagSupervisory', 'proposeRejection', 'proposeReferral', 'answerFailed'] as const),
    ...(['askReporter', 'returnToReview', 'returnToVerification', 'returnDraft', 'notOurs', 'declareOrdinary'] as const),
  ];

  function partyOf(player: Player, { reporterId }: ComplaintRow): ActingParty {
    if (player === 'reporter') return { kind: 'reporter', reporterId };
    return player === 'system' ? { kind: 'system', name: 'schedule' } : office.party(player);
  }

  /** Tries it in the office and on paper: both agree, and what was refused changed nothing. */
  async function press(model: Model, real: ComplaintRow, player: Player, action: Action, step: number | null): Promise<Verdict> {
    const expected = verdict(model.paper, action, player, step);
    const before = expected === 'accepted' ? null : await stateOf(real);
    const { version } = await office.row(real.id);
    const input = inputOf(action, player, real);
    const came = await outcomeOf(office.act({ complaintId: real.id, action, by: partyOf(player, real), step, input }));
    expect(came).toBe(expected);
    if (before) {
      expect(await stateOf(real)).toEqual(before);
      return expected;
    }
    model.paper = play(model.paper, action, player);
    await compare(model.paper, real, version + 1);
    return expected;
  }

  async function compare(paper: Paper, real: ComplaintRow, leastVersion: number): Promise<void> {
    const row = await office.row(real.id);
    const { status, track, step, cycle, answer, proposal, outcome } = paper;
    expect(row).toMatchObject({ status, track, step, cycle, answerState: answer, proposal, outcome });
    expect(row.version).toBeGreaterThanOrEqual(leastVersion);
    expect(await findBreak(office.db.read, office.office.sealer, row)).toBeNull();
  }

  /** A client presses a button, with the step on a card that may be old: mostly one the document knows here. */
  class Presses implements Command {
    private done = '';
    constructor(
      readonly client: Client,
      readonly looksFirst: boolean,
      readonly anything: boolean,
      readonly pick: number,
    ) {}

    check(): boolean {
      return true;
    }

    async run(model: Model, real: ComplaintRow): Promise<void> {
      const { paper, seen } = model;
      const offered = possible.filter(name => cellsAt(paper).some(cell => cell.action === name));
      const action = (this.anything ? possible : offered)[this.pick % (this.anything ? possible : offered).length]!;
      if (this.looksFirst) seen[this.client] = paper.step;
      this.done = `${this.client} ${action} at ${seen[this.client]} of ${paper.step}`;
      const came = await press(model, real, this.client, action, seen[this.client]);
      // Whoever acts, and whoever was too late, is shown the card as it is now.
      if (came === 'accepted' || came === 'stale') seen[this.client] = model.paper.step;
    }

    toString = (): string => this.done || `${this.client} presses`;
  }

  /** The case goes on its way, by whoever can bring it further. */
  class Proceeds implements Command {
    private done = '';
    constructor(readonly pick: number) {}

    check({ paper }: Readonly<Model>): boolean {
      return waysOn(paper).length > 0;
    }

    async run(model: Model, real: ComplaintRow): Promise<void> {
      const ways = waysOn(model.paper);
      const [player, action] = ways[this.pick % ways.length]!;
      this.done = `${player} ${action}`;
      const isClient = player === 'A' || player === 'B';
      await press(model, real, player, action, isClient ? model.paper.step : null);
      if (isClient) model.seen[player] = model.paper.step;
    }

    toString = (): string => this.done || 'proceeds';
  }

  function waysOn(paper: Paper): [Player, Action][] {
    const leads = (player: Player, name: Action): boolean =>
      verdict(paper, name, player, null) === 'accepted' && play(paper, name, player).step > paper.step;
    const road = possible.filter(name => !asides.includes(name));
    return (['A', 'B', 'system', 'reporter'] as const).flatMap(player =>
      road.filter(name => leads(player, name)).map((name): [Player, Action] => [player, name]),
    );
  }

  /** Reporter or system do something of their own accord, which the case may not be waiting for. */
  class Happens implements Command {
    constructor(
      readonly player: 'reporter' | 'system',
      readonly action: Action,
    ) {}
    check(): boolean {
      return true;
    }
    async run(model: Model, real: ComplaintRow): Promise<void> {
      await press(model, real, this.player, this.action, null);
    }
    toString = (): string => `${this.player} ${this.action}`;
  }

  /** The citizen writes: it is kept, and makes no button stale unless it is what the office was waiting for. */
  class Writes implements Command {
    check({ paper }: Readonly<Model>): boolean {
      return isOpenOnPaper(paper);
    }
    async run(model: Model, real: ComplaintRow): Promise<void> {
      const { version } = await office.row(real.id);
      await office.writesAgain(real);
      if (model.paper.status === 'awaitingReporter') model.paper = play(model.paper, 'reporterReplied', 'reporter');
      await compare(model.paper, real, version + 1);
    }
    toString = (): string => 'the citizen writes';
  }

  const client = fc.constantFrom<Client>('A', 'B');
  const anyPick = fc.noBias(fc.nat(9_999));
  const seldom = fc.noBias(fc.integer({ min: 0, max: 7 })).map(dice => dice === 0);
  const anyPress = fc.tuple(client, fc.boolean(), seldom, anyPick).map((press): Command => new Presses(...press));
  const anyEvent = fc
    .tuple(fc.constantFrom('reporter', 'system'), fc.constantFrom(...possible))
    .map((what): Command => new Happens(...what));
  const command = fc.oneof(
    { weight: 5, arbitrary: anyPress },
    { weight: 6, arbitrary: anyPick.map((pick): Command => new Proceeds(pick)) },
    { weight: 1, arbitrary: anyEvent },
    { weight: 1, arbitrary: fc.constant<Command>(new Writes()) },
  );

  test('whatever they press, in whatever order, the case is where the document puts it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(command, { minLength: 20, maxLength: 40 }), async (simple, commands) => {
        const real = await begin(simple);
        const model: Model = { paper: received(simple), seen: { A: 1, B: 1 } };
        await fc.asyncModelRun(() => ({ model, real }), commands);
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
});

describe('two people click at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-'));
  const url = `sqlite:${join(folder, 'office.db')}`;
  beforeAll(() => open(url));
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  /** What both see, and what each of them presses. */
  const presses = [
    [[], 'take', 'take'],
    [[], 'take', 'dismiss'],
    [['take'], 'submitReview', 'proposeRejection'],
    [['take'], 'merge', 'askReporter'],
    [['take', 'submitReview'], 'verify', 'returnToReview'],
    [['take', 'proposeRejection'], 'confirmRejection', 'giveDisposition'],
    [['take', 'proposeRejection'], 'confirmRejection', 'confirmRejection'],
    [['take', 'proposeReferral'], 'confirmReferral', 'flagSupervisory'],
    [['take', 'proposeRejection', 'giveDisposition', 'draftAnswer'], 'sendAnswer', 'sendAnswer'],
    [['take', 'proposeRejection', 'giveDisposition', 'draftAnswer'], 'approveAnswer', 'returnDraft'],
  ] as const satisfies readonly (readonly [readonly Action[], Action, Action])[];
  const rounds = 5;

  test.each(presses)('after %j, %s and %s: one acts, the other is told, and one is logged', async (before, first, second) => {
    // A second server on the same database, as in production.
    const { db } = await openOfficeDatabase(office.url);
    for (let round = 1; round <= rounds; round++) {
      const real = await begin();
      const complaintId = real.id;
      const by = (client: Client, action: Action, step?: number) => ({
        complaintId,
        action,
        by: office.party(client),
        input: inputOf(action, client, real),
        ...(step && { step }),
      });
      // A wrote the telaahan, so it is B who may verify.
      for (const action of before) await office.act(by('A', action));
      const shown = await office.row(complaintId);
      const came = await Promise.all([
        outcomeOf(act(office.office, by('B', first, shown.step))),
        outcomeOf(act({ ...office.office, db }, by('A', second, shown.step))),
      ]);
      const log = await office.db.read.findBy('LogEntry', { complaintId, actorKind: 'person' });
      const row = await office.row(complaintId);
      expect([...came].sort()).toEqual(['accepted', 'stale']);
      expect([row.step, log.length]).toEqual([shown.step + 1, before.length + 1]);
      expect(await findBreak(db.read, office.office.sealer, row)).toBeNull();
    }
    await db.close();
  });
});
