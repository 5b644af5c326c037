import { sopNumber } from '../complaint/masterData';

/**
 * The office's SOP word for word as it was issued, slips and abbreviations included (DOMAIN §1.2): a public document of the office. Name,
 * rank and NIP of who signed it are left out, as is the drawing of the flow: both stand in the signed original.
 */
export const sopAsIssued = {
  number: sopNumber,
  title: 'SOP Penanganan Pengaduan Masyarakat Online',
  /** As its head names it; the table of steps bears this name. */
  name: 'SOP PENGADUAN TATAP MUKA DAN ONLINE',
  issuedBy: ['Pemerintah Kota Palangka Raya', 'Dinas Kependudukan dan Pencatatan Sipil'],
  /** From then on in force; the only date in the paper's properties. */
  effectiveAt: new Date('2022-01-04T00:00:00+07:00'),
  identity: [
    ['Nomor SOP', sopNumber],
    ['Tanggal Pembuatan', '3 Januari 2022'],
    ['Tanggal Revisi', null],
    ['Tanggal Efektif', '4 Januari 2022'],
    ['Disahkan oleh', 'Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil'],
  ] satisfies [string, string | null][],
  parts: [
    {
      title: 'Dasar Hukum',
      points: [
        'Undang-undang Republik Indonesia nomor 23 tahun 2006 tentang Administrasi Kependudukan',
        'Undang-undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2013 Nomor 232, Tambahan Negara Republik Indonesia Nomor 5038',
        'Undang-undang Republik Indonesia nomor 24 tahun 2013 tentang Perubahan nomor 23 Tahun 2006 tentang Administrasi Kependudukan',
        'Peraturan Pemerintah Republik Indonesia Nomor 40 tahun 2019 tentang Pelaksanaan Undang-undang nomor 23 Tahun 2006 ttg Administrasi kependudukan sebagaimana telah diubah dengan undang-undang nomor 24 tahun 2013 tentang perubahan atas undang-undang nomor 23 tahun 2006 tentang Adinistrasi Kependudukan',
        'Peraturan Presiden Republik Indonesia nomor 96 Tahun 2018 Tentang Persyaratan dan tata cara Pendaftaran Penduduk dan catatan sipil',
        'Peraturan Menteri Dalam Negeri Nomor 108 tahun 2019 ttg Peraturan Pelaksanaan Peraturan Presiden Nomor 96 tahun 2018 Tentang Persyaratan dan tata cara Pendaftaran Penduduk dan catatan sipil',
        'Peraturan Menteri Dalam Negeri 109 tahun 2019 tentang Formulir dan Buku yang digunakan dalam Administrasi Kependudukan',
        'Peraturan Walikota palangka Raya Nomor 18 tahun 2016 Tentang Standar Pelayanan Administrasi Kependudukan dan Pencatatan Sipil',
        'Peraturan Walikota Palangka Raya Nomor Peraturan Walikota Palangka Raya Nomor 46 Tahun 2021 tentang Kedudukan, Susunan Organisasi, Tugas, Fungsi dan Tata Kerja Dinas Kependudukan dan Pencatatan Sipil Kota Palangka Raya (Berita Daerah Kota Palangka Raya Tahun 2021 Nomor 46)',
      ],
    },
    {
      title: 'Kualifikasi Pelaksana',
      points: ['Menguasai Pengoperasian Komputer', 'Menguasai Pelayanan Pengaduan', 'Memahami Sistem Kearsipan'],
    },
    {
      title: 'Keterkaitan',
      points: [
        'SOP Inovasi Pelayanan',
        'SOP Kerjasama',
        'SOP Pemanfaatan Data dan Dokumen Kependudukan',
        'Seluruh SOP Bidang Pelayanan Pendaftaran Penduduk',
        'Seluruh SOP Bidang Pencatatan Sipil',
        'SOP Bidang Pengelolaan Informasi Administrasi Kependudukan',
      ],
    },
    {
      title: 'Peralatan/Perlengkapan',
      points: ['Alat Tulis Kantor', 'Komputer/Laptop', 'Jaringan', 'Aplikasi', 'Handphone', 'Meja dan kursi'],
    },
    {
      title: 'Peringatan',
      points: [
        'Jika SOP Pengaduan tidak dijalankan sesuai prosedur maka akan mengakibatkan terjadinya Keterlambatan dalam Penanganan Pengaduan',
      ],
    },
    { title: 'Pencatatan dan Penandatanganan', points: ['Laporan Pengaduan Publik'] },
    {
      title: 'Pelaksana',
      points: [
        'Pemohon/Masyarakat',
        'Operator/Petugas Penerima Laporan/WA/Aplikasi LAPOR',
        'Analisis Kebijakan/Bidang Teknis',
        'Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan',
        'Kepala Dinas',
      ],
    },
  ],
  columns: ['No.', 'Uraian Prosedur', 'Kelengkapan', 'Waktu', 'Output', 'Ket.'],
  steps: [
    [
      'Pelapor menghubungi ke nomor wa pengaduan dan Aplikasi LAPOR Disdukcapil Kota Palangka Raya',
      'Laporan masuk dari Pelapor, WA, Aplikasi LAPOR',
      '1 hari',
      'Laporan masuk',
    ],
    ['Petugas Pengaduan menerima pengaduan', 'Laporan masuk dari Pelapor, WA, Aplikasi LAPOR', '', 'Laporan masuk'],
    [
      'Data Pemohon diterima dan di telaah untuk di jawab isi pengaduannya',
      'laporan masuk dari Pelapor, WA, Aplikasi LAPOR',
      '',
      'Telaahan staff',
    ],
    [
      'Laporan diserahkan kepada Analisis Kebijakan/Bidang Teknis untuk diverifikasi dan persetujuan untuk di proses',
      'Isi laporan',
      '',
      'Disposisi Terhadap aduan',
    ],
    [
      'Jawaban laporan dikirimkan kepada pelapor sampai pelapor merasa sudah fix jawaban dari terlapor',
      'Isi laporan',
      '',
      'Hasil laporan pengaduan',
    ],
    ['Laporan diarsipkan dalam sebuah file', 'Dokumen pengaduan', '', 'Dokumen'],
    ['Membuat laporan bulanan dan dilaporkan ke kepala bidang', 'Dokumen pengaduan', '', 'Dokumen'],
    ['Laporan diserahkan kepada Kepala Dinas', 'Laporan Bulanan', '', 'Dokumen'],
  ],
} as const;
