import { suggestFor } from '../../bot/complaint/categorisation';
import { sortedSentences } from './sortedSentences';

/** The texts of DOMAIN §10, with what its last column says of class, category, service and district. */
const samples: readonly (readonly [number, string, object])[] = [
  [
    1,
    'Assalamualaikum min\nulun handak batakun\nKTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah\natas ngaran Warga Contoh A, Kelurahan Langkai',
    {
      ...{ complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
      ...{ division: 'populationRegistration', district: 'Pahandut', ward: 'Langkai' },
    },
  ],
  [
    2,
    'KTP tidak kunjung jadi\nSaya Warga Contoh A sudah perekaman 2 November, sampai sekarang KTP belum tercetak, mohon kejelasan.',
    { category: 'delay', service: 'ktpel_cetak' },
  ],
  [3, 'BPJS menolak NIK anak', { category: 'dataMismatch', service: 'konsolidasi', division: 'informationManagement' }],
  [4, 'ini pak\nNIK saya 9999990101900001 gak kebaca di bank', { service: 'konsolidasi' }],
  [
    5,
    'Di loket ada oknum minta 150 ribu supaya KK cepat jadi, lewat orang di parkiran. Kejadian Jumat 20 Nov sekitar jam 10.',
    { complaintClass: 'complaintSupervisory', category: 'illegalLevy', service: 'kk', toConfirm: true },
  ],
  [
    6,
    'Woy dukcapil t*** kerja apa tidur?? jaringan rusak terus, 3x bolak balik dari Rakumpit cuma disuruh pulang. Pake otak!!',
    { category: 'system', otherCategories: ['queue'], district: 'Rakumpit', otherServices: ['rentan'] },
  ],
  [
    7,
    'Selamat pagi. Jalan di Bukit Tunggal depan rumah saya rusak parah, banjir terus. Tolong diperbaiki.',
    { service: null, category: null, referral: { reason: 'notOurOffice', agency: 'Dinas PUPR' }, district: 'Jekan Raya' },
  ],
  [
    9,
    'Tabe Bu, aku handak misek. KK aku hindai jadi sampai wayah tuh, jadi telu minggu. Kilen ampi ah?',
    { complaintClass: 'informationRequest', category: 'status', service: 'kk', division: 'populationRegistration' },
  ],
  [
    10,
    'Pak sudah saya ambil kartunya tapi alamatnya salah RT. Lha kok iso ngono, nggih pripun niki?',
    { category: 'dataError', service: 'ktpel_cetak' },
  ],
  [
    11,
    'Jawabannya itu-itu aja. Saya sudah 3x dijelaskan blanko kosong. Kapan pastinya? Kalau tidak saya lapor Ombudsman.',
    { category: 'blankShortage' },
  ],
  [
    12,
    'Mohon informasi syarat akta kelahiran anak di luar nikah. Nama saya jangan ditampilkan.',
    { complaintClass: 'informationRequest', category: 'information', service: 'akta_lahir', division: 'civilRegistration' },
  ],
];

test.each(samples)('sample %i comes out as the office would sort it', (_, text, expected) => {
  expect(suggestFor(text)).toMatchObject(expected);
});

test('sample 8: a visit with three matters names the services of all three', () => {
  const text = '1) KK saya salah nama ibu. 2) akta anak kedua belum jadi sejak September. 3) petugas loket 4 membentak saya.';
  const found = suggestFor(text)!;
  expect([found.service, ...found.otherServices].toSorted()).toEqual(['akta_lahir', 'kk', 'umum']);
  expect([found.category, ...found.otherCategories].toSorted()).toEqual(['dataError', 'delay', 'staffConduct']);
});

test('of the invented sentences at least 48 in 50 come out as an officer would sort them', () => {
  const hits = sortedSentences.filter(([text, category, service]) => {
    const found = suggestFor(text);
    return (found?.category ?? null) === category && (found?.service ?? null) === service;
  });
  expect(sortedSentences).toHaveLength(50);
  expect(hits.length).toBeGreaterThanOrEqual(48);
});

test('the reason gives the words that matched, not those in between', () => {
  const { because } = suggestFor('KTP atas nama Warga Contoh belum tercetak, hub 0800-0000-0001')!;
  expect(because).toContainEqual({ rule: 'notDone', words: 'belum tercetak' });
  expect(JSON.stringify(because)).not.toMatch(/Contoh|0800|warga/i);
});

test('levy, forgery and misuse of data are always for an officer to confirm, and their words stay where they are', () => {
  for (const text of ['ada calo di parkiran', 'KK saya dipalsukan orang', 'data saya dijual ke pinjol']) {
    const found = suggestFor(text)!;
    expect([text, found.complaintClass, found.toConfirm]).toEqual([text, 'complaintSupervisory', true]);
    expect(found.because[0]!.words).toBe('');
  }
});

test.each([
  ['warga kel. Menteng', 'Jekan Raya', 'Menteng'],
  ['saya di Kecamatan Sebangau', 'Sabangau', null],
  ['kota Palangka Raya', null, null],
  ['KTP saya, jalan Pahandut', null, null],
  ['pindah dari Langkai ke Kalampangan', null, null],
  ['Pahandut Seberang', 'Pahandut', 'Pahandut Seberang'],
])('the place in "%s"', (text, district, ward) => {
  const found = suggestFor(text);
  expect([found?.district ?? null, found?.ward ?? null]).toEqual([district, ward]);
});

test('a hostile text of 20,000 characters is read at once', () => {
  for (const part of ['nik ', 'petugas nik tidak ', 'a', '9', '. ', 'ktp hilang salah nama ']) {
    const before = performance.now();
    suggestFor(part.repeat(20_000 / part.length));
    expect(performance.now() - before).toBeLessThan(1000);
  }
});
