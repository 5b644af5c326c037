import type { OfficeInTime } from './officeInTime';

/** The ways of DOMAIN §1.5 that tests begin with, walked by the officers themselves. */

export const review = {
  problem: 'Pencetakan KTP-el belum selesai.',
  assumptions: 'Blanko terbatas.',
  facts: 'Perekaman 2 November 2026.\nStatus siap cetak.',
  analysis: 'Kendala pada antrean cetak.',
  conclusion: 'Keterlambatan di antrean cetak.',
  recommendation: 'Cetak prioritas.',
  complaintClass: 'complaintNonSupervisory',
  category: 'delay',
  service: 'ktpel_cetak',
};

export const plain = { containsPersonalData: false };

export async function reported(office: OfficeInTime, text = 'KTP saya sudah 3 minggu belum dicetak', more = {}): Promise<string> {
  const { complaint } = await office.writes({ text, ...more });
  return complaint!.id;
}

export async function taken(office: OfficeInTime, text?: string, more = {}): Promise<string> {
  const id = await reported(office, text, more);
  await office.does('operator', id, 'take');
  return id;
}

export async function verified(office: OfficeInTime, text?: string, more = {}): Promise<string> {
  const id = await taken(office, text, more);
  await office.does('operator', id, 'submitReview', review);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai, siap cetak.' });
  return id;
}

/** Three working days for the answer. */
export const sheetOf = (office: OfficeInTime) => ({
  instructions: 'Proses lebih lanjut, jawaban kepada pelapor.',
  division: 'populationRegistration',
  dueAt: new Date(office.now().getTime() + 3 * 24 * 3_600_000).toISOString(),
  urgency: 'urgent',
});

export async function inProgress(office: OfficeInTime, text?: string, more = {}): Promise<string> {
  const id = await verified(office, text, more);
  await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
  return id;
}

/** Writes, lets approve where the rules ask for it, and sends this round's answer; it is delivered at once. */
export async function answer(
  office: OfficeInTime,
  id: string,
  text = 'Sudah dicetak, dapat diambil di loket.',
  about: { containsPersonalData: boolean; identityCheck?: string } = plain,
): Promise<void> {
  await office.does('technicalDivision', id, 'draftAnswer', { text, ...about });
  const { cycle } = await office.row(id);
  if (cycle > 1 || about.containsPersonalData) await office.does('headOfDivision', id, 'approveAnswer');
  await office.does('operator', id, 'sendAnswer', about);
  await office.answerGoesOut(id);
}

export async function answered(office: OfficeInTime, text?: string, more = {}): Promise<string> {
  const id = await inProgress(office, text, more);
  await answer(office, id);
  return id;
}

export async function resolved(office: OfficeInTime, text?: string, more = {}): Promise<string> {
  const id = await answered(office, text, more);
  const { ticketNumber } = await office.row(id);
  office.pass(30);
  await office.writes({ text: 'Sudah selesai', kind: 'interactive', button: `sudah:${ticketNumber}`, ...more });
  return id;
}
