import { review } from '../journeys/review';
import type { OfficeProcess } from './openOffice';

/** What there is to see in an office that has worked a while: an archived case, one under way, one that waits, and a report. */
export const seen = { archived: 'ADU-2026-000001', underWay: 'ADU-2026-000002', fresh: 'ADU-2026-000003', month: '2026-11' };

const disposition = {
  instructions: 'Proses lebih lanjut, jawaban kepada pelapor.',
  division: 'populationRegistration',
  dueAt: '2026-11-24',
  urgency: 'urgent',
};

/** Three citizens write; the first case goes all the way, the second to the head of division, the month's report to its draft. */
export async function workAWhile(office: OfficeProcess): Promise<void> {
  const [first, second] = [seen.archived, seen.underWay];
  await office.writes('6280000000001', {
    name: 'Warga Contoh A',
    text: 'KTP saya rekam tanggal 2 belum tercetak, sudah 3 minggu.',
  });
  await office.writes('6280000000002', { name: 'Warga Contoh B', text: 'KK saya salah nama ibu, mohon dibetulkan.' });
  for (const ticket of [first, second]) {
    await done(office.act('operator', ticket, 'take'));
    await done(office.act('operator', ticket, 'submitReview', review));
    await done(office.act('technicalDivision', ticket, 'verify', { findings: 'Sesuai, siap cetak.' }));
  }
  await done(office.act('headOfDivision', first, 'giveDisposition', disposition));
  const draft = { text: 'KTP-el sudah dicetak, dapat diambil di loket. Gratis.', containsPersonalData: false };
  await done(office.act('technicalDivision', first, 'draftAnswer', draft));
  await done(office.act('headOfDivision', first, 'approveAnswer'));
  await done(office.act('operator', first, 'sendAnswer', { containsPersonalData: false }));
  await office.writes('6280000000001', { button: `sudah:${first}` });
  await office.at('2026-12-01T08:30:00');
  await office.writes('6280000000003', { name: 'Warga Contoh C', text: 'Akta anak saya belum jadi sejak September.' });
}

async function done(reply: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await reply;
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
}
