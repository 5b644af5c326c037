import type { OfficeClient } from './client';
import { citizenOf, comes, sent, textOf } from './sampleParts';
import { sampleNumbered } from './samples';
import { fullReview, resolvedBefore, round, wib } from './sampleDesk';
import type { Story } from './story';

/** 7: not this office’s matter; we enter it for the agency, and only then is the reporter told. */
export async function* road(office: OfficeClient): Story {
  const sample = sampleNumbered(7);
  yield comes(sample);
  const ticket = await citizenOf(office, sample).reports(sent(sample));
  yield wib('2026-11-26T10:20');
  await office.press('operator', ticket, 'take');
  const agency = 'Dinas PUPR Kota Palangka Raya';
  const note = 'Jalan umum, bukan urusan administrasi kependudukan.';
  await office.fill('operator', ticket, 'proposeReferral', { reason: 'notOurOffice', agency, note });
  yield wib('2026-11-26T11:30');
  await office.press('headOfDivision', ticket, 'confirmReferral');
  yield wib('2026-11-26T13:15');
  await office.act('liaisonOfficer', ticket, 'recordReferral', { agency, trackingId: '99000003' });
}

/** 8: one visit, three matters: a number, a way and a disposition for each, one receipt and one answer for all. */
export async function* threeMatters(office: OfficeClient): Story {
  const sample = sampleNumbered(8);
  yield comes(sample);
  const { from: contact, name } = sample.citizen!;
  const [first, second, third] = visitParts;
  const issues = {
    ...{ text: first.text, service: first.service },
    ...{ text2: second.text, service2: second.service },
    ...{ text3: third.text, service3: third.service },
  };
  const visit = await office.call('POST', '/api/complaints', { channel: 'counter', name, contact, ...issues }, 'operator');
  const whole = String(visit.ticketNumber);
  const parts = (visit.parts as { ticketNumber: string }[]).map(({ ticketNumber }) => ticketNumber);
  yield wib('2026-11-26T13:10');
  for (const [at, part] of visitParts.entries()) {
    await office.act('operator', parts[at]!, 'take');
    await fullReview(office, parts[at]!, { complaintClass: 'complaintNonSupervisory', ...part }, part.text);
  }
  for (const [at, { division, verifier, answer }] of visitParts.entries()) {
    const from = new Date(wib('2026-11-26T13:40').getTime() + at * 10 * 60_000);
    yield* round(office, parts[at]!, { from, verifier, division, text: answer });
  }
  yield wib('2026-11-27T15:00');
  await office.handOver('operator', whole);
  yield wib('2026-11-27T15:10');
  const words = { via: 'counter', quote: 'KK sudah benar, terima kasih.', saidAt: '2026-11-27T15:10' };
  await office.act('operator', parts[0]!, 'confirmSettled', words);
  await office.handOver('operator', parts[0]!);
}

const visitParts = [
  {
    text: 'KK saya salah nama ibu.',
    service: 'kk',
    category: 'dataError',
    division: 'populationRegistration',
    verifier: 'technicalDivision',
    answer: 'KK dengan nama ibu yang benar sudah terbit dan dapat diambil di loket 3 mulai 27 November 2026.',
  },
  {
    text: 'Akta anak kedua belum jadi sejak September.',
    service: 'akta_lahir',
    category: 'delay',
    division: 'civilRegistration',
    verifier: 'technicalDivision2',
    answer: 'Akta kelahiran anak kedua sudah ditandatangani dan dapat diambil di loket 6 mulai 30 November 2026.',
  },
  {
    text: 'Petugas loket 4 membentak saya.',
    service: 'umum',
    category: 'staffConduct',
    division: 'secretariat',
    verifier: 'policyAnalyst',
    answer: 'Mohon maaf. Petugas yang bersangkutan sudah diberi pembinaan oleh Sekretaris pada 27 November 2026.',
  },
] as const;

/** 9: after hours, so the clock starts on Monday; a question, answered with the head’s one click. */
export async function* ngaju(office: OfficeClient): Story {
  const sample = sampleNumbered(9);
  const citizen = citizenOf(office, sample);
  yield comes(sample);
  const ticket = await citizen.reports(sent(sample));
  yield wib('2026-11-30T08:30');
  await office.act('operator', ticket, 'take', { complaintClass: 'informationRequest', category: 'status', service: 'kk' });
  yield wib('2026-11-30T08:50');
  await office.fill('operator', ticket, 'submitShort', {
    containsPersonalData: 'false',
    problem: 'Pelapor menanyakan KK yang diajukan tiga minggu lalu.',
    conclusion: 'KK menunggu tanda tangan elektronik.',
    recommendation: 'Sampaikan tanggal selesai.',
    answer: 'KK Bapak/Ibu ditandatangani hari ini dan dapat diunduh mulai 1 Desember 2026.',
  });
  yield wib('2026-11-30T09:30');
  await office.fill('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: 'false' });
  yield wib('2026-12-01T07:15');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
}

/** 10: five days after the closing there is something wrong with the card: the same number, a second round. */
export async function* afterClosing(office: OfficeClient): Story {
  const sample = sampleNumbered(10);
  const citizen = citizenOf(office, sample);
  const ticket = yield* resolvedBefore(office, citizen, 'KTP saya kapan bisa diambil nggih pak? Rekam 3 minggu lalu');
  yield comes(sample);
  for (const message of sent(sample)) await citizen.writes(message);
  yield wib('2026-11-30T14:35');
  await office.act('operator', ticket, 'reopen', { reason: 'Alamat pada kartu salah RT.' });
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'dataError' };
  await office.act('operator', ticket, 'reclassify', kind);
  yield wib('2026-12-01T10:00');
  const text = 'Mohon maaf atas salah tulis RT. Kartu yang benar sudah dicetak dan dapat diambil mulai 2 Desember 2026.';
  await office.act('technicalDivision', ticket, 'draftAnswer', { text, containsPersonalData: false });
  yield wib('2026-12-01T10:40');
  await office.press('headOfDivision', ticket, 'approveAnswer');
  yield wib('2026-12-01T11:00');
  await office.act('operator', ticket, 'sendAnswer', { containsPersonalData: false });
}

/** 11: the third "Belum" goes to the head of division, the Ombudsman is named, and the head gives a plan with dates. */
export async function* thirdTime(office: OfficeClient): Story {
  const sample = sampleNumbered(11);
  const citizen = citizenOf(office, sample);
  yield wib('2026-11-24T13:05');
  const ticket = await citizen.reports(['KTP saya belum jadi, katanya blanko kosong']);
  yield wib('2026-11-24T13:30');
  await office.press('operator', ticket, 'take');
  yield wib('2026-11-24T14:00');
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'blankShortage', service: 'ktpel_cetak' };
  await fullReview(office, ticket, kind, 'Pelapor belum memperoleh KTP-el karena blanko kosong.');
  const [first, second, third] = ['24T14:20', '26T09:00', '30T10:00'].map(at => wib(`2026-11-${at}`));
  const work = { verifier: 'technicalDivision', division: 'populationRegistration' } as const;
  yield* round(office, ticket, {
    ...work,
    from: first!,
    text: 'Blanko KTP-el kosong; kartu dicetak setelah kiriman dari pusat tiba.',
  });
  yield wib('2026-11-25T17:20');
  await citizen.opens();
  await citizen.presses('belum', ticket);
  yield* round(office, ticket, { from: second!, text: 'Blanko masih kosong; pelapor sudah tercatat dalam daftar urutan.' });
  yield wib('2026-11-27T18:00');
  await citizen.opens();
  await citizen.presses('belum', ticket);
  yield* round(office, ticket, { from: third!, text: 'Kiriman blanko belum tiba; kami kabari setelah tersedia.' });
  yield comes(sample);
  await citizen.opens();
  await citizen.presses('belum', ticket);
  for (const message of sent(sample)) await citizen.writes(message);
  yield wib('2026-12-02T13:20');
  const text =
    'kartu Bapak/Ibu dicetak paling lambat 9 Desember 2026; sementara itu surat keterangan atau IKD dapat dipakai dan disiapkan di loket 1.';
  await office.act('headOfDivision', ticket, 'sendProgress', { text, promisedAt: '2026-12-09' });
}

/** 12: a confidential question by e-mail, typed in on the next morning, answered on the short track. */
export async function* byMail(office: OfficeClient): Story {
  const sample = sampleNumbered(12);
  yield wib('2026-12-02T08:10');
  const { from: contact, name } = sample.citizen!;
  const kind = { complaintClass: 'informationRequest', category: 'information', service: 'akta_lahir', isConfidential: true };
  const mail = { channel: 'email', text: textOf(sample), name, contact, receivedAt: sample.at, ...kind };
  const ticket = String((await office.call('POST', '/api/complaints', mail, 'operator')).ticketNumber);
  await office.handOver('operator', ticket);
  yield wib('2026-12-02T08:30');
  await office.act('operator', ticket, 'take');
  yield wib('2026-12-02T09:00');
  await office.act('operator', ticket, 'submitShort', {
    problem: 'Pertanyaan syarat akta kelahiran anak yang lahir di luar perkawinan.',
    conclusion: 'Akta dapat diterbitkan dengan nama ibu.',
    recommendation: 'Kirim daftar syarat; data anak bersifat spesifik.',
    answer:
      'Syaratnya: surat keterangan lahir, KK, dan KTP-el ibu. Akta memuat nama ibu; pengakuan anak diurus kemudian. Gratis.',
    containsPersonalData: false,
  });
  yield wib('2026-12-02T10:10');
  await office.act('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: false });
  yield wib('2026-12-02T10:30');
  await office.handOver('operator', ticket);
}
