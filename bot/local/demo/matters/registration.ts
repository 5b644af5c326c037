import type { Matter } from './matter';

const complaintClass = 'complaintNonSupervisory';

/** Cards, family cards, moving: the population registration division. */
export const registration: readonly Matter[] = [
  {
    ...{ service: 'ktpel_cetak', category: 'delay', complaintClass },
    texts: [
      'KTP saya sudah rekam {weeks} minggu lalu sampai skrg blm jadi juga, mohon dicek. Saya di kel {ward}',
      'Min ulun parak {weeks} minggu mahadang KTP kada jadi2, kayapa kisahnya? ulun di {ward}',
      'Selamat siang, mau menanyakan KTP-el anak saya yg baru 17 th. Rekam di kantor kecamatan, katanya 1 minggu tp sudah {weeks} minggu. Alamat {ward}.',
    ],
    review: [
      'KTP-el pelapor belum diterima {weeks} minggu setelah perekaman.',
      'Data belum lolos penunggalan, atau kartu sudah tercetak dan belum diambil.',
      'Perekaman tercatat; status cetak diperiksa petugas bidang.',
      'Bila status siap cetak, kendalanya ada pada antrean cetak dan bukan pada data pelapor.',
      'Keterlambatan berada pada antrean cetak.',
      'Cetak prioritas dan beri pelapor tanggal pengambilan yang pasti.',
    ],
    findings: 'Status siap cetak; kartu masuk antrean hari ini.',
    instructions: 'Cetak prioritas, beri tanggal pasti kepada pelapor.',
    answer: 'KTP-el sudah masuk antrean cetak dan dapat diambil di loket pengambilan mulai {date}, pukul 08.00–15.30. Gratis.',
    again:
      'Kartu sudah tercetak dan disimpan di loket pengambilan atas nama pelapor; silakan langsung menuju petugas loket 2 mulai {date}.',
    isPersonal: true,
  },
  {
    ...{ service: 'ktpel_cetak', category: 'blankShortage', complaintClass },
    texts: [
      'Katanya blanko KTP habis, saya disuruh datang lagi {weeks} minggu lg. Jauh dari {ward} pak, tolong kepastiannya',
      'Blangko KTP kosong trs ya? sdh 2x ke kantor kada ada. Ulun warga {ward}',
      'Mohon info ketersediaan blanko KTP-el, KTP saya patah. Terima kasih.',
    ],
    review: [
      'Pelapor tidak memperoleh KTP-el karena blanko kosong dan tidak diberi tanggal.',
      'Persediaan blanko dari pusat belum mencukupi.',
      'Sisa blanko diperiksa pada buku persediaan.',
      'Pelapor perlu dokumen pengganti selama menunggu.',
      'Kekosongan blanko bersifat sementara.',
      'Terbitkan surat keterangan atau aktifkan IKD, dan beri tanggal.',
    ],
    findings: 'Kiriman blanko dijadwalkan pekan ini.',
    instructions: 'Daftarkan pelapor pada urutan pertama kiriman berikutnya; tawarkan IKD.',
    answer:
      'Blanko KTP-el kami terima kembali {date}; pelapor sudah masuk daftar urutan. Sementara itu IKD dapat diaktifkan di loket 5 dan berlaku sama.',
    again:
      'Kartu akan dicetak {date}. Bila Bapak/Ibu memerlukannya lebih cepat, surat keterangan pengganti dapat diambil hari ini di loket 1.',
  },
  {
    ...{ service: 'ktpel_rekam', category: 'queue', complaintClass },
    texts: [
      'Antri rekam KTP dari jam 7 pagi baru dipanggil jam 1 siang, mesin cuma satu yg jalan. Mohon diperbaiki',
      'nomor antrian rekam ktp habis jam 9?? padahal saya dr {ward} jauh',
    ],
    review: [
      'Pelapor menunggu lama untuk perekaman KTP-el.',
      'Satu alat rekam tidak beroperasi.',
      'Catatan antrean hari itu menunjukkan satu alat rekam dipakai.',
      'Perekaman di kecamatan dapat mengurangi antrean di kantor.',
      'Antrean panjang karena kekurangan alat pada hari itu.',
      'Perbaiki alat dan arahkan pelapor ke perekaman kecamatan.',
    ],
    findings: 'Alat kedua dalam perbaikan dan selesai pekan ini.',
    instructions: 'Tambah jam perekaman, umumkan jadwal kecamatan.',
    answer:
      'Mohon maaf atas antreannya. Alat kedua beroperasi kembali mulai {date}; perekaman juga dilayani di kantor kecamatan setiap Selasa dan Kamis.',
    again: 'Bapak/Ibu dapat langsung datang {date} pukul 08.00 dan menyebutkan nomor laporan ini; kami sediakan tempat.',
  },
  {
    ...{ service: 'kk', category: 'delay', complaintClass },
    texts: [
      'KK saya pecah KK sejak menikah belum jadi2, sdh {weeks} minggu diajukan online. {ward}',
      'Pak KK baru kapan selesai? mau daftar sekolah anak. Pengajuan {weeks} minggu lalu',
      'Tabe, KK ulun balum jua jadi, pang sudah {weeks} minggu. Kawakah dipadahi bila jadinya?',
    ],
    review: [
      'KK pelapor belum terbit {weeks} minggu setelah diajukan.',
      'Berkas belum lengkap atau menunggu tanda tangan elektronik.',
      'Pengajuan ada di sistem; berkas lengkap.',
      'Permohonan tertahan pada tahap tanda tangan elektronik.',
      'Penerbitan terlambat tanpa kesalahan pelapor.',
      'Selesaikan tanda tangan elektronik dan kirim KK lewat surel pelapor.',
    ],
    findings: 'Berkas lengkap, menunggu tanda tangan elektronik.',
    instructions: 'Selesaikan dan kirimkan hari ini juga.',
    answer:
      'KK sudah ditandatangani secara elektronik dan dikirim ke surel yang didaftarkan pada {date}. Cetak sendiri pada kertas HVS A4 putih.',
    again: 'Surel kami kembali karena alamatnya keliru; KK kini dapat diunduh dari tautan pada aplikasi layanan mulai {date}.',
    isPersonal: true,
  },
  {
    ...{ service: 'kk', category: 'dataError', complaintClass },
    texts: [
      'Di KK saya nama istri salah ketik, tlg dibetulkan. {ward}',
      'KK yg baru jadi kok tgl lahir anak salah, harusnya bln 8 ditulis bln 3',
    ],
    review: [
      'Ada salah tulis pada KK yang baru terbit.',
      'Kesalahan terjadi saat pengetikan.',
      'Akta kelahiran pelapor dibandingkan dengan KK.',
      'Data di akta benar, KK perlu diterbitkan ulang.',
      'Kesalahan ada pada petugas.',
      'Terbitkan KK perbaikan tanpa pelapor mengulang antrean.',
    ],
    findings: 'Benar salah tulis; dokumen pendukung sudah ada.',
    instructions: 'Perbaiki dan terbitkan ulang.',
    answer:
      'Mohon maaf atas salah tulisnya. KK perbaikan sudah terbit dan dapat diambil di loket 3 mulai {date}; KK lama mohon dibawa.',
    again: 'Perbaikan kedua sudah kami periksa bersama; KK yang benar dapat diambil {date}.',
    isPersonal: true,
  },
  {
    ...{ service: 'biodata', category: 'rejection', complaintClass },
    texts: [
      'Berkas ubah pekerjaan di KTP ditolak terus di loket, katanya kurang surat tp tidak dijelaskan surat apa',
      'Sdh 3 kali bolak balik {ward} ke kantor, berkas perubahan pendidikan ditolak. Syarat yg benar apa?',
    ],
    review: [
      'Berkas perubahan biodata ditolak tanpa penjelasan yang jelas.',
      'Pelapor belum menerima daftar syarat yang lengkap.',
      'Daftar syarat di loket diperiksa.',
      'Syarat berlaku sama, penjelasan di loket yang kurang.',
      'Penolakan benar menurut syarat, penjelasannya tidak cukup.',
      'Kirim daftar syarat dan layani pada kunjungan berikutnya.',
    ],
    findings: 'Syarat yang kurang adalah surat keterangan kerja.',
    instructions: 'Jelaskan syarat secara tertulis.',
    answer:
      'Syarat perubahan pekerjaan: KK asli, formulir F-1.06, dan surat keterangan kerja. Silakan datang ke loket 3 mulai {date}, tanpa antre ulang.',
    again: 'Surat keterangan dari ketua RT dapat diterima sebagai pengganti; petugas loket 3 sudah kami beri tahu.',
  },
  {
    ...{ service: 'datang', category: 'delay', complaintClass },
    texts: [
      'Saya pindahan dari luar kota, SKPWNI sudah saya serahkan {weeks} minggu lalu, KK & KTP {ward} blm keluar',
      'pindah datang ke {ward} kapan selesainya ya min? anak mau masuk sekolah',
    ],
    review: [
      'Kedatangan pelapor belum diproses.',
      'Data di daerah asal belum ditarik.',
      'SKPWNI terdaftar di sistem.',
      'Penarikan data tertunda pada gangguan jaringan.',
      'Penyelesaian tertunda pada penarikan data.',
      'Tarik data dan terbitkan KK baru.',
    ],
    findings: 'Data sudah dapat ditarik.',
    instructions: 'Selesaikan kedatangan, kabari pelapor.',
    answer: 'Kedatangan sudah selesai diproses; KK dan KTP-el dapat diambil di loket 4 mulai {date}.',
    again: 'Dokumen atas nama pelapor kami antarkan ke kelurahan {ward} pada {date}.',
    isPersonal: true,
  },
  {
    ...{ service: 'ktpel_cetak', category: 'status', complaintClass: 'informationRequest' },
    texts: [
      'Pagi, mau tanya KTP yg rekam bulan lalu sudah bisa diambil belum ya?',
      'Min cek status ktp atas nama saya dong, {ward}',
    ],
    review: ['Pelapor menanyakan status KTP-el.', 'Kartu sudah tercetak.', 'Sampaikan tempat dan jam pengambilan.'],
    answer: 'KTP-el sudah tercetak dan dapat diambil di loket pengambilan pada hari kerja, pukul 08.00–15.30. Gratis.',
    again: 'Kartu ada di loket 2; mohon menyebutkan nomor laporan ini kepada petugas.',
  },
  {
    ...{ service: 'kia', category: 'information', complaintClass: 'informationRequest' },
    texts: [
      'Apa saja syarat bikin KIA untuk anak 4 th?',
      'Syarat kia apa aja min? foto ukuran brp',
      'Bisa kah bikin KIA di {ward} atau harus ke kantor?',
    ],
    review: ['Pelapor menanyakan syarat KIA.', 'Pertanyaan umum.', 'Kirim daftar syarat.'],
    answer:
      'Syarat KIA: kutipan akta kelahiran, KK, dan KTP-el orang tua; anak di atas 5 tahun menyertakan pasfoto 2×3 dua lembar. Gratis, selesai satu hari.',
    again: 'Untuk anak di bawah 5 tahun tidak diperlukan foto. Layanan juga ada di kantor kecamatan setiap Rabu.',
  },
  {
    ...{ service: 'pindah', category: 'information', complaintClass: 'informationRequest' },
    texts: ['Mau pindah ke luar provinsi, urus SKPWNI perlu surat RT tidak?', 'syarat pindah keluar kota apa aja ya pak'],
    review: ['Pelapor menanyakan syarat pindah keluar.', 'Pertanyaan umum.', 'Kirim daftar syarat.'],
    answer:
      'Syarat pindah: KK asli dan formulir F-1.03, tanpa surat pengantar RT/RW. Dapat diajukan lewat aplikasi layanan. Gratis.',
    again: 'Formulir F-1.03 dapat diisi di loket; cukup membawa KK asli.',
  },
];
