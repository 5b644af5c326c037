import type { Matter } from './matter';

const complaintClass = 'complaintNonSupervisory';

/** Certificates: the civil registration division. */
export const civil: readonly Matter[] = [
  {
    ...{ service: 'akta_lahir', category: 'delay', complaintClass },
    texts: [
      'Akta lahir anak saya sudah {weeks} minggu blm jadi. Padahal mau dipakai utk BPJS',
      'Ulun maulah akta kalahiran anak di {ward}, {weeks} minggu kada tuntung-tuntung',
      'Mohon bantuannya, akta kelahiran anak kedua diajukan lewat bidan {weeks} minggu yang lalu, belum ada kabar.',
    ],
    review: [
      'Akta kelahiran belum terbit {weeks} minggu setelah diajukan.',
      'Berkas menunggu verifikasi surat keterangan lahir.',
      'Pengajuan ada di sistem, menunggu verifikasi.',
      'Surat keterangan lahir sudah sesuai, verifikasi tertunda.',
      'Keterlambatan pada verifikasi.',
      'Verifikasi hari ini dan terbitkan akta.',
    ],
    findings: 'Berkas sesuai, dapat diterbitkan.',
    instructions: 'Terbitkan akta, kabari pelapor.',
    answer: 'Akta kelahiran sudah terbit dan dikirim ke surel pemohon pada {date}; cetakan dapat diambil di loket 6. Gratis.',
    again: 'Akta dikirim ulang ke alamat surel yang baru; cetakannya sudah tersedia di loket 6.',
    isPersonal: true,
  },
  {
    ...{ service: 'akta_ubah', category: 'dataError', complaintClass },
    texts: [
      'Nama ibu di akta lahir saya salah satu huruf, harus lewat pengadilan kah?',
      'Akta baru jadi tapi nama anak kurang huruf H, mohon dibetulkan tanpa antri lg',
    ],
    review: [
      'Ada salah tulis pada kutipan akta.',
      'Salah tulis redaksional, tanpa perubahan makna.',
      'Register akta dibandingkan dengan kutipan.',
      'Register benar, kutipan keliru; tidak perlu penetapan pengadilan.',
      'Pembetulan dapat dilakukan di kantor.',
      'Terbitkan kutipan pembetulan.',
    ],
    findings: 'Salah tulis redaksional.',
    instructions: 'Betulkan dan terbitkan kutipan.',
    answer:
      'Pembetulan tidak memerlukan pengadilan. Kutipan yang benar dapat diambil di loket 6 mulai {date}; kutipan lama mohon dibawa.',
    again: 'Kutipan sudah dibetulkan sekali lagi dan diperiksa dua petugas; dapat diambil mulai {date}.',
    isPersonal: true,
  },
  {
    ...{ service: 'akta_kawin', category: 'queue', complaintClass },
    texts: [
      'Jadwal pencatatan perkawinan penuh terus sampai bulan depan, ada jalan lain?',
      'Daftar catat nikah di {ward} antri lama skali',
    ],
    review: [
      'Jadwal pencatatan perkawinan penuh.',
      'Permintaan bulan November meningkat.',
      'Jadwal pencatatan diperiksa.',
      'Masih ada waktu pada hari Jumat.',
      'Jadwal dapat ditambah.',
      'Tawarkan jadwal tambahan.',
    ],
    findings: 'Jumat masih tersedia.',
    instructions: 'Buka jadwal tambahan.',
    answer: 'Kami membuka jadwal tambahan setiap Jumat pukul 13.30. Tempat untuk Bapak/Ibu disediakan pada {date}.',
    again: 'Jadwal digeser sesuai permintaan Bapak/Ibu; petugas menghubungi sehari sebelumnya.',
  },
  {
    ...{ service: 'akta_mati', category: 'information', complaintClass: 'informationRequest' },
    texts: [
      'Bapak saya meninggal di rumah, urus akta kematian pakai surat apa?',
      'syarat akta kematian kalau meninggalnya di luar kota apa ya',
    ],
    review: ['Pelapor menanyakan syarat akta kematian.', 'Pertanyaan umum.', 'Kirim daftar syarat.'],
    answer:
      'Turut berdukacita. Syaratnya: surat kematian dari kelurahan atau rumah sakit, KK almarhum, dan KTP-el dua saksi. Gratis.',
    again: 'Surat kematian dari kelurahan tempat meninggal dapat dipakai di kantor kami.',
  },
  {
    ...{ service: 'akta_lahir', category: 'information', complaintClass: 'informationRequest' },
    texts: ['Min syarat akta lahir utk anak umur 7 th apa saja', 'Akta lahir hilang, cara urus kutipan kedua gimana?'],
    review: ['Pelapor menanyakan syarat akta kelahiran.', 'Pertanyaan umum.', 'Kirim daftar syarat.'],
    answer:
      'Syaratnya: surat keterangan lahir atau SPTJM, KK, KTP-el orang tua, dan buku nikah bila ada. Kutipan kedua memerlukan surat kehilangan. Gratis.',
    again: 'SPTJM diisi di loket 6 dan ditandatangani dua saksi; formulirnya tersedia.',
  },
];
