import type { ComplaintRow } from '../../bot/database/tables';
import { numberOf } from './citizens';
import { endStandingBy, type RefusedThere } from './child';
import { lines } from './journal';
import { journals, type TeamsLine } from './outside';
import { openTown, type Town } from './town';
import { expectCardsWhole, expectRowsWhole, expectSteps, expectTextsWhole } from './wholeness';

let town: Town;
afterEach(() => town.close());
afterAll(endStandingBy);

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

test('two processes work on one inbox and one outbox, and nothing is lost or doubled between them', async () => {
  town = await openTown({ seed: 1, processes: 2 });
  const { random, crew } = town;
  const citizens = range(20);
  const texts = ['KTP saya belum dicetak', 'Sudah tiga minggu', 'Atas nama Warga Contoh'];
  const said = citizens.flatMap(citizen =>
    texts.map((text, n) => ({
      from: numberOf(citizen),
      id: `wamid.${citizen}.${n}`,
      text,
      at: new Date(town.now().getTime() - 9_000 + n * 1_000),
    })),
  );
  const arriving = random.shuffled([...said, ...said, ...said]);
  const batches = range(36).map(batch => arriving.slice(batch * 5, batch * 5 + 5));
  await Promise.all(batches.map(batch => town.writes(...batch)));
  await town.settled();

  expect(crew.deaths).toEqual([]);
  const complaints = await expectRowsWhole(
    town,
    Object.fromEntries(citizens.map(citizen => [citizen, texts.map((_, n) => `wamid.${citizen}.${n}`)])),
  );
  expect(complaints).toHaveLength(20);
  for (const complaint of complaints) await expectSteps(town, complaint, ['receive']);
  expect(await expectTextsWhole(town)).toBe(0);
  expect(await expectCardsWhole(town, complaints)).toBe(0);

  // Whoever is quicker takes the work; a few more citizens, until each process has had some, show that both were at it.
  const hands = () => new Set(lines<TeamsLine>(journals(town.folder).teams).map(({ by }) => by));
  for (let citizen = citizens.length; hands().size < 2 && citizen < 80; citizen += 1) {
    await town.writes({ from: numberOf(citizen), id: `wamid.${citizen}.0`, text: texts[0]!, at: town.now() });
    await town.settled();
  }
  expect(hands().size).toBe(2);
}, 120_000);

test('of two presses on one step in two processes at once one wins, and the other is told who was faster', async () => {
  const races = 50;
  town = await openTown({ seed: 2, processes: 2 });
  const said = range(races).map(citizen => ({
    from: numberOf(citizen),
    id: `wamid.${citizen}`,
    text: 'KTP saya belum dicetak',
    at: town.now(),
  }));
  await town.writes(...said);
  await town.settled();
  const complaints = await town.db.read.find<ComplaintRow>('Complaint', { order: { ticketNumber: 'ASC' } });
  expect(complaints).toHaveLength(races);
  const names: Record<string, string> = {};
  for (const loginName of ['operator', 'operator2'])
    names[loginName] = (await town.db.read.findOneByOrFail<{ name: string }>('Person', { loginName } as never)).name;

  const wins = new Map<string, number>();
  for (const complaint of complaints) {
    const ends = await Promise.allSettled(
      town.random.shuffled(['operator', 'operator2']).map((by, index) =>
        town.crew
          .ask(
            {
              press: {
                complaintId: complaint.id,
                action: 'take',
                by,
                step: complaint.step,
                submissionId: `press of ${by}`,
                input: {},
              },
            },
            () => town.crew.live[index]!,
          )
          .then(() => by),
      ),
    );
    const winners = ends.flatMap(end => (end.status === 'fulfilled' ? [end.value] : []));
    const losers = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as RefusedThere] : []));
    expect([winners.length, losers.length]).toEqual([1, 1]);
    wins.set(winners[0]!, (wins.get(winners[0]!) ?? 0) + 1);
    expect(losers[0]!.refused).toMatchObject({ code: 'stale', details: { values: { who: names[winners[0]!], done: 'take' } } });
    const { assigneeId, step } = await town.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaint.id });
    const assignee = await town.db.read.findOneByOrFail<{ id: string; loginName: string }>('Person', { id: assigneeId } as never);
    expect([assignee.loginName, step]).toEqual([winners[0], complaint.step + 1]);
  }
  await town.settled();
  for (const complaint of complaints) await expectSteps(town, complaint, ['receive', 'take']);
  const after = await expectRowsWhole(town, Object.fromEntries(said.map(({ id }) => [id, [id]])));
  expect(await expectCardsWhole(town, after)).toBe(0);
}, 120_000);

test('one press that reaches two processes at once, as when Teams sends it again, is carried out once', async () => {
  town = await openTown({ seed: 3, processes: 2 });
  await town.writes({ from: numberOf(1), id: 'wamid.1', text: 'KTP saya belum dicetak', at: town.now() });
  await town.settled();
  const { id: complaintId } = (await town.complaintOf('wamid.1'))!;
  for (const n of range(20)) {
    const press = {
      complaintId,
      action: 'addNote',
      by: 'operator',
      step: 1,
      submissionId: `note ${n}`,
      input: { note: `Catatan ${n}` },
    };
    const ends = await Promise.all(town.crew.live.map(office => office.ask({ press })));
    expect(ends).toEqual(expect.arrayContaining([{ repeated: false }, { repeated: true }]));
  }
  await town.settled();
  await expectSteps(town, (await town.complaintOf('wamid.1'))!, ['receive', ...range(20).map(() => 'addNote')]);
}, 120_000);
