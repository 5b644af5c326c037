import type { OfficeClient } from './client';
import { wib } from './sampleDesk';
import type { Story } from './story';

/** SOP step 7: the draft of 1 December goes to the head of division with the operator's words, as the last thing that happens. */
export async function* monthlyReport(office: OfficeClient): Story {
  yield wib('2026-12-03T08:50');
  const input = {
    highlights: 'Keterlambatan pencetakan KTP-el dan ketidakpadanan NIK mendominasi. Satu laporan ditangani secara tertutup.',
    improvements: 'Jadwal perekaman di kecamatan ditambah; daftar syarat ditempel di setiap loket.',
    obstacles: 'Blanko KTP-el kosong pada pekan ketiga dan keempat; jaringan ke Rakumpit sering terputus.',
    recommendations: 'Ajukan tambahan blanko ke pusat dan tetapkan jadwal tetap layanan jemput bola di Rakumpit.',
  };
  await office.call('POST', '/api/reports/2026-11/actions', { action: 'submitReport', input }, 'operator');
}
