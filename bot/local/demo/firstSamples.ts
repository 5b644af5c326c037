import type { OfficeClient } from './client';
import { citizenOf, comes, sent, textOf } from './sampleParts';
import { sampleNumbered } from './samples';
import { fullReview, round, wib } from './sampleDesk';
import type { Story } from './story';

/** 1 and 2: four messages are one complaint; the same matter by LAPOR! is merged into it and counts once. */
export async function* banjar(office: OfficeClient): Story {
  const [first, second] = [sampleNumbered(1), sampleNumbered(2)];
  const citizen = citizenOf(office, first);
  yield comes(first);
  const ticket = await citizen.reports(sent(first));
  yield wib('2026-11-23T10:15');
  await office.press('operator', ticket, 'take');
  yield wib('2026-11-23T11:00');
  await office.fill('operator', ticket, 'submitReview', {
    problem: 'Pencetakan KTP-el pelapor belum selesai 3 minggu setelah perekaman.',
    assumptions: 'Data belum lolos penunggalan atau blanko terbatas.',
    facts: 'Perekaman 2 November 2026; status cetak diperiksa petugas bidang.',
    analysis: 'Bila siap cetak, kendala pada antrean cetak.',
    conclusion: 'Keterlambatan berada di antrean cetak.',
    recommendation: 'Cetak prioritas dan beri tanggal pasti.',
    ...{ complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
    ...{ district: 'Pahandut', ward: 'Langkai' },
  });
  yield wib('2026-11-23T13:30');
  await office.fill('technicalDivision', ticket, 'verify', { findings: 'Sesuai, siap cetak.' });
  yield wib('2026-11-23T14:20');
  const instructions = 'Proses lebih lanjut, jawaban kepada pelapor.';
  await office.fill('headOfDivision', ticket, 'giveDisposition', {
    ...{ instructions, division: 'populationRegistration', urgency: 'urgent' },
    ...{ dueAt: '2026-11-24', dueAt__time: '09:12' },
  });
  yield wib('2026-11-24T08:20');
  const text = 'KTP-el sudah dicetak dan dapat diambil mulai 25 November 2026 di loket pengambilan. Gratis.';
  await office.fill('technicalDivision', ticket, 'draftAnswer', { text, containsPersonalData: 'true' });
  yield comes(second);
  const { from: externalId, name } = second.citizen!;
  const entry = { channel: 'lapor', externalId, name, text: textOf(second) };
  const again = String((await office.call('POST', '/api/complaints', entry, 'liaisonOfficer')).ticketNumber);
  yield wib('2026-11-24T08:50');
  await office.fill('operator', again, 'merge', { into: ticket });
  await office.handOver('liaisonOfficer', again);
  await office.press('headOfDivision', ticket, 'approveAnswer');
  yield wib('2026-11-24T09:05');
  const identityCheck = 'registrationNumberMatches';
  await office.fill('operator', ticket, 'sendAnswer', { containsPersonalData: 'true', identityCheck });
  yield wib('2026-11-25T12:10');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
  yield wib('2026-11-25T12:12');
  await citizen.writes('4');
}

/** 3: registered without words; the operator listens and writes down what it says. */
export async function* voiceNote(office: OfficeClient): Story {
  const sample = sampleNumbered(3);
  const citizen = citizenOf(office, sample);
  yield comes(sample);
  const ticket = await citizen.reports(sent(sample));
  yield wib('2026-11-30T08:20');
  await office.press('operator', ticket, 'take');
  const summary = 'Kartu BPJS anak pelapor ditolak karena NIK anak tidak ditemukan.';
  await office.act('operator', ticket, 'summarize', { summary });
  yield wib('2026-11-30T09:10');
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'dataMismatch', service: 'konsolidasi' };
  await fullReview(office, ticket, kind, summary);
  yield* round(office, ticket, {
    from: wib('2026-11-30T09:40'),
    verifier: 'policyAnalyst',
    division: 'informationManagement',
    text: 'NIK anak Bapak/Ibu sudah kami padankan dengan data pusat. Silakan mendaftar kembali di BPJS mulai 1 Desember 2026.',
  });
  yield wib('2026-12-01T18:40');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
}

/** 4: a photo that nobody asked for; the number stays masked, and the case is a matter of matching data. */
export async function* cardPhoto(office: OfficeClient): Story {
  const sample = sampleNumbered(4);
  const citizen = citizenOf(office, sample);
  yield comes(sample);
  const ticket = await citizen.reports(sent(sample));
  yield wib('2026-11-24T08:40');
  await office.press('operator2', ticket, 'take');
  yield wib('2026-11-24T09:20');
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'dataMismatch', service: 'konsolidasi' };
  await fullReview(office, ticket, kind, 'NIK pelapor tidak terbaca di bank.', 'operator2');
  yield* round(office, ticket, {
    from: wib('2026-11-24T10:00'),
    verifier: 'policyAnalyst',
    division: 'informationManagement',
    text: 'Data Bapak/Ibu sudah kami kirim ke pusat dan dapat dibaca bank mulai besok pagi. Foto KTP tidak perlu dikirim lagi.',
    sender: 'operator2',
  });
  yield wib('2026-11-26T19:05');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
}

/** 5: the head of office and the inspectorate alone; the accused unit and the head of division see nothing of it. */
export async function* levy(office: OfficeClient): Story {
  const sample = sampleNumbered(5);
  yield comes(sample);
  const secret = { isAnonymous: true, isConfidential: true };
  const entry = { channel: 'lapor', externalId: '99000002', text: textOf(sample), ...secret };
  const ticket = String((await office.call('POST', '/api/complaints', entry, 'operator')).ticketNumber);
  await office.handOver('liaisonOfficer', ticket);
  yield wib('2026-11-24T10:25');
  const accused = { reportedParty: 'unit', reportedUnit: 'populationRegistration' };
  await office.act('operator', ticket, 'flagSupervisory', { reason: 'Dugaan pungutan liar di loket.', ...accused });
  yield wib('2026-11-25T08:30');
  const letter = { letterNumber: '700/CONTOH/DKPS/XI/2026', handler: 'handler' };
  await office.act('headOfOffice', ticket, 'forwardToInspectorate', letter);
  yield wib('2026-11-25T09:10');
  const text = 'laporan sedang diperiksa oleh pejabat yang berwenang; mohon menyimpan bukti yang ada.';
  await office.act('handler', ticket, 'sendProgress', { text, promisedAt: '2026-12-23' });
  await office.handOver('handler', ticket);
}

/** 6: the tone is noted, the matter is right: a neutral answer, and the outreach service for a far ward. */
export async function* abusive(office: OfficeClient): Story {
  const sample = sampleNumbered(6);
  const citizen = citizenOf(office, sample);
  yield comes(sample);
  const ticket = await citizen.reports(sent(sample));
  yield wib('2026-11-25T13:50');
  await office.press('operator', ticket, 'take');
  const note = 'Nada kasar, tetapi persoalannya benar: tiga kali datang dari Rakumpit. Pertimbangkan layanan jemput bola.';
  await office.act('operator', ticket, 'addNote', { note });
  yield wib('2026-11-25T14:20');
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'system', service: 'layanan_online', district: 'Rakumpit' };
  await fullReview(office, ticket, kind, 'Jaringan layanan terganggu; pelapor tiga kali datang tanpa dilayani.');
  yield* round(office, ticket, {
    from: wib('2026-11-25T14:45'),
    verifier: 'policyAnalyst',
    division: 'dataUseInnovation',
    text: 'Mohon maaf atas gangguan jaringan dan tiga kali kedatangan Bapak/Ibu. Layanan jemput bola datang ke Rakumpit pada 3 Desember 2026.',
  });
}
