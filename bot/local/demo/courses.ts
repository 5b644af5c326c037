import { answered, disposed, replied, reviewed, sentByHand, taken, verified, type Stretch } from './desk';
import { confirmed, inWords, secondRound, silent, type Ending } from './endings';
import { enters } from './entering';
import type { CaseFate, Life } from './life';

type Course = (desk: Ending, life: Life) => Stretch;

const thenEnds = (ending: (end: Ending) => Stretch): Course =>
  async function* (desk) {
    yield* taken(desk);
    yield* answered(desk);
    yield* ending(desk);
  };

export const courses: Record<CaseFate, Course> = {
  settled: thenEnds(confirmed),
  silent: thenEnds(silent),
  secondRound: thenEnds(secondRound),
  inWords: thenEnds(inWords),
  async *asked(desk) {
    yield* askedFor(desk);
    yield desk.pace.citizen(60, 40 * 60);
    await desk.citizen?.opens();
    await desk.citizen?.writes(desk.chance.of(['ini nomor registrasinya REG-CONTOH-0417', 'no pengajuan CONTOH/11/0232 pak']));
    yield* answered(desk);
    yield* confirmed(desk);
  },
  askedInVain: askedFor,
  /** It still lies on one of the desks, or was forgotten there. */
  async *stalled(desk) {
    const { chance } = desk;
    if (chance.percent(15)) return;
    yield* taken(desk);
    if (chance.percent(25)) return;
    yield* reviewed(desk);
    if (chance.percent(30)) return;
    yield* verified(desk);
    if (chance.percent(40)) return;
    yield* disposed(desk);
  },
  /** It takes days: the citizen is told when to expect the answer. */
  async *late(desk) {
    const { office, pace, ticket, matter } = desk;
    yield* taken(desk);
    yield* reviewed(desk);
    yield* verified(desk);
    yield* disposed(desk);
    yield pace.office(30, 90);
    const promisedAt = new Date(pace.at.getTime() + 4 * 24 * 3_600_000).toISOString().slice(0, 10);
    const text = 'berkas sudah kami temukan dan sedang diselesaikan oleh bidang terkait.';
    await office.act(desk.operator, ticket, 'sendProgress', { text, promisedAt });
    await sentByHand(desk);
    yield pace.office(900, 2600);
    yield* replied(desk, matter.answer);
    yield* confirmed(desk);
  },
  /** The same matter a second time, by LAPOR!: it is merged into the first, which is answered. */
  async *merged(desk, life) {
    const { office, pace, ticket, operator } = desk;
    yield* taken(desk);
    yield pace.office(20, 200);
    const second = await enters(office, life, 'lapor');
    yield pace.office(5, 40);
    await office.act(operator, second, 'merge', { into: ticket });
    await sentByHand({ office, ticket: second, channel: 'lapor', operator });
    yield* answered(desk);
    yield* confirmed(desk);
  },
  async *withdrawn(desk) {
    yield* taken(desk);
    yield desk.pace.citizen(20, 300);
    await desk.citizen?.writes('cabut laporan');
  },
  async *otherRegion(desk) {
    const { office, pace, ticket, operator } = desk;
    yield* taken(desk);
    yield pace.office(10, 60);
    const note = 'KTP-el pelapor diterbitkan kabupaten lain; pembetulan hanya dapat dilakukan di sana.';
    await office.act(operator, ticket, 'proposeRejection', { reason: 'otherRegion', note });
    yield pace.office(10, 120);
    await office.press('headOfDivision', ticket, 'confirmRejection');
    yield pace.office(5, 20);
    await sentByHand(desk);
  },
  async *otherOffice(desk, { externalId }) {
    const { office, pace, ticket, operator } = desk;
    yield* taken(desk);
    yield pace.office(10, 60);
    const agency = 'Perumdam (contoh)';
    const note = 'Mengenai layanan air bersih.';
    await office.act(operator, ticket, 'proposeReferral', { reason: 'notOurOffice', agency, note });
    yield pace.office(10, 120);
    await office.press('headOfDivision', ticket, 'confirmReferral');
    yield pace.office(20, 120);
    await office.act('liaisonOfficer', ticket, 'recordReferral', { agency, trackingId: externalId });
    await sentByHand(desk);
  },
};

async function* askedFor(desk: Ending): Stretch {
  const { office, pace, ticket, operator } = desk;
  yield* taken(desk);
  yield pace.office(15, 60);
  await office.act(operator, ticket, 'askReporter', { items: 'nomor pengajuan yang tertera pada bukti pendaftaran' });
}
