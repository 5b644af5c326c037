import type { Town } from './town';

/** Longer than fits under buttons, so that it leaves in two parts. */
const longAnswer = `${'Kami jelaskan langkahnya satu per satu. '.repeat(30)}\n\nKTP-el dapat diambil di loket pengambilan. Gratis.`;

const review = {
  ...{ problem: 'Pencetakan KTP-el belum selesai.', assumptions: 'Blanko terbatas.', facts: 'Perekaman 2 November 2026.' },
  ...{
    analysis: 'Kendala pada antrean cetak.',
    conclusion: 'Keterlambatan di antrean cetak.',
    recommendation: 'Cetak prioritas.',
  },
  ...{ complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
};
const plain = { containsPersonalData: false };

/** A report's way through all eight steps but the month's report; the log of each complaint must read so. */
export const wayOf = (town: Town): [by: string, action: string, input: Record<string, unknown>][] => [
  ['operator', 'take', {}],
  ['operator', 'submitReview', review],
  ['policyAnalyst', 'verify', { findings: 'Sesuai, siap cetak.' }],
  [
    'headOfDivision',
    'giveDisposition',
    {
      ...{ instructions: 'Proses lebih lanjut.', division: 'populationRegistration', urgency: 'urgent' },
      dueAt: new Date(town.now().getTime() + 3 * 24 * 3_600_000).toISOString(),
    },
  ],
  ['technicalDivision', 'draftAnswer', { text: longAnswer, ...plain }],
  ['operator', 'sendAnswer', plain],
];

export const numberOf = (citizen: number): string => `62800${String(citizen).padStart(8, '0')}`;
export const messageOf = (citizen: number, n: number): string => `wamid.${citizen}.${n}`;

/** Writes twice, waits for the answer, and is content; officers do their part as soon as it is their turn. */
export async function walk(town: Town, citizen: number): Promise<void> {
  const { random } = town;
  const from = numberOf(citizen);
  const said = ['KTP saya sudah 3 minggu belum dicetak', 'Atas nama Warga Contoh, Kelurahan Langkai'].map((text, n) => ({
    ...{ from, id: messageOf(citizen, n), text },
    at: new Date(town.now().getTime() - (2 - n) * 1000),
  }));
  for (const message of random.shuffled([...said, ...said])) await town.writes(message);
  const complaint = await town.until('both messages are in one complaint', async () => {
    const [first, second] = await Promise.all(said.map(({ id }) => town.complaintOf(id)));
    return first && second && first.id === second.id && first;
  });
  for (const [by, action, input] of wayOf(town)) await town.presses(by, complaint.id, action, input);
  await town.until('it is answered', async () => (await town.complaintOf(said[0]!.id))?.status === 'answered');
  const confirms = { from, id: messageOf(citizen, 2), at: town.now(), button: `sudah:${complaint.ticketNumber}` };
  for (let times = 1 + random.below(2); times > 0; times -= 1) await town.writes(confirms);
  await town.until('it is archived', async () => (await town.complaintOf(said[0]!.id))?.status === 'archived');
}

/** What the log of such a report must say, once each. */
export const stepsOf = (town: Town): string[] => [
  'receive',
  ...wayOf(town).map(([, action]) => action),
  'answerSent',
  'confirmSettled',
  'archive',
  'archiveConfirmed',
];
