/**
 * What the office deals in: divisions, services, classes, categories, reasons, places, archive codes, holidays.
 * Labels stand here in both languages because they are names of things, printed as they are on cards and papers.
 */

export interface Label {
  readonly id: string;
  readonly en: string;
}

/** The five divisions; `short` is how the office itself abbreviates them. */
export const divisions = [
  {
    code: 'populationRegistration',
    short: 'PP',
    label: { id: 'Bidang Pelayanan Pendaftaran Penduduk', en: 'Population Registration Division' },
  },
  {
    code: 'civilRegistration',
    short: 'PS',
    label: { id: 'Bidang Pelayanan Pencatatan Sipil', en: 'Civil Registration Division' },
  },
  {
    code: 'informationManagement',
    short: 'PIAK',
    label: {
      id: 'Bidang Pengelolaan Informasi Administrasi Kependudukan',
      en: 'Population Administration Information Management Division',
    },
  },
  {
    code: 'dataUseInnovation',
    short: 'PDIP',
    label: { id: 'Bidang Pemanfaatan Data dan Inovasi Pelayanan', en: 'Data Use and Service Innovation Division' },
  },
  { code: 'secretariat', short: 'Sekretariat', label: { id: 'Sekretariat', en: 'Secretariat' } },
] as const satisfies readonly { code: string; short: string; label: Label }[];

export type Division = (typeof divisions)[number]['code'];

interface ServiceEntry {
  readonly code: string;
  readonly label: Label;
  /** The division that usually answers. */
  readonly division: Division;
  /** A second division that answers for some documents of this service. */
  readonly otherDivision?: Division;
}

const pp = 'populationRegistration';
const ps = 'civilRegistration';
const piak = 'informationManagement';

/** What citizens come for, and which division answers for it. */
export const services = [
  { code: 'ktpel_rekam', label: { id: 'KTP-el: perekaman', en: 'e-ID card: enrolment' }, division: pp },
  { code: 'ktpel_cetak', label: { id: 'KTP-el: pencetakan', en: 'e-ID card: printing' }, division: pp },
  { code: 'kk', label: { id: 'Kartu Keluarga', en: 'Family card' }, division: pp },
  { code: 'kia', label: { id: 'Kartu Identitas Anak', en: 'Child identity card' }, division: pp },
  { code: 'pindah', label: { id: 'Pindah keluar (SKPWNI)', en: 'Moving out' }, division: pp },
  { code: 'datang', label: { id: 'Kedatangan (SKPWNI)', en: 'Moving in' }, division: pp },
  { code: 'skttt', label: { id: 'SKTT/KITAP-KITAS orang asing', en: 'Residence papers of foreigners' }, division: pp },
  { code: 'biodata', label: { id: 'Perubahan/pembetulan biodata', en: 'Change or correction of personal data' }, division: pp },
  {
    code: 'rentan',
    label: { id: 'Penduduk rentan, layanan jemput bola', en: 'Vulnerable residents, outreach service' },
    division: pp,
  },
  { code: 'akta_lahir', label: { id: 'Akta kelahiran', en: 'Birth certificate' }, division: ps },
  { code: 'akta_mati', label: { id: 'Akta kematian', en: 'Death certificate' }, division: ps },
  { code: 'akta_kawin', label: { id: 'Akta perkawinan', en: 'Marriage certificate' }, division: ps },
  { code: 'akta_cerai', label: { id: 'Akta perceraian', en: 'Divorce certificate' }, division: ps },
  {
    code: 'akta_anak',
    label: { id: 'Pengakuan, pengesahan, pengangkatan anak', en: 'Acknowledgement, legitimation, adoption of a child' },
    division: ps,
  },
  {
    code: 'akta_ubah',
    label: { id: 'Perubahan nama, pembetulan akta, kutipan kedua', en: 'Change of name, corrected certificate, second copy' },
    division: ps,
  },
  { code: 'legalisir', label: { id: 'Legalisir dokumen', en: 'Certified copies' }, division: pp, otherDivision: ps },
  { code: 'ikd', label: { id: 'Identitas Kependudukan Digital', en: 'Digital identity (IKD)' }, division: piak },
  {
    code: 'konsolidasi',
    label: { id: 'NIK tidak ditemukan/tidak padan', en: 'National id not found or not matching' },
    division: piak,
  },
  { code: 'data_ganda', label: { id: 'NIK ganda, rekam ganda', en: 'Duplicate national id or enrolment' }, division: piak },
  {
    code: 'layanan_online',
    label: { id: 'Aplikasi/website/antrean daring', en: 'App, website, online queue' },
    division: 'dataUseInnovation',
  },
  {
    code: 'hak_akses',
    label: { id: 'Pemanfaatan data oleh lembaga, kerja sama', en: 'Use of data by institutions, cooperation' },
    division: 'dataUseInnovation',
  },
  {
    code: 'umum',
    label: { id: 'Sarana, parkir, antrean, perilaku petugas', en: 'Facilities, parking, queue, conduct of staff' },
    division: 'secretariat',
  },
] as const satisfies readonly ServiceEntry[];

export type ServiceType = (typeof services)[number]['code'];

/** The division that answers for a service; where two may (legalisir), the usual one. */
export function divisionOf(service: ServiceType): Division {
  return divisionChoicesOf(service)[0]!;
}

/** All divisions that may answer for a service, the usual one first. */
export function divisionChoicesOf(service: ServiceType): readonly Division[] {
  const entry: ServiceEntry = services.find(each => each.code === service)!;
  return entry.otherDivision ? [entry.division, entry.otherDivision] : [entry.division];
}

/** The four classes of PermenPANRB 62/2018, with the archive code *proposed* for a dossier of that class. */
export const complaintClasses = [
  {
    code: 'informationRequest',
    label: { id: 'Permintaan informasi', en: 'Information request' },
    classificationCode: '400.12.4.4',
  },
  { code: 'aspiration', label: { id: 'Aspirasi', en: 'Aspiration' }, classificationCode: '000.8.3.4' },
  {
    code: 'complaintNonSupervisory',
    label: { id: 'Pengaduan tidak berkadar pengawasan', en: 'Complaint without supervisory content' },
    classificationCode: '000.8.3.4',
  },
  {
    code: 'complaintSupervisory',
    label: { id: 'Pengaduan berkadar pengawasan', en: 'Complaint with supervisory content' },
    classificationCode: '700.1.2.4',
  },
] as const satisfies readonly { code: string; label: Label; classificationCode: string }[];

export type ComplaintClass = (typeof complaintClasses)[number]['code'];

/** The SOP's number, verbatim although its month and the SOP's date disagree (DOMAIN §1.2). */
export const sopNumber = '065/5.148/DKPS/II/2022';

/** The archive code of the monthly report, proposed like those of the classes. */
export const monthlyReportClassificationCode = '000.8.3.4';

/** The archive code proposed for a dossier of this class (Permendagri 83/2022). */
export function classificationCodeOf(complaintClass: ComplaintClass): string {
  return complaintClasses.find(each => each.code === complaintClass)!.classificationCode;
}

/** The archive code proposed for supervisory dossiers (700 is *Pengawasan*). */
export const supervisoryCode = classificationCodeOf('complaintSupervisory');

/** All codes that dossiers have. */
export const classificationCodes: readonly string[] = [...new Set(complaintClasses.map(each => each.classificationCode))].sort();

/** The code of one case's dossier: its track comes first, and a case not classed yet counts as a plain complaint. */
export const classificationCodeOfCase = (complaint: { track: string; complaintClass: ComplaintClass | null }): string =>
  complaint.track === 'supervisory'
    ? supervisoryCode
    : classificationCodeOf(complaint.complaintClass ?? 'complaintNonSupervisory');

/** What a complaint is about. `suggestsSupervisory` only proposes: nothing becomes supervisory without a person. */
export const complaintCategories = [
  { code: 'delay', label: { id: 'Lama/terlambat', en: 'Delay' }, suggestsSupervisory: false },
  { code: 'status', label: { id: 'Menanyakan status pengajuan', en: 'Status of an application' }, suggestsSupervisory: false },
  { code: 'queue', label: { id: 'Antrean', en: 'Queue' }, suggestsSupervisory: false },
  { code: 'blankShortage', label: { id: 'Blanko KTP-el habis', en: 'No blank cards' }, suggestsSupervisory: false },
  {
    code: 'dataMismatch',
    label: { id: 'Data tidak sinkron/NIK tidak online', en: 'Data not matching' },
    suggestsSupervisory: false,
  },
  { code: 'dataError', label: { id: 'Salah cetak/salah data', en: 'Wrong print or data' }, suggestsSupervisory: false },
  { code: 'rejection', label: { id: 'Persyaratan/berkas ditolak', en: 'Papers refused' }, suggestsSupervisory: false },
  { code: 'staffConduct', label: { id: 'Sikap petugas', en: 'Conduct of staff' }, suggestsSupervisory: false },
  { code: 'illegalLevy', label: { id: 'Pungli/calo', en: 'Illegal levy or broker' }, suggestsSupervisory: true },
  { code: 'system', label: { id: 'Gangguan aplikasi/jaringan', en: 'System or network failure' }, suggestsSupervisory: false },
  { code: 'facility', label: { id: 'Sarana', en: 'Facilities' }, suggestsSupervisory: false },
  { code: 'dataMisuse', label: { id: 'Penyalahgunaan/kebocoran data', en: 'Misuse or leak of data' }, suggestsSupervisory: true },
  { code: 'information', label: { id: 'Tanya prosedur', en: 'Question on procedure' }, suggestsSupervisory: false },
  { code: 'suggestion', label: { id: 'Saran', en: 'Suggestion' }, suggestsSupervisory: false },
  { code: 'praise', label: { id: 'Apresiasi', en: 'Praise' }, suggestsSupervisory: false },
  { code: 'other', label: { id: 'Lainnya', en: 'Other' }, suggestsSupervisory: false },
] as const satisfies readonly { code: string; label: Label; suggestsSupervisory: boolean }[];

export type ComplaintCategory = (typeof complaintCategories)[number]['code'];

/** Why a complaint is rejected or referred to another body. */
export const rejectReasons = [
  { code: 'notOurOffice', label: { id: 'Bukan kewenangan Disdukcapil', en: 'Not within this office’s authority' } },
  { code: 'otherRegion', label: { id: 'Kewenangan daerah lain', en: 'Belongs to another region' } },
  { code: 'tooVague', label: { id: 'Isi laporan terlalu umum', en: 'Too vague to be examined' } },
  { code: 'abusiveOnly', label: { id: 'Hanya berisi kata-kata kasar', en: 'Holds nothing but abuse' } },
  { code: 'inCourt', label: { id: 'Sedang ditangani pengadilan', en: 'Before a court' } },
  { code: 'ppid', label: { id: 'Permohonan informasi publik (PPID)', en: 'Formal request for public information (PPID)' } },
] as const satisfies readonly { code: string; label: Label }[];

export type RejectReason = (typeof rejectReasons)[number]['code'];

export interface Ward {
  /** Kemendagri code, e.g. `62.71.01.1003`. */
  readonly code: string;
  readonly name: string;
}

export interface District {
  /** Kemendagri code, e.g. `62.71.01`. */
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wards: readonly Ward[];
}

function district(code: string, name: string, wardNames: string[], aliases: string[] = []): District {
  const wards = wardNames.map((ward, index) => ({ code: `${code}.${1001 + index}`, name: ward }));
  return { code, name, aliases, wards };
}

/** The 5 districts and 30 wards of the city (Kepmendagri 300.2.2-2138/2025); ward codes run on from 1001. */
export const districts: readonly District[] = [
  district('62.71.01', 'Pahandut', ['Pahandut', 'Panarung', 'Langkai', 'Tumbang Rungan', 'Pahandut Seberang', 'Tanjung Pinang']),
  district('62.71.02', 'Bukit Batu', [
    'Marang',
    'Tumbang Tahai',
    'Banturung',
    'Tangkiling',
    'Sei Gohong',
    'Kanarakan',
    'Habaring Hurung',
  ]),
  district('62.71.03', 'Jekan Raya', ['Palangka', 'Menteng', 'Bukit Tunggal', 'Petuk Katimpun']),
  district(
    '62.71.04',
    'Sabangau',
    ['Bereng Bengkel', 'Kalampangan', 'Kereng Bangkirai', 'Kameloh Baru', 'Danau Tundai', 'Sabaru'],
    ['Sebangau'],
  ),
  district('62.71.05', 'Rakumpit', [
    'Petuk Bukit',
    'Panjehang',
    'Petuk Barunai',
    'Mungku Baru',
    'Pager',
    'Gaung Baru',
    'Bukit Sua',
  ]),
];

/** What officers and exports write before a name. */
const prefixes = ['kecamatan', 'kec.', 'kec', 'kelurahan', 'kel.', 'kel'];
const spelled = (names: readonly string[]): string[] =>
  names.flatMap(name => ['', ...prefixes.map(prefix => `${prefix} `)].map(before => before + name.toLowerCase()));

/** In lower case, as which `districtNamed` knows this district, and `wardNamed` its wards: for conditions in SQL. */
export const spellingsOf = ({ name, aliases, wards }: District): { district: string[]; ward: string[] } => ({
  district: spelled([name, ...aliases]),
  ward: spelled(wards.map(ward => ward.name)),
});

const prefix = new RegExp(`^(?:${prefixes.map(each => each.replace('.', '\\.')).join('|')})\\s+`);
const plain = (name: string) => name.trim().toLowerCase().replace(prefix, '');

/** The district of this name or alias ("Kec. Sebangau"), in any case; null when the city has none. */
export function districtNamed(name: string): District | null {
  return districts.find(each => [each.name, ...each.aliases].some(known => plain(known) === plain(name))) ?? null;
}

/** The ward of this name ("Kel. Langkai") with its district, in any case; null when the city has none. */
export function wardNamed(name: string): { ward: Ward; district: District } | null {
  for (const each of districts) {
    const ward = each.wards.find(known => plain(known.name) === plain(name));
    if (ward) return { ward, district: each };
  }
  return null;
}

export interface Holiday {
  /** `YYYY-MM-DD`, a WIB date. */
  readonly date: string;
  readonly name: string;
  readonly type: 'national' | 'collectiveLeave';
}

const national = (date: string, name: string): Holiday => ({ date, name, type: 'national' });
const collectiveLeave = (date: string, name: string): Holiday => ({ date, name, type: 'collectiveLeave' });

/** National holidays and collective leave (cuti bersama) of 2026: SKB 3 Menteri 1497/2025, 2/2025, 5/2025. */
export const holidays2026: readonly Holiday[] = [
  national('2026-01-01', 'Tahun Baru 2026 Masehi'),
  national('2026-01-16', 'Isra Mikraj Nabi Muhammad SAW'),
  collectiveLeave('2026-02-16', 'Cuti bersama Tahun Baru Imlek'),
  national('2026-02-17', 'Tahun Baru Imlek'),
  collectiveLeave('2026-03-18', 'Cuti bersama Hari Suci Nyepi'),
  national('2026-03-19', 'Hari Suci Nyepi'),
  collectiveLeave('2026-03-20', 'Cuti bersama Idulfitri'),
  national('2026-03-21', 'Idulfitri'),
  national('2026-03-22', 'Idulfitri'),
  collectiveLeave('2026-03-23', 'Cuti bersama Idulfitri'),
  collectiveLeave('2026-03-24', 'Cuti bersama Idulfitri'),
  national('2026-04-03', 'Wafat Yesus Kristus'),
  national('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)'),
  national('2026-05-01', 'Hari Buruh Internasional'),
  national('2026-05-14', 'Kenaikan Yesus Kristus'),
  collectiveLeave('2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'),
  national('2026-05-27', 'Iduladha'),
  collectiveLeave('2026-05-28', 'Cuti bersama Iduladha'),
  national('2026-05-31', 'Hari Raya Waisak'),
  national('2026-06-01', 'Hari Lahir Pancasila'),
  national('2026-06-16', '1 Muharam'),
  national('2026-08-17', 'Proklamasi Kemerdekaan'),
  national('2026-08-25', 'Maulid Nabi Muhammad SAW'),
  collectiveLeave('2026-12-24', 'Cuti bersama Natal'),
  national('2026-12-25', 'Kelahiran Yesus Kristus (Natal)'),
];
