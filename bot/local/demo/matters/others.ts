import type { Matter } from './matter';

const complaintClass = 'complaintNonSupervisory';

/** Data, applications, and the house itself. */
export const others: readonly Matter[] = [
  {
    ...{ service: 'konsolidasi', category: 'dataMismatch', complaintClass },
    texts: [
      'NIK saya tdk terdaftar waktu daftar BPJS, padahal KTP aktif. Tolong diaktifkan',
      'NIK kada tabaca di bank, disuruh ka Dukcapil. Ulun warga {ward}',
      'Data saya tidak ditemukan waktu daftar kartu SIM, mohon disinkronkan min',
    ],
    review: [
      'NIK pelapor tidak ditemukan pada layanan lembaga lain.',
      'Data belum dikonsolidasikan ke pusat.',
      'Data setempat aktif; hasil pencocokan diperiksa.',
      'Perubahan terakhir belum terkirim ke pusat.',
      'Perlu konsolidasi data.',
      'Kirim konsolidasi dan kabari pelapor.',
    ],
    findings: 'Data aktif, belum terkonsolidasi.',
    instructions: 'Konsolidasikan hari ini.',
    answer: 'Data sudah dikonsolidasikan. Silakan mencoba lagi mulai {date}; bila masih gagal, balas pesan ini.',
    again: 'Konsolidasi diulang dan dinyatakan berhasil oleh pusat; lembaga terkait sudah dapat membacanya.',
    isPersonal: true,
  },
  {
    ...{ service: 'ikd', category: 'system', complaintClass },
    texts: [
      'Aplikasi IKD error terus pas verifikasi wajah, sdh coba 5x',
      'ganti hp, ikd gak bisa login. Hrs ke kantor kah? saya di {ward}',
    ],
    review: [
      'Pelapor tidak dapat masuk ke aplikasi IKD.',
      'Aktivasi terikat pada telepon yang lama.',
      'Riwayat aktivasi diperiksa.',
      'Aktivasi ulang diperlukan.',
      'Kendala pada penggantian telepon.',
      'Setel ulang dan jadwalkan aktivasi.',
    ],
    findings: 'Perlu setel ulang.',
    instructions: 'Setel ulang akun IKD.',
    answer:
      'Akun IKD sudah disetel ulang. Aktivasi dilakukan di loket 5 atau di kecamatan mulai {date}, cukup membawa telepon dan KTP-el.',
    again: 'Petugas kami membantu lewat panggilan video pada {date} pukul 10.00 WIB.',
  },
  {
    ...{ service: 'layanan_online', category: 'system', complaintClass },
    texts: [
      'Web pendaftaran online tidak bisa dibuka dari semalam',
      'upload berkas di aplikasi gagal terus tulisannya file terlalu besar padahal cuma 300 kb',
      'antrean daring errror, sudah daftar tp nomor kada kaluar',
    ],
    review: [
      'Layanan daring tidak dapat dipakai.',
      'Gangguan pada peladen atau batas ukuran berkas.',
      'Catatan peladen diperiksa.',
      'Ada gangguan singkat, dan batas ukuran terlalu rendah.',
      'Gangguan sudah pulih; batas ukuran perlu dinaikkan.',
      'Naikkan batas dan beri tahu pelapor.',
    ],
    findings: 'Gangguan pulih.',
    instructions: 'Naikkan batas ukuran berkas.',
    answer: 'Mohon maaf, gangguan sudah pulih dan batas ukuran berkas dinaikkan menjadi 2 MB. Silakan mencoba lagi.',
    again: 'Kami sudah mendaftarkan pengajuan Bapak/Ibu dari kantor; nomor antrean berlaku pada {date}.',
  },
  {
    ...{ service: 'umum', category: 'facility', complaintClass },
    texts: [
      'AC ruang tunggu mati, panas skali banyak bawa bayi',
      'Parkiran becek dan gelap, tolong ada lampu',
      'toilet kantor kotor, mohon dibersihkan',
    ],
    review: [
      'Sarana ruang tunggu dan halaman kurang layak.',
      'Perawatan tertunda.',
      'Keadaan diperiksa di tempat.',
      'Dapat diperbaiki oleh sekretariat.',
      'Laporan benar.',
      'Perbaiki dan beri tanggal.',
    ],
    findings: 'Benar, sudah dipesan perbaikannya.',
    instructions: 'Perbaiki pekan ini.',
    answer: 'Terima kasih atas laporannya. Perbaikan dikerjakan {date}; ruang tunggu sementara disediakan di aula.',
    again: 'Perbaikan sudah selesai dan diperiksa; silakan memberi tahu kami bila masih ada kekurangan.',
  },
  {
    ...{ service: 'umum', category: 'staffConduct', complaintClass },
    texts: [
      'Petugas loket main HP waktu saya tanya, jawabnya ketus',
      'dilayani sambil ngobrol sama temannya, tidak sopan. Loket sebelah kiri pintu',
    ],
    review: [
      'Pelapor merasa dilayani dengan tidak ramah.',
      'Petugas lelah karena antrean panjang.',
      'Jadwal petugas hari itu diperiksa.',
      'Standar pelayanan tidak terpenuhi.',
      'Keluhan dapat diterima.',
      'Beri pembinaan dan sampaikan permohonan maaf.',
    ],
    findings: 'Petugas mengakui.',
    instructions: 'Pembinaan oleh sekretariat.',
    answer:
      'Mohon maaf atas pelayanan kami. Petugas yang bersangkutan sudah diberi pembinaan, dan pengawas loket ditambah mulai {date}.',
    again: 'Sekretaris dinas bersedia menerima Bapak/Ibu pada {date} pukul 09.00 WIB bila berkenan.',
  },
  {
    ...{ service: 'umum', category: 'praise', complaintClass: 'aspiration' },
    texts: [
      'Makasih pak petugas loket 2 ramah skali, KTP ibu saya selesai cepat',
      'pelayanan jemput bola di {ward} mantap, lanjutkan',
    ],
    review: ['Pelapor menyampaikan apresiasi.', 'Apresiasi.', 'Sampaikan kepada petugas.'],
    answer: 'Terima kasih atas apresiasi Bapak/Ibu. Sudah kami sampaikan kepada petugas yang bersangkutan.',
    again: 'Terima kasih kembali.',
  },
  {
    ...{ service: 'umum', category: 'suggestion', complaintClass: 'aspiration' },
    texts: [
      'Saran, tolong sediakan kursi utk lansia di dekat loket',
      'kalau bisa jam layanan sabtu dibuka jg, kami kerja senin-jumat',
    ],
    review: ['Pelapor memberi saran pelayanan.', 'Saran dapat dipertimbangkan.', 'Teruskan ke sekretariat dan jawab.'],
    answer: 'Terima kasih atas sarannya. Kami bahas dalam rapat pelayanan pekan ini dan kami umumkan hasilnya.',
    again: 'Saran Bapak/Ibu masuk rencana kerja bulan depan.',
  },
];
